/**
 * The port between tabs of one browser that share a cache: who flushes the outbox, and news for the others. Each tab has
 * a line and a replica of its own, so rows are no news. Adapters: `BrowserTabs` (Web Locks, BroadcastChannel) and the
 * tests'. Without either API every tab is on its own, which is correct all the same, since commands apply once.
 */
import type { WireError } from '../protocol/errors.ts';

/** A command that the server has done, with the rev of the stream that carries its outcome. */
export interface Settled {
  readonly opId: string;
  readonly rev: number;
  readonly seq: number;
}

export type TabNews =
  /** The outbox changed. */
  | { readonly type: 'outbox'; readonly settled?: readonly Settled[] }
  | { readonly type: 'draft'; readonly channelId: string; readonly text: string; readonly replyToId?: string }
  | { readonly type: 'setting'; readonly key: string; readonly value: unknown }
  /** The identity ended: close and erase at once. With `error` the server said why. */
  | { readonly type: 'wipe'; readonly error?: WireError };

export interface Tabs {
  post(news: TabNews): void;
  listen(handler: (news: TabNews) => void): () => void;
  /** Runs `task` while holding the lock of this name, when it is granted; the signal ends when the tab closes. */
  lead(name: string, task: (signal: AbortSignal) => Promise<void>): void;
  close(): void;
}
