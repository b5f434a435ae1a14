/**
 * Keeps the reader's place. What was the first visible row stays where it was on the screen whatever arrives above or
 * below it, grows or goes; at the end the log follows. Browsers' own anchoring is switched off (`overflow-anchor: none`):
 * WebKit has none, and two hands on one wheel make it jump.
 *
 *   reader scrolls ──► capture: follow, or the visible rows and their offsets
 *   rows change, an image loads, the pane is resized ──► restore, before the next paint
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const NEAR_END_PX = 80;
/** More than one, in case the first is deleted or leaves the window. */
const ANCHORS = 12;

interface Anchor {
  readonly key: string;
  /** Distance of the row's top from the top of the log. */
  readonly offset: number;
}

export interface ScrollAnchorOptions {
  /** The scrolling box; undefined before the first render. */
  log(): HTMLElement | null;
  /** Its one child, which holds the rows. */
  feed(): HTMLElement | null;
  /** Whether the last row shown is the newest there is. */
  isWhole(): boolean;
  onScroll(): void;
}

export class ScrollAnchor implements ReactiveController {
  readonly #options: ScrollAnchorOptions;
  #follows = true;
  #anchors: readonly Anchor[] = [];
  #lastTop = 0;
  #log: HTMLElement | null = null;
  #sizes: ResizeObserver | undefined;

  constructor(host: ReactiveControllerHost, options: ScrollAnchorOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** True while the log sticks to its end. */
  get follows(): boolean {
    return this.#follows;
  }

  /** How far the end is below the lower edge, in pixels. */
  get toEnd(): number {
    return this.#log ? this.#log.scrollHeight - this.#log.clientHeight - this.#log.scrollTop : 0;
  }

  /** The row at the top edge and its offset, to come back to later; undefined at the end. */
  get place(): Anchor | undefined {
    return this.#follows ? undefined : this.#anchors[0];
  }

  /** A scroll that no event has told of yet must not be undone by the coming change. */
  hostUpdate(): void {
    if (this.#log && this.#log.scrollTop !== this.#lastTop) this.#capture();
  }

  hostUpdated(): void {
    const log = this.#options.log();
    if (log !== this.#log) this.#attach(log);
    this.restore();
  }

  hostDisconnected(): void {
    this.#attach(null);
  }

  restore(): void {
    const log = this.#log;
    if (!log) return;
    // a window that was moved away from the newest message has no end to follow
    this.#follows &&= this.#options.isWhole();
    if (this.#follows) log.scrollTop = log.scrollHeight;
    else if (!this.#hold(log)) this.#capture(); // all rows are others now: from here on, hold these
    this.#lastTop = log.scrollTop;
  }

  /** @returns false when none of the rows held is there any more. */
  #hold(log: HTMLElement): boolean {
    for (const anchor of this.#anchors) {
      const row = this.#row(anchor.key);
      if (!row) continue;
      const moved = this.#offsetOf(row) - anchor.offset;
      if (Math.abs(moved) >= 0.5) log.scrollTop += moved;
      return true;
    }
    return false;
  }

  scrollToEnd(): void {
    this.#follows = true;
    this.restore();
  }

  /** @param offset where the row's top should stand, from the top of the log. @returns whether the row is there. */
  scrollToRow(key: string, offset: number): boolean {
    if (!this.#row(key)) return false;
    this.#follows = false;
    this.#anchors = [{ key, offset }];
    this.restore();
    this.#capture();
    return true;
  }

  /** Where a row's top stands, from the top of the log. */
  offsetOf(key: string): number {
    const row = this.#row(key);
    return row ? this.#offsetOf(row) : 0;
  }

  /** Brings a row into view by the shortest way, as the keyboard needs it. */
  reveal(row: HTMLElement): void {
    row.scrollIntoView({ block: 'nearest' });
    this.#capture();
  }

  #attach(log: HTMLElement | null): void {
    this.#log?.removeEventListener('scroll', this.#handleScroll);
    this.#sizes?.disconnect();
    this.#log = log;
    if (!log) return;
    log.addEventListener('scroll', this.#handleScroll, { passive: true });
    this.#sizes = new ResizeObserver(() => this.restore());
    this.#sizes.observe(log);
    const feed = this.#options.feed();
    if (feed) this.#sizes.observe(feed);
  }

  readonly #handleScroll = (): void => {
    this.#capture();
    this.#options.onScroll();
  };

  #capture(): void {
    const log = this.#log;
    if (!log) return;
    this.#lastTop = log.scrollTop;
    this.#follows = this.#options.isWhole() && this.toEnd <= NEAR_END_PX;
    this.#anchors = this.#visibleRows();
  }

  #visibleRows(): Anchor[] {
    const rows = this.#options.feed()?.children ?? [];
    const top = this.#log?.getBoundingClientRect().top ?? 0;
    let low = 0;
    for (let high = rows.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle;
      else low = middle + 1;
    }
    const anchors: Anchor[] = [];
    for (let at = low; at < rows.length && anchors.length < ANCHORS; at++) {
      const row = rows[at];
      const key = row instanceof HTMLElement ? row.dataset['key'] : undefined;
      if (row && key) anchors.push({ key, offset: this.#offsetOf(row) });
    }
    return anchors;
  }

  #offsetOf(row: Element): number {
    return row.getBoundingClientRect().top - (this.#log?.getBoundingClientRect().top ?? 0);
  }

  #row(key: string): HTMLElement | null {
    return this.#options.feed()?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
  }
}
