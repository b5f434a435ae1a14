/**
 * The outsider’s two worlds: one with private places and much going on in them, one without. Every byte that an outsider
 * receives, over the live connection and over HTTP, is the same in both. Clock and chance are seeded, so nothing has to be
 * left out of the comparison but the connection’s own random id, the date header and the beat of the line.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Actor } from '../../../server/domain/command.ts';
import { uuidV7 } from '../../../src/protocol/ids.ts';
import { PERMISSIONS } from '../../../src/protocol/roles.ts';
import { type TestApp, type TestCommunity, startApp } from '../../kit/app.ts';
import { closeApp, connect } from '../../kit/app-client.ts';
import { FakeClock, SeededRandom } from '../../kit/fake-clock.ts';
import { openRawLine, type RawLine } from '../../kit/raw-line.ts';

const START = Math.floor(Date.now() / 1000) * 1000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What the outsider may do besides looking on. Never `administrator`, who is outside of nothing. Who manages all invites
 * sees those that lead into hidden places, without the place; the log of what was done is numbered over all places.
 */
const INSIGHT: readonly string[] = ['administrator', 'invite.manage', 'audit.view'];
const KINDS = {
  'a plain member': [],
  'somebody who manages roles, channels and people elsewhere': PERMISSIONS.filter((one) => !INSIGHT.includes(one)),
} as const;

class World {
  readonly clock = new FakeClock(START);
  readonly #openIds = new SeededRandom(11);
  readonly #hiddenIds = new SeededRandom(12);
  readonly transcript: string[] = [];
  readonly withHidden: boolean;
  app!: TestApp;
  community!: TestCommunity;
  owner!: Actor;
  outsider!: Actor;
  insider!: Actor;
  /** Makes channels, and sees nothing hidden. */
  manager!: Actor;
  line: RawLine | undefined;
  #heard = 0;
  #acks = 0;
  #token = '';

  constructor(withHidden: boolean) {
    this.withHidden = withHidden;
  }

  token(sub: string): Promise<string> {
    const iat = START / 1000;
    return this.app.token(sub, { iat, exp: iat + 3_000, name: `Person ${sub}` }, this.community);
  }

