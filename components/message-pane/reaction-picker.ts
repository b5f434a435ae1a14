/**
 * Chooses a reaction: the six named ones, and where the community offers every emoji, the common ones and a field for
 * any other. Loaded lazily. The full emoji picker takes the place of the field when it exists.
 */
import { html, nothing, render } from 'lit';
import { adopt } from '../base/adopt.ts';
import { fields } from '../base/fields.ts';
import { popups } from '../base/popups.ts';
import { placeBeside } from '../base/place-beside.ts';
import { icon } from '../icons/icon.ts';
import type { Locale } from '../locales/locale.ts';
import { NAMED_REACTIONS } from '../message-list/named-reactions.ts';
import { reactionPickerStyles } from './reaction-picker.styles.ts';

const COMMON = ['😀', '😂', '🥰', '😮', '😢', '🎉', '💯', '🙌', '🤔', '😅', '✅', '🔥', '🌟', '☀️', '🍰', '⚽'];
const EMOJI = /^(?=[\s\S]*[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3])[\p{Extended_Pictographic}\p{Emoji_Component}\u{e0020}-\u{e007f}]+$/u;

export interface ReactionPickerOptions {
  readonly root: ShadowRoot;
  readonly anchor: HTMLElement;
  readonly locale: Locale;
  readonly isEmojiOffered: boolean;
  onPick(emoji: string): void;
}

function graphemeCount(text: string): number {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length;
}

export function openReactionPicker({ root, anchor, locale, isEmojiOffered, onPick }: ReactionPickerOptions): void {
  adopt(root, popups);
  adopt(root, fields);
  adopt(root, reactionPickerStyles);
  const { t } = locale;
  const popup = document.createElement('div');
  popup.className = 'popup picker';
  popup.popover = 'auto';
  popup.setAttribute('part', 'popup');
  popup.setAttribute('role', 'dialog');
  popup.setAttribute('aria-label', t('message.addReaction'));
  const pick = (emoji: string) => (): void => {
    popup.hidePopover();
    onPick(emoji);
  };
  const take = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const text = input.value.trim();
    input.setCustomValidity(text && !(EMOJI.test(text) && graphemeCount(text) === 1) ? t('reaction.notEmoji') : '');
    if (text && input.reportValidity()) pick(text)();
  };
  const named = NAMED_REACTIONS.map(({ emoji, shape, word }) => html`<button class="named" type="button" @click=${pick(emoji)}>${icon(shape)}<span>${t(word)}</span></button>`);
  const more = html`<div class="more-emoji">${COMMON.map((emoji) => html`<button type="button" @click=${pick(emoji)}>${emoji}</button>`)}</div>
    <div class="field"><label for="any-emoji">${t('reaction.emoji')}</label><input id="any-emoji" class="input" autocomplete="off" placeholder=${t('reaction.emojiHelp')} @change=${take} /></div>`;
  render(html`<div class="named-reactions">${named}</div>${isEmojiOffered ? more : nothing}`, popup);
  popup.addEventListener('keydown', (event) => handleKey(event, popup));
  popup.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    const hasFocus = popup.contains(root.activeElement);
    popup.remove();
    if (hasFocus && anchor.isConnected) anchor.focus();
  });
  (root.querySelector('.hearth') ?? root).append(popup);
  popup.showPopover();
  placeBeside(popup, anchor);
  popup.querySelector<HTMLElement>('button')?.focus();
}

function handleKey(event: KeyboardEvent, popup: HTMLElement): void {
  if (event.target instanceof HTMLInputElement) return;
  const isRightToLeft = getComputedStyle(popup).direction === 'rtl';
  const step = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...popup.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
