/**
 * What the person leaves on this device: drafts, and settings such as collapsed categories. At once in memory, shortly
 * after on the disk and in the other tabs. Never sent to the server.
 */
import type { WritableAtom } from 'nanostores';
import type { Cache, Draft } from '../cache/cache.ts';
import { cell } from '../util/cell.ts';
import type { Clock } from '../util/clock.ts';
import type { Logger } from '../util/logger.ts';
import type { TabNews, Tabs } from './tabs.ts';
import { keyed } from '../util/keyed.ts';

const WRITE_MS = 300;

export interface NotesDisk {
  readonly cache: Cache;
  readonly tabs: Tabs;
}

export class Notes {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #settings = new Map<string, WritableAtom<unknown>>();
  readonly #drafts = new Map<string, WritableAtom<Draft | undefined>>();
  /** By what it is about: the newest writing that is not done yet. */
  readonly #waiting = new Map<string, (disk: NotesDisk) => Promise<void>>();
  #disk: NotesDisk | undefined;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  start(disk: NotesDisk, drafts: readonly Draft[], settings: ReadonlyMap<string, unknown>): void {
    this.#disk = disk;
    for (const draft of drafts) if (!this.#isOwn('draft', draft.channelId)) this.draft(draft.channelId).set(draft);
    for (const [key, value] of settings) if (!this.#isOwn('setting', key)) this.setting(key).set(value);
    void this.flush();
  }

  setting(key: string): WritableAtom<unknown> {
    return keyed(this.#settings, key, () => cell<unknown>(undefined));
  }
  draft(channelId: string): WritableAtom<Draft | undefined> {
    return keyed(this.#drafts, channelId, () => cell<Draft | undefined>(undefined));
  }

  set(key: string, value: unknown): void {
    this.setting(key).set(value);
    this.#write(`setting ${key}`, async ({ cache, tabs }) => {
      await cache.putSetting(key, value);
      tabs.post({ type: 'setting', key, value });
    });
  }

  setDraft(draft: Draft): void {
    this.draft(draft.channelId).set(isEmpty(draft) ? undefined : draft);
    this.#write(`draft ${draft.channelId}`, async ({ cache, tabs }) => {
      await cache.putDraft(draft);
      const { at: _, ...news } = draft;
      tabs.post({ type: 'draft', ...news });
    });
  }

  /** Another tab changed something. */
  take(news: Extract<TabNews, { type: 'draft' | 'setting' }>): void {
    if (this.#isOwn(news.type, news.type === 'setting' ? news.key : news.channelId)) return;
    if (news.type === 'setting') return this.setting(news.key).set(news.value);
    const { type: _, ...rest } = news;
    const draft = { ...rest, at: this.#clock.now() };
    this.draft(news.channelId).set(isEmpty(draft) ? undefined : draft);
  }

  /** Writes what waits, now. */
  async flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    const disk = this.#disk;
    if (!disk) return;
    const writings = [...this.#waiting];
    const results = await Promise.allSettled(writings.map(([, write]) => write(disk)));
    for (const [about, write] of writings) if (this.#waiting.get(about) === write) this.#waiting.delete(about);
    for (const result of results) if (result.status === 'rejected') this.#logger.warn('note_not_kept', result.reason);
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#disk = undefined;
    this.#waiting.clear();
    for (const each of [...this.#settings.values(), ...this.#drafts.values()]) each.set(undefined);
  }

  /** What was changed here and is not written yet is newer than the disk, and than what another tab says. */
  #isOwn(type: 'draft' | 'setting', key: string): boolean {
    return this.#waiting.has(`${type} ${key}`);
  }

  #write(about: string, write: (disk: NotesDisk) => Promise<void>): void {
    this.#waiting.set(about, write);
    this.#cancel ??= this.#clock.after(WRITE_MS, () => void this.flush());
  }
}

const isEmpty = ({ text, replyToId }: Draft): boolean => text === '' && replyToId === undefined;
