/** What goes wrong, and when. Each history has only some of the faults, each at its own rate: swarm testing. */
import type { SeededRandom } from '../kit/fake-clock.ts';
import { calm, type Storm, stormy } from '../kit/fake-network.ts';
import type { World, WorldTab } from '../kit/world.ts';
import type { Person } from './person.ts';

export interface Faults extends Storm {
  readonly cut: number;
  readonly offline: number;
  readonly stall: number;
  readonly tabCrash: number;
  readonly serverCrash: number;
}

export function drawFaults(random: SeededRandom): Faults {
  const some = (rate: number): number => (random.chance(0.5) ? rate * random.next() : 0);
  return {
    cut: some(0.15),
    offline: some(0.15),
    stall: some(0.08),
    tabCrash: some(0.1),
    serverCrash: some(0.05),
    lostAnswer: some(0.4),
    double: some(0.4),
    lostPatch: some(0.3),
    crossing: some(0.5),
    slowMs: random.chance(0.5) ? 10 : 10 + random.below(400),
  };
}

/** Between two deeds. */
export async function upset(
  world: World,
  people: readonly Person[],
  faults: Faults,
  random: SeededRandom,
  trace: (line: string) => void,
): Promise<void> {
  const tabs = people.flatMap((person) => person.tabs);
  const strike = (rate: number, name: string, hit: (tab: WorldTab) => void): void => {
    const tab = random.chance(rate) ? random.pick(tabs) : undefined;
    if (!tab) return;
    trace(`${name} at ${tab.sub}`);
    hit(tab);
  };
  strike(faults.cut, 'cut', (tab) => tab.way.cut());
  strike(faults.stall, 'half-open', (tab) => tab.way.stall());
  strike(faults.offline, 'offline', (tab) => {
    tab.way.goOffline();
    world.clock.after(random.below(8_000), () => {
      tab.way.goOnline();
      tab.hints.say('wake');
    });
  });
  if (random.chance(faults.tabCrash)) {
    const person = random.pick(people);
    if (person && person.tabs.length > 0) person.crashTab();
  }
  if (random.chance(faults.serverCrash)) {
    trace('the server crashes');
    await world.crashServer(100 + random.below(1_000));
  }
}

export function setWeather(tab: WorldTab, faults: Faults, random: SeededRandom): void {
  tab.way.weather = stormy(random.fork(), faults);
}

/** Everything works again. */
export function heal(people: readonly Person[]): void {
  for (const { tabs } of people) {
    for (const tab of tabs) {
      tab.way.goOnline();
      tab.way.weather = calm;
    }
  }
}
