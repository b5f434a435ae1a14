/**
 * Where a channel opens, decided once its messages are here: at the message that was asked for; where the reader left
 * off; at the first unread; else at the end. Also keeps the place for the next time.
 */
import type { ChannelHandle, TimelineItem, TimelineView } from '../../src/index.ts';
import type { ScrollAnchor } from './scroll-anchor.ts';

const KEEP_MS = 400;
/** New messages begin a quarter down, so that some of what was said before is seen. */
const FROM_TOP = 0.25;
const MARK_MS = 2500;

export interface OpeningOptions {
  readonly anchor: ScrollAnchor;
  log(): HTMLElement | null;
  /** Highlights a row for a moment, or none. */
  mark(key: string | undefined): void;
}

export class Opening {
  readonly #options: OpeningOptions;
  #placed: ChannelHandle | undefined;
  /** A jump under way: where to put which row once it is rendered. */
  #target: { readonly seq: number; readonly offset?: number; readonly isMarked: boolean } | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #marking: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OpeningOptions) {
    this.#options = options;
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

  /** Goes to a message. @returns false when it is not there or not mine to see. */
  async go(channel: ChannelHandle, messageId: string): Promise<boolean> {
    const seq = await channel.showMessage(messageId);
    if (seq === undefined) return false;
    this.#placed = channel;
    this.#target = { seq, isMarked: true };
    this.#arrive(channel.timeline.get().items);
    return true;
  }

  async goToSeq(channel: ChannelHandle, seq: number, offset?: number): Promise<void> {
    this.#target = { seq, isMarked: false, ...(offset !== undefined && { offset }) };
    const { items } = channel.timeline.get();
    if (!items.some((item) => item.message.seq === seq)) await channel.showSeq(seq);
    this.#arrive(channel.timeline.get().items);
  }

  /** Soon after the last scroll, so that it survives a reload. */
  keepSoon(channel: ChannelHandle): void {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.keep(channel), KEEP_MS);
  }

  keep(channel: ChannelHandle): void {
    clearTimeout(this.#keeping);
    if (this.#placed !== channel) return;
    const place = this.#options.anchor.place;
    const item = place && channel.timeline.get().items.find(({ key }) => key === place.key);
    channel.place.set(
      place && item && item.message.seq > 0 ? { seq: item.message.seq, offset: place.offset } : undefined,
    );
  }

  leave(channel: ChannelHandle): void {
    this.keep(channel);
    clearTimeout(this.#marking);
    this.#placed = undefined;
    this.#target = undefined;
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
    if (target.isMarked) this.#mark(item.key);
  }

  #mark(key: string): void {
    this.#options.mark(key);
    clearTimeout(this.#marking);
    this.#marking = setTimeout(() => this.#options.mark(undefined), MARK_MS);
  }
}
