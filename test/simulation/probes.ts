/** Small scenes played after the healing, each on a narrow path that chance seldom finds. */
import type { SeededRandom } from '../kit/fake-clock.ts';
import { calm } from '../kit/fake-network.ts';
import type { World, WorldTab } from '../kit/world.ts';
import { face } from './disk-checks.ts';
import type { Weathered } from './faults.ts';
import { busyLook, crossedRows, endedToken, halfOpen, lostAnswers, lostRight, strangePage } from './long-probes.ts';
import type { Person } from './person.ts';
import { churn, fill } from './place.ts';
import type { Report } from './said.ts';
import type { Truth } from './truth.ts';

export interface ProbeParts {
  readonly world: World;
  readonly truth: Truth;
  readonly random: SeededRandom;
  readonly tab: WorldTab;
  readonly person: Person;
  readonly bus: Weathered;
  checkDisks(): Promise<void>;
  report: Report;
  say(line: string): void;
}
export type Probe = (parts: ProbeParts, channelId: string) => Promise<void>;

export async function probe(parts: ProbeParts): Promise<void> {
  const { world, tab, random } = parts;
  if (tab.client.connection.get().status !== 'online' || !world.server.isUp) return;
  const run = random.pick(PROBES);
  await run?.(parts, world.made.channelIds['talk'] ?? '');
  for (const { way, hints } of parts.person.tabs) {
    way.weather = calm;
    hints.say('wake');
  }
  await world.run(2_000);
}

/** Rule 4: where the next patch shows that one is missing, the gap closes at once, not with the next heads. */
const lostPatch: Probe = async ({ world, tab, say }, channelId) => {
  say(`${tab.sub}: one patch is lost, the next is not`);
  tab.way.weather = { ...calm, losesPatch: () => true };
  void fill(world.server, world.made, channelId, 1);
  await world.run(100);
  tab.way.weather = calm;
  void fill(world.server, world.made, channelId, 1);
};

/** I9: a page that took long covers nothing newer, whether patches or a reset came in between. */
const latePage: Probe = async ({ world, truth, random, tab, report, say }, channelId) => {
  const loses = random.chance(0.5);
  say(`${tab.sub}: a page takes long, and patches ${loses ? 'are lost' : 'come'} meanwhile`);
  const messages = truth.messages(channelId).slice(0, 16);
  const at = 1 + random.below(10);
  tab.way.weather = { ...calm, losesPatch: () => loses, answerDetourMs: (event) => (event === 'query' ? 1_500 : 0) };
  void tab.client.channel(channelId).showSeq(at);
  await world.run(50);
  const changed = messages.filter(({ removed }) => !removed).map(({ id }) => id);
  void churn(world.server, world.made, changed);
  await world.run(100);
  tab.way.weather = { ...tab.way.weather, losesPatch: () => false };
  void fill(world.server, world.made, channelId, 1);
  await world.run(2_500);
  checkPlace(truth, tab, channelId, report);
  tab.client.channel(channelId).place.set(undefined);
  void tab.client.channel(channelId).showLatest();
};

/** I9, I13: a page or another tab may know more than the patches that still come; nothing goes back for it. */
const latePatches: Probe = async ({ world, truth, random, tab, checkDisks, say }, channelId) => {
  say(`${tab.sub}: patches come late`);
  const target = random.pick(
    truth
      .messages(channelId)
      .slice(0, 16)
      .filter(({ removed }) => !removed),
  );
  if (!target) return;
  tab.way.weather = { ...calm, patchDetourMs: () => 300 };
  for (const on of [!target.pinned, Boolean(target.pinned), !target.pinned]) {
    void churn(world.server, world.made, [target.id], on);
    await world.run(40);
  }
  void tab.client.channel(channelId).showSeq(target.seq);
  for (let n = 0; n < 20; n++) {
    await world.run(20);
    await checkDisks();
  }
  tab.client.channel(channelId).place.set(undefined);
  void tab.client.channel(channelId).showLatest();
};

/** I9: wherever in the history, what is shown is true. */
function checkPlace(truth: Truth, { client, sub }: WorldTab, channelId: string, report: Report): void {
  if (!truth.placesOf(client.session.me.get()?.id ?? '').has(channelId)) return;
  const real = new Map(truth.messages(channelId).map((row) => [row.seq, row]));
  for (const { message, state, pending } of client.channel(channelId).timeline.get().items) {
    const row = real.get(message.seq);
    if (state === 'sent' && !pending && row && face(row) !== face(message))
      report(`I9: ${sub} shows ${face(message)} rather than ${face(row)}`);
  }
}

const PROBES: readonly Probe[] = [
  ...[lostPatch, latePage, latePatches, halfOpen, endedToken, lostAnswers],
  ...[lostRight, busyLook, crossedRows, strangePage],
];
