/** The pills over the lower edge of the log: to the newest messages, and back after a jump. A leaf. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { arrowDown, undo2 } from '../icons/later-shapes.ts';
import type { Locale } from '../locales/locale.ts';

export interface JumpPillsView {
  readonly unread: number;
  readonly isAway: boolean;
  readonly hasBack: boolean;
  readonly locale: Locale;
  onBack(): void;
  onLatest(): void;
}

export function jumpPills({
  unread,
  isAway,
  hasBack,
  locale,
  onBack,
  onLatest,
}: JumpPillsView): TemplateResult | typeof nothing {
  if (!isAway && !hasBack) return nothing;
  return html`<div class="jumps">
    ${hasBack ? html`<button class="jump" part="jump" type="button" @click=${onBack}>${icon(undo2, true)}${locale.t('log.back')}</button>` : nothing}
    ${
      isAway
        ? html`<button class="jump" part="jump" type="button" @click=${onLatest}>
            ${unread > 0 ? html`<span class="dot"></span>${locale.t('log.newMessages', { count: unread })}` : locale.t('log.latest')}${icon(arrowDown)}
          </button>`
        : nothing
    }
  </div>`;
}
