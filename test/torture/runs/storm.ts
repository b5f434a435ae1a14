/** F18, R5: thousands are connected, the server is killed, and all of them come back at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { longestPauseMs } from '../../../src/net/back-off.ts';
import { SeededRandom } from '../../kit/fake-clock.ts';
import { type Ground, layGround } from '../ground.ts';
import { LightClient } from '../light-client.ts';
import { atMost, conclude, figure, type Outcome, within } from '../outcome.ts';
import { processorMs } from '../process-figures.ts';
import type { RunOptions } from './options.ts';

/** Comes back as the client core does. @returns how many tries it took. */
async function comeBack(ground: Ground, token: string, random: SeededRandom): Promise<readonly [LightClient, number]> {
  const { community } = ground;
  for (let tries = 1; ; tries++) {
    await sleep(random.next() * longestPauseMs(tries - 1));
    try {
      const port = Number(new URL(ground.url).port);
      const client = await LightClient.open({ port, community: community.slug, token });
      const answer = (await client.hold(`community:${community.communityId}`, `channel:${community.general}`)) as {
        readonly ok: boolean;
      };
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return [client, tries];
    } catch (error) {
      if (tries > 20) throw error;
    }
  }
}

export async function storm({ seed, people = 2_000, cycles = 1, say, relaxed }: RunOptions): Promise<Outcome> {
  const ground = await layGround();
  const random = new SeededRandom(seed);
  const tokens = Array.from({ length: people }, (_, n) => ground.token(`light-${n}`));
  let clients: LightClient[] = [];
  const all: number[] = [];
  const each: number[] = [];
  const costs: number[] = [];
  let tries = 0;

  async function everybody(): Promise<void> {
    const begunAt = performance.now();
    const back = await Promise.all(
      tokens.map(async (token) => {
        const one = await comeBack(ground, token, random.fork());
        each.push(performance.now() - begunAt);
        return one;
      }),
    );
    clients = back.map(([client]) => client);
    tries += back.reduce((sum, [, count]) => sum + count, 0);
  }
  try {
    await everybody();
    say(`${people} connected for the first time after ${Math.round(Math.max(...each))} ms`);
    for (let cycle = 0; cycle < cycles; cycle++) {
      each.length = 0;
      tries = 0;
      const dead = clients;
      await ground.server.kill();
      for (const client of dead) client.close();
      const begunAt = performance.now();
      const [start] = await Promise.all([ground.start(), everybody()]);
      all.push(performance.now() - begunAt);
      costs.push(processorMs(ground.server.pid) - start.processorMs);
    }
    const took = Math.max(...all);
    return conclude('storm', seed, undefined, [
      figure('clients', people),
      figure('cycles', cycles),
      within('each live after', each),
      atMost('all live after', took / 1_000, relaxed ? 120 : 30, ' s'),
      figure('tries each', (tries / people).toFixed(1)),
      figure('server CPU each', `${(Math.max(...costs) / people).toFixed(1)} ms`),
    ]);
  } finally {
    for (const client of clients) client.close();
    await ground.remove();
  }
}
