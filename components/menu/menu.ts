/**
 * Opens a menu at a button: a native popover in the given shadow root, arrows inside, Escape and a click elsewhere close
 * it, and the focus goes back to the button. Loaded lazily by whoever opens menus.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { createPopup } from '../base/popup.ts';
import { icon } from '../icons/icon.ts';

export interface MenuItem {
  readonly label: string;
  readonly shape?: string;
  /** Looks like what it does: removing, ending. */
  readonly stop?: boolean;
  /** A choice among several: shown as pressed. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** Why it cannot be chosen now: it stays in reach, so that everybody can read it. */
  readonly reason?: string | undefined;
  act(): void;
}

export interface MenuOptions {
  readonly root: ShadowRoot;
  readonly anchor: HTMLElement;
  readonly label: string;
  /** Groups are set apart by a line. */
  readonly groups: readonly (readonly MenuItem[])[];
}

const GAP = 6;

function itemTemplate(item: MenuItem, anchor: HTMLElement, close: () => void): TemplateResult {
  // The focus is back at the button before anything else opens: that is where a dialog gives it back to.
  const choose = (): void => {
    close();
    anchor.focus({ preventScroll: true });
    item.act();
  };
  const isShut = item.disabled ?? false;
  return html`<button
    class="item ${item.stop ? 'item--stop' : ''}"
    type="button"
    tabindex="-1"
    role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'}
    aria-checked=${item.checked === undefined ? nothing : String(item.checked)}
    ?disabled=${isShut && !item.reason}
    aria-disabled=${isShut && item.reason ? 'true' : nothing}
    @click=${isShut ? nothing : choose}
  >
    ${item.shape ? icon(item.shape) : nothing}<span class="grow"
      >${item.label}${isShut && item.reason ? html`<span class="reason">${item.reason}</span>` : nothing}</span
    >${item.checked ? html`<span aria-hidden="true">✓</span>` : nothing}
  </button>`;
}

/** Beside the anchor, inside the window, on the side where the text begins. */
function position(menu: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const rightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const wantedX = rightToLeft ? at.left : at.right - width;
  const below = at.bottom + GAP + height <= innerHeight || at.top < height + GAP;
  const x = Math.max(GAP, Math.min(wantedX, innerWidth - width - GAP));
  const y = below ? Math.min(at.bottom + GAP, Math.max(GAP, innerHeight - height - GAP)) : at.top - height - GAP;
  menu.style.setProperty('left', `${String(x)}px`);
  menu.style.setProperty('top', `${String(y)}px`);
}

function handleKey(event: KeyboardEvent, menu: HTMLElement): void {
  const items = [...menu.querySelectorAll<HTMLElement>('.item:not([disabled])')];
  const at = items.indexOf((menu.getRootNode() as ShadowRoot).activeElement as HTMLElement);
  const target = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items.at(at < 1 ? -1 : at - 1),
    Home: items[0],
    End: items.at(-1),
  }[event.key];
  if (target) target.focus();
  else if (event.key === 'Tab') menu.hidePopover();
  else if (event.key.length === 1 && event.key !== ' ')
    items
      .find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase()))
      ?.focus();
  else return;
  event.preventDefault();
}

/** @returns a function that closes it. */
export function openMenu({ root, anchor, label, groups }: MenuOptions): () => void {
  const menu = createPopup({ root, looks: 'menu', role: 'menu', label });
  const close = (): void => menu.hidePopover();
  const filled = groups.filter((group) => group.length > 0);
  render(
    filled.map(
      (group, index) =>
        html`${index > 0 ? html`<div class="menu-line" role="separator"></div>` : nothing}${group.map((item) => itemTemplate(item, anchor, close))}`,
    ),
    menu,
  );
  menu.addEventListener('keydown', (event) => handleKey(event, menu));
  menu.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    anchor.removeAttribute('aria-expanded');
    if (root.activeElement === null || menu.contains(root.activeElement)) anchor.focus();
    menu.remove();
  });
  (root.querySelector('.hearth') ?? root).append(menu);
  menu.showPopover();
  anchor.setAttribute('aria-expanded', 'true');
  position(menu, anchor);
  menu.querySelector<HTMLElement>('.item:not([disabled])')?.focus();
  return close;
}