  async open(rights: readonly string[]): Promise<void> {
    const random = new SeededRandom(1);
    this.app = await startApp({ clock: this.clock, random, inviteKey: new Uint8Array(32) });
    this.community = await this.app.addCommunity('two-worlds', { template: 'empty' });
    const { communityId, ownerId, slug } = this.community;
    this.owner = { communityId, memberId: ownerId, ageBand: 'unknown' };
    const insider = await connect(this.app, 'insider', {
      token: await this.token('insider'),
      community: this.community,
    });
    this.insider = { ...this.owner, memberId: insider.memberId };
    this.#token = await this.token('outsider');
    const first = await connect(this.app, 'outsider', { token: this.#token, community: this.community });
    this.outsider = { ...this.owner, memberId: first.memberId };
    first.close();
    const manager = await connect(this.app, 'manager', {
      token: await this.token('manager'),
      community: this.community,
    });
    this.manager = { ...this.owner, memberId: manager.memberId };
    const give = async (memberId: string, name: string, permissions: readonly string[]) => {
      const { roleId } = await this.does(this.owner, 'role.create', { name, permissions });
      await this.does(this.owner, 'member.setRoles', { memberId, roleIds: [roleId] });
    };
    await give(manager.memberId, 'Manager', ['channel.manage']);
    await give(first.memberId, 'Outside', rights);
    this.line = await openRawLine(this.app);
    this.line.send(`40${JSON.stringify({ protocol: 1, community: slug, token: this.#token })}`);
    await this.step();
    this.type = (channelId) => void insider.socket.emit('signal', { type: 'typing', channelId });
    this.syncInsider = (ids) => insider.sync(...ids.map((id) => ({ stream: `channel:${id}` })));
  }
  type!: (channelId: string) => void;
  syncInsider!: (channelIds: readonly string[]) => Promise<unknown>;

  async does<T = Record<string, string>>(actor: Actor, type: string, input: object, ids = this.#openIds): Promise<T> {
    const opId = uuidV7(START, (bytes) => ids.fill(bytes));
    const answer = await this.app.domain.runCommand(actor, { type, opId, ...input });
    if (!answer.ok) throw new Error(`${type}: ${answer.error.message}`);
    await this.step();
    return answer.result as T;
  }

  /** Happens in one world only; the clock moves in both. */
  async hidden(work: (does: World['does']) => Promise<void>): Promise<void> {
    const before = this.clock.now();
    if (this.withHidden) await work((actor, type, input) => this.does(actor, type, input, this.#hiddenIds));
    await this.clock.advance(before + 60_000 - this.clock.now());
    await this.settle();
  }

  /** Lets what is due happen and arrive. */
  async step(): Promise<void> {
    await this.clock.advance(1_100);
    await this.settle();
  }

  async settle(): Promise<void> {
    const said = (): readonly string[] => this.line?.said ?? [];
    for (let before = -1; before !== said().length;) {
      before = said().length;
      await pause(8);
    }
    const news = said().slice(this.#heard);
    this.#heard += news.length;
    // heads come in turns that follow the connection's random id: the last round of them is compared as a whole
    this.transcript.push(...news.filter((text) => !/^(0|2$|40|42\["heads")/.test(text)));
  }

  async asks(event: string, payload: object): Promise<string> {
    const id = String(++this.#acks);
    this.line?.send(`42${id}${JSON.stringify([event, payload])}`);
    const answer = (await this.line?.hears((text) => text.startsWith(`43${id}[`))) ?? '';
    await this.settle();
    return answer;
  }

  async asksByHttp(kind: string, type: string, body: object): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${String(this.app.port)}/api/${kind}/${type}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${this.#token}`,
        'Content-Type': 'application/json',
        'Hearth-Community': this.community.slug,
      },
      body: JSON.stringify(body),
    });
    const headers = [...answer.headers].filter(([name]) => name !== 'date');
    this.transcript.push(JSON.stringify([answer.status, headers, await answer.text()]));
  }

  async lastHeads(): Promise<void> {
    const from = this.line?.said.length ?? 0;
    await this.clock.advance(15_000);
    await pause(30);
    this.transcript.push(...(this.line?.said ?? []).slice(from).filter((text) => text.startsWith('42["heads"')));
  }
}

interface Hidden {
  readonly channelId: string;
  readonly categoryId: string;
}

async function makeHidden(world: World): Promise<Hidden> {
  const made = { channelId: '', categoryId: '' };
  const { everyoneId } = world.community;
  await world.hidden(async (does) => {
    const overrides = [{ target: 'role', id: everyoneId, allow: [], deny: ['channel.view'] }];
    made.categoryId =
      (await does(world.owner, 'category.create', { name: 'Zirconium', overrides }))['categoryId'] ?? '';
    const inside = { name: 'Zirconium plans', private: true, memberIds: [world.insider.memberId] };
    made.channelId = (await does(world.owner, 'channel.create', inside))['channelId'] ?? '';
    await does(world.owner, 'channel.create', { name: 'Zirconium archive', categoryId: made.categoryId });
    await does(world.owner, 'channel.create', { name: 'Later', private: true });
  });
  return made;
}

/** Everything that people do, in a place that the outsider does not see. */
async function liveHidden(world: World, { channelId, categoryId }: Hidden): Promise<void> {
  const { owner, insider, outsider } = world;
  await world.hidden(async (does) => {
    await world.syncInsider([channelId]);
    world.type(channelId);
    const text = `@everyone <@${outsider.memberId}> our secret cake`;
    const { messageId } = await does(owner, 'message.send', { channelId, text });
    await does(insider, 'message.send', { channelId, text: 'secret answer', replyToId: messageId });
    await does(insider, 'reaction.set', { messageId, emoji: '🎂', on: true });
    await does(owner, 'message.edit', { messageId, text: `${text}, mended` });
    await does(owner, 'message.pin', { messageId, on: true });
    await does(insider, 'readMarker.set', { channelId, seq: 1 });
    await does(owner, 'message.delete', { messageId });
    await does(owner, 'channel.update', { channelId, topic: 'Zirconium again' });
    await does(owner, 'channel.setArchived', { channelId, archived: true });
    await does(owner, 'channel.setArchived', { channelId, archived: false });
    await does(owner, 'channel.move', { channelId, categoryId });
    await does(owner, 'category.move', { categoryId });
    const { inviteId } = await does(owner, 'invite.create', { channelId });
    await does(owner, 'invite.revoke', { inviteId });
  });
}

/** What goes on in sight of the outsider, among and around what is hidden. */
async function liveOpen(world: World): Promise<string> {
  const { owner, insider, manager, outsider, community } = world;
  const names = ['Zirconium plans', 'Later', 'After', 'Before'];
  const ids: string[] = [];
  for (const name of names) ids.push((await world.does(manager, 'channel.create', { name }))['channelId'] ?? '');
  const [first = '', , third = ''] = ids;
  const { categoryId = '' } = await world.does(manager, 'category.create', { name: 'Zirconium' });
  await world.does(manager, 'category.create', { name: 'Another' });
  await world.does(owner, 'category.move', { categoryId });
  await world.does(owner, 'channel.move', { channelId: third, categoryId: null, beforeId: first });
  await world.does(owner, 'channel.move', { channelId: first, categoryId });
  await world.syncInsider([community.general]);
  world.type(community.general);
  const text = `the cake is here, <@${outsider.memberId}>`;
  const { messageId } = await world.does(insider, 'message.send', { channelId: community.general, text });
  await world.does(outsider, 'reaction.set', { messageId, emoji: '👍', on: true });
  await world.does(insider, 'message.send', { channelId: first, text: '@everyone hello' });
  return messageId ?? '';
}

const asQueries = (world: World, messageId: string): readonly (readonly [string, object])[] => {
  const { community, outsider, insider } = world;
  const { general: channelId } = community;
  return [
    ['community.get', {}],
    ['history', { channelId }],
    ['messages.get', { messageIds: [messageId] }],
    ['message.versions', { messageId }],
    ['pins.list', { channelId }],
    ['reactions.list', { messageId }],
    ['search', { text: 'cake' }],
    ['search', { text: 'ca' }],
    ['search', { text: 'cake', authorId: world.owner.memberId }],
    ['channel.audience', { channelId }],
    ['audience.preview', { placeId: channelId, overrides: [] }],
    ['members.get', { memberIds: [insider.memberId, outsider.memberId] }],
    ['members.search', { text: 'p' }],
    ['members.search', { text: '', channelId }],
    ['members.list', {}],
    ['members.list', { status: 'banned' }],
    ['members.here', {}],
    ['permissions.preview', { memberId: insider.memberId }],
    ['permissions.preview', { memberId: outsider.memberId }],
    ['invites.list', {}],
    ['audit', {}],
  ];
};

async function syncAll(world: World, live: boolean): Promise<readonly string[]> {
  const { community, outsider } = world;
  const first = JSON.parse((await world.asks('query', { type: 'community.get' })).replace(/^43\d+/, '')) as [
    { result: { channels: { id: string }[]; categories: { id: string }[] } },
  ];
  const { channels, categories } = first[0].result;
  const places = [...channels, ...categories].map(({ id }) => `channel:${id}`);
  const streams = [`community:${community.communityId}`, `me:${outsider.memberId}`, ...places];
  await world.asks('sync', { streams: streams.map((stream) => ({ stream, since: null, live })) });
  return channels.map(({ id }) => id);
}

/** Everything that reaches the outsider, first as a member who looks on, then asking for all there is. */
async function everythingReceived(rights: readonly string[], withHidden: boolean): Promise<readonly string[]> {
  const world = new World(withHidden);
  try {
    await world.open(rights);
    await watchAll(world);
    assert.deepEqual(world.app.complaints, []);
    return world.transcript;
  } finally {
    world.line?.close();
    await closeApp(world.app);
  }
}

async function watchAll(world: World): Promise<void> {
  const hidden = await makeHidden(world);
  await syncAll(world, true);
  await liveHidden(world, hidden);
  const messageId = await liveOpen(world);
  world.line?.send(`42["signal",${JSON.stringify({ type: 'watch', memberIds: [world.insider.memberId] })}]`);
  await syncAll(world, false);
  await liveHidden(world, hidden);
  await syncAll(world, true);
  for (const [type, input] of asQueries(world, messageId)) {
    await world.asks('query', { type, ...input });
    await world.asksByHttp('query', type, input);
  }
  await world.asks('command', { type: 'readMarker.setAll', opId: uuidV7(START, (bytes) => void bytes.fill(7)) });
  await world.does(world.owner, 'role.update', { roleId: world.community.everyoneId, color: '#123456' });
  await world.lastHeads();
}

describe('an outsider', () => {
  for (const [kind, rights] of Object.entries(KINDS)) {
    test(`as ${kind} receives the same bytes, with and without what is hidden`, async () => {
      const without = await everythingReceived(rights, false);
      const withHidden = await everythingReceived(rights, true);
      const heard = withHidden.join('\n');
      assert.ok(heard.includes('the cake is here') && heard.includes('"typing"') && heard.includes('"heads"'));
      assert.ok(!/secret|mended/.test(heard));
      for (const [index, text] of without.entries()) assert.equal(withHidden[index], text);
      assert.equal(withHidden.length, without.length);
    });
  }
});
