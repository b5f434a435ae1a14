/** Two people who look at the same channel: where most tests of the client core begin. */
import type { ChannelHandle } from '../../src/index.ts';
import { createWorld, textsOf, type World, type WorldOptions, type WorldTab } from './world.ts';

export interface Scene {
  readonly world: World;
  readonly channelId: string;
  /** The owner's tab, and the channel in it. */
  readonly ada: WorldTab;
  readonly hers: ChannelHandle;
  readonly tom: WorldTab;
  readonly his: ChannelHandle;
}

export async function createScene(options: WorldOptions = {}): Promise<Scene> {
  const world = await createWorld(options);
  const [ada, tom] = [world.open('owner'), world.open('tom')];
  const channelId = world.channelId('lost-and-found');
  const [hers, his] = [ada.look(channelId), tom.look(channelId)];
  await world.until(() => ada.client.ready.get() && tom.client.ready.get() && his.timeline.get().status === 'ready');
  return { world, channelId, ada, tom, hers, his };
}

export const texts = (channel: ChannelHandle): string[] => textsOf(channel.timeline.get().items);
export const states = (channel: ChannelHandle): string[] => channel.timeline.get().items.map(({ state }) => state);
export const seqs = (channel: ChannelHandle): number[] =>
  channel.timeline.get().items.map(({ message }) => message.seq);
