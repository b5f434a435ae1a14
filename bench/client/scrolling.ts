/**
 * Scrolls back through a long channel with the wheel and watches every frame: how long it took, whether a part of the
 * list was empty in it, and whether what one reads went back against the wheel (as it does when rows above change).
 */
import type { Page } from 'playwright-core';
import type { Parts } from './page-probe.ts';

const STEPS = 80;
const STEP_PX = 300;
const STEP_MS = 50;

export interface Scrolled {
  /** Milliseconds from frame to frame. */
  readonly frames: readonly number[];
  /** Frames in which more than two of ten heights of the list held no row. */
  readonly blanks: number;
  /** The farthest that a row went against the wheel from one frame to the next, in pixels. */
  readonly jumpPx: number;
  /** How far it came, in rows. */
  readonly rows: number;
}

declare global {
  interface Window {
    scrolled: { frames: number[]; blanks: number; jumpPx: number; rows: number };
    isScrolling: boolean;
  }
}

/** Stands alone: it is handed to the page as text. */
function watchFrames(parts: Parts): void {
  const scroller = window.probe.all(parts.scroller)[0]!;
  const rowAt = (x: number, y: number): Element | undefined => {
    let at = document.elementFromPoint(x, y);
    for (let inner = at; inner?.shadowRoot; at = inner) {
      inner = inner.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === at) break;
    }
    while (at && !at.matches(parts.row)) at = at.parentElement ?? hostOf(at);
    return at ?? undefined;
  };
  const hostOf = (element: Element): Element | null => {
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  };
  const seen = new Set<string>();
  let last = performance.now();
  let tops = new Map<Element, number>();
  window.scrolled = { frames: [], blanks: 0, jumpPx: 0, rows: 0 };
  window.isScrolling = true;
  const look = (now: number): void => {
    const { scrolled } = window;
    scrolled.frames.push(now - last);
    last = now;
    const box = scroller.getBoundingClientRect();
    const next = new Map<Element, number>();
    let empty = 0;
    for (let at = 0.05; at < 1; at += 0.1) {
      const y = box.top + box.height * at;
      const row = [0.2, 0.5, 0.8].map((x) => rowAt(box.left + box.width * x, y)).find(Boolean);
      if (!row) empty++;
      else if (!next.has(row)) next.set(row, row.getBoundingClientRect().top);
    }
    for (const [row, top] of next) {
      seen.add(row.textContent);
      scrolled.jumpPx = Math.max(scrolled.jumpPx, (tops.get(row) ?? top) - top);
    }
    tops = next;
    if (empty > 2) scrolled.blanks++;
    scrolled.rows = seen.size;
    if (window.isScrolling) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export async function scrollBack(page: Page, parts: Parts): Promise<Scrolled> {
  const place = await page.locator(parts.scroller).first().boundingBox();
  if (!place) throw new Error('There is no list to scroll.');
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.evaluate(watchFrames, parts);
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, -STEP_PX);
    await page.waitForTimeout(STEP_MS);
  }
  return page.evaluate(() => {
    window.isScrolling = false;
    return window.scrolled;
  });
}
