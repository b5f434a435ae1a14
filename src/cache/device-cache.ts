/**
 * The replica on this device, with a way out: where IndexedDB is missing, slow to open, full for good or taken away, the
 * same work goes on in memory, the outbox included, and `persistent` turns false. Nothing above it has to know.
 */
import { Later } from '../util/later.ts';
import type { Logger } from '../util/logger.ts';
import type { Clock } from '../util/clock.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type {
  Cache,
  CacheChange,
  CacheSnapshot,
  Draft,
  MessagePage,
  OutboxChange,
  OutboxEntry,
  SeqRange,
} from './cache.ts';
import { IdbCache } from './idb-cache.ts';

const OPEN_PATIENCE_MS = 2_400;

export const memoryPart = new Later(() => import('./memory-cache.ts'));

export class DeviceCache implements Cache {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #onLost: () => void;
  /** What the outbox holds, to carry over into memory. */
  #queue: readonly OutboxEntry[] = [];
  /** While it serves. */
  #device: IdbCache | undefined;
  #memory: Cache | undefined;
  /** Erased in the end even when it has been given up. */
  readonly #disk: IdbCache | undefined;

  /**
   * @param name of the database; without one everything is held in memory.
   * @param onLost called once, when the work went over into memory after a good start.
   */
  constructor(name: string | undefined, clock: Clock, logger: Logger, onLost: () => void) {
    this.#clock = clock;
    this.#logger = logger;
    this.#onLost = onLost;
    if (name !== undefined && typeof indexedDB !== 'undefined')
      this.#device = this.#disk = new IdbCache(name, () => this.#retreat('cache_taken_away'));
  }

  get persistent(): boolean {
    return this.#device !== undefined;
  }

  async open(): Promise<CacheSnapshot> {
    const snapshot = this.#device && (await this.#openDevice(this.#device));
    if (snapshot) return snapshot;
    this.#device = undefined;
    return (await this.#inMemory()).open();
  }

  async #openDevice(device: IdbCache): Promise<CacheSnapshot | undefined> {
    let late: (() => void) | undefined;
    const patience = new Promise<undefined>((resolve) => {
      late = this.#clock.after(OPEN_PATIENCE_MS, () => resolve(undefined));
    });
    try {
      const snapshot = await Promise.race([device.open(), patience]);
      if (snapshot && this.#device === device) {
        this.#queue = snapshot.outbox;
        return snapshot;
      }
      this.#logger.warn('cache_slow');
    } catch (error) {
      this.#logger.warn('cache_unavailable', error);
    } finally {
      late?.();
    }
    return undefined;
  }

  messages(channelId: string, page: MessagePage): Promise<readonly MessageRow[]> {
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
  updateOutbox(opId: string, change: OutboxChange): Promise<void> {
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
    await Promise.all([this.#disk?.destroy(), this.#memory?.destroy()]);
  }
  close(): void {
    this.#device?.close();
  }

  /** Repeats in memory what the device could not do. */
  async #run<T>(work: (cache: Cache) => Promise<T>): Promise<T> {
    if (this.#device) {
      try {
        return await work(this.#device);
      } catch (error) {
        this.#retreat('cache_failed', error);
      }
    }
    return work(await this.#inMemory());
  }

  /** @throws when this part of the code does not arrive; the next call asks for it again, and the queue is still here. */
  async #inMemory(): Promise<Cache> {
    const part = this.#memory ? undefined : await memoryPart.load();
    if (part) this.#memory ??= new part.MemoryCache(this.#queue);
    if (!this.#memory) throw new Error('There is nowhere to keep anything now.');
    return this.#memory;
  }

  #retreat(code: string, error?: unknown): void {
    const device = this.#device;
    if (!device) return;
    this.#device = undefined;
    this.#logger.warn(code, error);
    device.close();
    this.#onLost();
  }
}
