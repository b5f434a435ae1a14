/** The box one writes in: the field, the buttons below it, and send. A leaf: what happens is handled by the composer. */
import { html, nothing, type TemplateResult } from 'lit';
import { isBlankText } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { arrowUp, check } from '../icons/shapes.ts';
import { soon } from '../icons/soon.ts';
import type { Locale } from '../locales/locale.ts';
import type { ComposerPopup } from './composer-popup.ts';

export type Aid = 'formats' | 'mention' | 'emoji';

export interface BoxHandlers {
  input(text: string): void;
  key(event: KeyboardEvent): void;
  blur(): void;
  /** A button beside the field was pressed. */
  aid(aid: Aid, button: HTMLElement): void;
}

export interface BoxView {
  readonly channel: string;
  readonly text: string;
  readonly isTooLong: boolean;
  readonly isReply: boolean;
  readonly isEdit: boolean;
  readonly isSentByEnter: boolean;
  readonly hasFormats: boolean;
  /** The bar with the formats, while it stands. */
  readonly formats: unknown;
  readonly popup: ComposerPopup | undefined;
  readonly locale: Locale;
  readonly on: BoxHandlers;
}

/** A press must not take the keyboard of a phone away from the text. */
export function keepFocus(event: Event): void {
  event.preventDefault();
}

function aidButton(
  { on }: Pick<BoxView, 'on'>,
  aid: Aid,
  label: string,
  shape: string,
  isOpen?: boolean,
): TemplateResult {
  return html`<button
    class="icon-button ${aid === 'formats' ? '' : 'aid'}"
    type="button"
    aria-haspopup=${aid === 'emoji' ? 'dialog' : nothing}
    aria-expanded=${isOpen ?? nothing}
    aria-label=${label}
    title=${label}
    @pointerdown=${aid === 'mention' ? keepFocus : nothing}
    @click=${(event: Event) => on.aid(aid, event.currentTarget as HTMLElement)}
  >
    ${icon(shape)}
  </button>`;
}

/** Stand in the bar, and where that is narrow beside the formatting. */
export function aidButtons(view: Pick<BoxView, 'on' | 'locale'>): TemplateResult {
  const { t } = view.locale;
  return html`${aidButton(view, 'mention', t('composer.mention'), soon('atSign'))}${aidButton(view, 'emoji', t('composer.emoji'), soon('smilePlus'))}`;
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
    @input=${(event: Event) => on.input((event.target as HTMLTextAreaElement).value)}
    @keydown=${on.key}
    @blur=${on.blur}
  ></textarea>`;
}

export function box(view: BoxView): TemplateResult {
  const { text, isTooLong, isEdit, hasFormats, locale } = view;
  const send = locale.t(isEdit ? 'composer.saveEdit' : 'composer.send');
  return html`<div class="box" part="composer">
    ${field(view)}
    <div class="bar">
      ${aidButton(view, 'formats', locale.t('composer.formatting'), soon('type'), hasFormats)}${aidButtons(view)}
    </div>
    ${view.formats}
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

/** What the field holds, where others than the person have changed it. */
export function fill(field: HTMLTextAreaElement, text: string): void {
  if (field.value !== text) field.value = text;
}

/** As high as its text, only where CSS cannot do it. */
export function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.setProperty('block-size', 'auto');
  field.style.setProperty('block-size', `${field.scrollHeight}px`);
}
