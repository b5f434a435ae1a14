/** The life of a connection, on a clock that moves by hand: heads, tokens that end, presence, typing, a graceful stop. */
import assert from 'node:assert/strict';
import { connect as connectTcp } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { SessionEvent } from '../../../src/protocol/handshake.ts';
import type { SignalEvent } from '../../../src/protocol/presence.ts';
import { startApp, type TestApp } from '../../kit/app.ts';
import { closeApp, connect, type TestClient } from '../../kit/app-client.ts';
import { FakeClock } from '../../kit/fake-clock.ts';
import { must } from '../../kit/frame-fixtures.ts';
import { openTcpLine } from '../../kit/raw-line.ts';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const codes = ({ heard }: TestClient): readonly string[] =>
  heard.filter(({ event }) => event === 'session').map(({ payload }) => (payload as SessionEvent).code);
type Typing = Extract<SignalEvent, { type: 'typing' }>;
type Presences = Extract<SignalEvent, { type: 'presence' }>;

describe('a connection', () => {
  let clock: FakeClock;
  let app: TestApp;
  beforeEach(async () => {
    clock = new FakeClock(Date.now());
    app = await startApp({ clock });
  });
  afterEach(() => closeApp(app));

  test('hears every 15 s how far its live streams are', async () => {
    const client = await connect(app, 'ada');
    const stream = `channel:${app.community.general}`;
    await client.sync({ stream });
    const { rev } = await must<{ rev: number }>(
      client.command('message.send', { channelId: app.community.general, text: 'hello' }),
    );
    await clock.advance(15_000);
    const heads = (await client.hears('heads')) as Record<string, number>;
    assert.deepEqual(heads, { [stream]: rev });
    const order = client.heard.map(({ event }) => event);
    assert.ok(order.indexOf('patch') < order.indexOf('heads'), 'the patch came before');
  });

  test('is told before its token ends, and cut a minute after', async () => {
    const client = await connect(app, 'ada', { claims: { exp: Math.floor(clock.now() / 1000) + 300 } });
    await clock.advance(235_000);
    await wait(20);
    assert.deepEqual(codes(client), ['ready']);
    await clock.advance(10_000);
    await client.hears('session', ({ code }: SessionEvent) => code === 'expiring');
    await clock.advance(100_000);
    await wait(20);
    assert.equal(client.socket.connected, true, 'within the leeway');
    await clock.advance(20_000);
    await client.hears('session', ({ code }: SessionEvent) => code === 'revoked');
    await wait(50);
    assert.equal(client.socket.connected, false);
  });

  test('goes on with a renewed token of the same person', async () => {
    const soon = Math.floor(clock.now() / 1000) + 300;
    const client = await connect(app, 'ada', { claims: { exp: soon } });
    const renewed = await client.ask('token', { token: await app.token('ada', { exp: soon + 1_800 }) });
    assert.deepEqual(renewed, { ok: true, result: { expiresAt: (soon + 1_800) * 1000 } });
    await clock.advance(600_000);
    await wait(20);
    assert.equal(client.socket.connected, true);
    assert.equal((await client.ask('token', { token: 'nonsense' })).ok, false);
    assert.equal(client.socket.connected, true, 'a token that is refused changes nothing');
  });

  test('shows typing to those who look at the channel, not to the others, and not too often', async () => {
    const channelId = app.community.general;
    const [ada, bob, elsewhere] = [await connect(app, 'ada'), await connect(app, 'bob'), await connect(app, 'cleo')];
    for (const client of [ada, bob]) await client.sync({ stream: `channel:${channelId}` });
    await elsewhere.sync({ stream: `channel:${channelId}`, live: false });
    for (let count = 0; count < 10; count++) ada.socket.emit('signal', { type: 'typing', channelId });
    const heard = (await bob.hears('signal', ({ type }: SignalEvent) => type === 'typing')) as Typing;
    assert.deepEqual(heard, { type: 'typing', channelId, memberId: ada.memberId, on: true });
    await wait(50);
    const typing = (client: TestClient): number =>
      client.heard.filter(({ event, payload }) => event === 'signal' && (payload as SignalEvent).type === 'typing')
        .length;
    assert.deepEqual([typing(bob), typing(elsewhere), typing(ada)], [1, 0, 0]);
  });

  test('tells those who watch a person how they are, gathered, and hides the invisible', async () => {
    const [ada, bob] = [await connect(app, 'ada'), await connect(app, 'bob')];
    bob.socket.emit('signal', { type: 'watch', memberIds: [ada.memberId, app.community.ownerId] });
    const first = (await bob.hears('signal', ({ type }: SignalEvent) => type === 'presence')) as Presences;
    assert.deepEqual(first.members, [
      { memberId: ada.memberId, presence: 'online' },
      { memberId: app.community.ownerId, presence: 'offline' },
    ]);
    const next = async (presence: string): Promise<void> => {
      bob.heard.length = 0;
      await wait(30);
      await clock.advance(1_000);
      const { members } = (await bob.hears('signal', ({ type }: SignalEvent) => type === 'presence')) as Presences;
      assert.deepEqual(members, [{ memberId: ada.memberId, presence }]);
    };
    for (const presence of ['busy', 'idle', 'busy']) ada.socket.emit('signal', { type: 'presence', presence });
    await next('busy');
    ada.socket.emit('signal', { type: 'presence', presence: 'invisible' });
    await next('offline');
    ada.socket.emit('signal', { type: 'presence', presence: 'online' });
    await next('online');
    ada.close();
    await next('offline');
  });

  test('learns how many are here, once in a while', async () => {
    const ada = await connect(app, 'ada');
    await ada.sync({ stream: `community:${app.community.communityId}` });
    await connect(app, 'bob');
    await clock.advance(4_000);
    const { count } = (await ada.hears('signal', ({ type }: SignalEvent) => type === 'onlineCount')) as Extract<
      SignalEvent,
      { type: 'onlineCount' }
    >;
    assert.equal(count, 2);
  });

  test('is closed after much nonsense, and only this one', async () => {
    const [ada, bob] = [await connect(app, 'ada'), await connect(app, 'bob')];
    for (let count = 0; count < 25; count++) ada.socket.emit('nonsense', { count });
    await new Promise((resolve) => ada.socket.once('disconnect', resolve));
    assert.equal(bob.socket.connected, true);
  });

  test('carries no binary', async () => {
    const ada = await connect(app, 'ada');
    ada.socket.emit('command', { type: 'message.send', text: Buffer.from('x') }, () => undefined);
    await new Promise((resolve) => ada.socket.once('disconnect', resolve));
  });

  test('is asked to come back later when the server stops', async () => {
    const clients = [await connect(app, 'ada'), await connect(app, 'bob')];
    await app.close(5_000);
    for (const client of clients) {
      const { retryAfterMs } = (await client.hears(
        'session',
        ({ code }: SessionEvent) => code === 'replaced',
      )) as Extract<SessionEvent, { code: 'replaced' }>;
      assert.ok(retryAfterMs >= 0 && retryAfterMs <= 5_000);
    }
    app = await startApp();
  });

  test('that does not answer the goodbye, or was opened ahead of need, holds no stop up', async () => {
    const silent = [await openTcpLine(app), connectTcp(app.port, '127.0.0.1')];
    await wait(50);
    const begunAt = performance.now();
    await app.close();
    const took = performance.now() - begunAt;
    assert.ok(took < 5_000, `it took ${took} ms`);
    for (const line of silent) line.destroy();
    app = await startApp();
  });
});
