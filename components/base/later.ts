/**
 * The part of an element that its first paint does not need: loaded soon after it, or at once when somebody asks for
 * what is in it. Until it is here the element does without.
 */
import type { ReactiveControllerHost } from 'lit';

export class Later<T> {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #import: () => Promise<T>;
  #part: T | undefined;
  #loading: Promise<T | undefined> | undefined;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, load: () => Promise<T>) {
    this.#host = host;
    this.#import = load;
  }

  get part(): T | undefined {
    return this.#part;
  }

  /** Once what is on the screen stands. Calling it with each update does no harm. */
  soon(): void {
    this.#loading ??= new Promise<void>((resolve) => void setTimeout(resolve)).then(() => this.#load());
  }

  /** @returns undefined when it does not arrive; the next time it is tried again. */
  load(): Promise<T | undefined> {
    return (this.#loading ??= this.#load());
  }

  /** What has been asked for is here. */
  async settled(): Promise<void> {
    await this.#loading;
  }

  async #load(): Promise<T | undefined> {
    try {
      this.#part = await this.#import();
      this.#host.requestUpdate();
    } catch (error) {
      console.warn('[hearth] chunk_failed', error);
      this.#loading = undefined;
    }
    return this.#part;
  }
}
