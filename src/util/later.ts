/**
 * Code that the first picture does without: one import(), fetched in the background once that picture stands, or at once
 * when somebody needs it. One that does not arrive is asked for again the next time.
 */
import { consoleLogger } from './logger.ts';

export class Later<T> {
  readonly #import: () => Promise<T>;
  #loading: Promise<T | undefined> | undefined;

  constructor(load: () => Promise<T>) {
    this.#import = load;
  }

  /** @returns undefined when it does not arrive. */
  load(): Promise<T | undefined> {
    return (this.#loading ??= this.#import().catch((error: unknown) => {
      this.#loading = undefined;
      consoleLogger.warn('part_failed', error);
      return undefined;
    }));
  }
}
