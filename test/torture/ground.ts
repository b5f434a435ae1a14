/**
 * What a run stands on: a community in a store on this machine, real server processes on that store, and what the store
 * holds in the end, read by this process once the servers are gone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Storage } from '../../server/domain/storage.ts';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { DATABASE_FILE } from '../../server/storage/sqlite-store.ts';
import { signToken, startApp, type TestCommunity } from '../kit/app.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import type { History } from './history.ts';
import { processorMs } from './process-figures.ts';

export interface Ground {
  readonly community: TestCommunity;
  readonly folder: string;
  readonly url: string;
  readonly server: ServerProcess;
  token(sub: string, claims?: Readonly<Record<string, unknown>>): string;
  /** The same again on the same port and data, after it ended. */
  start(): Promise<{ readonly ms: number; readonly processorMs: number }>;
  /** SIGKILL and `start`. @returns ms until it answered. */
  killAndRestart(): Promise<number>;
  /** Ends the server and tells the history what is stored. @returns what is wrong with the file itself. */
  finish(history: History): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** @param folder where the data shall lie; made and removed here unless it is given. */
export async function layGround(
  options: { readonly folder?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<Ground> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'hearth-torture-'));
  const community = await found(createSqliteStorage(folder));
  const environment = { HEARTH_LOG: 'warn', HEARTH_HOST: '127.0.0.1', ...options.environment };
  let server = await startServer({ dataFolder: folder, arguments: [], environment });
  const start = async () => {
    const begunAt = performance.now();
    server = await server.restart();
    return { ms: performance.now() - begunAt, processorMs: processorMs(server.pid) };
  };
  return {
    community,
    folder,
    url: server.url,
    get server() {
      return server;
    },
    token: (sub, claims = {}) => signToken(sub, claims, community.key),
    start,
    async killAndRestart() {
      await server.kill();
      return (await start()).ms;
    },
    async finish(history) {
      await server.stop();
      const storage = createSqliteStorage(folder);
      await tellStore(storage, community.general, history);
      await storage.close();
      return integrityOf(join(folder, DATABASE_FILE));
    },
    async remove() {
      await server.kill();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the community of a run in a store, and lets go of the store. */
export async function found(storage: Storage): Promise<TestCommunity> {
  const app = await startApp({ storage });
  const { community } = app;
  await app.close();
  return community;
}

/** Everything in a channel, oldest first, and how many it counts. */
export async function tellStore(storage: Storage, channelId: string, history: History): Promise<void> {
  for (let after = 0, more = true; more;) {
    const page = await storage.messages(channelId, { limit: 100, after });
    for (const { seq, id, authorId, text } of page.rows)
      history.note({ is: 'stored', seq, id, author: authorId, text });
    after = page.rows.at(-1)?.seq ?? after;
    more = page.hasAfter && page.rows.length > 0;
  }
  const { lastSeq } = await storage.head(`channel:${channelId}`);
  history.note({ is: 'end', lastSeq });
}

function integrityOf(file: string): readonly string[] {
  const database = new Database(file, { fileMustExist: true });
  try {
    const found = database.pragma('integrity_check') as { readonly integrity_check: string }[];
    return found.map(({ integrity_check: words }) => words).filter((words) => words !== 'ok');
  } finally {
    database.close();
  }
}
