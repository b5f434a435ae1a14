/** Who hears what, over real sockets: patches without a hole, quiet holders, lost rights, slow readers. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AccessEvent, ActivityEvent, PatchEvent } from '../../../src/protocol/wire.ts';
import { newId, startApp, type TestApp } from '../../kit/app.ts';
import { closeApp, connect, type TestClient } from '../../kit/app-client.ts';
import { must } from '../../kit/frame-fixtures.ts';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const patches = ({ heard }: TestClient, stream: string): readonly PatchEvent[] =>
  heard
    .filter(({ event }) => event === 'patch')
    .map(({ payload }) => payload as PatchEvent)
    .filter((patch) => patch.stream === stream);

describe('fan-out', () => {
  let app: TestApp;
  let owner: TestClient;
  before(async () => {
    app = await startApp();
    owner = await connect(app, 'owner');
  });
  after(() => closeApp(app));

  const makeChannel = async (input: object): Promise<string> =>
    (await must<{ channelId: string }>(owner.command('channel.create', { name: `Room ${newId()}`, ...input })))
      .channelId;
  const say = (channelId: string, text: string, client = owner) =>
    must<{ messageId: string; seq: number }>(client.command('message.send', { channelId, text }));

  test('patches continue one another without a hole, and are fewer than the messages', async () => {
    const channelId = await makeChannel({});
    const stream = `channel:${channelId}`;
    const listener = await connect(app, 'listener');
    const start = (await listener.sync({ stream }))[stream];
    assert.ok(start && 'rev' in start);
    for (let batch = 0; batch < 4; batch++)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => say(channelId, `message ${String(batch)} ${String(index)}`)),
      );
    await listener.hears('patch', ({ rev }: PatchEvent) => rev === start.rev + 200);
    const heard = patches(listener, stream);
    let cursor = start.rev;
    for (const { from, rev } of heard) {
      assert.ok(from <= cursor && rev > cursor, `${String(from)}…${String(rev)} continues ${String(cursor)}`);
      cursor = rev;
    }
    const texts = heard
      .flatMap(({ rows }) => rows.map((row) => (row as { text?: string }).text))
      .filter((text) => text !== undefined);
    assert.equal(new Set(texts).size, 200);
    assert.ok(heard.length < 100, `${String(heard.length)} patches`);
    listener.close();
  });

  test('who looks elsewhere hears of activity at most once a second, and of the channel’s own row', async () => {
    const channelId = await makeChannel({});
    const stream = `channel:${channelId}`;
    const quiet = await connect(app, 'quiet');
    await quiet.sync({ stream, since: null, live: false });
    for (let index = 0; index < 20; index++) await say(channelId, `@everyone ${String(index)}`);
    const last = (await quiet.hears(
      'activity',
      ({ lastSeq }: ActivityEvent) => lastSeq === 20,
      2_500,
    )) as ActivityEvent;
    assert.ok(quiet.heard.filter(({ event }) => event === 'activity').length <= 3);
    assert.ok((last.broadMentions?.length ?? 0) > 0);
    assert.equal(last.lastMessage?.text, '@everyone 19');
    assert.ok(
      patches(quiet, stream).every(({ rows }) => rows.every(({ kind }) => kind === 'channel')),
      'no other word of the messages',
    );
    quiet.heard.length = 0;
    await must(owner.command('channel.update', { channelId, topic: 'Something else' }));
    await quiet.hears('patch', ({ rows }: PatchEvent) =>
      rows.some((row) => (row as { topic?: string }).topic === 'Something else'),
    );
    quiet.close();
  });

  test('a right that is lost or gained takes effect on open sockets within a second, before anything later', async () => {
    const member = await connect(app, 'member');
    const channelId = await makeChannel({ private: true, memberIds: [member.memberId] });
    const stream = `channel:${channelId}`;
    await member.sync({ stream: `community:${app.community.communityId}` }, { stream });
    await say(channelId, 'you may read this');
    await member.hears('patch', ({ rows }: PatchEvent) =>
      rows.some((row) => (row as { text?: string }).text === 'you may read this'),
    );
    const hidden = [{ target: 'role', id: app.community.everyoneId, allow: [], deny: ['channel.view'] }];
    const setOverrides = (overrides: readonly object[]) =>
      must(owner.command('channel.setOverrides', { channelId, overrides }));
    await Promise.all([setOverrides(hidden), say(channelId, 'secret 1'), say(channelId, 'secret 2')]);
    await member.hears('access', ({ lost }: AccessEvent) => lost.includes(channelId), 1_000);
    await say(channelId, 'secret 3');
    await wait(50);
    assert.ok(!JSON.stringify(member.heard).includes('secret'), 'nothing from after the loss');
    const refused = await member.sync({ stream });
    assert.deepEqual(Object.keys(refused[stream] ?? {}), ['error']);
    await setOverrides([...hidden, { target: 'member', id: member.memberId, allow: ['channel.view'], deny: [] }]);
    const gain = (await member.hears(
      'access',
      ({ gained }: AccessEvent) => gained.some(({ id }) => id === channelId),
      1_000,
    )) as AccessEvent;
    assert.equal(gain.gained.length, 1);
    await say(channelId, 'welcome back');
    await member.hears('activity', (activity: ActivityEvent) => activity.channelId === channelId);
    member.close();
  });

  test('a private channel makes no sound for those who may not see it', async () => {
    const outsider = await connect(app, 'outsider');
    const streams = [`community:${app.community.communityId}`, `me:${outsider.memberId}`];
    const states = await outsider.sync(...streams.map((stream) => ({ stream })));
    const revs = Object.fromEntries(
      Object.entries(states).map(([stream, state]) => [stream, 'rev' in state && state.rev]),
    );
    outsider.heard.length = 0;
    const channelId = await makeChannel({ private: true });
    await say(channelId, '@everyone secret');
    await must(owner.command('channel.update', { channelId, name: 'Hidden name' }));
    const answer = await outsider.sync({ stream: `channel:${channelId}` });
    assert.ok('error' in (answer[`channel:${channelId}`] ?? {}));
    await wait(1_100);
    const heard = outsider.heard.filter(({ event }) => event !== 'signal');
    for (const { event, payload } of heard) assert.deepEqual([event, payload], ['heads', revs], 'no counter has moved');
    outsider.close();
  });

  test('who is removed or banned is out of every tab at once', async () => {
    for (const command of ['member.remove', 'member.ban']) {
      const tabs = [
        await connect(app, command),
        await connect(app, command),
        await connect(app, command, { transports: ['polling'] }),
      ];
      await must(owner.command(command, { memberId: tabs[0]?.memberId }));
      for (const tab of tabs) {
        await tab.hears('session', ({ code }: { code: string }) => code === 'revoked', 1_000);
        await wait(150);
        assert.equal(tab.socket.connected, false);
      }
    }
  });

  test('a reader that does not read is cut off, and the others hear on', async () => {
    const channelId = await makeChannel({});
    const [slow, brisk] = [await connect(app, 'slow'), await connect(app, 'brisk')];
    for (const client of [slow, brisk]) await client.sync({ stream: `channel:${channelId}` });
    const line = slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } };
    line.ws._socket.pause();
    const before = app.connectionCount();
    const text = 'word '.repeat(750);
    let sent = 0;
    while (app.connectionCount() === before && sent < 4_000) {
      await Promise.all(Array.from({ length: 20 }, () => say(channelId, `${text} ${String(sent++)}`)));
      await wait(5);
    }
    assert.equal(app.connectionCount(), before - 1, `cut after ${String(sent)} messages`);
    assert.ok(app.complaints.some(({ code }) => code === 'slow_reader_cut'));
    await say(channelId, 'still with us');
    await brisk.hears('patch', ({ rows }: PatchEvent) =>
      rows.some((row) => (row as { text?: string }).text === 'still with us'),
    );
    brisk.close();
  });
});
