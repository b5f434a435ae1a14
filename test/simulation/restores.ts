/** What surrounds the putting back of a backup. */
import type { SeededRandom } from '../kit/fake-clock.ts';
import { calm } from '../kit/fake-network.ts';
import type { World } from '../kit/world.ts';
import type { Person } from './person.ts';

/** Somebody's message is answered, but its row does not arrive any more. */
export async function sendUnheard(world: World, people: readonly Person[], random: SeededRandom): Promise<void> {
  const person = random.pick(people);
  const tab = person && random.pick(person.tabs);
  const channelId = world.made.channelIds['talk'] ?? '';
  if (!person || !tab?.isLooking(channelId)) return;
  const before = person.tabs.map(({ way }) => way.weather);
  for (const { way } of person.tabs) way.weather = { ...calm, losesPatch: () => true };
  person.send(tab, channelId);
  await world.run(60);
  person.tabs.forEach(({ way }, at) => (way.weather = before[at] ?? calm));
}

/**
 * What lies in an outbox once everything that was on its way has come to rest; it is still to be sent. A page that stands
 * still may hold the row already, so what its disk holds says nothing.
 */
export async function waitingOf(world: World, people: readonly Person[]): Promise<ReadonlySet<string>> {
  await world.run(Math.max(60, ...people.map(({ browser }) => 10 * browser.diskMs)));
  const disks = people
    .filter(({ tabs }) => tabs.every(({ isFrozen }) => !isFrozen))
    .flatMap(({ browser }) => browser.diskNames.map((name) => browser.disk(name)));
  const entries = (await Promise.all(disks.map((disk) => disk.outbox()))).flat();
  return new Set(entries.filter(({ failure }) => !failure).map(({ opId }) => opId));
}
