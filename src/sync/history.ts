/**
 * Moves a channel's window through its history: from the cache where the stretch is held there, else from the server. One
 * request at a time and direction; whoever asks meanwhile gets the same one. A page is laid in through the applier, with
 * whatever changed while it travelled, so an old page never covers a newer row.
 */
import type { Cache } from '../cache/cache.ts';
import type { Envelope, WireError } from '../protocol/errors.ts';
import { channelStream } from '../protocol/stream-names.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { QueryFrame } from '../protocol/queries.ts';
import { headAt } from '../store/heads.ts';
import type { Store } from '../store/store.ts';
import { newer, PAGE } from '../store/timeline.ts';
import type { Logger } from '../util/logger.ts';
import type { Applier } from './applier.ts';
import { readMessages } from './frames.ts';
import type { HeldStream, Streams } from './streams.ts';

export interface HistoryParts {
  readonly cache: Cache;
  readonly store: Store;
  readonly streams: Streams;
  readonly applier: Applier;
  readonly logger: Logger;
  query(frame: QueryFrame<'history'>): Promise<Envelope<unknown>>;
}

type Where = 'before' | 'after' | 'around' | 'latest';
interface Page {
  readonly rows: readonly MessageRow[];
  readonly hasBefore: boolean;
  readonly rev: number;
}

