/**
 * What a connection and a delivery cost a server process on PostgreSQL, by its own metrics. Usage:
 * `node bench/connection-cost.ts [connections]`. All of them look at one channel; 20 messages a second are sent into it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../test/kit/app.ts';
import { connect, type TestClient } from '../test/kit/app-client.ts';
import { freePort, startPostgres } from '../test/kit/databases.ts';
import { startServer } from '../test/kit/server-process.ts';
import { startServers } from '../test/kit/several-servers.ts';

const COUNT = Number(process.argv[2] ?? 1000);
const AT_ONCE = 50;
const SENDS = 100;

const postgres = await startPostgres({ careless: true });
const databaseUrl = await postgres.createDatabase();
const outside = await startServers(1, databaseUrl);
const metricsPort = await freePort();
const environment = {
  HEARTH_DATABASE_URL: databaseUrl,
  HEARTH_METRICS: String(metricsPort),
  HEARTH_INVITE_KEY: Buffer.alloc(32, 7).toString('base64url'),
};
const server = await startServer({ arguments: [], environment });

async function measure() {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const value = (name: string): number =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1) ?? 0,
    );
  return {
    rss: value('hearth_memory_bytes{kind="rss"}'),
    cpu: value('process_cpu_seconds_total'),
    deliveries: value('hearth_deliveries_total{event="patch"}'),
  };
}

try {
  const app = outside.apps[0];
  if (!app) throw new Error('no app');
  const there = { ...app, port: Number(new URL(server.url).port) };
  const { general: channelId } = app.community;
  const stream = `channel:${channelId}`;
  const clients: TestClient[] = [];
  const enter = async (n: number): Promise<void> => {
    const client = await connect(there, `person-${n}`);
    await client.sync({ stream });
    clients.push(client);
  };
  for (let n = 0; n < 20; n++) await enter(n);
  const before = await measure();
  for (let n = 20; n < COUNT; n += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, COUNT - n) }, (_, more) => enter(n + more)));
  const open = await measure();
  await sleep(3_000);
  const quiet = await measure();
  const sender = await connect(there, 'owner');
  for (let n = 0; n < SENDS; n++) {
    void sender.command('message.send', { channelId, text: `A sentence of usual length, number ${n}` }, newId());
    await sleep(50);
  }
  await sleep(1_000);
  const busy = await measure();
  const added = COUNT - 20;
  console.log(`memory a connection: ${((quiet.rss - before.rss) / 1024 / added).toFixed(0)} KiB`);
  console.log(
    `processor a connection let in, as somebody new, with its first sync: ${(((open.cpu - before.cpu) * 1000) / added).toFixed(2)} ms`,
  );
  console.log(
    `processor of ${COUNT} quiet connections: ${(((quiet.cpu - open.cpu) / 3) * 100).toFixed(1)} % of a core`,
  );
  console.log(
    `processor a delivery: ${(((busy.cpu - quiet.cpu) * 1e6) / (busy.deliveries - quiet.deliveries)).toFixed(1)} µs over ${busy.deliveries - quiet.deliveries}`,
  );
} finally {
  await server.remove();
  await outside.close();
  await postgres.stop();
  process.exit();
}
