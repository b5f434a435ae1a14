/**
 * One person's browser: a disk that its tabs share and that outlives them, news between them, and locks. A tab that
 * crashes does nothing any more, not even finish what it was writing; its locks go to the next one.
 */
import type { Cache, OutboxEntry } from '../../src/cache/cache.ts';
import { MemoryCache } from '../../src/cache/memory-cache.ts';
import type { TabNews, Tabs } from '../../src/sync/tabs.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { SeededRandom } from './fake-clock.ts';

export class FakeBrowser {
  readonly clock: Clock;
  readonly random: SeededRandom;
  /** A transaction of the disk takes less than this. */
  diskMs = 4;
  /** Every command that ever reached the disk, in the order of its outbox. */
  readonly enqueued: OutboxEntry[] = [];
  readonly #disks = new Map<string, MemoryCache>();
  readonly #erasures = new Set<string>();
  readonly #tabs = new Set<FakeTab>();
  readonly #locks = new Map<
    string,
    { holder: FakeTab | undefined; readonly waiting: { readonly tab: FakeTab; readonly run: () => void }[] }
  >();

  constructor(clock: Clock, random: SeededRandom) {
    this.clock = clock;
    this.random = random;
  }

  /** What lies on the disk, by the name of the cache. */
  disk(name: string): MemoryCache {
    const known = this.#disks.get(name) ?? new MemoryCache();
    this.#disks.set(name, known);
    return known;
  }
  get diskNames(): readonly string[] {
    return [...this.#disks.keys()];
  }
  erase(name: string): void {
    this.#disks.delete(name);
    this.#erasures.add(name);
  }
  wasErased(name: string): boolean {
    return this.#erasures.has(name);
  }

  /** @param clock the tab's own, which may stand still while the browser's goes on. */
  openTab(clock: Clock = this.clock): FakeTab {
    const tab = new FakeTab(this, clock);
    this.#tabs.add(tab);
    return tab;
  }

  broadcast(from: FakeTab, name: string, news: TabNews): void {
    const text = JSON.stringify(news);
    for (const tab of this.#tabs)
      if (tab !== from) tab.clock.after(1, () => tab.hear(name, JSON.parse(text) as TabNews));
  }

  lock(name: string, tab: FakeTab, run: () => void): void {
    const lock = this.#locks.get(name) ?? { holder: undefined, waiting: [] };
    this.#locks.set(name, lock);
    lock.waiting.push({ tab, run });
    this.#grant(name);
  }
  unlock(name: string, tab: FakeTab): void {
    const lock = this.#locks.get(name);
    if (lock?.holder !== tab) return;
    lock.holder = undefined;
    this.#grant(name);
  }
  forget(tab: FakeTab): void {
    this.#tabs.delete(tab);
    for (const name of this.#locks.keys()) this.unlock(name, tab);
  }

  #grant(name: string): void {
    this.clock.after(1, () => {
      const lock = this.#locks.get(name);
      if (!lock || lock.holder) return;
      const next = lock.waiting.shift();
      if (!next) return;
      if (next.tab.isDead) return this.#grant(name);
      lock.holder = next.tab;
      next.tab.clock.after(0, next.run);
    });
  }
}

export class FakeTab {
  readonly browser: FakeBrowser;
  readonly clock: Clock;
  readonly #listeners = new Map<string, Set<(news: TabNews) => void>>();
  #writtenAt = 0;
  isDead = false;

  constructor(browser: FakeBrowser, clock: Clock) {
    this.browser = browser;
    this.clock = clock;
  }

  die(): void {
    this.isDead = true;
    this.browser.forget(this);
  }

  hear(name: string, news: TabNews): void {
    if (!this.isDead) for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(news);
  }

  tabs(name: string): Tabs {
    const life = new AbortController();
    const own = new Set<(news: TabNews) => void>();
    const all = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, all);
    return {
      post: (news) => void (this.isDead || life.signal.aborted || this.browser.broadcast(this, name, news)),
      listen: (handler) => {
        own.add(handler);
        all.add(handler);
        return () => all.delete(handler);
      },
      lead: (lock, task) => {
        const full = `${name} ${lock}`;
        this.browser.lock(full, this, () => {
          if (life.signal.aborted) return this.browser.unlock(full, this);
          void task(life.signal).finally(() => !this.isDead && this.browser.unlock(full, this));
        });
      },
      close: () => {
        life.abort();
        for (const handler of own) all.delete(handler);
      },
    };
  }

  /** The disk as this tab sees it: every transaction takes a moment, in order, and is whole or not at all. */
  cache(name: string): Cache {
    const { browser } = this;
    let isClosed = false;
    const transact = <T>(work: (disk: MemoryCache) => Promise<T>): Promise<T> => {
      if (isClosed) return work(new MemoryCache()); // as `DeviceCache` does, and nobody reads it
      const now = browser.clock.now();
      this.#writtenAt = Math.max(this.#writtenAt, now + browser.random.below(browser.diskMs));
      return new Promise((resolve, reject) => {
        browser.clock.after(this.#writtenAt - now, () => {
          if (this.isDead) return;
          work(browser.disk(name)).then(
            (result) => this.clock.after(browser.random.below(2), () => !this.isDead && resolve(result)),
            reject,
          );
        });
      });
    };
    return {
      persistent: true,
      open: () => transact((disk) => disk.open()),
      messages: (channelId, page) => transact((disk) => disk.messages(channelId, page)),
      ranges: (channelId) => transact((disk) => disk.ranges(channelId)),
      apply: (changes) => transact((disk) => disk.apply(changes)),
      forget: (streams) => transact((disk) => disk.forget(streams)),
      enqueue: (entry) =>
        transact(async (disk) => {
          const stored = await disk.enqueue(entry);
          browser.enqueued.push(stored);
          return stored;
        }),
      updateOutbox: (opId, change) => transact((disk) => disk.updateOutbox(opId, change)),
      dequeue: (opIds) => transact((disk) => disk.dequeue(opIds)),
      outbox: () => transact((disk) => disk.outbox()),
      putDraft: (draft) => transact((disk) => disk.putDraft(draft)),
      putSetting: (key, value) => transact((disk) => disk.putSetting(key, value)),
      destroy: () => transact((disk) => disk.destroy()).then(() => browser.erase(name)),
      close: () => void (isClosed = true),
    };
  }
}
