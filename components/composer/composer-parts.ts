/** What stands around the text field: strip for a reply or an edit, formatting, the line below. Leaves. */
import { html, nothing, type TemplateResult } from 'lit';
import { LIMITS } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { pencil, reply, users, x } from '../icons/shapes.ts';
import type { Locale } from '../locales/locale.ts';
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

/** A press must not take the keyboard of a phone away from the text. */
export function keepFocus(event: Event): void {
  event.preventDefault();
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

export interface UnderView {
  readonly typing: readonly string[];
  readonly length: number;
  readonly audienceCount: number | undefined;
  readonly note: string;
  readonly locale: Locale;
}

function typingWords(names: readonly string[], locale: Locale): unknown {
  const [first = ''] = names;
  if (names.length > 3) return locale.t('composer.writingSeveral');
  if (names.length > 1) return locale.t('composer.writingTogether', { names: locale.format.list(names) });
  return locale.rich('composer.writing', { name: html`<bdi>${first}</bdi>` });
}

function counter(length: number, locale: Locale): TemplateResult | typeof nothing {
  const left = LIMITS.messageText - length;
  if (left > COUNT_FROM) return nothing;
  return left >= 0
    ? html`<span class="number">${locale.t('composer.left', { count: left })}</span>`
    : html`<span id="too-long" class="problem number"
        >${locale.t('composer.tooLong', { count: -left, most: locale.format.number(LIMITS.messageText) })}</span
      >`;
}

/** Typing is not read out to screen readers: it would never be quiet. */
export function under({ typing, length, audienceCount, note, locale }: UnderView): TemplateResult {
  const count = counter(length, locale);
  const goesTo =
    audienceCount === undefined
      ? nothing
      : html`<span class="line goes-to">${icon(users)}${locale.t('composer.goesTo', { count: audienceCount })}</span>`;
  return html`<div class="under" part="under">
    <span class="typing clip"
      >${note || (typing.length > 0 ? html`<i aria-hidden="true"><b></b></i><span class="clip">${typingWords(typing, locale)}</span>` : nothing)}</span
    >
    ${count === nothing ? goesTo : count}
  </div>`;
}
