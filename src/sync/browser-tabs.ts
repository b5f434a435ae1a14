/** Tabs of one browser: news by BroadcastChannel, leadership by Web Locks. What is missing is done without. */
import type { Logger } from '../util/logger.ts';
import type { TabNews, Tabs } from './tabs.ts';

export class BrowserTabs implements Tabs {
  readonly #channel: BroadcastChannel | undefined;
  readonly #name: string;
  readonly #logger: Logger;
  readonly #life = new AbortController();

  constructor(name: string, logger: Logger) {
    this.#name = name;
    this.#logger = logger;
    this.#channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
    (this.#channel as unknown as { unref?(): void } | undefined)?.unref?.(); // in Node it would keep the process alive
  }

  post(news: TabNews): void {
    if (!this.#life.signal.aborted) this.#channel?.postMessage(news);
  }

  listen(handler: (news: TabNews) => void): () => void {
    const handleMessage = (event: MessageEvent<TabNews>): void => handler(event.data);
    this.#channel?.addEventListener('message', handleMessage);
    return () => this.#channel?.removeEventListener('message', handleMessage);
  }

  lead(name: string, task: (signal: AbortSignal) => Promise<void>): void {
    const { signal } = this.#life;
    const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
    const holding = locks ? locks.request(`${this.#name} ${name}`, { signal }, () => task(signal)) : task(signal);
    holding.catch((error: unknown) => {
      if (!signal.aborted) this.#logger.warn('lead_failed', error);
    });
  }

  close(): void {
    this.#life.abort();
    this.#channel?.close();
  }
}