export class History {
  readonly #parts: HistoryParts;
  readonly #underWay = new Map<string, Promise<void>>();
  /** By channel, while pages are on their way: messages that came by. */
  readonly #strays = new Map<string, { readonly rows: Map<string, MessageRow>; pages: number }>();

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** The first picture of a channel, from the cache alone. */
  open(channelId: string): Promise<void> {
    return this.#once(`${channelId} open`, () =>
      this.#parts.applier.alone(async () => {
        const timeline = this.#parts.store.timeline(channelId);
        if (timeline.rows.length > 0) return;
        const rows = await this.#parts.cache.messages(channelId, { limit: PAGE });
        this.#raise(channelId, rows);
        if (rows.length > 0) timeline.show(rows, true);
      }),
    );
  }

  before(channelId: string): Promise<void> {
    const { hasBefore, from = 1 } = this.#parts.store.timeline(channelId);
    return hasBefore
      ? this.#once(`${channelId} before`, () => this.#load(channelId, 'before', from))
      : Promise.resolve();
  }
  after(channelId: string): Promise<void> {
    const { isAtEnd, to = 0 } = this.#parts.store.timeline(channelId);
    return isAtEnd ? Promise.resolve() : this.#once(`${channelId} after`, () => this.#load(channelId, 'after', to));
  }
  around(channelId: string, seq: number): Promise<void> {
    if (this.#parts.store.timeline(channelId).at(seq)) return Promise.resolve();
    return this.#once(`${channelId} around ${seq}`, () => this.#load(channelId, 'around', seq));
  }
  /** The same place anew, where all that was held of it had to be dropped. */
  refresh(channelId: string): Promise<void> {
    const { isStale, readerSeq, from = 1 } = this.#parts.store.timeline(channelId);
    if (!isStale) return Promise.resolve();
    return this.#once(`${channelId} refresh`, () => this.#load(channelId, 'around', readerSeq ?? from));
  }
  latest(channelId: string): Promise<void> {
    if (this.#parts.store.timeline(channelId).isAtEnd) return Promise.resolve();
    return this.#once(`${channelId} latest`, () => this.#load(channelId, 'latest', 0));
  }

  /** Called by the applier for each message that comes by. */
  saw(channelId: string, rows: readonly MessageRow[]): void {
    const strays = this.#strays.get(channelId)?.rows;
    for (const row of strays ? rows : []) strays?.set(row.id, newer(strays.get(row.id), row));
  }

  #once(key: string, work: () => Promise<void>): Promise<void> {
    const known = this.#underWay.get(key) ?? work().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, known);
    return known;
  }

  async #load(channelId: string, where: Where, seq: number): Promise<void> {
    const { store, streams, applier } = this.#parts;
    const timeline = store.timeline(channelId);
    timeline.mark({ loading: where === 'latest' ? 'around' : where });
    const stream = streams.get(channelStream(channelId));
    const found = { here: false };
    await applier.alone(async () => {
      // while nobody tells of new messages, the disk may know more of them than memory
      if (!stream?.isConfirmed) this.#raise(channelId, await this.#parts.cache.messages(channelId, { limit: 1 }));
      found.here = this.#extend(channelId, where, seq, await this.#fromCache(channelId, where, seq));
    });
    const error = found.here || !stream ? undefined : await this.#fromServer(channelId, where, seq, stream);
    timeline.mark({
      loading: null,
      ...(error && { error }),
      ...(error && timeline.rows.length === 0 && { status: 'failed' }),
    });
  }

  #raise(channelId: string, rows: readonly MessageRow[]): void {
    const last = rows.at(-1);
    if (last) this.#parts.store.heads.raise(channelId, headAt(last));
  }

  async #fromCache(channelId: string, where: Where, seq: number): Promise<readonly MessageRow[]> {
    const { cache } = this.#parts;
    if (where === 'before') return cache.messages(channelId, { before: seq, limit: PAGE });
    if (where === 'after') return cache.messages(channelId, { after: seq, limit: PAGE });
    if (where === 'latest') return cache.messages(channelId, { limit: PAGE });
    const before = await cache.messages(channelId, { before: seq + 1, limit: PAGE / 2 });
    if (before.at(-1)?.seq !== seq) return [];
    return [...before, ...(await cache.messages(channelId, { after: seq, limit: PAGE / 2 }))];
  }

  /** @returns whether the rows were what the window needed. */
  #extend(channelId: string, where: Where, seq: number, rows: readonly MessageRow[]): boolean {
    const { store } = this.#parts;
    const timeline = store.timeline(channelId);
    const last = rows.at(-1)?.seq ?? 0;
    const isAtEnd = last >= store.heads.get(channelId).lastSeq;
    if (rows.length === 0 || (where === 'latest' && !isAtEnd)) return false;
    if (where === 'before' && timeline.from === seq) timeline.extendBefore(rows);
    else if (where === 'after' && timeline.to === seq) timeline.extendAfter(rows, isAtEnd);
    else if (where === 'around' || where === 'latest') timeline.show(rows, isAtEnd);
    return true;
  }

  async #fromServer(channelId: string, where: Where, seq: number, stream: HeldStream): Promise<WireError | undefined> {
    const { streams, applier, query } = this.#parts;
    const { resets } = stream;
    const strays = this.#strays.get(channelId) ?? { rows: new Map<string, MessageRow>(), pages: 0 };
    this.#strays.set(channelId, strays);
    strays.pages++;
    const answer = await query({
      type: 'history',
      channelId,
      limit: PAGE,
      ...(where !== 'latest' && { [where]: seq }),
    });
    await applier.enqueue(() => {
      const isUsable = answer.ok && stream.resets === resets && streams.get(stream.name) === stream;
      return isUsable ? this.#plan(channelId, where, seq, this.#readPage(answer.result), strays.rows) : undefined;
    });
    if (--strays.pages === 0) this.#strays.delete(channelId);
    return answer.ok ? undefined : answer.error;
  }

  #readPage(result: unknown): Page {
    const { rows, hasBefore, rev } = result as Partial<Record<keyof Page, unknown>>;
    const read = readMessages(rows, this.#parts.logger);
    return { rows: read, hasBefore: hasBefore !== false, rev: typeof rev === 'number' ? rev : 0 };
  }

  #plan(
    channelId: string,
    where: Where,
    seq: number,
    { rows, hasBefore, rev }: Page,
    strays: ReadonlyMap<string, MessageRow>,
  ) {
    const [first] = rows;
    const last = rows.at(-1);
    const ranges = first && last && { ranges: [{ from: first.seq, to: last.seq }] };
    return {
      changes: [{ stream: channelStream(channelId), rows, readRev: rev, ...ranges }],
      lay: () => {
        const timeline = this.#parts.store.timeline(channelId);
        const merged = rows.map((row) => {
          const stray = strays.get(row.id);
          return stray ? newer(row, stray) : row;
        });
        if (!hasBefore) timeline.mark({ firstSeq: first?.seq ?? seq });
        if (!this.#extend(channelId, where, seq, merged) && where === 'after') timeline.extendAfter([], true);
      },
    };
  }
}
