/**
 * Chooses a reaction: the six named ones, and where the community offers every emoji, all the others below them. Loaded
 * lazily; the emoji picker loads with the press on "Another emoji".
 */
import { html, nothing, render } from 'lit';
import type { HearthClient } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { createPopup } from '../base/popup.ts';
import { placeBeside } from '../base/place-beside.ts';
import { icon } from '../icons/icon.ts';
import { smilePlus } from '../icons/soon-shapes.ts';
import type { Locale } from '../locales/locale.ts';
import { withWords } from '../locales/texts.ts';
import { NAMED_REACTIONS, type ReactionShapes } from '../message-list/named-reactions.ts';
import { reactionPickerStyles } from './reaction-picker.styles.ts';

export interface ReactionPickerOptions {
  readonly root: ShadowRoot;
  readonly anchor: HTMLElement;
  readonly locale: Locale;
  readonly settings: HearthClient['settings'];
  readonly shapes: ReactionShapes;
  readonly isEmojiOffered: boolean;
  onPick(emoji: string): void;
}

export function openReactionPicker(options: ReactionPickerOptions): void {
  const { root, anchor, locale, settings, isEmojiOffered, onPick } = options;
  adopt(root, reactionPickerStyles);
  const popup = createPopup({ root, looks: 'picker', role: 'dialog', label: locale.t('message.addReaction') });
  const pick = (emoji: string): void => {
    popup.hidePopover();
    onPick(emoji);
  };
  const showAll = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLButtonElement;
    const { EmojiView } = await withWords(import('../emoji-picker/emoji-view.ts'));
    const box = popup.querySelector<HTMLElement>('.all-emoji');
    if (!box) return;
    button.hidden = true;
    const view = new EmojiView(box, { root, locale, settings, onPick: pick });
    const isShown = view.show();
    placeBeside(popup, anchor);
    view.focus();
    await isShown;
  };
  const named = NAMED_REACTIONS.map(
    ({ emoji, word }) =>
      html`<button class="named" type="button" @click=${() => pick(emoji)}>
        ${icon(options.shapes[word])}<span>${locale.t(word)}</span>
      </button>`,
  );
  const more = html`<button class="item" type="button" @click=${showAll}>
      ${icon(smilePlus)}<span>${locale.t('reaction.emoji')}</span>
    </button>
    <div class="all-emoji"></div>`;
  render(
    html`<div class="named-reactions" @keydown=${handleKey}>${named}</div>
      ${isEmojiOffered ? more : nothing}`,
    popup,
  );
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

/** Arrows go round the named ones; down leaves them for what is below. */
function handleKey(event: KeyboardEvent): void {
  const row = event.currentTarget as HTMLElement;
  const forward = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
  const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowUp: -1 }[event.key];
  const below = row.parentElement?.querySelector<HTMLElement>(':scope > .item:not([hidden]), .all-emoji input');
  if (event.key === 'ArrowDown' && below) below.focus();
  else if (step === undefined && event.key !== 'ArrowDown') return;
  else {
    const buttons = [...row.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    buttons[(at + (step ?? 1) + buttons.length) % buttons.length]?.focus();
  }
  event.preventDefault();
}
