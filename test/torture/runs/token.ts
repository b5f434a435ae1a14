/** F21: tokens that last two seconds, while people write: the line stays, and nobody waits for it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from '../crowd.ts';
import { layGround } from '../ground.ts';
import { checkHistory } from '../history-check.ts';
import { atMost, conclude, figure, type Outcome, within } from '../outcome.ts';
import type { RunOptions } from './options.ts';

const LIFE_S = 2;

/** @param options.cycles how many lives of a token it lasts. */
export async function token({ seed, cycles = 60, people = 10, historyPath, relaxed }: RunOptions): Promise<Outcome> {
  const ground = await layGround();
  let given = 0;
  const brief = (sub: string): string => {
    given++;
    return ground.token(sub, { exp: Math.floor(Date.now() / 1_000) + LIFE_S });
  };
  const { url, community } = ground;
  const crowd = await gather({ url, community, token: brief }, { count: people, seed, historyPath });
  try {
    await crowd.allLive();
    crowd.talk(500);
    const pauses: number[] = [];
    let isOver = false;
    const watches = crowd.people.map(async (person) => {
      for (let lostAt: number | undefined; !isOver; await sleep(10)) {
        if (!person.isLive) lostAt ??= performance.now();
        else if (lostAt !== undefined) {
          pauses.push(performance.now() - lostAt);
          lostAt = undefined;
        }
      }
    });
    await sleep(cycles * LIFE_S * 1_000);
    isOver = true;
    await Promise.all(watches);
    await crowd.settle();
    const others = await ground.finish(crowd.history);
    const longest = Math.max(0, ...pauses);
    return conclude(
      'token',
      seed,
      checkHistory(crowd.history.events),
      [
        figure('tokens', given),
        figure('lines lost', pauses.length),
        relaxed ? figure('longest pause', `${Math.round(longest)} ms`) : atMost('longest pause', longest, 1_000, ' ms'),
        within(
          'acknowledged after',
          crowd.people.flatMap(({ waits }) => waits),
        ),
      ],
      others,
    );
  } finally {
    await crowd.close();
    await ground.remove();
  }
}
