/**
 * Moves the read marker, but only for messages that a person can really have read: the page is visible and focused, the
 * log is on the screen, and its end is in view.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChannelHandle } from '../../src/index.ts';

export class ReadTracker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #seen: IntersectionObserver | undefined;
  #log: Element | null = null;
  #isOnScreen = false;
  /** After "Mark as unread" nothing counts as read until the channel is left. */
  #isHeld = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Somebody looks at the log now. */
  get isReading(): boolean {
    return this.#isOnScreen && document.visibilityState === 'visible' && document.hasFocus();
  }

  watch(log: Element | null): void {
    if (log === this.#log) return;
    this.#seen?.disconnect();
    this.#log = log;
    if (!log) return;
    this.#seen = new IntersectionObserver((entries) => {
      this.#isOnScreen = entries.at(-1)?.isIntersecting ?? false;
      this.#host.requestUpdate();
    });
    this.#seen.observe(log);
  }

  /** @param lastSeq of the newest message shown. */
  update(channel: ChannelHandle, isAtEnd: boolean, lastSeq: number): void {
    if (this.#isHeld || !isAtEnd || !this.isReading) return;
    if (lastSeq > channel.unread.get().readSeq) channel.markRead(lastSeq);
  }

  hold(): void {
    this.#isHeld = true;
  }

  reset(): void {
    this.#isHeld = false;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#handleChange);
    addEventListener('focus', this.#handleChange);
    addEventListener('blur', this.#handleChange);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#handleChange);
    removeEventListener('focus', this.#handleChange);
    removeEventListener('blur', this.#handleChange);
    this.watch(null);
    this.#isOnScreen = false;
  }

  readonly #handleChange = (): void => this.#host.requestUpdate();
}
