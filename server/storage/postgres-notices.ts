/**
 * Notices from server to server through the database itself: written in the transaction that they tell of, read by every
 * server twice a second. They carry what must not get lost on the way (who may see what has changed), however the faster
 * line between the servers fares.
 */
import type { PgSql } from './postgres-connection.ts';

const EVERY_MS = 400;
/** A number is given before its transaction is durable, so a lower one may show later: this far back is read again. */
const LOOK_BACK = 1_000;
const KEEP = `interval '10 minutes'`;
const CLEAN_EVERY = 500;

interface Found {
  readonly n: number;
  readonly data: string;
}

export class PostgresNotices {
  readonly #sql: PgSql;
  readonly #listeners = new Set<(notice: unknown) => void>();
  readonly #heard = new Set<number>();
  #last: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #turn = 0;

  constructor(sql: PgSql) {
    this.#sql = sql;
  }

  listen(listener: (notice: unknown) => void): () => void {
    this.#listeners.add(listener);
    if (!this.#timer) this.#schedule(0);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listeners.clear();
  }

  #schedule(afterMs: number): void {
    this.#timer = setTimeout(() => {
      this.#read().then(
        () => this.#again(),
        () => this.#again(), // the database is away; nothing can have been written meanwhile
      );
    }, afterMs).unref();
  }
  #again(): void {
    if (this.#timer) this.#schedule(EVERY_MS);
  }

  async #read(): Promise<void> {
    const isFirst = this.#last === undefined;
    const from = (this.#last ?? Number.MAX_SAFE_INTEGER) - LOOK_BACK;
    const text = isFirst
      ? 'SELECT n, data FROM notices ORDER BY n DESC LIMIT $1'
      : 'SELECT n, data FROM notices WHERE n > $1 ORDER BY n';
    const found = (await this.#sql.allFresh(text, isFirst ? LOOK_BACK : from)) as readonly Found[];
    const news = found.filter(({ n }) => !this.#heard.has(n));
    for (const { n } of news) this.#heard.add(n);
    this.#last = Math.max(this.#last ?? 0, ...found.map(({ n }) => n));
    for (const n of this.#heard) if (n <= this.#last - LOOK_BACK) this.#heard.delete(n);
    if (!isFirst) for (const { data } of news) for (const listener of this.#listeners) listener(JSON.parse(data));
    if (++this.#turn % CLEAN_EVERY === 0) await this.#sql.run(`DELETE FROM notices WHERE at < now() - ${KEEP}`);
  }
}
