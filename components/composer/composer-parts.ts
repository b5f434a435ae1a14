/** What comes and goes around the text field: a strip for a reply or an edit, the formatting, who is writing, what is left. Leaves. */
import { html, nothing, type TemplateResult } from 'lit';
import { LIMITS } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { pencil } from '../icons/later-shapes.ts';
import { reply, x } from '../icons/shapes.ts';
import type { Locale } from '../locales/locale.ts';
import { keepFocus } from './composer-box.ts';
import { FORMATS, type FormatName } from './formatting.ts';

/** From here on the characters left are counted. */
const COUNT_FROM = 300;

export interface StripView {
  readonly kind: 'reply' | 'edit';
  readonly name: string;
  readonly excerpt: string;
  readonly isTouch: boolean;
  readonly locale: Locale;
  onStop(): void;
}

export function strip({ kind, name, excerpt, isTouch, locale, onStop }: StripView): TemplateResult {
  const isReply = kind === 'reply';
  const words = isReply
    ? locale.rich('composer.replying', {
        name: html`<bdi class="strong">${name}</bdi>`,
        text: html`<bdi>${excerpt}</bdi>`,
      })
    : locale.t(isTouch ? 'composer.editingTouch' : 'composer.editing');
  const label = locale.t(isReply ? 'composer.stopReply' : 'composer.stopEdit');
  return html`<div class="strip strip--calm top">
    ${icon(isReply ? reply : pencil, isReply)}<span class="grow clip">${words}</span>
    <button class="icon-button" type="button" aria-label=${label} title=${label} @click=${onStop}>${icon(x)}</button>
  </div>`;
}

export function formatBar(locale: Locale, onFormat: (name: FormatName) => void, more: TemplateResult): TemplateResult {
  return html`<div
    class="formats"
    role="toolbar"
    aria-label=${locale.t('composer.formatting')}
    @keydown=${handleBarKey}
  >
    ${FORMATS.map(({ name, shape }, index) => {
      const label = locale.t(`format.${name}`);
      return html`<button
        class="icon-button"
        type="button"
        tabindex=${index === 0 ? 0 : -1}
        aria-label=${label}
        title=${label}
        @pointerdown=${keepFocus}
        @click=${() => onFormat(name)}
      >
        ${icon(shape, name === 'quote' || name === 'list')}
      </button>`;
    })}${more}
  </div>`;
}

function handleBarKey(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const isRightToLeft = getComputedStyle(bar).direction === 'rtl';
  const step = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...bar.querySelectorAll('button')].filter((button) => button.offsetParent !== null);
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

function typingWords(names: readonly string[], locale: Locale): unknown {
  const [first = ''] = names;
  if (names.length > 3) return locale.t('composer.writingSeveral');
  if (names.length > 1) return locale.t('composer.writingTogether', { names: locale.format.list(names) });
  return locale.rich('composer.writing', { name: html`<bdi>${first}</bdi>` });
}

/** Typing is not read out to screen readers: it would never be quiet. */
export function typingLine(names: readonly string[], locale: Locale): TemplateResult | typeof nothing {
  if (names.length === 0) return nothing;
  return html`<i aria-hidden="true"><b></b></i><span class="clip">${typingWords(names, locale)}</span>`;
}

/** @returns undefined while there is room enough. */
export function counter(length: number, locale: Locale): TemplateResult | undefined {
  const left = LIMITS.messageText - length;
  if (left > COUNT_FROM) return undefined;
  return left >= 0
    ? html`<span class="number">${locale.t('composer.left', { count: left })}</span>`
    : html`<span id="too-long" class="problem number"
        >${locale.t('composer.tooLong', { count: -left, most: locale.format.number(LIMITS.messageText) })}</span
      >`;
}
