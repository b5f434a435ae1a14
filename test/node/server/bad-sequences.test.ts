/** The sequences of the shared collection: frames that are right one by one and wrong together. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { RATES } from '../../../server/domain/rate.ts';
import { type Envelope } from '../../../src/protocol/errors.ts';
import { newId, type TestApp } from '../../kit/app.ts';
import { closeApp, connect, type TestClient } from '../../kit/app-client.ts';
import { type FrameItem } from '../../kit/frame-adapter.ts';
import { buildFrameWorld, type FrameWorld, must } from '../../kit/frame-fixtures.ts';
import { openRawLine } from '../../kit/raw-line.ts';
import { corpus } from '../model/corpus.ts';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const codeOf = (answer: Envelope<unknown>): string => (answer.ok ? 'ok' : answer.error.code);

describe('bad sequences', () => {
  let world: FrameWorld;
  let app: TestApp;
  let sender: TestClient;

  before(async () => {
    world = await buildFrameWorld();
    ({ app } = world);
    sender = await connect(app, 'sender');
  });
  after(() => closeApp(app));

  const send = (text: string, opId: string, client = sender) =>
    client.command('message.send', { channelId: world.general, text }, opId);
  const count = async (text: string): Promise<number> =>
    (await app.storage.messages(world.general, { limit: 100 })).rows.filter((row) => row.text === text).length;

  /** Under the real rates: how the flood was answered, and how fast somebody else is answered meanwhile. */
  async function flood(
    run: (client: TestClient, channelId: string) => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    const limited = await buildFrameWorld({ rates: RATES });
    const client = await connect(limited.app, 'flooder');
    try {
      const flooding = run(client, limited.general);
      const other = limited.owner.query('community.get').then(codeOf);
      const isAnswered = Promise.race([other, flooding.then(() => wait(500)).then(() => 'long after the flood')]);
      assert.equal(await isAnswered, 'ok', 'others are answered meanwhile');
      return await flooding;
    } finally {
      await closeApp(limited.app);
    }
  }

  const sequences: Readonly<Record<string, () => Promise<void>>> = {
    async 'bf-216'() {
      const [text, opId] = [`twice ${newId()}`, newId()];
      const [first, second] = await Promise.all([send(text, opId), send(text, opId)]);
      assert.deepEqual(first, second);
      assert.equal(await count(text), 1);
    },
    async 'bf-217'() {
      const [text, opId] = [`once ${newId()}`, newId()];
      await must(send(text, opId));
      assert.equal(codeOf(await send('another text', opId)), 'conflict');
      assert.equal(await count(text), 1);
    },
    async 'bf-218'() {
      const opId = newId();
      const [edited, sent] = await Promise.all([
        sender.command('message.edit', { messageId: opId, text: 'early' }),
        send('late', opId),
      ]);
      assert.deepEqual([codeOf(edited), codeOf(sent)], ['not_found', 'ok']);
    },
    async 'bf-219'() {
      const messageId = newId();
      await must(send('to go', messageId));
      await must(sender.command('message.delete', { messageId }));
      const again = await sender.command('message.delete', { messageId });
      assert.ok(again.ok || again.error.code === 'not_found');
      assert.equal((await app.storage.message(messageId))?.text, '');
    },
    async 'bf-220'() {
      const messageId = newId();
      await must(send('to like', messageId));
      const react = (on: boolean) => must(sender.command('reaction.set', { messageId, emoji: '👍', on }));
      await react(true);
      await react(true);
      assert.deepEqual((await app.storage.message(messageId))?.reactions, [{ emoji: '👍', count: 1 }]);
      await react(false);
      await react(false);
      assert.deepEqual((await app.storage.message(messageId))?.reactions, []);
    },
    async 'bf-221'() {
      const [line, text] = [await openRawLine(app), `unknown ${newId()}`];
      line.send(
        `421["command",${JSON.stringify({ type: 'message.send', opId: newId(), channelId: world.general, text })}]`,
      );
      while (line.isOpen()) await wait(20);
      assert.equal(await count(text), 0);
    },
    async 'bf-222'() {
      const line = await openRawLine(app, await app.token('first'));
      line.send(
        `40${JSON.stringify({ protocol: 1, community: app.community.slug, token: await app.token('second') })}`,
      );
      while (line.isOpen()) await wait(20);
      const client = await connect(app, 'first');
      assert.equal(codeOf(await client.ask('token', { token: await app.token('second') })), 'forbidden');
      await wait(50);
      assert.equal(client.socket.connected, false);
    },
    async 'bf-223'() {
      const codes = await flood(async (client, channelId) =>
        Promise.all(
          Array.from({ length: 1000 }, async (_, index) =>
            codeOf(await client.command('message.send', { channelId, text: String(index) })),
          ),
        ),
      );
      assert.ok(codes.filter((code) => code === 'ok').length < 60);
      assert.deepEqual(new Set(codes), new Set(['ok', 'rate_limited']));
    },
    async 'bf-224'() {
      const codes = await flood(async (client, channelId) => {
        await client.sync({ stream: `channel:${channelId}` });
        for (let index = 0; index < 10_000; index++)
          client.socket.emit('signal', { type: 'typing', channelId, on: index % 2 === 0 });
        const answer = codeOf(await client.query('community.get'));
        return [answer];
      });
      assert.deepEqual(codes, ['ok']);
    },
    async 'bf-225'() {
      const codes = await flood(async (client, channelId) => {
        const stream = `channel:${channelId}`;
        return Promise.all(
          Array.from({ length: 10_000 }, async (_, index) =>
            codeOf(
              (await client.socket.emitWithAck('sync', {
                streams: [{ stream, since: null, live: index % 2 === 0 }],
              })) as Envelope<unknown>,
            ),
          ),
        );
      });
      assert.ok(codes.filter((code) => code === 'ok').length < 2_000);
      assert.deepEqual(new Set(codes), new Set(['ok', 'rate_limited']));
    },
    async 'bf-226'() {
      const leaver = await connect(app, 'leaver');
      const text = `goodbye ${newId()}`;
      const [sent, left] = await Promise.all([send(text, newId(), leaver), leaver.command('community.leave', {})]);
      assert.deepEqual([codeOf(sent), codeOf(left)], ['ok', 'ok']);
      assert.equal(await count(text), 1);
    },
    async 'bf-227'() {
      const guest = await connect(app, 'guest');
      const { channelId } = await must<{ channelId: string }>(
        world.owner.command('channel.create', { name: `Few ${newId()}`, private: true, memberIds: [guest.memberId] }),
      );
      await guest.sync({ stream: `channel:${channelId}` });
      const say = (text: string) => guest.command('message.send', { channelId, text });
      const [sent] = await Promise.all([
        say('just in time?'),
        must(
          world.owner.command('channel.setOverrides', {
            channelId,
            overrides: [{ target: 'role', id: app.community.everyoneId, allow: [], deny: ['channel.view'] }],
          }),
        ),
      ]);
      assert.ok(['ok', 'not_found'].includes(codeOf(sent)));
      await guest.hears('access', ({ lost }: { readonly lost: readonly string[] }) => lost.includes(channelId));
      assert.equal(codeOf(await say('too late')), 'not_found');
      const heard = guest.heard.length;
      await must(world.owner.command('message.send', { channelId, text: 'among ourselves' }));
      await wait(60);
      assert.equal(guest.heard.slice(heard).filter(({ event }) => event === 'patch').length, 0);
    },
  };

  for (const item of (corpus('bad-frames') as unknown as readonly FrameItem[]).filter(
    ({ layer }) => layer === 'sequence',
  )) {
    test(`${item.id} ${(item.steps ?? []).join(', ')}: ${item.why} → ${item.expect}`, async () => {
      const run = sequences[item.id];
      assert.ok(run, 'the sequence is built');
      await run();
      await must(world.owner.command('message.send', { channelId: world.general, text: 'The server lives' }));
      assert.deepEqual(app.complaints, []);
    });
  }
});
