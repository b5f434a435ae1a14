/**
 * Catching up from any cursor, sensible or not, and pages of history that meet.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../../server/domain/command.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import type { StreamState } from '../../../src/protocol/wire.ts';
import { codeOf, type DomainWorld, domainWorld, unwrap } from '../../kit/domain-world.ts';

async function talk(count: number) {
  const world = await domainWorld();
  const teacher = await world.person('Ms Kay', { roles: ['teacher'] });
  const parent = await world.person('Ben', { roles: ['parent'] });
  const channelId = world.channel('lunch-and-clubs');
  for (let i = 1; i <= count; i++) await world.must(teacher, 'message.send', { channelId, text: `n ${String(i)}` });
  return { world, teacher, parent, channelId, stream: `channel:${channelId}` };
}
async function sync(
  world: DomainWorld,
  actor: Actor,
  stream: string,
  since: unknown = null,
  live = true,
): Promise<StreamState> {
  const state = unwrap(await world.domain.sync(actor, { streams: [{ stream, since, live }] }))[stream];
  assert.ok(state && 'rows' in state);
  return state;
}
const seqs = ({ rows }: StreamState): number[] =>
  rows.flatMap((row) => (row.kind === 'message' && 'seq' in row ? [row.seq] : []));

test('a channel seen for the first time gives its row, its newest page and whether there is more', async () => {
  const { world, parent, stream } = await talk(60);
  const state = await sync(world, parent, stream);
  assert.deepEqual(
    seqs(state),
    Array.from({ length: 50 }, (_, i) => i + 11),
  );
  assert.equal(state.rows.filter(({ kind }) => kind === 'channel').length, 1);
  assert.deepEqual(
    [state.hasBefore, state.reset, state.lastSeq, state.rev, state.epoch],
    [true, true, 60, 61, 'memory'],
  );
});

test('from a cursor only what changed comes, and nothing when nothing did', async () => {
  const { world, teacher, parent, channelId, stream } = await talk(3);
  const { epoch, rev } = await sync(world, parent, stream);
  assert.deepEqual(await sync(world, parent, stream, { epoch, rev }), {
    epoch,
    rev,
    rows: [],
    lastSeq: 3,
    lastAt: world.ports.now(),
  });
  const { messageId } = await world.must(teacher, 'message.send', { channelId, text: 'news' });
  await world.must(parent, 'reaction.set', { messageId, emoji: '👍', on: true });
  const state = await sync(world, parent, stream, { epoch, rev });
  assert.deepEqual([state.rev, seqs(state), state.reset], [rev + 2, [4], undefined]);
  assert.deepEqual(
    state.rows.flatMap((row) => (row.kind === 'message' && 'reactions' in row ? row.reactions : [])),
    [{ emoji: '👍', count: 1, mine: true }],
  );
  assert.deepEqual(
    (await sync(world, teacher, stream, { epoch, rev })).rows.flatMap((row) =>
      row.kind === 'message' && 'reactions' in row ? row.reactions : [],
    ),
    [{ emoji: '👍', count: 1, mine: false }],
  );
});

test('a cursor that cannot be continued is answered with the newest page, never with an error', async () => {
  const { world, parent, stream } = await talk(3);
  const { epoch, rev } = await sync(world, parent, stream);
  for (const since of [
    null,
    undefined,
    'x',
    -1,
    {},
    [],
    { epoch, rev: -1 },
    { epoch, rev: 0.5 },
    { epoch, rev: rev + 1 },
    { epoch: 'other', rev },
    { epoch, rev: '1' },
    { epoch, rev: 1e300 },
  ]) {
    const state = await sync(world, parent, stream, since);
    assert.deepEqual([state.reset, seqs(state), state.rev], [true, [1, 2, 3], rev], JSON.stringify(since));
  }
});

test('more than 500 changes are a reset', async () => {
  const { world, parent, stream } = await talk(LIMITS.syncRows + 2);
  const { epoch, rev } = await sync(world, parent, stream);
  assert.deepEqual(
    (await sync(world, parent, stream, { epoch, rev: rev - LIMITS.syncRows })).rows.length,
    LIMITS.syncRows,
  );
  const state = await sync(world, parent, stream, { epoch, rev: rev - LIMITS.syncRows - 1 });
  assert.deepEqual([state.reset, seqs(state).length], [true, 50]);
});

test('asked quietly, a channel tells its row when that changed, where it ends and how its newest message begins', async () => {
  const { world, teacher, parent, channelId, stream } = await talk(3);
  const { epoch, rev } = await sync(world, parent, stream, null, false);
  await world.must(teacher, 'message.send', { channelId, text: 'quiet' });
  assert.deepEqual(await sync(world, parent, stream, { epoch, rev }, false), {
    epoch,
    rev: rev + 1,
    rows: [],
    lastSeq: 4,
    lastAt: world.ports.now(),
    lastMessage: { seq: 4, rev: rev + 1, authorId: teacher.memberId, text: 'quiet' },
  });
  await world.must(teacher, 'message.send', { channelId, text: '@everyone' });
  const state = await sync(world, parent, stream, { epoch, rev }, false);
  assert.deepEqual(
    state.rows.map((row) => [row.kind, 'broadMentions' in row && row.broadMentions.map(({ seq }) => seq)]),
    [['channel', [5]]],
  );
});

test('the community’s stream says which places there are for this reader, and who they are themself', async () => {
  const { world, parent } = await talk(0);
  const stream = `community:${parent.communityId}`;
  const state = await sync(world, parent, stream);
  const { channels, categories } = await world.ask(parent, 'community.get', {});
  assert.deepEqual(
    [state.channelIds, state.categoryIds],
    [channels.map(({ id }) => id), categories.map(({ id }) => id)],
  );
  assert.ok(!state.channelIds?.includes(world.channel('staff-room')));
  assert.deepEqual(
    state.rows.filter(({ kind }) => kind === 'member').map(({ id }) => id),
    [parent.memberId],
    'a fresh page holds no other members',
  );
  await world.person('Newcomer');
  const { epoch, rev } = state;
  const changed = await sync(world, parent, stream, { epoch, rev });
  assert.equal(changed.rows.filter(({ kind }) => kind === 'member').length, 2);
});

test('a frame that is no list of streams, or too long a one, is refused', async () => {
  const { world, parent, stream } = await talk(0);
  const many = Array.from({ length: LIMITS.syncStreams + 1 }, () => ({ stream }));
  for (const frame of [
    null,
    'x',
    [],
    5,
    {},
    { streams: 'x' },
    { streams: [{}] },
    { streams: [{ stream: '*' }] },
    { streams: [{ stream: 'channel:__proto__' }] },
    { streams: many },
  ]) {
    assert.equal(codeOf(await world.domain.sync(parent, frame)), 'invalid');
  }
});

test('rights lost while sync reads take effect before it answers', async () => {
  const { world, parent } = await talk(0);
  const channelId = world.channel('parents');
  const stream = `channel:${channelId}`;
  await world.must(world.owner, 'message.send', { channelId, text: 'before' });
  const real = world.storage.messages.bind(world.storage);
  world.storage.messages = async (...args) => {
    await world.must(world.owner, 'member.setRoles', { memberId: parent.memberId, roleIds: [] });
    await world.must(world.owner, 'message.send', { channelId, text: 'after' });
    return real(...args);
  };
  const answer = unwrap(await world.domain.sync(parent, { streams: [{ stream }] }));
  assert.deepEqual(Object.keys(answer[stream] ?? {}), ['error']);
});

test('history pages meet without a gap, in both directions and around a place', async () => {
  const { world, parent, channelId } = await talk(30);
  const page = async (input: object) => {
    const { rows, hasBefore, hasAfter } = await world.ask(parent, 'history', { channelId, limit: 10, ...input });
    return [rows[0]?.seq, rows.at(-1)?.seq, hasBefore, hasAfter];
  };
  assert.deepEqual(await page({}), [21, 30, true, false]);
  assert.deepEqual(await page({ before: 21 }), [11, 20, true, true]);
  assert.deepEqual(await page({ after: 20 }), [21, 30, true, false]);
  assert.deepEqual(
    await page({ around: 15 }),
    [11, 20, true, true].map((value, i) => (i === 0 ? 10 : i === 1 ? 19 : value)),
  );
  assert.equal(codeOf(await world.query(parent, 'history', { channelId, before: 5, after: 2 })), 'invalid');
  assert.equal((await world.ask(parent, 'history', { channelId, limit: 1_000_000 })).rows.length, 30);
});
