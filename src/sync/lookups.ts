/**
 * Asks for single things by id: many within one moment become one question. What is not there, or not mine to see, is
 * remembered as absent until `forget`.
 */
import type { Clock } from '../util/clock.ts';

export interface LookupParts {
  readonly clock: Clock;
  readonly max: number;
  /** @returns whether the server answered; if not, the ids may be asked for again. */
  fetch(ids: readonly string[]): Promise<boolean>;
}

export class Lookup {
  readonly #parts: LookupParts;
  readonly #asked = new Set<string>();
  #waiting: string[] = [];

  constructor(parts: LookupParts) {
    this.#parts = parts;
  }

  /** Asks once for each id, however often it is called. */
  ask(ids: Iterable<string>): void {
    for (const id of ids) {
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      if (this.#waiting.push(id) === 1) this.#parts.clock.after(0, () => void this.#send());
    }
  }

  /** Lets everything be asked for anew. */
  forget(): void {
    this.#asked.clear();
    for (const id of this.#waiting) this.#asked.add(id);
  }

  async #send(): Promise<void> {
    const all = this.#waiting;
    this.#waiting = [];
    for (let at = 0; at < all.length; at += this.#parts.max) {
      const ids = all.slice(at, at + this.#parts.max);
      if (!(await this.#parts.fetch(ids))) for (const id of ids) this.#asked.delete(id);
    }
  }
}
