/** Makes what menus, pickers and cards stand in: a native popover that Escape and a press elsewhere close. Loaded lazily. */
import { adopt } from './adopt.ts';
import { popups } from './popups.ts';

export interface PopupOptions {
  /** Where its styles go. */
  readonly root: ShadowRoot;
  readonly looks: string;
  readonly role: 'dialog' | 'menu';
  readonly label: string;
}

export function createPopup({ root, looks, role, label }: PopupOptions): HTMLElement {
  adopt(root, popups);
  const popup = document.createElement('div');
  popup.className = `popup ${looks}`;
  popup.popover = 'auto';
  popup.setAttribute('part', 'popup');
  popup.setAttribute('role', role);
  popup.setAttribute('aria-label', label);
  popup.addEventListener('keydown', (event) => event.stopPropagation()); // Escape closes nothing else with it
  return popup;
}
