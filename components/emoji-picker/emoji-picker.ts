/** Opens the emoji picker in a popup beside a button. The focus begins in the search and goes back where it was. */
import { createPopup } from '../base/popup.ts';
import { placeBeside } from '../base/place-beside.ts';
import { EmojiView, type EmojiViewOptions } from './emoji-view.ts';

export { EmojiView } from './emoji-view.ts';

export interface EmojiPickerOptions extends EmojiViewOptions {
  readonly anchor: HTMLElement;
}

export function openEmojiPicker({ anchor, ...options }: EmojiPickerOptions): void {
  const { root, locale } = options;
  const popup = createPopup({ root, looks: 'emoji-popup', role: 'dialog', label: locale.t('emoji.title') });
  const onPick = (emoji: string): void => {
    popup.hidePopover();
    options.onPick(emoji);
  };
  const view = new EmojiView(popup, { ...options, onPick });
  popup.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    anchor.removeAttribute('aria-expanded');
    if (root.activeElement === null || popup.contains(root.activeElement)) anchor.focus();
    popup.remove();
  });
  (root.querySelector('.hearth') ?? root).append(popup);
  const isShown = view.show();
  popup.showPopover();
  anchor.setAttribute('aria-expanded', 'true');
  placeBeside(popup, anchor, 'start');
  view.focus();
  void isShown.then(() => popup.isConnected && placeBeside(popup, anchor, 'start'));
}
