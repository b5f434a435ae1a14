/**
 * Where a channel opens, decided once its messages are here: at the message that was asked for; where the reader left
 * off; at the first unread; else at the end.
 */
import type { ChannelHandle, TimelineItem, TimelineView } from '../../src/index.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';

/** New messages begin a quarter down, so that some of what was said before is seen. */
const FROM_TOP = 0.25;

interface Target {
  readonly seq: number;
  readonly offset: number | undefined;
  readonly onArrive: ((key: string) => void) | undefined;
}

export interface OpeningOptions {
  readonly anchor: ScrollAnchor;
  log(): HTMLElement | null;
}

export class Opening {
  readonly #options: OpeningOptions;
  #placed: ChannelHandle | undefined;
  /** A jump under way: where to put which row once it is rendered. */
  #target: Target | undefined;

  constructor(options: OpeningOptions) {
    this.#options = options;
  }

  /** The channel has been opened, though it may be on its way to a place in it. */
  isPlaced(channel: ChannelHandle): boolean {
    return this.#placed === channel;
  }

  /** The channel stands where it opens: until then nothing counts as read. */
  isSettled(channel: ChannelHandle | undefined): boolean {
    return channel !== undefined && this.#placed === channel && !this.#target;
  }

  /** After each render. A channel without messages opens at its end, and follows the first ones. */
  update(channel: ChannelHandle, view: TimelineView): void {
    if (view.status !== 'ready') return;
    if (this.#placed !== channel) {
      this.#placed = channel;
      if (!this.#target) this.#begin(channel, view);
    }
    this.#arrive(view.items);
  }

  /** @param onArrive told which row it is, once it stands in its place. */
  async goToSeq(channel: ChannelHandle, seq: number, offset?: number, onArrive?: (key: string) => void): Promise<void> {
    this.#placed = channel;
    this.#target = { seq, offset, onArrive };
    const { items } = channel.timeline.get();
    if (!items.some((item) => item.message.seq === seq)) await channel.showSeq(seq);
    this.#arrive(channel.timeline.get().items);
  }

  /** The channel is left. */
  leave(): void {
    this.#placed = this.#target = undefined;
  }

  #begin(channel: ChannelHandle, view: TimelineView): void {
    const place = channel.place.get();
    const { firstSeq, unread } = channel.unread.get();
    if (place) void this.goToSeq(channel, place.seq, place.offset);
    else if (firstSeq !== null && unread > 0 && !this.#fits(firstSeq, view)) void this.goToSeq(channel, firstSeq);
    else this.#options.anchor.scrollToEnd();
  }

  /** All that is new stands on one screen: then the end is the better place. */
  #fits(firstSeq: number, view: TimelineView): boolean {
    const first = view.items.find((item) => item.message.seq >= firstSeq);
    const log = this.#options.log();
    if (!first || !log || view.hasAfter || (view.items[0]?.message.seq ?? 0) > firstSeq) return false;
    const row = log.querySelector(`[data-key="${CSS.escape(first.key)}"]`);
    const end = log.querySelector('.feed')?.lastElementChild;
    if (!row || !end) return false;
    return end.getBoundingClientRect().bottom - row.getBoundingClientRect().top < log.clientHeight * (1 - FROM_TOP / 2);
  }

  #arrive(items: readonly TimelineItem[]): void {
    const target = this.#target;
    const log = this.#options.log();
    const item = target && items.find(({ message }) => message.seq >= target.seq);
    if (!target || !log || !item || (items[0]?.message.seq ?? 0) > target.seq) return;
    const offset = target.offset ?? Math.round(log.clientHeight * FROM_TOP);
    if (!this.#options.anchor.scrollToRow(item.key, offset)) return; // not rendered yet: after the next update
    this.#target = undefined;
    target.onArrive?.(item.key);
  }
}
