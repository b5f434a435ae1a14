/**
 * How the PostgreSQL adapter speaks to its database: values always bound, whole numbers as numbers, failures that time may
 * cure as `StorageUnavailable`. Statements are prepared once a connection, but for searches: their plan depends on the words.
 */
import pg from 'pg';
import { StorageUnavailable } from '../domain/storage.ts';

export type Value = string | number | boolean | null | readonly (string | number | null)[];

/** What the modules with SQL in them need of a connection. */
export interface PgSql {
  first(text: string, ...values: readonly Value[]): Promise<unknown>;
  all(text: string, ...values: readonly Value[]): Promise<readonly unknown[]>;
  /** Planned for these very values. */
  allFresh(text: string, ...values: readonly Value[]): Promise<readonly unknown[]>;
  /** @returns how many rows it touched. */
  run(text: string, ...values: readonly Value[]): Promise<number>;
}

export interface PgAddress {
  readonly url: string;
  /** The schema that holds the tables. */
  readonly schema: string;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as never,
};

/** Connections, resources, operators, the system and the disk, a lock that did not come, a read-only or a failed transaction. */
const PASSING = /^(08|25|40|53|57|58|55P03|28|3D|XX)/;

/** The error itself, unless it says that the store cannot work just now. */
export function asStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StorageUnavailable) return error;
  if (error instanceof pg.DatabaseError && !PASSING.test(error.code ?? '')) return error;
  const isOurs = !(error instanceof pg.DatabaseError) && !isFromDriver(error);
  if (isOurs) return error;
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return new StorageUnavailable(`The database cannot be used just now${code}.`, { cause: error });
}

const DRIVER =
  /connection|timeout|not queryable|Cannot use a pool|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH/i;

function isFromDriver(error: Error): boolean {
  return 'syscall' in error || DRIVER.test(error.message) || error instanceof AggregateError;
}

const names = new Map<string, string>();
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `h${String(names.size)}`));
  return name;
}

/** PostgreSQL's texts cannot hold the character NUL. No id, name or word of ours does, so nothing is found for one. */
function bind(value: Value): unknown {
  if (typeof value === 'object' && value !== null) return value.map(bind);
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}

type Queryable = Pick<pg.Pool, 'query'> | Pick<pg.ClientBase, 'query'>;

export class PgLine implements PgSql {
  readonly #on: Queryable;

  constructor(on: Queryable) {
    this.#on = on;
  }

  async first(text: string, ...values: readonly Value[]): Promise<unknown> {
    return (await this.#query(text, values, nameOf(text))).rows[0];
  }
  async all(text: string, ...values: readonly Value[]): Promise<readonly unknown[]> {
    return (await this.#query(text, values, nameOf(text))).rows as unknown[];
  }
  async allFresh(text: string, ...values: readonly Value[]): Promise<readonly unknown[]> {
    return (await this.#query(text, values)).rows as unknown[];
  }
  async run(text: string, ...values: readonly Value[]): Promise<number> {
    return (await this.#query(text, values, nameOf(text))).rowCount ?? 0;
  }
  /** Several statements at once, without values. @returns what the last one did, such as `COMMIT`. */
  async script(text: string): Promise<string> {
    const answer: pg.QueryResult | pg.QueryResult[] = await this.#on.query(text);
    return (Array.isArray(answer) ? (answer.at(-1) as pg.QueryResult) : answer).command;
  }

  #query(text: string, values: readonly Value[], name?: string): Promise<pg.QueryResult> {
    return this.#on.query({ text, values: values.map(bind), ...(name === undefined ? {} : { name }) });
  }
}

/** Nobody waits longer than this for a lock, an answer or a connection. */
const PATIENCE_MS = 5_000;
const ANSWER_MS = 15_000;

export function clientConfig({ url, schema }: PgAddress): pg.PoolConfig {
  return {
    connectionString: url,
    types,
    application_name: 'hearth',
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
    // a machine that vanished with the lock in its hand loses it soon
    options: `-c search_path=${schema} -c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3`,
  };
}

export function openPool(address: PgAddress, kind: 'read' | 'write', max: number): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(address),
    max,
    query_timeout: ANSWER_MS,
    statement_timeout: ANSWER_MS,
    ...(kind === 'write'
      ? { pipeline: true, lock_timeout: PATIENCE_MS, idle_in_transaction_session_timeout: PATIENCE_MS }
      : {}),
    // acknowledged means durable, whatever the database's own default is
    onConnect: (client) =>
      void client.query(`SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') IN ('off', 'local')`),
  });
  // a connection broke: whoever waits for an answer on it is told there, and the pool makes new ones
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
