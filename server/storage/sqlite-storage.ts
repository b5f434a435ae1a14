/**
 * The storage port in one SQLite file: the store of a server on one machine. Made by `createSqliteStorage` and closed by
 * whoever made it. Answers a unit only after its commit is synced to disk; a killed process starts again where it was.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { StreamName } from '../../src/protocol/ids.ts';
import {
  type BatchListener,
  type Head,
  type Reader,
  type Storage,
  type Transaction,
  StorageUnavailable,
} from '../domain/storage.ts';
import { type DataFolderLock, lockDataFolder } from './data-folder-lock.ts';
import { GroupCommit } from './group-commit.ts';
import { WORDS_VERSION } from './search-words.ts';
import { writeBackup } from './sqlite-backup.ts';
import { SqliteConnection, asStorageError } from './sqlite-connection.ts';
import { rebuildMemberIndex } from './sqlite-members.ts';
import { SqliteMemo } from './sqlite-memo.ts';
import { migrate } from './sqlite-migrations.ts';
import { SqliteReader } from './sqlite-reader.ts';
import { readHead, readPlaces } from './sqlite-rows.ts';
import { mergeIndex, rebuildIndex } from './sqlite-search.ts';
import { DATABASE_FILE, readOrMakeEpoch, readNote, writeNote } from './sqlite-store.ts';

export interface SqliteOptions {
  /** How long a write waits for a lock that somebody else's tool holds on the file. Default 5000. */
  readonly busyTimeoutMs?: number;
  /** How many changes may wait before more are refused. Default 10,000. */
  readonly queueMax?: number;
  /** How long one unit may take before it counts as stuck. Default 10,000. */
  readonly unitMaxMs?: number;
  /** How long removed text may still lie in the write-ahead log. Default 5000. */
  readonly forgetWithinMs?: number;
  /** Opens also what was moved to PostgreSQL. */
  readonly allowMoved?: boolean;
}

/**
 * Opens the database in a folder, making both where they are missing.
 * @throws Error, in a sentence for the operator, when another process uses the folder or a newer Hearth wrote it.
 */
export function createSqliteStorage(folder: string, options: SqliteOptions = {}): SqliteStorage {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // SQLite gives its companions the file's own permissions
  closeSync(openSync(join(folder, DATABASE_FILE), 'a', 0o600));
  const lock = lockDataFolder(folder);
  try {
    return new SqliteStorage(folder, lock, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A server on this file would be a second community that goes its own way. */
export class MovedAway extends Error {
  override readonly name = 'MovedAway';
  constructor(folder: string) {
    super(
      `Everything in ${folder} was moved to PostgreSQL. Set HEARTH_DATABASE_URL to go on there. To start from the old file all the same, without what was said since: HEARTH_USE_MOVED=1.`,
    );
  }
}

/** A connection that waits for a lock holds up the whole process, so it waits but for a moment; the queue waits by itself. */
const AT_ONCE_MS = 100;

export class SqliteStorage extends SqliteReader implements Storage {
  readonly epoch: string;
  readonly #file: string;
  readonly #lock: DataFolderLock;
  readonly #options: SqliteOptions;
  readonly #commits: GroupCommit;
  #writer: SqliteConnection | undefined;
  #reader: SqliteConnection | undefined;
  readonly #memo = new SqliteMemo();
  #forgetting: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(folder: string, lock: DataFolderLock, options: SqliteOptions) {
    super();
    this.#file = join(folder, DATABASE_FILE);
    this.#lock = lock;
    this.#options = options;
    try {
      const writer = (this.#writer = new SqliteConnection(this.#file, options)); // nobody else is held up yet
      migrate(writer);
      if (readNote(writer, 'moved') !== undefined && options.allowMoved !== true) throw new MovedAway(folder);
      this.epoch = readOrMakeEpoch(writer);
      refreshIndexes(writer);
      writer.pragma(`busy_timeout = ${String(AT_ONCE_MS)}`);
    } catch (error) {
      this.#closeConnections();
      throw error;
    }
    this.#commits = new GroupCommit({
      writer: () => this.#openWriter(),
      onFailure: () => {
        this.#closeConnections();
      },
      onForgotten: () => {
        this.#forgetSoon();
      },
      queueMax: options.queueMax ?? 10_000,
      lockWaitMs: options.busyTimeoutMs ?? 5_000,
      unitMaxMs: options.unitMaxMs ?? 10_000,
    });
  }

  transaction<T>(unit: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#commits.add(unit);
  }

  onBatch(listener: BatchListener): void {
    this.#commits.onBatch = listener;
  }

  override head(stream: StreamName): Promise<Head> {
    return this.answer(() => this.#memo.get(this.sql, stream, () => readHead(this.sql, stream)));
  }
  override places(communityId: string): ReturnType<Reader['places']> {
    type Found = Awaited<ReturnType<Reader['places']>>;
    return this.answer(() =>
      this.#memo.get(this.sql, `places ${communityId}`, () => readPlaces(this.sql, communityId) as unknown as Found),
    );
  }

  async backup(folder: string): Promise<void> {
    await writeBackup(this.#openWriter(), this.epoch, folder);
  }

  /** The index of words keeps some, as signposts between its pages, after the last text with them has gone. */
  async scrub(): Promise<void> {
    for (let isMore = true; isMore;) {
      // between two slices everybody else has a turn
      await new Promise((resolve) => setImmediate(resolve));
      const writer = this.#openWriter();
      if (!writer.isInTransaction) isMore = mergeIndex(writer);
    }
    const writer = this.#openWriter();
    writer.pragma('wal_checkpoint(TRUNCATE)');
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.#commits.close();
    this.#isClosed = true;
    this.#closeConnections();
    this.#lock.release();
  }

  protected get sql(): SqliteConnection {
    this.#refuseClosed();
    return (this.#reader ??= new SqliteConnection(this.#file, { busyTimeoutMs: AT_ONCE_MS, readonly: true }));
  }

  #openWriter(): SqliteConnection {
    this.#refuseClosed();
    return (this.#writer ??= new SqliteConnection(this.#file, { busyTimeoutMs: AT_ONCE_MS }));
  }

  #refuseClosed(): void {
    if (this.#isClosed) throw new StorageUnavailable('The store is closed.');
  }

  /** The reader goes first, so that the writer as the last one empties the write-ahead log into the file. */
  #closeConnections(): void {
    clearTimeout(this.#forgetting);
    this.#forgetting = undefined;
    this.#reader?.close();
    this.#writer?.close();
    this.#reader = undefined;
    this.#writer = undefined;
  }

  /** Pages in the file are wiped as text goes; older copies of them stand in the write-ahead log until it is emptied. */
  #forgetSoon(): void {
    this.#forgetting ??= setTimeout(() => {
      this.#forgetting = undefined;
      try {
        if (this.#openWriter().isInTransaction) this.#forgetSoon();
        else this.#openWriter().pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        if (!(asStorageError(error) instanceof StorageUnavailable)) throw error;
        this.#forgetSoon();
      }
    }, this.#options.forgetWithinMs ?? 5000).unref();
  }
}

/** Texts may be cut into other words by a newer Hearth or a newer Unicode: then both indexes are made anew. */
function refreshIndexes(writer: SqliteConnection): void {
  const current = `${WORDS_VERSION}/${process.versions['unicode'] ?? ''}`;
  const former = readNote(writer, 'words');
  if (former === current) return;
  writer.script('BEGIN IMMEDIATE');
  if (former !== undefined) {
    rebuildIndex(writer);
    rebuildMemberIndex(writer);
  }
  writeNote(writer, 'words', current);
  writer.script('COMMIT');
}
