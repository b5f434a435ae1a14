/** F1, F2: a line through which everything happens that can happen to a line, at random, while people write. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '../../kit/fake-clock.ts';
import { gather } from '../crowd.ts';
import { type FaultProxy, openFaultProxy } from '../fault-proxy.ts';
import { layGround } from '../ground.ts';
import { checkHistory } from '../history-check.ts';
import { conclude, figure, type Outcome, within } from '../outcome.ts';
import type { RunOptions } from './options.ts';

type Fault = (proxy: FaultProxy, random: SeededRandom) => void;

const FAULTS: Readonly<Record<string, Fault>> = {
  'slow and uneven': ({ faults }, random) => {
    for (const way of [faults.up, faults.down])
      Object.assign(way, { delayMs: random.below(150), jitterMs: random.below(300) });
  },
  'in small pieces': ({ faults }, random) => {
    for (const way of [faults.up, faults.down]) way.splitBytes = 8 + random.below(200);
  },
  reset: (proxy) => proxy.cut('reset'),
  end: (proxy) => proxy.cut('end'),
  'cut inside a frame, down': (proxy) => proxy.cutInside('down'),
  'cut inside a frame, up': (proxy) => proxy.cutInside('up'),
  'acknowledgements eaten': (proxy) => proxy.eatAcknowledgement(),
  refused: (proxy) => {
    proxy.door = 'reset';
    proxy.cut('reset');
  },
  'swallowed, down': ({ faults }) => void (faults.down.swallow = true),
  'swallowed, up': ({ faults }) => void (faults.up.swallow = true),
};

export async function network({
  seed,
  cycles = 60,
  people = 10,
  historyPath,
  say,
  relaxed,
}: RunOptions): Promise<Outcome> {
  const ground = await layGround();
  const proxy = await openFaultProxy(Number(new URL(ground.url).port), new SeededRandom(seed));
  const crowd = await gather(ground, { count: people, seed, historyPath, url: proxy.url });
  const names = Object.keys(FAULTS);
  const back: number[] = [];
  try {
    await crowd.allLive();
    crowd.talk(350);
    for (let cycle = 0; cycle < cycles; cycle++) {
      // each at least once, then as it comes
      const name = names[cycle] ?? crowd.random.pick(names) ?? '';
      crowd.history.note({ is: 'fault', what: name });
      FAULTS[name]?.(proxy, crowd.random);
      await sleep(300 + crowd.random.below(1_200));
      proxy.heal();
      back.push(await crowd.allLive());
      if (cycle % 20 === 19) say(`${cycle + 1} of ${cycles}`);
    }
    await crowd.settle();
    const others = await ground.finish(crowd.history);
    return conclude(
      'network',
      seed,
      checkHistory(crowd.history.events),
      [
        figure('faults', cycles),
        figure('connections', proxy.counts.connections),
        figure('acknowledgements eaten', proxy.counts.eaten),
        within('all back after healing', back, relaxed ? undefined : 10_000),
        within(
          'acknowledged after',
          crowd.people.flatMap(({ waits }) => waits),
        ),
      ],
      others,
    );
  } finally {
    await crowd.close();
    await proxy.close();
    await ground.remove();
  }
}
