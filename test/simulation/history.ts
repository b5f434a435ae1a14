/**
 * One history: some people with some tabs, a server, a handful of faults, all drawn from the seed. The production client
 * core and the production domain run in it; only time, chance, the network and the disk are fake. Then everything heals,
 * and everybody must agree.
 */
import { RATES } from '../../server/domain/rate.ts';
import { SeededRandom } from '../kit/fake-clock.ts';
import { createWorld, type World } from '../kit/world.ts';
import { checkDisk, checkForgotten, checkKept, checkOnce, checkOrder, checkSaid, checkView } from './checks.ts';
import { drawFaults, type Faults, heal, setWeather, upset } from './faults.ts';
import { Person } from './person.ts';
import { governs } from './government.ts';
import { Truth } from './truth.ts';

export interface HistoryOptions {
  readonly seed: number;
  readonly deeds?: number;
  readonly trace?: (line: string) => void;
}
export interface HistoryResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly messages: number;
  readonly faults: Faults;
}

const CHANNELS = ['lost-and-found', 'homework-help', 'staff-room'] as const;
const HEALING_MS = 60_000;

export async function runHistory({
  seed,
  deeds = 40,
  trace = () => undefined,
}: HistoryOptions): Promise<HistoryResult> {
  const random = new SeededRandom(seed);
  const faults = drawFaults(random);
  const truth = new Truth();
  const violations = new Set<string>();
  const report = (violation: string): void => {
    if (!violations.has(violation)) trace(`VIOLATION ${violation}`);
    violations.add(violation);
  };
  const world: World = await createWorld({
    seed,
    rates: random.chance(0.3) ? RATES : 'unlimited',
    onCommit: truth.take,
    onSay: (memberId, event, payload) => checkSaid(truth, memberId, event, payload, report),
  });
  truth.setClock(() => world.clock.now());
  const say = (line: string): void => trace(`${String(world.clock.now() % 10_000_000).padStart(8)} ${line}`);
  const subs = ['owner', 'tom', 'grace', 'kit'].slice(0, 2 + random.below(3));
  const people = subs.map((sub) => new Person(world, sub, random.fork(), say));
  const channelIds = CHANNELS.map((key) => world.channelId(key));

  await fill(world, channelIds, random);
  const openTabs = async (): Promise<void> => {
    for (const person of people) {
      while (person.tabs.length < 1 || (person.tabs.length < 2 && random.chance(0.4))) {
        setWeather(person.openTab(), faults, random);
        await world.run(random.below(300));
      }
      person.look(channelIds);
    }
  };
  await openTabs();
  await world.run(500);

  for (let deed = 0; deed < deeds; deed++) {
    random.pick(people)?.act(channelIds, truth);
    if (random.chance(0.08)) governs(people, channelIds, truth, random, say);
    if (random.chance(0.01)) await flood(world, channelIds[0] ?? '', 510, say);
    await upset(world, people, faults, random, say);
    if (random.chance(0.2)) await openTabs();
    else if (random.chance(0.3)) random.pick(people)?.look(channelIds);
    await world.run(random.below(random.chance(0.1) ? 4_000 : 250));
    for (const person of people) person.watch(channelIds);
    if (random.chance(0.3)) await checkDisks(truth, people, report);
  }

  say('everything heals');
  heal(people);
  for (const person of people) if (person.tabs.length === 0) person.openTab();
  for (const tab of people.flatMap(({ tabs }) => tabs)) for (const channelId of channelIds) tab.look(channelId);
  await world.run(HEALING_MS);
  for (const tab of people.flatMap(({ tabs }) => tabs)) {
    for (const channelId of channelIds) {
      tab.client.channel(channelId).place.set(undefined);
      void tab.client.channel(channelId).showLatest();
    }
  }
  await world.run(2_000);
  await checkAll(world, truth, people, channelIds, report);
  for (const violation of truth.violations) report(violation);
  for (const complaint of world.server.complaints) report(`server: ${String(complaint)}`);
  for (const { code, detail } of world.warnings) {
    if (code === 'apply_failed' || code === 'event_failed' || code === 'rows_ignored')
      report(`client: ${code} ${String(detail)}`);
  }
  await world.close();
  return { seed, violations: [...violations], messages: truth.allMessages().length, faults };
}

/** Some channels have a past, longer than a page. */
async function fill(world: World, channelIds: readonly string[], random: SeededRandom): Promise<void> {
  for (const channelId of channelIds) if (random.chance(0.4)) await flood(world, channelId, random.below(160));
}

/** So many messages that a tab which missed them has to start anew. */
async function flood(world: World, channelId: string, count: number, trace?: (line: string) => void): Promise<void> {
  trace?.(`${count} messages at once in ${channelId.slice(-4)}`);
  const actor = { communityId: world.made.communityId, memberId: world.made.ownerId, ageBand: 'adult' as const };
  for (let n = 0; n < count; n++) {
    const opId = world.newId();
    await world.server.domain.runCommand(actor, { type: 'message.send', opId, channelId, text: `flood ${opId}` });
  }
}

async function checkDisks(truth: Truth, people: readonly Person[], report: (violation: string) => void): Promise<void> {
  for (const { browser } of people)
    for (const name of browser.diskNames) await checkDisk(truth, browser.disk(name), report);
}

async function checkAll(
  world: World,
  truth: Truth,
  people: readonly Person[],
  channelIds: readonly string[],
  report: (violation: string) => void,
): Promise<void> {
  await checkDisks(truth, people, report);
  checkOnce(truth, report);
  for (const person of people) {
    checkOrder(truth, person, report);
    const fresh = world.open(person.sub);
    for (const channelId of channelIds) fresh.look(channelId);
    await world.run(2_000);
    const memberId =
      truth
        .members()
        .find(({ name }) => name === `Person ${person.sub}` || (person.sub === 'owner' && name === 'Olive Owner'))
        ?.id ?? '';
    const isBanned = truth.members().find(({ id }) => id === memberId)?.status !== 'active';
    if (isBanned) {
      for (const { client } of person.tabs)
        if (client.connection.get().status !== 'refused')
          report(`I31: ${person.sub} is banned and ${client.connection.get().status}`);
      continue;
    }
    await checkKept(truth, person, report);
    await checkForgotten(truth, person, memberId, report);
    for (const tab of [...person.tabs, fresh]) {
      if (person.wasBanned && tab.client.connection.get().status === 'refused') continue;
      if (tab.client.connection.get().status !== 'online')
        report(`I22: ${person.sub} is ${tab.client.connection.get().status}`);
      else checkView(truth, tab, memberId, channelIds, report);
    }
  }
}
