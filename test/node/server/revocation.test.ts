/**
 * A right that is lost is lost on every open line of that person within one second: what they had live falls silent, what
 * they read is not there, what they send is refused. While they lose it, others go on writing and reading at full speed.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PatchEvent, AccessEvent } from '../../../src/protocol/wire.ts';
import { newId, startApp, type TestApp } from '../../kit/app.ts';
import { closeApp, connect, type TestClient } from '../../kit/app-client.ts';
import { must } from '../../kit/frame-fixtures.ts';

const WITHIN_MS = 1_000;
const TABS = 3;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Scene {
  readonly channelId: string;
  readonly roleId: string;
  readonly memberId: string;
  readonly tabs: readonly TestClient[];
}

/** What is done to somebody, and whether they are gone from the whole community or only from the channel. */
interface Loss {
  readonly name: string;
  readonly isGone: boolean;
  take(owner: TestClient, scene: Scene): Promise<unknown>;
}
const LOSSES: readonly Loss[] = [
  { name: 'a ban', isGone: true, take: (owner, { memberId }) => must(owner.command('member.ban', { memberId })) },
  { name: 'a kick', isGone: true, take: (owner, { memberId }) => must(owner.command('member.remove', { memberId })) },
  {
    name: 'leaving in another tab',
    isGone: true,
    take: (_owner, { tabs }) => must(tabs[0]!.command('community.leave', {})),
  },
  {
    name: 'a role taken away',
    isGone: false,
    take: (owner, { memberId }) => must(owner.command('member.setRoles', { memberId, roleIds: [] })),
  },
  {
    name: 'the role’s end',
    isGone: false,
    take: (owner, { roleId }) => must(owner.command('role.delete', { roleId })),
  },
  {
    name: 'a changed override',
    isGone: false,
    async take(owner, { channelId }) {
      const { channels } = await must<{ channels: { id: string; overrides: { allow: string[] }[] }[] }>(
        owner.query('community.get'),
      );
      const row = channels.find(({ id }) => id === channelId);
      const overrides = row?.overrides.filter(({ allow }) => allow.length === 0) ?? [];
      await must(owner.command('channel.setOverrides', { channelId, overrides }));
    },
  },
  {
    name: 'a category that closes',
    isGone: false,
    async take(owner, { channelId, roleId }) {
      const { roles } = await must<{ roles: { id: string; everyone: boolean }[] }>(owner.query('community.get'));
      const everyone = roles.find((role) => role.everyone)?.id;
      const overrides = [{ target: 'role', id: everyone, allow: [], deny: ['channel.view'] }];
      const { categoryId } = await must<{ categoryId: string }>(
        owner.command('category.create', { name: `Closed ${newId()}`, overrides }),
      );
      await must(owner.command('channel.setOverrides', { channelId, overrides: [] }));
      await must(owner.command('channel.move', { channelId, categoryId }));
      assert.ok(roleId);
    },
  },
];

