/**
 * Where the "new" divider stands: set when the reader opens the channel or comes back to it and finds something unread,
 * and kept there, whatever is read meanwhile, until the channel is left or newer messages come while nobody looks.
 */
import type { ChannelUnread } from '../../src/index.ts';

export class NewDivider {
  #fromSeq: number | null = null;
  #count = 0;
  /** All that it marks has been read: the next unread message begins a new stretch. */
  #isRead = false;

  get fromSeq(): number | null {
    return this.#fromSeq;
  }
  get count(): number {
    return this.#count;
  }

  update({ firstSeq, unread }: ChannelUnread, isReading: boolean): void {
    if (unread === 0) {
      this.#isRead = this.#fromSeq !== null;
      return;
    }
    if (isReading && this.#fromSeq === null) return;
    if (isReading && this.#isRead) return;
    if (firstSeq !== null && (this.#fromSeq === null || this.#isRead)) {
      this.#fromSeq = firstSeq;
      this.#isRead = false;
    }
    if (this.#fromSeq !== null) this.#count = unread;
  }

  /** The reader marked messages as unread. */
  set(fromSeq: number, count: number): void {
    this.#fromSeq = fromSeq;
    this.#count = count;
    this.#isRead = false;
  }

  reset(): void {
    this.#fromSeq = null;
    this.#count = 0;
    this.#isRead = false;
  }
}
