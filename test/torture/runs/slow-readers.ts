/** F17, R6: a hundred people stop reading in a busy channel. They cost little memory, and nobody else is slower for them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ground, layGround } from '../ground.ts';
import { LightClient } from '../light-client.ts';
import { atMost, conclude, figure, type Outcome, timesOf, within } from '../outcome.ts';
import { residentBytes } from '../process-figures.ts';
import type { RunOptions } from './options.ts';

const MIB = 1024 * 1024;
/** Long enough that what a paused reader misses is more than the server keeps for anybody. */
const TEXT_BYTES = 3_500;
const PER_SECOND = 25;
const WRITERS = 20;
const COLLECT_GARBAGE = new URL('../collect-garbage.ts', import.meta.url).href;

export async function slowReaders({ seed, people = 1_000, cycles = 20, say, relaxed }: RunOptions): Promise<Outcome> {
  const ground = await layGround({ environment: { NODE_OPTIONS: `--expose-gc --import ${COLLECT_GARBAGE}` } });
  const paused = Math.round(people / 10);
  const arrivals: number[] = [];
  const clients: LightClient[] = [];
  const hear = (text: string): void => {
    if (!text.startsWith('42["patch"')) return;
    const now = performance.now();
    for (const [, at] of text.matchAll(/sent at (\d+)/g)) arrivals.push(now - Number(at));
  };
  async function talk(seconds: number): Promise<{ readonly p95: number; readonly bytes: number }> {
    arrivals.length = 0;
    for (let n = 0; n < seconds * PER_SECOND; n++) {
      const writer = clients[n % WRITERS];
      const text = `sent at ${Math.round(performance.now())} ${'x'.repeat(TEXT_BYTES)}`;
      const opId = uuid(n, seed, seconds);
      void writer?.ask('command', { type: 'message.send', opId, channelId: ground.community.general, text });
      await sleep(1_000 / PER_SECOND);
    }
    await sleep(500);
    const { p95 } = timesOf(arrivals);
    return { p95, bytes: await bytesInUse(ground) };
  }
  try {
    await join(ground, people, clients, hear);
    say(`${people} connected`);
    await talk(cycles); // what a server allocates once, it has allocated now
    const before = await talk(cycles);
    for (const client of clients.slice(-paused)) client.pause();
    const during = await talk(cycles);
    const cut = clients.filter(({ isOpen }) => !isOpen).length;
    const slower = (during.p95 / before.p95 - 1) * 100;
    return conclude('slow-readers', seed, undefined, [
      figure('readers', people),
      figure('paused', paused),
      figure('let go by the server', `${cutAt(ground)} (${cut} know it)`),
      atMost('memory', (during.bytes - before.bytes) / MIB, 20, ' MB'),
      figure('p95 to the others before', `${before.p95.toFixed(1)} ms`),
      within('and meanwhile', [during.p95]),
      relaxed ? figure('slower by', `${slower.toFixed(0)} %`) : atMost('slower by', slower, 10, ' %'),
    ]);
  } finally {
    for (const client of clients) client.close();
    await ground.remove();
  }
}

/** What the server's process holds once its garbage is collected. */
async function bytesInUse({ server }: Ground): Promise<number> {
  const told = (): number => server.output().split('garbage collected').length;
  const before = told();
  process.kill(server.pid, 'SIGUSR2');
  while (told() === before) await sleep(50);
  return residentBytes(server.pid);
}

const cutAt = ({ server }: Ground): number => server.output().split('slow_reader_cut').length - 1;

function uuid(n: number, seed: number, part: number): string {
  const hex = (value: number, size: number): string => value.toString(16).padStart(size, '0').slice(-size);
  const time = hex(Date.now(), 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(n, 3)}-8${hex(part, 3)}-${hex(seed * 65_536 + n, 12)}`;
}

async function join(
  ground: Ground,
  people: number,
  clients: LightClient[],
  hear: (text: string) => void,
): Promise<void> {
  const { communityId, general, slug } = ground.community;
  const port = Number(new URL(ground.url).port);
  for (let at = 0; at < people; at += 50) {
    const part = Array.from({ length: Math.min(50, people - at) }, async (_, n) => {
      const token = ground.token(`reader-${at + n}`);
      // a few of them tell how long it took: a thousand would be busy with telling
      const client = await LightClient.open({ port, community: slug, token }, (at + n) % 10 === 0 ? hear : undefined);
      await client.hold(`community:${communityId}`, `channel:${general}`);
      return client;
    });
    clients.push(...(await Promise.all(part)));
  }
}
