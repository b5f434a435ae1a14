/** What goes wrong, and when. Each history has only some of the faults, each at its own rate: swarm testing. */
import type { SeededRandom } from '../kit/fake-clock.ts';
import { calm, type Storm, stormy } from '../kit/fake-network.ts';
import type { Bus } from '../kit/fake-server.ts';
import type { World, WorldTab } from '../kit/world.ts';
import type { Person } from './person.ts';

export interface Faults extends Storm {
  readonly cut: number;
  readonly offline: number;
  readonly stall: number;
  readonly tabCrash: number;
  readonly freeze: number;
  readonly clockJump: number;
  readonly serverCrash: number;
  /** The store refuses one commit. */
  readonly refusal: number;
  /** The host page says that nobody, or somebody else, is signed in. */
  readonly signOut: number;
  /** Events that make no sense arrive. */
  readonly nonsense: number;
  /** The host does not answer when it is asked for a token. */
  readonly hostDown: number;
  readonly tokenLifeMs: number;
  /** In which deed a backup is taken, and in which it is put back. */
  readonly backup: readonly [number, number] | undefined;
  readonly flood: number;
  readonly processes: number;
  readonly busLoss: number;
  readonly busDouble: number;
  readonly busMs: number;
  readonly readMs: number;
}

export function drawFaults(random: SeededRandom, deeds: number): Faults {
  const some = (rate: number, share = 0.4): number => (random.chance(share) ? rate * random.next() : 0);
  const taken = random.below(deeds);
  return {
    cut: some(0.2),
    offline: some(0.2),
    stall: some(0.1),
    tabCrash: some(0.12),
    freeze: some(0.12),
    clockJump: some(0.2, 0.2),
    serverCrash: some(0.1),
    refusal: some(0.2, 0.2),
    signOut: some(0.12, 0.3),
    nonsense: some(0.2, 0.2),
    hostDown: some(0.5, 0.15),
    tokenLifeMs: random.chance(0.2) ? 4_000 + random.below(30_000) : 3_600_000,
    backup: random.chance(0.15) ? [taken, taken + 1 + random.below(deeds)] : undefined,
    flood: some(0.25, 0.4),
    processes: random.chance(0.5) ? 1 : 2 + random.below(2),
    busLoss: some(0.4),
    busDouble: some(0.4),
    busMs: 1 + (random.chance(0.5) ? random.below(300) : 2),
    readMs: random.chance(0.3) ? 1 + random.below(20) : 0,
    lostAnswer: some(0.5),
    double: some(0.5),
    lostPatch: some(0.3),
    crossing: some(0.6),
    slowMs: random.chance(0.5) ? 10 : 10 + random.below(400),
  };
}

const DISK_MS = 4;
const SLOW_DISK_MS = 200;
/** Every eighth history has slow disks. Drawing it would make another history of each seed. */
export function setDisks(people: readonly Person[], seed: number): void {
  for (const { browser } of people) browser.diskMs = seed % 8 === 6 ? SLOW_DISK_MS : DISK_MS;
}

/** The way between processes, until everything heals. */
export class Weathered implements Bus {
  isCalm = false;
  /** How slow the store is although everything has healed. */
  slowMs = 0;
  readonly #faults: Faults;
  readonly #random: SeededRandom;

  constructor(faults: Faults, random: SeededRandom) {
    this.#faults = faults;
    this.#random = random;
  }
  delayMs(): number {
    return this.isCalm ? 2 : 1 + this.#random.below(this.#faults.busMs);
  }
  loses(): boolean {
    return !this.isCalm && this.#random.chance(this.#faults.busLoss);
  }
  doubles(): boolean {
    return !this.isCalm && this.#random.chance(this.#faults.busDouble);
  }
  readMs(): number {
    const slowMs = this.isCalm ? this.slowMs : this.#faults.readMs;
    return slowMs === 0 ? 0 : this.#random.below(slowMs);
  }
}

type Say = (line: string) => void;

/** Between two deeds. */
export function upset(world: World, people: readonly Person[], faults: Faults, random: SeededRandom, say: Say): void {
  const strike = (rate: number, name: string, hit: (tab: WorldTab, person: Person) => void): void => {
    if (rate === 0 || !random.chance(rate)) return;
    const person = random.pick(people);
    const tab = person && random.pick(person.tabs);
    if (!tab) return;
    say(`${tab.sub}: ${name}`);
    hit(tab, person);
  };
  strike(faults.cut, 'the line is cut', (tab) => tab.way.cut());
  strike(faults.stall, 'the line is half-open', (tab, person) => person.stall(tab));
  strike(faults.offline, 'is offline for a while', (tab) => {
    tab.way.goOffline();
    world.clock.after(random.below(8_000), () => {
      tab.way.goOnline();
      tab.hints.say('wake');
    });
  });
  strike(faults.freeze, 'a tab stands still for a while', (tab) => {
    tab.freeze();
    world.clock.after(random.below(20_000), () => {
      tab.thaw();
      tab.hints.say('wake');
    });
  });
  strike(faults.clockJump, 'the clock jumps', (_, person) => {
    if (person.hasJumped) return; // to and fro, an entry's age is anybody's guess, and it waits for the person
    person.hasJumped = true;
    const year = 365 * 86_400_000;
    person.clockErrorMs = random.pick([year, -year, 600_000, -600_000, 3_000]) ?? 0;
    for (const each of person.tabs) each.jump(person.clockErrorMs);
  });
  strike(faults.nonsense, 'hears nonsense', (tab) => tellNonsense(tab, random));
  strike(faults.tabCrash, 'a tab crashes', (tab, person) => person.crash(tab));
  strike(faults.signOut, 'signs out or changes', (_, person) => person.changeUser());
  upsetServer(world, faults, random, say);
}

function upsetServer(world: World, faults: Faults, random: SeededRandom, say: Say): void {
  if (random.chance(faults.refusal)) {
    say('server: the store will refuse a commit');
    world.server.storage.failNext();
  }
  if (random.chance(faults.serverCrash)) {
    const which = faults.processes > 1 && random.chance(0.7) ? random.below(faults.processes) : undefined;
    say(`server: ${which === undefined ? 'all processes crash' : `process ${which} crashes`}`);
    world.killServer(which);
    world.clock.after(100 + random.below(2_000), () => world.reviveServer());
  }
}

/** I33: one bad event never breaks the rest. */
function tellNonsense(tab: WorldTab, random: SeededRandom): void {
  const nonsense: readonly (readonly [string, unknown])[] = [
    ['patch', { stream: 5, rows: 'none' }],
    [
      'patch',
      { stream: 'channel:nowhere', epoch: 'x', from: 0, rev: 1, rows: [{ kind: 'unheard', id: 'of', rev: 1 }] },
    ],
    ['heads', { 'channel:nowhere': 'high' }],
    ['access', { gained: 'all', lost: [null] }],
    ['activity', { channelId: null, lastSeq: 'x' }],
    ['signal', { type: 'unheard' }],
  ];
  const [event, payload] = random.pick(nonsense) ?? ['heads', {}];
  tab.way.hear(event, payload);
}

export function setWeather(tab: WorldTab, faults: Faults, random: SeededRandom): void {
  tab.way.weather = stormy(random.fork(), faults);
}

/** Everything works again. */
export function calmDown(people: readonly Person[]): void {
  for (const person of people) {
    person.isHostDown = false;
    person.browser.diskMs = DISK_MS;
    for (const tab of person.tabs) {
      tab.way.goOnline();
      tab.way.weather = calm;
      tab.thaw();
    }
  }
}
