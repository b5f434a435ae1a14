/**
 * The queues through which one server writes to PostgreSQL: one a community, and one for what belongs to none. Units that
 * wait at the same moment share a transaction, and while it lasts its community is locked for every other server:
 *
 *   waiting ─▶ BEGIN ▸ lock ─▶ [ (SAVEPOINT) ▸ unit ▸ (RELEASE | ROLLBACK TO) ] … ─▶ COMMIT (durable) ─▶ answers, in order
 *                └── the database fails ──▶ the connection is closed, which rolls back ─▶ all of the batch are refused
 *
 * So within a community units run alone over all servers, as the port promises, and communities do not wait for each other.
 * A unit of no community locks all of them.
 */
import type pg from 'pg';
import { communityStream } from '../../src/protocol/ids.ts';
import { type Ahead, type BatchListener, type Transaction, StorageUnavailable } from '../domain/storage.ts';
import { asStorageError, PgLine } from './postgres-connection.ts';
import { PostgresBatch } from './postgres-batch.ts';
import { PostgresTransaction } from './postgres-transaction.ts';
import { settle, type Outcome } from './settle.ts';

export interface CommitOptions {
  readonly pool: pg.Pool;
  /** Tells the locks of one store from those of another in the same database. */
  readonly lockName: string;
  readonly queueMax: number;
  /** A unit that takes longer awaits something it must not, and is ended. */
  readonly unitMaxMs: number;
}

interface Waiting {
  readonly run: (tx: Transaction) => Promise<unknown>;
  readonly ahead: Ahead | undefined;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Other servers get their turn after so many. */
const BATCH_MAX = 200;
const EVERYTHING = '';
const CAREFUL_BATCHES = 20;

export class PostgresCommits {
  readonly #options: CommitOptions;
  /** By community. A queue is there while it is worked on. */
  readonly #queues = new Map<string, Waiting[]>();
  #waitingCount = 0;
  #isClosed = false;
  #carefulBatches = 0;
  /** Told of each batch. */
  onBatch: BatchListener = () => undefined;
  #whenIdle: (() => void)[] = [];

  constructor(options: CommitOptions) {
    this.#options = options;
  }

  add<T>(unit: (tx: Transaction) => Promise<T>, communityId = EVERYTHING, ahead?: Ahead): Promise<T> {
    if (this.#isClosed) return Promise.reject(new StorageUnavailable('The store is closed.'));
    if (this.#waitingCount >= this.#options.queueMax) {
      return Promise.reject(new StorageUnavailable('Too many changes wait to be written.'));
    }
    this.#waitingCount++;
    return new Promise<T>((resolve, reject) => {
      const waiting: Waiting = { run: unit, ahead, resolve: resolve as (answer: unknown) => void, reject };
      const queue = this.#queues.get(communityId);
      if (queue) return void queue.push(waiting);
      this.#queues.set(communityId, [waiting]);
      // at the end of the turn, so that everything that arrived in it shares one batch
      setImmediate(() => void this.#work(communityId));
    });
  }

  /** Takes nothing more and resolves when all that waited is written. */
  close(): Promise<void> {
    this.#isClosed = true;
    if (this.#queues.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async #work(communityId: string): Promise<void> {
    const queue = this.#queues.get(communityId) ?? [];
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH_MAX);
      const begun = performance.now();
      const outcomes = await this.#commit(communityId, batch);
      this.onBatch(batch.length, performance.now() - begun);
      this.#waitingCount -= batch.length;
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome?.ok === true) resolve(outcome.answer);
        else reject(outcome?.error);
      });
    }
    this.#queues.delete(communityId);
    if (this.#queues.size === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  async #commit(communityId: string, batch: readonly Waiting[]): Promise<readonly Outcome[]> {
    let client: pg.PoolClient | undefined;
    try {
      client = await this.#options.pool.connect();
      const line = new PgLine(client);
      await Promise.all([line.script('BEGIN'), this.#lock(line, communityId)]);
      const outcomes = await this.#runAll(new PostgresBatch(line), communityId, batch);
      // a transaction that has failed unseen answers COMMIT with ROLLBACK, and no error
      if ((await line.script('COMMIT')) !== 'COMMIT')
        throw new StorageUnavailable('The database took everything back.');
      client.release();
      this.#carefulBatches = Math.max(0, this.#carefulBatches - 1);
      return outcomes;
    } catch (thrown) {
      client?.release(true);
      this.#carefulBatches = CAREFUL_BATCHES;
      const known = asStorageError(thrown);
      const error =
        known instanceof StorageUnavailable
          ? known
          : new StorageUnavailable('Nothing could be written.', { cause: thrown });
      return batch.map(() => ({ ok: false, error }));
    }
  }

  /** Held until the transaction ends. What is read from here on is what the former holder committed. */
  #lock(line: PgLine, communityId: string): Promise<unknown> {
    const { lockName } = this.#options;
    const all = `${lockName} all`;
    if (communityId === EVERYTHING) return line.first('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', all);
    const text = `SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0)), pg_advisory_xact_lock(hashtextextended($2, 0))`;
    return line.first(text, all, `${lockName} ${communityId}`);
  }

  /** @throws what the database failed with, which takes the whole batch along. */
  async #runAll(all: PostgresBatch, communityId: string, batch: readonly Waiting[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    all.lookAhead(
      communityId,
      communityStream(communityId),
      batch.flatMap(({ ahead }) => ahead ?? []),
    );
    for (const { run } of batch) {
      const tx = new PostgresTransaction(all);
      const outcome = await settle(run, tx, this.#options.unitMaxMs);
      tx.end();
      await tx.settled();
      if (this.#isCareful()) await tx.try();
      if (tx.failure instanceof StorageUnavailable) throw tx.failure;
      if (outcome.ok && tx.failure === undefined) all.keepUnit();
      else all.dropUnit();
      outcomes.push(outcome.ok && tx.failure ? { ok: false, error: tx.failure } : outcome);
    }
    all.write();
    await all.settled();
    return outcomes;
  }

  /** After a batch that the database refused, each unit is written by itself for a while: so one alone is refused. */
  #isCareful(): boolean {
    return this.#carefulBatches > 0;
  }
}
