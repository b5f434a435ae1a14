/** F15, R4: several servers on one PostgreSQL with a Redis between them; both databases die in turn while people write. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgresStorage } from '../../../server/storage/postgres-storage.ts';
import { signToken } from '../../kit/app.ts';
import { missing, startPostgres, startRedis } from '../../kit/databases.ts';
import { type ServerProcess, startServer } from '../../kit/server-process.ts';
import { gather } from '../crowd.ts';
import { found, tellStore } from '../ground.ts';
import { checkHistory } from '../history-check.ts';
import { conclude, figure, type Outcome, skip, within } from '../outcome.ts';
import type { RunOptions } from './options.ts';

export async function databases({
  seed,
  cycles = 10,
  people = 9,
  historyPath,
  say,
  relaxed,
}: RunOptions): Promise<Outcome> {
  const absent = missing('postgres', 'redis');
  if (absent !== false) return skip('databases', absent);
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const postgres = await startPostgres();
    closers.push(() => postgres.stop());
    const redis = await startRedis();
    closers.push(() => redis.stop());
    const databaseUrl = await postgres.createDatabase();
    const community = await found(await openPostgresStorage(databaseUrl, { readerCount: 2, writerCount: 1 }));
    const environment = {
      HEARTH_DATABASE_URL: databaseUrl,
      HEARTH_REDIS_URL: redis.url,
      HEARTH_INVITE_KEY: Buffer.alloc(32, 7).toString('base64url'),
      HEARTH_LOG: 'warn',
    };
    const servers: ServerProcess[] = [];
    for (let n = 0; n < 2; n++) {
      const server = await startServer({ arguments: [], environment });
      servers.push(server);
      closers.push(() => server.remove());
    }
    const token = (sub: string): string => signToken(sub, {}, community.key);
    const urls = servers.map(({ url }) => url);
    const crowd = await gather({ url: urls[0] ?? '', community, token }, { count: people, seed, historyPath, urls });
    closers.push(() => crowd.close());
    await crowd.allLive();
    crowd.talk(500);
    const heals: Record<'PostgreSQL' | 'Redis', number[]> = { PostgreSQL: [], Redis: [] };
    for (let cycle = 0; cycle < cycles * 2; cycle++) {
      await sleep(500 + crowd.random.below(1_000));
      const name = cycle % 2 === 0 ? 'PostgreSQL' : 'Redis';
      crowd.history.note({ is: 'fault', what: `${name} dies` });
      const database = name === 'Redis' ? redis : postgres;
      await database.kill();
      await database.start();
      const begunAt = performance.now();
      const counts = crowd.people.map(({ waits }) => waits.length);
      while (crowd.people.some(({ waits }, n) => waits.length <= (counts[n] ?? 0))) {
        for (const person of crowd.people) await person.retryFailed();
        if (performance.now() - begunAt > 60_000) throw new Error(`${name}: somebody could not write for a minute`);
        await sleep(20);
      }
      heals[name].push(performance.now() - begunAt);
      if (cycle % 10 === 9) say(`${cycle + 1} of ${cycles * 2}`);
    }
    await crowd.settle();
    const unwell = servers.filter(({ output }) => /uncaught|unhandled/.test(output()));
    for (const server of servers) await server.stop();
    const storage = await openPostgresStorage(databaseUrl, { readerCount: 1, writerCount: 1 });
    await tellStore(storage, community.general, crowd.history);
    await storage.close();
    return conclude(
      'databases',
      seed,
      checkHistory(crowd.history.events),
      [
        figure('PostgreSQL killed', cycles),
        figure('Redis killed', cycles),
        within('everybody writes again after PostgreSQL', heals.PostgreSQL, relaxed ? undefined : 5_000),
        within('after Redis', heals.Redis, relaxed ? undefined : 5_000),
      ],
      unwell.map(({ output }) => `unhandled: ${output().slice(-500)}`),
    );
  } finally {
    for (const close of closers.reverse()) await close();
  }
}
