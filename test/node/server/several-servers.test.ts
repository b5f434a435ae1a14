/** Several servers on one database are one community: over Redis, and where there is none over PostgreSQL itself. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMyTurn } from '../../../server/daily.ts';
import { seedAlone } from '../../../server/seeding/seed-alone.ts';
import type { AccessEvent, PatchEvent } from '../../../src/protocol/wire.ts';
import { newId, type TestApp } from '../../kit/app.ts';
import { connect, type TestClient } from '../../kit/app-client.ts';
import { missing, startPostgres, startRedis, type TestPostgres, type TestRedis } from '../../kit/databases.ts';
import { must } from '../../kit/frame-fixtures.ts';
import { type SeveralServers, startServers } from '../../kit/several-servers.ts';

const skip = missing('postgres', 'redis');
let postgres: TestPostgres | undefined;
before(async () => {
  if (skip === false) postgres = await startPostgres({ careless: true });
});
after(() => postgres?.stop());

interface Members {
  readonly members: readonly { readonly memberId: string; readonly presence: string }[];
}
const shows = (memberId: string, presence: string) => (signal: Members) =>
  'members' in signal && signal.members.some((one) => one.memberId === memberId && one.presence === presence);
const textsOf = ({ heard }: TestClient, stream: string): readonly string[] =>
  heard
    .filter(({ event }) => event === 'patch')
    .map(({ payload }) => payload as PatchEvent)
    .filter((patch) => patch.stream === stream)
    .flatMap(({ rows }) => rows.flatMap((row) => ('text' in row ? [row.text] : [])));

for (const over of ['Redis', 'PostgreSQL'] as const) {
  describe(`servers that meet over ${over}`, { skip }, () => {
    let redis: TestRedis | undefined;
    let servers: SeveralServers;
    let [a, b]: TestApp[] = [];
    let owner: TestClient;
    before(async () => {
      redis = over === 'Redis' ? await startRedis() : undefined;
      servers = await startServers(2, (await postgres?.createDatabase()) ?? '', redis?.url);
      [a, b] = servers.apps;
      owner = await connect(a!, 'owner');
      await sleep(300); // the lines' first subscriptions
    });
    after(async () => {
      await servers.close();
      await redis?.stop();
    });
    const general = (): { channelId: string; stream: string } => {
      const { general: channelId } = a!.community;
      return { channelId, stream: `channel:${channelId}` };
    };

    test('a message at one is there at the other, once', async () => {
      const { channelId, stream } = general();
      const [near, far] = [await connect(a!, 'near'), await connect(b!, 'far')];
      await Promise.all([near.sync({ stream }), far.sync({ stream })]);
      await must(near.command('message.send', { channelId, text: 'From here to there' }));
      await far.hears('patch', ({ rows }: PatchEvent) =>
        rows.some((row) => 'text' in row && row.text === 'From here to there'),
      );
      await near.hears('patch', ({ rows }: PatchEvent) =>
        rows.some((row) => 'text' in row && row.text === 'From here to there'),
      );
      await sleep(100);
      for (const client of [near, far])
        assert.equal(textsOf(client, stream).filter((text) => text === 'From here to there').length, 1);
    });

    test('patches of two servers leave no silent gap', async () => {
      const { channelId, stream } = general();
      const clients = await Promise.all([a!, b!].map((app, n) => connect(app, `gap-${n}`)));
      const listener = await connect(b!, 'gap-listener');
      const start = (await listener.sync({ stream }))[stream];
      assert.ok(start && 'rev' in start);
      const say = (n: number) => clients[n % 2]!.command('message.send', { channelId, text: `gap ${n}` });
      for (let round = 0; round < 4; round++)
        await Promise.all(Array.from({ length: 10 }, (_, n) => must(say(round * 10 + n))));
      for (let tries = 0; tries < 50 && new Set(textsOf(listener, stream)).size < 40; tries++) await sleep(50);
      const seen = new Set<number>();
      for (const { event, payload } of listener.heard) {
        if (event !== 'patch' || (payload as PatchEvent).stream !== stream) continue;
        const { from, rev, rows } = payload as PatchEvent;
        const revs = new Set(rows.map((row) => row.rev));
        for (let at = from + 1; at <= rev; at++) assert.ok(revs.has(at), `${from}…${rev} lacks ${at}`);
        for (const one of revs) seen.add(one);
      }
      assert.equal(seen.size, 40);
    });

    test('the same command at two servers is done once', async () => {
      const { channelId } = general();
      const [one, two] = [await connect(a!, 'twice'), await connect(b!, 'twice')];
      const opId = newId();
      const input = { channelId, text: 'Only once' };
      const [first, second] = await Promise.all([
        one.command('message.send', input, opId),
        two.command('message.send', input, opId),
      ]);
      assert.equal(first.ok, true, JSON.stringify(first));
      assert.deepEqual(first, second);
    });

    test('a ban reaches the banned person at another server within a second', async () => {
      const { stream } = general();
      const far = await connect(b!, `banned-${over}`);
      await far.sync({ stream });
      const begun = Date.now();
      await must(owner.command('member.ban', { memberId: far.memberId }));
      await far.hears('session', ({ code }: { code: string }) => code === 'revoked', 1_500);
      assert.ok(Date.now() - begun < 1_000, `${Date.now() - begun} ms`);
    });

    test('a channel made private is taken away at another server within a second', async () => {
      const far = await connect(b!, 'outsider');
      const { channelId } = await must<{ channelId: string }>(
        owner.command('channel.create', { name: `Was open ${over}` }),
      );
      const stream = `channel:${channelId}`;
      await sleep(600);
      await far.sync({ stream: `community:${far.ready.communityId}` }, { stream });
      const { everyoneId } = await everyone(owner);
      const begun = Date.now();
      await must(
        owner.command('channel.setOverrides', {
          channelId,
          overrides: [{ target: 'role', id: everyoneId, allow: [], deny: ['channel.view'] }],
        }),
      );
      await far.hears('access', ({ lost }: AccessEvent) => lost.includes(channelId), 1_500);
      assert.ok(Date.now() - begun < 1_000);
      await must(owner.command('message.send', { channelId, text: 'Not for everybody' }));
      await sleep(300);
      assert.deepEqual(textsOf(far, stream), []);
    });

    test('who is here shows at every server, and goes with the last line', async () => {
      const [watcher, other] = [await connect(a!, 'watcher'), await connect(b!, 'other')];
      watcher.socket.emit('signal', { type: 'watch', memberIds: [other.memberId] });
      await watcher.hears('signal', shows(other.memberId, 'online'), 3_000);
      other.socket.emit('signal', { type: 'presence', presence: 'idle' });
      await watcher.hears('signal', shows(other.memberId, 'idle'), 3_000);
      other.close();
      await watcher.hears('signal', shows(other.memberId, 'offline'), 3_000);
    });

    test('typing shows at every server', async () => {
      const { channelId, stream } = general();
      const [writer, reader] = [await connect(a!, 'writer'), await connect(b!, 'reader')];
      await Promise.all([writer.sync({ stream }), reader.sync({ stream })]);
      writer.socket.emit('signal', { type: 'typing', channelId });
      await reader.hears(
        'signal',
        ({ type, memberId }: { type: string; memberId?: string }) => type === 'typing' && memberId === writer.memberId,
      );
    });

    test('a server that came later knows who is at the others, and forgets who left with one', async () => {
      const early = await connect(a!, 'early');
      const late = await servers.start();
      const watcher = await connect(late, 'late-watcher');
      await sleep(400);
      watcher.socket.emit('signal', { type: 'watch', memberIds: [early.memberId] });
      await watcher.hears('signal', shows(early.memberId, 'online'), 3_000);
      early.close();
      await watcher.hears('signal', shows(early.memberId, 'offline'), 3_000);
    });

    test('housekeeping falls to one of them a day', async () => {
      const now = Date.now() + 86_400_000;
      const turns = await Promise.all(servers.apps.map(({ storage }) => isMyTurn(storage, now)));
      assert.equal(turns.filter(Boolean).length, 1);
      assert.equal(await isMyTurn(a!.storage, now + 3_600_000), false);
      assert.equal(await isMyTurn(b!.storage, now + 86_400_000), true);
    });

    test('of servers that seed, one does it and the others wait', async () => {
      let [now, most] = [0, 0];
      const work = async () => {
        most = Math.max(most, ++now);
        await sleep(300);
        now--;
      };
      await Promise.all(servers.apps.map(({ storage }) => seedAlone(storage, work)));
      assert.deepEqual([now, most], [0, 1]);
    });

    if (over === 'Redis') {
      test('without Redis people at one server go on, bans reach the other, and the rest comes with Redis', async () => {
        const { channelId, stream } = general();
        const [near, mate] = [await connect(a!, 'near-2'), await connect(a!, 'mate')];
        const [far, villain] = [await connect(b!, 'far-2'), await connect(b!, 'villain')];
        await Promise.all([near, mate, far, villain].map((client) => client.sync({ stream })));
        await redis?.kill();
        await sleep(200);
        await must(near.command('message.send', { channelId, text: 'While it is away' }));
        const fits = ({ rows }: PatchEvent) => rows.some((row) => 'text' in row && row.text === 'While it is away');
        await mate.hears('patch', fits);
        await must(owner.command('member.ban', { memberId: villain.memberId }));
        await villain.hears('session', ({ code }: { code: string }) => code === 'revoked', 1_500);
        await redis?.start();
        await far.hears('patch', fits, 5_000);
      });
    }
  });
}

async function everyone(owner: TestClient): Promise<{ everyoneId: string }> {
  const answer = await must<{ roles: readonly { id: string; everyone?: boolean }[] }>(owner.query('community.get'));
  return { everyoneId: answer.roles.find((role) => role.everyone === true)?.id ?? '' };
}

describe('rates', { skip }, () => {
  test('what a member uses at one server counts at the other', async () => {
    const rate = { burst: 6, perSecond: 0.01 };
    const all = {
      send: rate,
      react: rate,
      read: rate,
      manage: rate,
      invite: rate,
      query: rate,
      search: rate,
      upload: rate,
    };
    const servers = await startServers(2, (await postgres?.createDatabase()) ?? '', undefined, { rates: all });
    try {
      const [a, b] = servers.apps;
      await sleep(300);
      const [one, two] = [await connect(a!, 'fast'), await connect(b!, 'fast')];
      const { general: channelId } = a!.community;
      await sleep(400);
      for (let n = 0; n < 5; n++) await must(one.command('message.send', { channelId, text: `${n}` }));
      await sleep(800);
      await must(two.command('message.send', { channelId, text: 'the sixth' }));
      const seventh = await two.command('message.send', { channelId, text: 'the seventh' });
      assert.equal(!seventh.ok && seventh.error.code, 'rate_limited');
    } finally {
      await servers.close();
    }
  });
});
