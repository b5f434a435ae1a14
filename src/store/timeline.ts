/**
 * The part of one channel's history that is in memory: a contiguous window of messages, at most `WINDOW_MAX`, somewhere in
 * the channel. Seqs have no holes, so a message's place in the window is plain arithmetic, and a change costs the window,
 * never the channel. Written by the applier and `history`; the view is made in `sync/timeline-view`.
 */
import type { WritableAtom } from 'nanostores';
import type { WireError } from '../protocol/errors.ts';
import type { MessageRow } from '../protocol/messages.ts';
import { newer } from '../model/newer-message.ts';
import { cell } from '../util/cell.ts';
import { Topic } from './derived.ts';
import { keyed } from '../util/keyed.ts';

export const WINDOW_MAX = 300;
export const PAGE = 50;

export type TimelineStatus = 'loading' | 'ready' | 'failed' | 'missing';

export class Timeline {
  readonly #topic = new Topic();
  readonly changed = this.#topic.changed;
  /** Single messages that somebody watches, in the window or not: quotes. `null`: not there, or not mine to see. */
  readonly #watched = new Map<string, WritableAtom<MessageRow | null | undefined>>();
  rows: readonly MessageRow[] = [];
  /** The window ends at the channel's newest message and takes in each new one. */
  isAtEnd = true;
  /** What it was taken from has been dropped: the same place must be fetched anew. */
  isStale = false;
  /** The oldest seq there is, once known. */
  firstSeq = 1;
  /** When something was last pinned in the channel, in the window or not, as far as it came by. */
  pinnedAt = 0;
  status: TimelineStatus = 'loading';
  loading: 'before' | 'after' | 'around' | null = null;
  error: WireError | undefined;
  /** Where the reader is, unless following the end: that side is kept when the window grows too big. */
  readerSeq: number | undefined;

  get from(): number | undefined {
    return this.rows[0]?.seq;
  }
  get to(): number | undefined {
    return this.rows.at(-1)?.seq;
  }
  get hasBefore(): boolean {
    return this.from !== undefined && this.from > this.firstSeq;
  }

  at(seq: number): MessageRow | undefined {
    return this.from === undefined ? undefined : this.rows[seq - this.from];
  }
  find(messageId: string): MessageRow | undefined {
    return this.rows.find((row) => row.id === messageId) ?? this.#watched.get(messageId)?.get() ?? undefined;
  }

  /** Puts the window elsewhere; with `grownAt` it is the same one, grown from there. */
  show(rows: readonly MessageRow[], isAtEnd: boolean, grownAt?: number): void {
    this.rows = rows;
    this.isAtEnd = isAtEnd;
    if (grownAt === undefined) this.isStale = false;
    else this.#trim(grownAt, WINDOW_MAX);
    this.#settle('ready');
  }

  /** Lays in changed messages: those in the window, and at the end those that follow it. */
  lay(messages: readonly MessageRow[]): void {
    let rows: MessageRow[] | undefined;
    const pinnedAt = Math.max(this.pinnedAt, ...messages.map(({ pinned }) => pinned?.at ?? 0));
    const isPinned = pinnedAt > this.pinnedAt;
    this.pinnedAt = pinnedAt;
    for (const message of [...messages].sort((a, b) => a.seq - b.seq)) {
      this.tellWatched(message);
      const held = rows ?? this.rows;
      const place = message.seq - (held[0]?.seq ?? message.seq);
      const follows = this.isAtEnd && place === held.length;
      if (!follows && (place < 0 || place >= held.length)) continue;
      const row = newer(held[place], message);
      if (row === held[place]) continue;
      rows ??= [...held];
      rows[place] = row;
    }
    if (rows) {
      this.rows = rows;
      this.#trim(this.readerSeq ?? Infinity, WINDOW_MAX - PAGE);
    }
    if (rows || isPinned) this.#topic.touch();
  }

  /** Says what the window is doing. */
  mark(change: Partial<Pick<Timeline, 'status' | 'loading' | 'error' | 'firstSeq'>>): void {
    if (change.status !== undefined) this.status = change.status;
    if (change.loading !== undefined) this.loading = change.loading;
    if (change.firstSeq !== undefined) this.firstSeq = change.firstSeq;
    this.error = change.error;
    this.#topic.touch();
  }

  watch(messageId: string): WritableAtom<MessageRow | null | undefined> {
    return keyed(this.#watched, messageId, () =>
      cell<MessageRow | null | undefined>(this.rows.find((row) => row.id === messageId)),
    );
  }

  clear(status: TimelineStatus): void {
    this.rows = [];
    this.isAtEnd = true;
    this.isStale = false;
    this.firstSeq = 1;
    this.pinnedAt = 0;
    this.readerSeq = undefined;
    this.loading = null;
    for (const watched of this.#watched.values()) watched.set(status === 'missing' ? null : undefined);
    this.#settle(status);
  }

  #settle(status: TimelineStatus): void {
    this.status = status;
    this.error = undefined;
    for (const row of this.#watched.size > 0 ? this.rows : []) this.tellWatched(row);
    this.#topic.touch();
  }

  /** Tells those who watch this one message. */
  tellWatched(row: MessageRow): void {
    const watched = this.#watched.get(row.id);
    if (watched) watched.set(newer(watched.get() ?? undefined, row));
  }

  /** Drops from the end that lies further from the reader. */
  #trim(readerSeq: number, keep: number): void {
    const { from, to } = this;
    if (this.rows.length <= WINDOW_MAX || from === undefined || to === undefined) return;
    if (readerSeq - from < to - readerSeq) {
      this.rows = this.rows.slice(0, keep);
      this.isAtEnd = false;
    } else this.rows = this.rows.slice(-keep);
  }
}
