/**
 * A channel's window in its history: the newest page from the cache here, any other by `history-pages`, which is loaded
 * soon after the first picture. One request at a time and place; whoever asks meanwhile gets the same one.
 */
import type { Cache } from '../cache/cache.ts';
import { OFFLINE_ERROR } from '../net/transport.ts';
import type { Envelope } from '../protocol/errors.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { QueryFrame } from '../protocol/queries.ts';
import type { Store } from '../store/store.ts';
import { newer } from '../model/newer-message.ts';
import { PAGE } from '../store/timeline.ts';
import { Later } from '../util/later.ts';
import type { Logger } from '../util/logger.ts';
import type { Applier } from './applier.ts';
import type { Streams } from './streams.ts';
import { keyed } from '../util/keyed.ts';

export interface HistoryParts {
  readonly cache: Cache;
  readonly store: Store;
  readonly streams: Streams;
  readonly applier: Applier;
  readonly logger: Logger;
  query(frame: QueryFrame<'history'>): Promise<Envelope<unknown>>;
}

export type Where = 'before' | 'after' | 'around' | 'latest';
/** By id: messages that came by while pages are on their way. */
export type Strays = Map<string, MessageRow>;

export const historyPages = new Later(() => import('./history-pages.ts'));

export class History {
  readonly #parts: HistoryParts;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #strays = new Map<string, { readonly rows: Strays; pages: number }>();

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** The first picture of a channel, from the cache alone. */
  open(channelId: string): Promise<void> {
    const { applier, cache, store } = this.#parts;
    const timeline = store.timeline(channelId);
    return this.#once(`${channelId} open`, () =>
      applier.alone(async () => {
        if (timeline.rows.length > 0) return undefined;
        const rows = await cache.messages(channelId, { limit: PAGE });
        return () => {
          store.heads.take(channelId, rows);
          if (rows.length > 0) timeline.show(rows, true);
        };
      }),
    );
  }

  before(channelId: string): Promise<void> {
    const { hasBefore, from = 1 } = this.#parts.store.timeline(channelId);
    return this.#move(hasBefore, channelId, 'before', from);
  }
  after(channelId: string): Promise<void> {
    const { isAtEnd, to = 0 } = this.#parts.store.timeline(channelId);
    return this.#move(!isAtEnd, channelId, 'after', to);
  }
  around(channelId: string, seq: number): Promise<void> {
    return this.#move(!this.#parts.store.timeline(channelId).at(seq), channelId, 'around', seq);
  }
  /** The same place anew, where all that was held of it had to be dropped. */
  refresh(channelId: string): Promise<void> {
    const { isStale, readerSeq, from = 1 } = this.#parts.store.timeline(channelId);
    return this.#move(isStale, channelId, 'around', readerSeq ?? from);
  }
  latest(channelId: string): Promise<void> {
    return this.#move(!this.#parts.store.timeline(channelId).isAtEnd, channelId, 'latest', 0);
  }

  /** Called by the applier for each message that comes by. */
  saw(channelId: string, rows: readonly MessageRow[]): void {
    const strays = this.#strays.get(channelId)?.rows;
    for (const row of strays ? rows : []) strays?.set(row.id, newer(strays.get(row.id), row));
  }

  #once(key: string, work: () => Promise<void>): Promise<void> {
    return keyed(this.#underWay, key, () => work().finally(() => this.#underWay.delete(key)));
  }

  #move(isNeeded: boolean, channelId: string, where: Where, seq: number): Promise<void> {
    // around any place once each; along the window one at a time
    const key = `${channelId} ${where} ${where === 'around' ? String(seq) : ''}`;
    return isNeeded ? this.#once(key, () => this.#load(channelId, where, seq)) : Promise.resolve();
  }

  async #load(channelId: string, where: Where, seq: number): Promise<void> {
    const timeline = this.#parts.store.timeline(channelId);
    timeline.mark({ loading: where === 'latest' ? 'around' : where });
    const held = keyed(this.#strays, channelId, () => ({ rows: new Map<string, MessageRow>(), pages: 0 }));
    held.pages++;
    const pages = await historyPages.load();
    const request = { parts: this.#parts, channelId, where, seq, strays: held.rows };
    const error = pages ? await pages.loadPage(request) : OFFLINE_ERROR;
    if (--held.pages === 0) this.#strays.delete(channelId);
    timeline.mark({
      loading: null,
      ...(error && { error }),
      ...(error && timeline.rows.length === 0 && { status: 'failed' }),
    });
  }
}
