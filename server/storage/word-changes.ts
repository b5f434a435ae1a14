/**
 * What a batch still owes to the index of words. The index writes itself out at the end of every savepoint, which would be
 * half the cost of a message; so changes are kept here and made once, before the commit, or before a search in the batch.
 */
import type { Sql } from './sqlite-connection.ts';
import { type WordChange, applyWordChange } from './sqlite-search.ts';

export class WordChanges {
  readonly #sql: Sql;
  #changes: WordChange[] = [];
  #madeCount = 0;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  add(change: WordChange): void {
    this.#changes.push(change);
  }

  make(): void {
    for (const change of this.#changes.slice(this.#madeCount)) applyWordChange(this.#sql, change);
    this.#madeCount = this.#changes.length;
  }

  /** @returns what takes everything back to now: rolling back a savepoint also unmakes what was made within it. */
  remember(): () => void {
    const [length, madeCount] = [this.#changes.length, this.#madeCount];
    return () => {
      this.#changes.length = length;
      this.#madeCount = madeCount;
    };
  }
}
