/**
 * The port of the replica on disk. One cache belongs to one identity. Adapters: `IdbCache` (browsers), `MemoryCache`
 * (private windows, Node, tests); one contract suite over both. Each method is one transaction: all of it or nothing.
 */
import type { CommandFrame } from '../protocol/commands.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { Row } from '../protocol/rows.ts';
import type { Cursor } from '../protocol/wire.ts';

/** A command that has not been answered yet. */
export interface OutboxEntry {
  readonly opId: string;
  /** Grows with each entry of this cache: the order of sending within a lane. */
  readonly n: number;
  /** Commands of one lane (a channel's id, or `''`) are sent in order, one after the other. */
  readonly lane: string;
  readonly frame: CommandFrame;
  readonly queuedAt: number;
  readonly attempts: number;
  /** Set when repeating cannot cure it: it waits for Retry, Edit or Discard. */
  readonly failure?: { readonly code: string; readonly message: string };
}

export type OutboxChange = Pick<OutboxEntry, 'attempts'> & Partial<Pick<OutboxEntry, 'failure'>>;

/** A contiguous stretch of a channel's history that is held, ends included. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** Held messages just before or just after a seq; without either, the newest. */
export interface MessagePage {
  readonly before?: number;
  readonly after?: number;
  readonly limit: number;
}

export interface Draft {
  readonly channelId: string;
  readonly text: string;
  readonly replyToId?: string;
  readonly at: number;
}

/** Everything that a server answer or a patch changes, laid down in one transaction. */
export interface CacheChange {
  readonly stream: string;
  /** Absent for a page of history: the cursor stays. */
  readonly cursor?: Cursor;
  /** Drop what is held of the stream first (rows, ranges). Where that is newer, the change is left out but for `retired`. */
  readonly reset?: boolean;
  readonly rows: readonly Row[];
  /** For a channel: stretches that are held from now on because of these rows; joined to those held already. */
  readonly ranges?: readonly SeqRange[];
  /** For a page of history: the stream's rev when it was read. When the stored cursor is beyond it, the page is left out. */
  readonly readRev?: number;
  /** Outbox entries whose outcome these rows carry. */
  readonly retired?: readonly string[];
}

export interface CacheSnapshot {
  /** Rows of `community:` and `me:` streams and the rows of channels and categories; messages are read by channel. */
  readonly rows: readonly { readonly stream: string; readonly row: Row }[];
  readonly cursors: ReadonlyMap<string, Cursor>;
  readonly outbox: readonly OutboxEntry[];
  readonly drafts: readonly Draft[];
  /** What the person chose on this device: collapsed categories, last channel, places in history. */
  readonly settings: ReadonlyMap<string, unknown>;
}

export interface Cache {
  /** False when nothing outlives the page; the interface says so once. */
  readonly persistent: boolean;
  open(): Promise<CacheSnapshot>;
  /**
   * Held messages, ascending, from one contiguous stretch: the `limit` just before or just after a seq, else the newest.
   * Stops at a hole, so it may answer fewer.
   */
  messages(channelId: string, page: MessagePage): Promise<readonly MessageRow[]>;
  ranges(channelId: string): Promise<readonly SeqRange[]>;
  /** Rows with a lower or equal rev than the one held are left out; a cursor of the same epoch never goes back. */
  apply(changes: readonly CacheChange[]): Promise<void>;
  /** Forgets streams, whole. */
  forget(streams: readonly string[]): Promise<void>;
  /** @returns the entry with its `n`, once it is safely stored. */
  enqueue(entry: Omit<OutboxEntry, 'n'>): Promise<OutboxEntry>;
  updateOutbox(opId: string, change: OutboxChange): Promise<void>;
  dequeue(opIds: readonly string[]): Promise<void>;
  outbox(): Promise<readonly OutboxEntry[]>;
  putDraft(draft: Draft): Promise<void>;
  putSetting(key: string, value: unknown): Promise<void>;
  /** Erases everything of this identity. */
  destroy(): Promise<void>;
  close(): void;
}
