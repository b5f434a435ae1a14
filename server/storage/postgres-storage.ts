/**
 * The storage port in a PostgreSQL database: the store of one server or of many at once. Made by `openPostgresStorage` and
 * closed by whoever made it. Answers a unit only after its commit is durable. While the database is away reads and writes
 * fail with `StorageUnavailable`, and all goes on by itself once it is back.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import {
  type Ahead,
  type BatchListener,
  type Storage,
  type Transaction,
  StorageUnavailable,
} from '../domain/storage.ts';
import { openPool, type PgAddress, PgLine } from './postgres-connection.ts';
import { PostgresCommits } from './postgres-commits.ts';
import { rebuildMemberIndex } from './postgres-members.ts';
import { rebuildMessageIndex } from './postgres-messages.ts';
import { migrate, readNote, writeNote } from './postgres-migrations.ts';
import { PostgresNotices } from './postgres-notices.ts';
import { PostgresReader } from './postgres-reader.ts';
import { WORDS_VERSION } from './search-words.ts';

export interface PostgresOptions {
  /** Default `hearth`. */
  readonly schema?: string;
  /** Connections for reading. Default 10. */
  readonly readerCount?: number;
  /** Connections for writing, which is how many communities are written to at once. Default 5. */
  readonly writerCount?: number;
  /** How many changes may wait before more are refused. Default 10,000. */
  readonly queueMax?: number;
  /** How long one unit may take before it counts as stuck. Default 10,000. */
  readonly unitMaxMs?: number;
}

/**
 * Opens the database and brings its tables up to date, making them where they are missing.
 * @param url such as `postgres://hearth:secret@db.example.org/hearth`.
 * @throws Error when it cannot be reached, or a newer Hearth wrote it.
 */
export async function openPostgresStorage(url: string, options: PostgresOptions = {}): Promise<PostgresStorage> {
  const address = { url, schema: options.schema ?? 'hearth' };
  const epoch = await migrate(address, async (line) => {
    await refreshIndexes(line);
    return (await readNote(line, 'epoch')) ?? changeEpoch(line);
  });
  return new PostgresStorage(address, epoch, options);
}

/** From here on nobody's cursor counts. */
export async function changeEpoch(line: PgLine, epoch: string = randomUUID()): Promise<string> {
  await writeNote(line, 'epoch', epoch);
  return epoch;
}

export class PostgresStorage extends PostgresReader implements Storage {
  readonly epoch: string;
  readonly #address: PgAddress;
  readonly #readers: pg.Pool;
  readonly #writers: pg.Pool;
  readonly #commits: PostgresCommits;
  readonly #notices: PostgresNotices;
  readonly #line: PgLine;
  #isClosed = false;

  constructor(address: PgAddress, epoch: string, options: PostgresOptions) {
    super();
    this.epoch = epoch;
    this.#address = address;
    this.#readers = openPool(address, 'read', options.readerCount ?? 10);
    this.#writers = openPool(address, 'write', options.writerCount ?? 5);
    this.#line = new PgLine(this.#readers);
    this.#notices = new PostgresNotices(this.#line);
    this.#commits = new PostgresCommits({
      pool: this.#writers,
      lockName: address.schema,
      queueMax: options.queueMax ?? 10_000,
      unitMaxMs: options.unitMaxMs ?? 10_000,
    });
  }

  transaction<T>(unit: (tx: Transaction) => Promise<T>, communityId?: string, ahead?: Ahead): Promise<T> {
    return this.#commits.add(unit, communityId, ahead);
  }

  onNotice(listener: (notice: unknown) => void): () => void {
    return this.#notices.listen(listener);
  }

  onBatch(listener: BatchListener): void {
    this.#commits.onBatch = listener;
  }

  /** The readers' connections, for Socket.IO's adapter where there is no Redis. */
  get pool(): pg.Pool {
    return this.#readers;
  }
  get schema(): string {
    return this.#address.schema;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#notices.close();
    await this.#commits.close();
    this.#isClosed = true;
    await Promise.all([this.#readers.end(), this.#writers.end()]);
  }

  protected get sql(): PgLine {
    if (this.#isClosed) throw new StorageUnavailable('The store is closed.');
    return this.#line;
  }
}

/** Texts may be cut into other words by a newer Hearth or a newer Unicode: then both indexes are made anew. */
async function refreshIndexes(line: PgLine): Promise<void> {
  const current = `${WORDS_VERSION}/${process.versions['unicode'] ?? ''}`;
  const former = await readNote(line, 'words');
  if (former === current) return;
  if (former !== undefined) {
    await rebuildMessageIndex(line);
    await line.script('BEGIN');
    await rebuildMemberIndex(line);
    await line.script('COMMIT');
  }
  await writeNote(line, 'words', current);
}
