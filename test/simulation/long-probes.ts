/** More small scenes after the healing: those that take time, several tabs, or a slow store. */
import { calm } from '../kit/fake-network.ts';
import { act, churn, fill } from './place.ts';
import type { Probe } from './probes.ts';

/** After this a channel that nobody looks at any more is not held live. */
const LINGER_MS = 2_200;

/** I23: a line that swallows everything is noticed, also where nobody does anything. */
export const halfOpen: Probe = async ({ world, tab, report, say }) => {
  say(`${tab.sub}: the line is half-open for long`);
  tab.way.stall();
  await world.run(15_500);
  if (tab.way.isStalled && tab.client.connection.get().status === 'online')
    report(`I23: ${tab.sub} has not noticed a half-open line`);
  tab.hints.say('wake');
  await world.run(5_000);
};

/** I32: the device's clock is slow, so the token in hand seems good; the server says that it is not. */
export const endedToken: Probe = async ({ world, tab, person, report, say }) => {
  if (person.hasJumped) return;
  say(`${tab.sub}: a token ends that the device thinks is good`);
  person.hasJumped = true;
  person.clockErrorMs = -600_000;
  const identify = (lifeMs?: number): void => {
    for (const { client } of person.tabs)
      void client.session.identify(() => Promise.resolve(world.token(person.sub, lifeMs)));
  };
  identify(4_000);
  await world.run(2_000);
  for (const each of person.tabs) {
    each.way.goOffline();
    each.jump(-600_000);
  }
  await world.run(6_000);
  for (const each of person.tabs) {
    each.way.goOnline();
    each.hints.say('wake');
  }
  await world.run(4_000);
  const { status } = tab.client.connection.get();
  if (status !== 'online') report(`I32: ${tab.sub} is ${status} after a token ended`);
  identify();
  await world.run(2_000);
};

/** I4: an answer that is lost again and again is no failed try. */
export const lostAnswers: Probe = async ({ world, tab, person, say }, channelId) => {
  say(`${tab.sub}: answers are lost again and again`);
  for (const { way } of person.tabs) way.weather = { ...calm, losesAnswer: (event) => event === 'command' };
  const text = `${person.sub} is patient`;
  tab.client
    .channel(channelId)
    .send(text)
    .then(
      ({ opId }) => void person.accepted.push({ opId, text }),
      () => say('could not send'),
    );
  await world.run(9_000);
  for (const { way } of person.tabs) way.weather = calm;
  await world.run(4_000);
};

/** I31: while rights are worked out again, which takes long, nothing is said to who has just lost them. */
export const lostRight: Probe = async ({ world, truth, tab, person, bus, random, say }, channelId) => {
  const { memberId = '' } = person;
  const row = truth.channels().find(({ id }) => id === channelId);
  if (!row || memberId === world.made.ownerId || !truth.placesOf(memberId).has(channelId)) return;
  say(`${tab.sub}: loses sight of a channel while people write there`);
  bus.slowMs = 12;
  const setOverrides = (overrides: readonly object[]): Promise<void> =>
    act(world.server, world.made, 0, {
      ...{ type: 'channel.setOverrides', opId: world.server.newId() },
      ...{ channelId, overrides },
    });
  void setOverrides([
    ...row.overrides.filter(({ id }) => id !== memberId),
    { target: 'member', id: memberId, allow: [], deny: ['channel.view'] },
  ]);
  for (let n = 0; n < 8; n++) {
    void fill(world.server, world.made, channelId, 1);
    await world.run(random.below(16));
  }
  await world.run(500);
  bus.slowMs = 0;
  void setOverrides(row.overrides);
  await world.run(500);
};

/** I12: who starts to look while people write, at a slow store, misses nothing. */
export const busyLook: Probe = async ({ world, truth, tab, bus, random, report, say }, channelId) => {
  say(`${tab.sub}: starts to look while people write`);
  for (let turn = 0; turn < 3; turn++) {
    tab.lookAway(channelId);
    await world.run(LINGER_MS);
    bus.slowMs = 16;
    tab.look(channelId);
    await world.run(random.below(30));
    void fill(world.server, world.made, channelId, 1 + random.below(2));
    await world.run(random.below(30));
    bus.slowMs = 0;
    await world.run(700);
    const { id: memberId = '' } = tab.client.session.me.get() ?? {};
    const last = truth.messages(channelId).at(-1)?.seq;
    const shown = tab.client.channel(channelId).timeline.get().items.at(-1)?.message.seq;
    if (truth.placesOf(memberId).has(channelId) && tab.client.connection.get().status === 'online' && shown !== last)
      report(`I12: ${tab.sub} sees ${channelId} to ${shown ?? 0} rather than ${last ?? 0}`);
  }
};

/** I9: rows of a channel that nobody holds live cross each other on the way, and the newest stays. */
export const crossedRows: Probe = async ({ world, tab, random, say }, channelId) => {
  say(`${tab.sub}: news of a channel's row cross each other`);
  tab.lookAway(channelId);
  await world.run(LINGER_MS);
  tab.way.weather = { ...calm, patchDetourMs: () => 1 + random.below(400) };
  for (let n = 0; n < 4; n++) {
    const opId = world.server.newId();
    void act(world.server, world.made, n, { type: 'channel.update', opId, channelId, topic: `Topic ${opId}` });
    await world.run(60);
  }
  await world.run(500);
  tab.look(channelId);
};

/** I13: a page that one tab asked for comes when another tab has started the disk anew. */
export const strangePage: Probe = async ({ world, truth, tab, person, random, checkDisks, say }, channelId) => {
  const other = person.tabs.find((each) => each !== tab) ?? person.openTab();
  for (const { id } of truth.channels()) other.look(id);
  await world.run(600);
  say(`${tab.sub}: one tab asks for a page, another starts anew`);
  tab.way.weather = {
    ...{ ...calm, losesPatch: () => true },
    answerDetourMs: (event) => (event === 'query' ? 1_500 : 0),
  };
  other.way.weather = { ...calm, losesPatch: () => true };
  void tab.client.channel(channelId).showSeq(1 + random.below(10));
  await world.run(60);
  const ids = truth.messages(channelId).flatMap(({ id, removed }) => (removed ? [] : [id]));
  void churn(world.server, world.made, ids.slice(0, 16));
  void fill(world.server, world.made, channelId, 2);
  await world.run(100);
  other.way.cut();
  other.hints.say('wake');
  await world.run(1_000);
  await checkDisks();
  await world.run(1_000);
  await checkDisks();
  for (const { way, hints, client } of [tab, other]) {
    way.weather = calm;
    way.cut();
    hints.say('wake');
    client.channel(channelId).place.set(undefined);
    void client.channel(channelId).showLatest();
  }
  await world.run(2_000);
};
