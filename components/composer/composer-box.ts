/** The box one writes in: the field, the buttons below it, and send. A leaf: what happens is handled by the composer. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isBlankText } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { arrowUp, atSign, check, smilePlus, type } from '../icons/shapes.ts';
import type { Locale } from '../locales/locale.ts';
import { formatBar, keepFocus } from './composer-parts.ts';
import type { ComposerPopup } from './composer-popup.ts';
import type { FormatName } from './formatting.ts';

export interface BoxHandlers {
  input(text: string): void;
  key(event: KeyboardEvent): void;
  blur(): void;
  showFormats(): void;
  format(name: FormatName): void;
  mention(): void;
  pickEmoji(anchor: HTMLElement): void;
}

export interface BoxView {
  readonly channel: string;
  readonly text: string;
  readonly isTooLong: boolean;
  readonly isReply: boolean;
  readonly isEdit: boolean;
  readonly isSentByEnter: boolean;
  readonly hasFormats: boolean;
  readonly popup: ComposerPopup | undefined;
  readonly locale: Locale;
  readonly on: BoxHandlers;
}

/** Stand in the bar, and where that is narrow beside the formatting. */
function aids({ t }: Locale, on: BoxHandlers): TemplateResult {
  const [mention, emoji] = [t('composer.mention'), t('composer.emoji')];
  return html`<button
      class="icon-button aid"
      type="button"
      aria-label=${mention}
      title=${mention}
      @pointerdown=${keepFocus}
      @click=${() => on.mention()}
    >
      ${icon(atSign)}</button
    ><button
      class="icon-button aid"
      type="button"
      aria-haspopup="dialog"
      aria-label=${emoji}
      title=${emoji}
      @click=${(event: Event) => on.pickEmoji(event.currentTarget as HTMLElement)}
    >
      ${icon(smilePlus)}
    </button>`;
}

function field({ text, channel, isReply, isTooLong, isSentByEnter, popup, locale, on }: BoxView): TemplateResult {
  const label = isReply ? locale.t('composer.replyLabel') : locale.t('composer.label', { channel });
  const isOpen = popup?.isOpen ?? false;
  return html`<textarea
    rows="1"
    dir=${text ? 'auto' : nothing}
    aria-label=${label}
    placeholder=${label}
    aria-invalid=${isTooLong ? 'true' : nothing}
    aria-describedby=${isTooLong ? 'too-long' : nothing}
    role=${isOpen ? 'combobox' : nothing}
    aria-autocomplete=${isOpen ? 'list' : nothing}
    aria-expanded=${isOpen ? 'true' : nothing}
    aria-controls=${isOpen ? 'popup-list' : nothing}
    aria-activedescendant=${popup?.activeId ?? nothing}
    autocapitalize="sentences"
    enterkeyhint=${isSentByEnter ? 'send' : nothing}
    .value=${live(text)}
    @input=${(event: Event) => on.input((event.target as HTMLTextAreaElement).value)}
    @keydown=${on.key}
    @blur=${on.blur}
  ></textarea>`;
}

export function box(view: BoxView): TemplateResult {
  const { text, isTooLong, isEdit, hasFormats, locale, on } = view;
  const formatting = locale.t('composer.formatting');
  const send = locale.t(isEdit ? 'composer.saveEdit' : 'composer.send');
  return html`<div class="box" part="composer">
    ${field(view)}
    <div class="bar">
      <button
        class="icon-button"
        type="button"
        aria-expanded=${hasFormats}
        aria-label=${formatting}
        title=${formatting}
        @click=${on.showFormats}
      >
        ${icon(type)}
      </button>
      ${aids(locale, on)}
    </div>
    ${hasFormats ? formatBar(locale, on.format, aids(locale, on)) : nothing}
    <button
      class="send"
      part="send"
      type="submit"
      aria-label=${send}
      title=${send}
      ?disabled=${isTooLong || isBlankText(text)}
      @pointerdown=${keepFocus}
    >
      ${icon(isEdit ? check : arrowUp)}
    </button>
  </div>`;
}

/** As high as its text, only where CSS cannot do it. */
export function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.setProperty('block-size', 'auto');
  field.style.setProperty('block-size', `${field.scrollHeight}px`);
}
