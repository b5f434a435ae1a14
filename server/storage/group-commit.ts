/**
 * The one queue through which everything is written. Units that wait at the same moment share a transaction:
 *
 *   waiting ─▶ BEGIN ─▶ [ SAVEPOINT ▸ unit ▸ RELEASE | ROLLBACK TO ] … ─▶ COMMIT (synced to disk) ─▶ answers, in order
 *                └── the database fails ──▶ the connection is closed, which rolls back ─▶ all of the batch are refused
 *
 * The driver works at once and a unit awaits only its transaction, so nothing else of the process runs inside a batch.
 * After a failure the next batch simply tries again, on fresh connections.
 */
import { type BatchListener, type Transaction, StorageUnavailable } from '../domain/storage.ts';
import { type SqliteConnection, asStorageError, isLocked } from './sqlite-connection.ts';
import { type Outcome, settle } from './settle.ts';
import { SqliteTransaction } from './sqlite-transaction.ts';
import { WordChanges } from './word-changes.ts';

const TRY_AGAIN_MS = 100;

export interface GroupCommitOptions {
  /** The connection to write through; asked at the beginning of each batch. */
  readonly writer: () => SqliteConnection;
  /** Lets go of the connections, which also rolls back: the next batch gets fresh ones. */
  readonly onFailure: () => void;
  /** Told when a batch that took text away is durable. */
  readonly onForgotten: () => void;
  readonly queueMax: number;
  /** How long to go on trying while somebody else's tool holds the file. The process does its other work meanwhile. */
  readonly lockWaitMs: number;
  /** A unit that takes longer awaits something it must not, and is ended. */
  readonly unitMaxMs: number;
}

interface Waiting {
  readonly run: (tx: Transaction) => Promise<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #waiting: Waiting[] = [];
  #isBusy = false;
  #isClosed = false;
  /** Told of each batch. */
  onBatch: BatchListener = () => undefined;
  #whenIdle: (() => void)[] = [];

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  add<T>(unit: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(new StorageUnavailable('The store is closed.'));
    if (this.#waiting.length >= this.#options.queueMax) {
      return Promise.reject(new StorageUnavailable('Too many changes wait to be written.'));
    }
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run: unit, resolve: resolve as (answer: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Takes nothing more and resolves when all that waited is written. */
  close(): Promise<void> {
    this.#isClosed = true;
    if (!this.#isBusy) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** At the end of the turn, so that everything that arrived in it shares one batch. */
  #schedule(): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    setImmediate(() => void this.#next());
  }

  async #next(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const begun = performance.now();
    const outcomes = await this.#commit(batch);
    this.onBatch(batch.length, performance.now() - begun);
    batch.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index];
      if (outcome?.ok === true) resolve(outcome.answer);
      else reject(outcome?.error);
    });
    this.#isBusy = false;
    if (this.#waiting.length > 0) this.#schedule();
    else for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  async #commit(batch: readonly Waiting[]): Promise<readonly Outcome[]> {
    try {
      const writer = await this.#begin();
      const { outcomes, forgets } = await this.#runAll(writer, batch);
      writer.run('COMMIT');
      if (forgets) this.#options.onForgotten();
      return outcomes;
    } catch (thrown) {
      const known = asStorageError(thrown);
      const error =
        known instanceof StorageUnavailable
          ? known
          : new StorageUnavailable('Nothing could be written.', { cause: thrown });
      this.#options.onFailure();
      return batch.map(() => ({ ok: false, error }));
    }
  }

  /** @throws what the database failed with: at once, or, where somebody else holds the file, after a while. */
  async #begin(): Promise<SqliteConnection> {
    for (let waitedMs = 0; ; waitedMs += TRY_AGAIN_MS) {
      const writer = this.#options.writer();
      try {
        writer.run('BEGIN IMMEDIATE');
        return writer;
      } catch (error) {
        if (!isLocked(error) || waitedMs >= this.#options.lockWaitMs) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }

  /** @throws what the database failed with, which takes the whole batch along. */
  async #runAll(writer: SqliteConnection, batch: readonly Waiting[]) {
    const outcomes: Outcome[] = [];
    let forgets = false;
    const words = new WordChanges(writer);
    for (const { run } of batch) {
      writer.run('SAVEPOINT unit');
      const takeBack = words.remember();
      const tx = new SqliteTransaction(writer, words);
      const outcome = await settle(run, tx, this.#options.unitMaxMs);
      tx.end();
      if (tx.failure) throw tx.failure;
      if (!outcome.ok) {
        writer.run('ROLLBACK TO unit');
        takeBack();
      }
      writer.run('RELEASE unit');
      forgets ||= outcome.ok && tx.forgets;
      outcomes.push(outcome);
    }
    words.make();
    return { outcomes, forgets };
  }
}
