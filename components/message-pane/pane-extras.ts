/** What stands around the log: the newest pin, the guidelines at a first visit, the toast. Leaves. */
import { html, nothing, type TemplateResult } from 'lit';
import { type MessageRow, parseMessageText } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { chevronRight } from '../icons/later-shapes.ts';
import { pin } from '../icons/soon-shapes.ts';
import type { Locale } from '../locales/locale.ts';
import { messageText, type Names } from '../message-list/message-text.ts';
import { excerptOf } from '../message-list/quote.ts';

export function pinnedBar(
  newest: MessageRow | undefined,
  names: Names,
  locale: Locale,
  jump: (messageId: string) => void,
): TemplateResult | typeof nothing {
  if (!newest) return nothing;
  return html`<button class="pinned" type="button" @click=${() => jump(newest.id)}>
    ${icon(pin)}<b class="strong">${locale.t('pane.pinned')}</b>
    <span class="clip grow" dir="auto">${excerptOf(newest.text, names, locale)}</span>${icon(chevronRight, true)}
  </button>`;
}

export interface GuidelinesView {
  readonly text: string;
  readonly names: Names;
  readonly locale: Locale;
  onDismiss(): void;
}

export function guidelinesCard({ text, names, locale, onDismiss }: GuidelinesView): TemplateResult {
  const { t } = locale;
  return html`<section class="guidelines" aria-label=${t('pane.guidelines')}>
    <b class="strong">${t('pane.guidelines')}</b>
    <div class="text">${messageText(parseMessageText(text), { locale, names, me: undefined, tab: 0 })}</div>
    <button class="button button--small" type="button" @click=${onDismiss}>${t('pane.gotIt')}</button>
  </section>`;
}

export function toast(text: string, undo: { readonly label: string; act(): void } | undefined): TemplateResult {
  return html`<div class="toasts">
    <div class="toast">
      <span class="grow">${text}</span>
      ${undo ? html`<button type="button" @click=${() => undo.act()}>${undo.label}</button>` : nothing}
    </div>
  </div>`;
}
