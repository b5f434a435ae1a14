/**
 * One connection to the database file, with its prepared statements. All SQL of the adapter goes through `first`, `all` and
 * `run`, with values bound and never written into the text. Failures that time may cure become `StorageUnavailable`.
 */
import Database from 'better-sqlite3';
import { StorageUnavailable } from '../domain/storage.ts';

export type Value = string | number | null;

/** What the modules with SQL in them need of a connection. */
export interface Sql {
  first(text: string, ...values: readonly Value[]): unknown;
  all(text: string, ...values: readonly Value[]): unknown[];
  /** @returns how many rows it touched. */
  run(text: string, ...values: readonly Value[]): number;
}

export interface ConnectionOptions {
  readonly readonly?: boolean;
  /** How long to wait for another process's lock; the whole process waits. Default 5000. */
  readonly busyTimeoutMs?: number | undefined;
}

const CACHE_KIB = 64 * 1024;
const PASSING =
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|PROTOCOL|CORRUPT|NOTADB|PERM|AUTH|INTERRUPT|ABORT)(_|$)/;

/** The error itself, unless it says that the store cannot work just now. */
export function asStorageError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError) || !PASSING.test(error.code)) return error;
  return new StorageUnavailable(`The database cannot be used just now (${error.code}).`, { cause: error });
}

/** Another process writes just now. */
export function isLocked(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)(_|$)/.test(error.code);
}

export class SqliteConnection implements Sql {
  readonly database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<Value[]>>();

  constructor(file: string, options: ConnectionOptions = {}) {
    const { readonly = false, busyTimeoutMs = 5000 } = options;
    this.database = new Database(file, { readonly, timeout: busyTimeoutMs, fileMustExist: true });
    if (!readonly) {
      this.pragma('journal_mode = WAL');
      // The driver's own default in WAL mode is NORMAL, which may lose the last commits when the power fails.
      this.pragma('synchronous = FULL');
      this.pragma('foreign_keys = ON');
      this.pragma('secure_delete = ON');
    }
    this.pragma(`cache_size = -${String(CACHE_KIB)}`);
  }

  get isInTransaction(): boolean {
    return this.database.inTransaction;
  }
  first(text: string, ...values: readonly Value[]): unknown {
    return this.#prepared(text).get(...values);
  }
  all(text: string, ...values: readonly Value[]): unknown[] {
    return this.#prepared(text).all(...values);
  }
  run(text: string, ...values: readonly Value[]): number {
    return this.#prepared(text).run(...values).changes;
  }
  /** Several statements at once; for migrations. */
  script(text: string): void {
    this.database.exec(text);
  }
  pragma(text: string): unknown {
    return this.database.pragma(text, { simple: true });
  }
  close(): void {
    this.#statements.clear();
    this.database.close();
  }

  #prepared(text: string): Database.Statement<Value[]> {
    let statement = this.#statements.get(text);
    if (!statement) this.#statements.set(text, (statement = this.database.prepare<Value[]>(text)));
    return statement;
  }
}
