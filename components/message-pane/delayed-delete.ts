/**
 * Deleting, with time to think again: the message leaves the screen at once and the server hears of it when the time is
 * up, the pane goes away or the page is closed. Until then Undo brings it back as if nothing had been.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChannelHandle } from '../../src/index.ts';

export const UNDO_MS = 10_000;

interface Pending {
  readonly channel: ChannelHandle;
  readonly messageId: string;
  readonly reason: string | undefined;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class DelayedDelete implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #pending = new Map<string, Pending>();
  #ids: ReadonlySet<string> = new Set();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Messages that can still be brought back. The same set until it changes. */
  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  add(channel: ChannelHandle, messageId: string, reason?: string): void {
    const timer = setTimeout(() => this.#commit(messageId), UNDO_MS);
    this.#pending.set(messageId, { channel, messageId, reason, timer });
    this.#changed();
  }

  /** Brings all of them back. @returns their ids. */
  undo(): readonly string[] {
    const ids = [...this.#pending.keys()];
    for (const { timer } of this.#pending.values()) clearTimeout(timer);
    this.#pending.clear();
    this.#changed();
    return ids;
  }

  commitAll(): void {
    for (const id of [...this.#pending.keys()]) this.#commit(id);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#handlePageHide);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#handlePageHide);
    this.commitAll();
  }

  readonly #handlePageHide = (): void => this.commitAll();

  #commit(messageId: string): void {
    const pending = this.#pending.get(messageId);
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#pending.delete(messageId);
    void pending.channel.remove(messageId, pending.reason);
    this.#changed();
  }

  #changed(): void {
    this.#ids = new Set(this.#pending.keys());
    this.#host.requestUpdate();
  }
}
