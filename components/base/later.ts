/**
 * The part of an element that its first paint does not need: loaded soon after it, or at once when somebody asks for
 * what is in it. Until it is here the element does without.
 */
import { withWords } from '../locales/texts.ts';

interface Host {
  requestUpdate(): void;
}

export class Later<T> {
  readonly #host: Host;
  readonly #import: () => Promise<T>;
  readonly #arrive: ((part: T) => void) | undefined;
  #part: T | undefined;
  #loading: Promise<T | undefined> | undefined;

  /** @param arrive takes the part up, before the element draws with it. */
  constructor(host: Host, load: () => Promise<T>, arrive?: (part: T) => void) {
    this.#host = host;
    this.#import = load;
    this.#arrive = arrive;
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

  /** Now, or as soon as the part is here: what somebody does before that is done once all the same. */
  when(act: () => unknown): void {
    if (this.#part) act();
    else void this.load().then((part) => part && act());
  }

  /** What has been asked for is here. */
  async settled(): Promise<void> {
    await this.#loading;
  }

  async #load(): Promise<T | undefined> {
    try {
      const part = await withWords(this.#import());
      this.#arrive?.(part);
      this.#part = part;
      this.#host.requestUpdate();
    } catch (error) {
      console.warn('[hearth] chunk_failed', error);
      this.#loading = undefined;
    }
    return this.#part;
  }
}
