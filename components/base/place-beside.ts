/** Puts a popup of the top layer beside what opened it: inside the window, below if there is room, else above; where it was when that has gone. */
const GAP = 6;

/** @param align which edges lie in one line, along the reading. */
export function placeBeside(popup: HTMLElement, anchor: Element, align: 'start' | 'end' = 'end'): void {
  if (!anchor.isConnected) return;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popup;
  const isRightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const wanted = isRightToLeft === (align === 'end') ? at.left : at.right - width;
  const isBelow = at.bottom + GAP + height <= innerHeight || at.top < height + GAP;
  const left = Math.max(GAP, Math.min(wanted, innerWidth - width - GAP));
  const top = isBelow ? Math.max(GAP, Math.min(at.bottom + GAP, innerHeight - height - GAP)) : at.top - height - GAP;
  popup.style.setProperty('left', `${left}px`);
  popup.style.setProperty('top', `${top}px`);
}
