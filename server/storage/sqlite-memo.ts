/**
 * What the reading connection has read since the last commit, for the few reads that every connecting client asks for.
 * SQLite itself says when anything was committed, by this process or another (`data_version`), so nothing stale is ever
 * given: after a restart thousands come back while nothing is written, and one read serves them all.
 */
import type { SqliteConnection } from './sqlite-connection.ts';

const KEPT_MAX = 10_000;

export class SqliteMemo {
  readonly #kept = new Map<string, unknown>();
  #connection: SqliteConnection | undefined;
  #version: unknown;

  /** @param read must depend on the database and the key alone; nobody may change what it gave. */
  get<T>(connection: SqliteConnection, key: string, read: () => T): T {
    const { data_version: version } = connection.first('PRAGMA data_version') as { readonly data_version: unknown };
    if (connection !== this.#connection || version !== this.#version || this.#kept.size >= KEPT_MAX) {
      this.#kept.clear();
      this.#connection = connection;
      this.#version = version;
    }
    const known = this.#kept.get(key);
    if (known !== undefined) return known as T;
    const found = read();
    this.#kept.set(key, found);
    return found;
  }
}
