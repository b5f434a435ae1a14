/** F3, R2: the server is killed again and again while people write. */
import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from '../crowd.ts';
import { layGround } from '../ground.ts';
import { checkHistory } from '../history-check.ts';
import { conclude, figure, type Outcome, within } from '../outcome.ts';
import type { RunOptions } from './options.ts';

export async function kill({
  cycles = 100,
  seed,
  people = 20,
  historyPath,
  say,
  relaxed,
}: RunOptions): Promise<Outcome> {
  const ground = await layGround();
  const crowd = await gather(ground, { count: people, seed, historyPath });
  const starts: number[] = [];
  const back: number[] = [];
  try {
    await crowd.allLive();
    crowd.talk(250);
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await sleep(100 + crowd.random.below(700));
      crowd.history.note({ is: 'fault', what: `kill ${cycle}` });
      const begunAt = performance.now();
      const start = await ground.killAndRestart();
      starts.push(start);
      await crowd.allLive();
      back.push(performance.now() - begunAt);
      if (cycle % 20 === 0) say(`${cycle} of ${cycles} kills`);
    }
    await crowd.settle();
    const waits = crowd.people.flatMap((person) => person.waits);
    const others = await ground.finish(crowd.history);
    return conclude(
      'kill',
      seed,
      checkHistory(crowd.history.events),
      [
        figure('cycles', cycles),
        figure('people', people),
        within('server up after', starts, relaxed ? undefined : 2_000),
        within('all live again after', back, relaxed ? undefined : 3_000),
        within('acknowledged after', waits),
      ],
      others,
    );
  } finally {
    await crowd.close();
    await ground.remove();
  }
}
