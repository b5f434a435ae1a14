/** Several real apps in this process that share one PostgreSQL database and a line between them, and no memory. */
import { randomBytes } from 'node:crypto';
import type { AppParts } from '../../server/app.ts';
import { openPostgresLine, openRedisLine } from '../../server/realtime/adapters.ts';
import { openPostgresStorage } from '../../server/storage/postgres-storage.ts';
import { startApp, type TestApp } from './app.ts';
import { closeApp } from './app-client.ts';

export interface SeveralServers {
  /** All with the community of the first. */
  readonly apps: readonly TestApp[];
  start(): Promise<TestApp>;
  close(): Promise<void>;
}

/** @param redisUrl without it they meet in the database. */
export async function startServers(
  count: number,
  databaseUrl: string,
  redisUrl?: string,
  options: Partial<AppParts> = {},
): Promise<SeveralServers> {
  const inviteKey = randomBytes(32);
  const closers: (() => Promise<void>)[] = [];
  const apps: TestApp[] = [];

  async function start(): Promise<TestApp> {
    const storage = await openPostgresStorage(databaseUrl, { readerCount: 4, writerCount: 2 });
    const warn = (): void => undefined;
    const line =
      redisUrl === undefined
        ? await openPostgresLine(storage.pool, warn)
        : await openRedisLine(redisUrl, storage.epoch, warn);
    const app = await startApp({ storage, inviteKey, adapter: line.adapter, ...options });
    closers.push(async () => {
      await closeApp(shared);
      await line.close();
    });
    const first = apps[0];
    const shared = first ? { ...app, community: first.community, token: first.token } : app;
    apps.push(shared);
    return shared;
  }

  for (let n = 0; n < count; n++) await start();
  return { apps, start, close: async () => void (await Promise.all(closers.map((close) => close()))) };
}
