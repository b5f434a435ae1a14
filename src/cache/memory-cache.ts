/** The replica for places without a disk: private windows, Node, tests. The same promises as `IdbCache`, but for lasting. */
import { newer } from '../model/newer-message.ts';
import { isDead } from '../protocol/dead-rows.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { Row } from '../protocol/rows.ts';
import type { Cursor } from '../protocol/wire.ts';
import type {
  Cache,
  CacheChange,
  CacheSnapshot,
  Draft,
  OutboxEntry,
  SeqRange,
  MessagePage,
  OutboxChange,
} from './cache.ts';
import { heldSpan, joinRanges } from './seq-ranges.ts';

interface HeldStream {
  cursor?: Cursor;
  ranges: readonly SeqRange[];
  readonly rows: Map<string, Row>;
  readonly messages: Map<number, MessageRow>;
}

export class MemoryCache implements Cache {
  readonly persistent = false;
  readonly #streams = new Map<string, HeldStream>();
  readonly #drafts = new Map<string, Draft>();
  readonly #settings = new Map<string, unknown>();
  #outbox: readonly OutboxEntry[] = [];
  #lastN = 0;

  constructor(outbox: readonly OutboxEntry[] = []) {
    this.#outbox = outbox;
    this.#lastN = outbox.reduce((last, entry) => Math.max(last, entry.n), 0);
  }

  open(): Promise<CacheSnapshot> {
    const rows: { stream: string; row: Row }[] = [];
    const cursors = new Map<string, Cursor>();
    for (const [stream, held] of this.#streams) {
      if (held.cursor) cursors.set(stream, held.cursor);
      for (const row of held.rows.values()) rows.push({ stream, row });
    }
    return Promise.resolve({
      rows,
      cursors,
      outbox: this.#outbox,
      drafts: [...this.#drafts.values()],
      settings: new Map(this.#settings),
    });
  }

  messages(channelId: string, page: MessagePage): Promise<readonly MessageRow[]> {
    const held = this.#streams.get(`channel:${channelId}`);
    const span = held && heldSpan(held.ranges, page);
    const found: MessageRow[] = [];
    for (let seq = span?.from ?? 1; seq <= (span?.to ?? 0); seq++) {
      const message = held?.messages.get(seq);
      if (message) found.push(message);
    }
    return Promise.resolve(found);
  }

  ranges(channelId: string): Promise<readonly SeqRange[]> {
    return Promise.resolve(this.#streams.get(`channel:${channelId}`)?.ranges ?? []);
  }

  apply(changes: readonly CacheChange[]): Promise<void> {
    for (const change of changes) this.#applyOne(change);
    return Promise.resolve();
  }

  #applyOne(change: CacheChange): void {
    const { stream, cursor, readRev } = change;
    let held = this.#streams.get(stream);
    if (readRev !== undefined && held?.cursor && held.cursor.rev > readRev) return;
    const isOld = cursor && held?.cursor?.epoch === cursor.epoch && held.cursor.rev > cursor.rev;
    if (change.reset && isOld) return this.#drop(change.retired ?? []);
    if (!held || change.reset) this.#streams.set(stream, (held = { ranges: [], rows: new Map(), messages: new Map() }));
    if (cursor && !isOld) held.cursor = cursor;
    for (const row of change.rows) {
      if (row.kind === 'message' && !isDead(row)) {
        held.messages.set(row.seq, newer(held.messages.get(row.seq), row));
      } else if ((held.rows.get(`${row.kind} ${row.id}`)?.rev ?? 0) < row.rev)
        held.rows.set(`${row.kind} ${row.id}`, row);
    }
    if (change.ranges) held.ranges = joinRanges([...held.ranges, ...change.ranges]);
    if (change.retired) this.#drop(change.retired);
  }

  forget(streams: readonly string[]): Promise<void> {
    for (const stream of streams) this.#streams.delete(stream);
    return Promise.resolve();
  }

  enqueue(entry: Omit<OutboxEntry, 'n'>): Promise<OutboxEntry> {
    const stored = { ...entry, n: ++this.#lastN };
    this.#outbox = [...this.#outbox, stored];
    return Promise.resolve(stored);
  }

  updateOutbox(opId: string, change: OutboxChange): Promise<void> {
    this.#outbox = this.#outbox.map((entry) => {
      if (entry.opId !== opId) return entry;
      const { failure: _, ...rest } = entry;
      return { ...rest, ...change };
    });
    return Promise.resolve();
  }

  dequeue(opIds: readonly string[]): Promise<void> {
    this.#drop(opIds);
    return Promise.resolve();
  }

  #drop(opIds: readonly string[]): void {
    if (opIds.length > 0) this.#outbox = this.#outbox.filter((entry) => !opIds.includes(entry.opId));
  }

  outbox(): Promise<readonly OutboxEntry[]> {
    return Promise.resolve(this.#outbox);
  }

  putDraft(draft: Draft): Promise<void> {
    if (draft.text === '' && draft.replyToId === undefined) this.#drafts.delete(draft.channelId);
    else this.#drafts.set(draft.channelId, draft);
    return Promise.resolve();
  }

  putSetting(key: string, value: unknown): Promise<void> {
    this.#settings.set(key, value);
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    this.#streams.clear();
    this.#drafts.clear();
    this.#settings.clear();
    this.#outbox = [];
    return Promise.resolve();
  }

  close(): void {
    // nothing is held outside this object
  }
}