describe('on open lines', () => {
  let app: TestApp;
  let owner: TestClient;
  before(async () => {
    app = await startApp();
    owner = await connect(app, 'owner');
  });
  after(async () => {
    assert.deepEqual(app.complaints, []);
    await closeApp(app);
  });

  async function setScene(sub: string): Promise<Scene> {
    const tabs = await Promise.all(Array.from({ length: TABS }, () => connect(app, sub)));
    const memberId = tabs[0]!.memberId;
    const { roleId } = await must<{ roleId: string }>(owner.command('role.create', { name: `Circle ${newId()}` }));
    await must(owner.command('member.setRoles', { memberId, roleIds: [roleId] }));
    const input = { name: `Circle ${newId()}`, private: true, roleIds: [roleId] };
    const { channelId } = await must<{ channelId: string }>(owner.command('channel.create', input));
    await must(owner.command('message.send', { channelId, text: 'inside' }));
    for (const [index, tab] of tabs.entries())
      await tab.sync({ stream: `channel:${channelId}`, since: null, live: index < TABS - 1 });
    return { channelId, roleId, memberId, tabs };
  }

  /** Goes on writing until it is told to stop. */
  function chatter(channelId: string): { stop(): Promise<void> } {
    const over = new AbortController();
    const work = (async () => {
      for (let n = 0; !over.signal.aborted; n++) {
        await must(owner.command('message.send', { channelId, text: `line ${String(n)}` }));
        await pause(2);
      }
    })();
    return {
      stop: async () => {
        over.abort();
        await work;
      },
    };
  }

  const fromTheChannel = ({ heard }: TestClient, channelId: string) =>
    heard.filter(({ payload }) => JSON.stringify(payload).includes(channelId) && !('lost' in (payload as object)));

  for (const { name, isGone, take } of LOSSES) {
    test(`after ${name} no tab hears, reads or sends any more`, async () => {
      const scene = await setScene(`${name} ${newId()}`);
      const { channelId, tabs } = scene;
      const talk = chatter(channelId);
      await tabs[0]!.hears('patch', ({ stream }: PatchEvent) => stream === `channel:${channelId}`);
      const begun = performance.now();
      await take(owner, scene);
      await Promise.all(
        tabs.map((tab) =>
          isGone
            ? tab.hears('session', ({ code }: { code: string }) => code === 'revoked', WITHIN_MS)
            : tab.hears('access', ({ lost }: AccessEvent) => lost.includes(channelId), WITHIN_MS),
        ),
      );
      assert.ok(performance.now() - begun < WITHIN_MS, `${String(performance.now() - begun)} ms`);
      const counts = tabs.map((tab) => fromTheChannel(tab, channelId).length);
      await pause(150);
      await talk.stop();
      assert.deepEqual(
        tabs.map((tab) => fromTheChannel(tab, channelId).length),
        counts,
        'silent from the moment it was told',
      );
      if (isGone) return assert.ok(tabs.every(({ socket }) => socket.disconnected));
      for (const tab of tabs) await isOutside(tab, channelId);
    });
  }

  async function isOutside(tab: TestClient, channelId: string): Promise<void> {
    const answers = [
      await tab.query('history', { channelId }),
      await tab.query('pins.list', { channelId }),
      await tab.command('message.send', { channelId, text: 'Let me in' }),
    ];
    for (const answer of answers) assert.ok(!answer.ok && (answer.error as { code: string }).code === 'not_found');
    const stream = `channel:${channelId}`;
    assert.ok('error' in ((await tab.sync({ stream, since: null, live: true }))[stream] ?? {}));
    const found = await must<{ rows: unknown[] }>(tab.query('search', { text: 'inside' }));
    assert.deepEqual(found.rows, []);
    const heard = tab.heard.length;
    await must(owner.command('message.send', { channelId, text: 'still among us' }));
    await pause(80);
    assert.ok(!JSON.stringify(tab.heard.slice(heard)).includes('still among us'), 'asking again joins nothing');
    tab.close();
  }

  test('a time-out stops what one sends and signals at once, and leaves what one reads', async () => {
    const { channelId, tabs, memberId } = await setScene(`slowed ${newId()}`);
    await owner.sync({ stream: `channel:${channelId}` });
    await must(owner.command('member.timeout', { memberId, until: Date.now() + 60_000 }));
    owner.heard.length = 0;
    for (const tab of tabs) {
      const sent = await tab.command('message.send', { channelId, text: 'But' });
      assert.ok(!sent.ok && (sent.error as { code: string }).code === 'forbidden');
      tab.socket.emit('signal', { type: 'typing', channelId });
      assert.equal((await tab.query('history', { channelId })).ok, true);
    }
    await pause(80);
    assert.ok(!JSON.stringify(owner.heard).includes('"typing"'));
    for (const tab of tabs) tab.close();
  });

  test('what was asked while the right was taken is answered before or after it, never in between', async () => {
    for (let round = 0; round < 12; round++) {
      const { channelId, tabs, memberId } = await setScene(`racer ${newId()}`);
      const [tab] = tabs;
      const asking = Array.from({ length: 30 }, async (_, index) => {
        await pause(index % 6);
        return tab!.query('history', { channelId });
      });
      const writing = Array.from({ length: 10 }, async (_, index) => {
        await pause(index % 6);
        await must(owner.command('message.send', { channelId, text: `round ${String(index)}` }));
      });
      await pause(round % 4);
      await must(owner.command('member.setRoles', { memberId, roleIds: [] }));
      const { seq } = await must<{ seq: number }>(owner.command('message.send', { channelId, text: 'afterwards' }));
      for (const answer of await Promise.all(asking)) {
        const rows = answer.ok ? (answer.result as { rows: { seq: number }[] }).rows : [];
        assert.ok(
          rows.every((row) => row.seq < seq),
          'nothing written after the loss is read',
        );
      }
      await Promise.all(writing);
      assert.ok(!JSON.stringify(tab!.heard).includes('afterwards'));
      for (const each of tabs) each.close();
    }
  });
});
