/**
 * The port between tabs of one browser that share a cache: who flushes the outbox, and news for the others. Adapters:
 * `BrowserTabs` (Web Locks, BroadcastChannel) and the tests'. Without either API every tab is on its own, which is
 * correct all the same, since commands apply once.
 */
export type TabNews =
  /** Rows, cursors or the outbox changed in the shared cache. */
  | { readonly type: 'changed'; readonly streams: readonly string[] }
  | { readonly type: 'outbox' }
  | { readonly type: 'draft'; readonly channelId: string; readonly text: string; readonly replyToId?: string }
  | { readonly type: 'setting'; readonly key: string; readonly value: unknown }
  /** The identity ended: close and erase at once. */
  | { readonly type: 'wipe' };

export interface Tabs {
  post(news: TabNews): void;
  listen(handler: (news: TabNews) => void): () => void;
  /** Runs `task` while holding the lock of this name, when it is granted; the signal ends when the tab closes. */
  lead(name: string, task: (signal: AbortSignal) => Promise<void>): void;
  close(): void;
}
