/**
 * The replica on this device, with a way out: where IndexedDB is missing, slow to open, full for good or taken away, the
 * same work goes on in memory, the outbox included, and `persistent` turns false. Nothing above it has to know.
 */
import type { Logger } from '../util/logger.ts';
import type { Clock } from '../util/clock.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { Cache, CacheChange, CacheSnapshot, Draft, OutboxEntry, SeqRange } from './cache.ts';
import { IdbCache } from './idb-cache.ts';
import { MemoryCache } from './memory-cache.ts';

const OPEN_PATIENCE_MS = 3_000;

export class DeviceCache implements Cache {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #onLost: () => void;
  /** What the outbox holds, to carry over into memory. */
  #queue: readonly OutboxEntry[] = [];
  #cache: Cache;

  /** @param onLost called once, when the work went over into memory after a good start. */
  constructor(name: string, clock: Clock, logger: Logger, onLost: () => void) {
    this.#clock = clock;
    this.#logger = logger;
    this.#onLost = onLost;
    this.#cache =
      typeof indexedDB === 'undefined'
        ? new MemoryCache()
        : new IdbCache(name, () => this.#retreat('cache_taken_away'));
  }

  get persistent(): boolean {
    return this.#cache.persistent;
  }

  async open(): Promise<CacheSnapshot> {
    const device = this.#cache;
    let late: (() => void) | undefined;
    const patience = new Promise<undefined>((resolve) => {
      late = this.#clock.after(OPEN_PATIENCE_MS, () => resolve(undefined));
    });
    try {
      const snapshot = await Promise.race([device.open(), patience]);
      if (snapshot && this.#cache === device) {
        this.#queue = snapshot.outbox;
        return snapshot;
      }
      this.#logger.warn('cache_slow');
    } catch (error) {
      this.#logger.warn('cache_unavailable', error);
    } finally {
      late?.();
    }
    this.#cache = new MemoryCache();
    return this.#cache.open();
  }

  messages(
    channelId: string,
    page: { readonly before?: number; readonly after?: number; readonly limit: number },
  ): Promise<readonly MessageRow[]> {
    return this.#run((cache) => cache.messages(channelId, page));
  }
  ranges(channelId: string): Promise<readonly SeqRange[]> {
    return this.#run((cache) => cache.ranges(channelId));
  }
  async apply(changes: readonly CacheChange[]): Promise<void> {
    await this.#run((cache) => cache.apply(changes));
    const retired = changes.flatMap((change) => change.retired ?? []);
    if (retired.length > 0) this.#queue = this.#queue.filter((entry) => !retired.includes(entry.opId));
  }
  forget(streams: readonly string[]): Promise<void> {
    return this.#run((cache) => cache.forget(streams));
  }
  async enqueue(entry: Omit<OutboxEntry, 'n'>): Promise<OutboxEntry> {
    const stored = await this.#run((cache) => cache.enqueue(entry));
    this.#queue = [...this.#queue, stored];
    return stored;
  }
  updateOutbox(
    opId: string,
    change: Pick<OutboxEntry, 'attempts'> & Partial<Pick<OutboxEntry, 'failure'>>,
  ): Promise<void> {
    return this.#run((cache) => cache.updateOutbox(opId, change));
  }
  async dequeue(opIds: readonly string[]): Promise<void> {
    await this.#run((cache) => cache.dequeue(opIds));
    this.#queue = this.#queue.filter((entry) => !opIds.includes(entry.opId));
  }
  outbox(): Promise<readonly OutboxEntry[]> {
    return this.#run((cache) => cache.outbox());
  }
  putDraft(draft: Draft): Promise<void> {
    return this.#run((cache) => cache.putDraft(draft));
  }
  putSetting(key: string, value: unknown): Promise<void> {
    return this.#run((cache) => cache.putSetting(key, value));
  }
  async destroy(): Promise<void> {
    this.#queue = [];
    await this.#cache.destroy();
  }
  close(): void {
    this.#cache.close();
  }

  /** Repeats in memory what the device could not do. */
  async #run<T>(work: (cache: Cache) => Promise<T>): Promise<T> {
    const cache = this.#cache;
    try {
      return await work(cache);
    } catch (error) {
      if (this.#cache === cache) {
        if (!cache.persistent) throw error;
        this.#retreat('cache_failed', error);
      }
      return work(this.#cache);
    }
  }

  #retreat(code: string, error?: unknown): void {
    if (!this.#cache.persistent) return;
    this.#logger.warn(code, error);
    const device = this.#cache;
    this.#cache = new MemoryCache(this.#queue);
    device.close();
    this.#onLost();
  }
}
