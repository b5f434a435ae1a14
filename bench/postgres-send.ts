/**
 * Durable sends a second through the whole command path into PostgreSQL, in one community and in four at once. Usage:
 * `node bench/postgres-send.ts [seconds]`. Needs PostgreSQL on this machine; the database waits for the disk.
 */
import { randomBytes } from 'node:crypto';
import { systemClock, systemRandom } from '../src/util/clock.ts';
import { createDomain } from '../server/domain/domain.ts';
import type { Actor } from '../server/domain/command.ts';
import { createPorts } from '../server/ports.ts';
import { openPostgresStorage } from '../server/storage/postgres-storage.ts';
import { newId } from '../test/kit/app.ts';
import { startPostgres } from '../test/kit/databases.ts';

const SECONDS = Number(process.argv[2] ?? 4);

const postgres = await startPostgres();
const storage = await openPostgresStorage(await postgres.createDatabase());
const warn = (code: string, detail: unknown): void => console.error(code, detail);
const domain = createDomain({
  storage,
  ports: createPorts(systemClock, systemRandom, randomBytes(32), warn),
  rates: 'unlimited',
});

async function makeCommunity(n: number) {
  const made = await domain.createCommunity({
    slug: `bench-${n}`,
    name: 'Bench',
    template: 'school',
    ownerSubject: 'host:x:owner',
    ownerName: 'Owner',
  });
  if (!made.ok) throw new Error(made.error.message);
  const { communityId, channelIds } = made.result;
  const actors: Actor[] = [];
  for (let person = 0; person < 50; person++) {
    const admitted = await domain.admit({
      communityId,
      subject: `host:x:${person}`,
      issuedAt: Date.now(),
      claims: { name: `Person ${person}` },
    });
    if (admitted.ok) actors.push(admitted.result.actor);
  }
  return { actors, channelId: channelIds['general'] ?? channelIds['lost-and-found'] ?? '' };
}

async function measure(
  width: number,
  communities: readonly Awaited<ReturnType<typeof makeCommunity>>[],
): Promise<void> {
  let count = 0;
  const times: number[] = [];
  const used = process.cpuUsage();
  const begun = performance.now();
  const end = begun + SECONDS * 1000;
  const senders = Array.from({ length: width }, async (_, n) => {
    const { actors, channelId } = communities[n % communities.length] ?? { actors: [], channelId: '' };
    const actor = actors[n % actors.length] as Actor;
    while (performance.now() < end) {
      const at = performance.now();
      const answer = await domain.runCommand(actor, {
        type: 'message.send',
        opId: newId(),
        channelId,
        text: `Good morning to number ${count}`,
      });
      if (!answer.ok) throw new Error(answer.error.message);
      times.push(performance.now() - at);
      count++;
    }
  });
  await Promise.all(senders);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(used);
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  console.log(
    `${String(width).padStart(4)} at a time, ${communities.length} communities: ${(count / seconds).toFixed(0).padStart(6)} sends/s, p99 ${p99.toFixed(0)} ms, ${((user + system) / 1000 / count).toFixed(2)} ms of our processor`,
  );
}

try {
  const communities = [await makeCommunity(0), await makeCommunity(1), await makeCommunity(2), await makeCommunity(3)];
  for (const width of [1, 10, 100]) await measure(width, communities.slice(0, 1));
  await measure(100, communities);
} finally {
  await storage.close();
  await postgres.stop();
}
