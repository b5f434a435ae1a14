/**
 * Read markers, mentions, answers, levels and mutes: what is for whom, and what changes nothing.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../../server/domain/command.ts';
import { meStream } from '../../../src/protocol/ids.ts';
import { codeOf, type DomainWorld, domainWorld } from '../../kit/domain-world.ts';

async function talk() {
  const world = await domainWorld();
  const teacher = await world.person('Ms Kay', { roles: ['teacher'] });
  const parent = await world.person('Ben', { roles: ['parent'] });
  const other = await world.person('Priya', { roles: ['parent'] });
  const channelId = world.channel('lunch-and-clubs');
  const say = (actor: Actor, text: string, replyToId?: string) =>
    world.must(actor, 'message.send', { channelId, text, ...(replyToId ? { replyToId } : {}) });
  return { world, teacher, parent, other, channelId, say };
}
async function marker(world: DomainWorld, actor: Actor, channelId: string): Promise<number | undefined> {
  return (await world.storage.row(meStream(actor.memberId), 'readMarker', channelId))?.seq;
}
async function told(world: DomainWorld, actor: Actor): Promise<string[]> {
  return (await world.storage.rows(meStream(actor.memberId), 'notification')).map(({ type }) => type).sort();
}

test('a read marker moves forward only, never beyond the newest message, and back by its own command', async () => {
  const { world, teacher, parent, channelId, say } = await talk();
  for (let i = 0; i < 5; i++) await say(teacher, `n ${String(i)}`);
  const set = (seq: number) => world.command(parent, 'readMarker.set', { channelId, seq });
  assert.equal(codeOf(await set(4)), 'ok');
  const commits = world.commits.length;
  assert.deepEqual(await set(2), { ok: true, result: { rev: 0 } });
  assert.equal(world.commits.length, commits, 'what changes nothing is no commit');
  assert.equal(codeOf(await set(6)), 'invalid');
  assert.equal(await marker(world, parent, channelId), 4);
  await world.must(parent, 'readMarker.setUnread', { channelId, seq: 2 });
  assert.equal(await marker(world, parent, channelId), 1);
  assert.equal(codeOf(await world.command(parent, 'readMarker.setUnread', { channelId, seq: 6 })), 'invalid');
});

test('all is read at one stroke, in one rev, only where one may look', async () => {
  const { world, teacher, parent, channelId, say } = await talk();
  await say(teacher, 'one');
  await world.must(teacher, 'message.send', { channelId: world.channel('homework-help'), text: 'two' });
  await world.must(teacher, 'message.send', { channelId: world.channel('staff-room'), text: 'three' });
  const { rev } = await world.must(parent, 'readMarker.setAll', {});
  assert.equal(rev, (await world.storage.head(meStream(parent.memberId))).rev);
  assert.deepEqual(
    [await marker(world, parent, channelId), await marker(world, parent, world.channel('staff-room'))],
    [1, undefined],
  );
  assert.deepEqual(
    await world.must(parent, 'readMarker.setAll', { channelIds: [channelId, world.channel('staff-room')] }),
    { rev: 0 },
  );
});

test('whoever comes new begins with everything read', async () => {
  const { world, teacher, channelId, say } = await talk();
  for (let i = 0; i < 3; i++) await say(teacher, `n ${String(i)}`);
  const late = await world.person('Late');
  assert.equal(await marker(world, late, channelId), 3);
});

test('a mention tells the one it names, once; an answer tells its author; the writer is told nothing', async () => {
  const { world, teacher, parent, other, say } = await talk();
  const { messageId } = await say(parent, `<@${teacher.memberId}> <@${teacher.memberId}> <@${parent.memberId}>`);
  assert.deepEqual([await told(world, teacher), await told(world, parent)], [['mention'], []]);
  await say(teacher, `thanks <@${parent.memberId}>`, messageId);
  await say(other, 'me too', messageId);
  await say(parent, 'to myself', messageId);
  assert.deepEqual(await told(world, parent), ['mention', 'reply']);
});

test('who has hidden the writer is not told', async () => {
  const { world, teacher, parent, other, say } = await talk();
  await world.must(other, 'block.set', { memberId: parent.memberId, on: true });
  await say(parent, `<@${other.memberId}>`);
  assert.deepEqual(await told(world, other), []);
  await world.must(other, 'block.set', { memberId: parent.memberId, on: false });
  await say(parent, `<@${other.memberId}>`);
  assert.deepEqual(await told(world, other), ['mention']);
  assert.equal(
    codeOf(await world.command(other, 'block.set', { memberId: teacher.memberId, on: true })),
    'forbidden',
    'who looks after a school cannot be hidden',
  );
  assert.equal(codeOf(await world.command(other, 'block.set', { memberId: other.memberId, on: true })), 'invalid');
});

test('@everyone, @here and roles count only with the right, and write nothing per member', async () => {
  const { world, teacher, parent, channelId, say } = await talk();
  const teachers = world.role('teacher');
  const pupils = world.role('pupil');
  const mentionsOf = async (id: string) => (await world.storage.message(id))?.mentions;
  assert.equal(await mentionsOf((await say(parent, `@everyone @here <@&${pupils}>`)).messageId), undefined);
  assert.deepEqual(await mentionsOf((await say(parent, `<@&${teachers}> is open to all`)).messageId), {
    memberIds: [],
    roleIds: [teachers],
    everyone: false,
  });
  const { messageId } = await say(teacher, `@everyone <@&${pupils}>`);
  assert.deepEqual(await mentionsOf(messageId), { memberIds: [], roleIds: [pupils], everyone: true });
  const commit = world.commits.at(-1);
  assert.ok(commit);
  assert.deepEqual(
    commit.changes.map(({ stream }) => stream),
    [`channel:${channelId}`],
  );
  const { broadMentions } = await world.storage.head(`channel:${channelId}`);
  assert.deepEqual(
    broadMentions.map(({ seq, roleId }) => [seq, roleId]),
    [
      [2, teachers],
      [3, null],
    ],
  );
  const row = commit.changes[0]?.rows.find(({ kind }) => kind === 'channel');
  assert.deepEqual(
    row && 'broadMentions' in row && row.broadMentions,
    broadMentions,
    'the channel’s row carries them to who looks elsewhere',
  );
});

test('a mention of many goes with its message', async () => {
  const { world, teacher, channelId, say } = await talk();
  const { messageId } = await say(teacher, '@everyone');
  await say(teacher, '@everyone again');
  await world.must(teacher, 'message.delete', { messageId });
  const row = world.commits.at(-1)?.changes[0]?.rows.find(({ kind }) => kind === 'channel');
  assert.deepEqual(row && 'broadMentions' in row && row.broadMentions.map(({ seq }) => seq), [2]);
  assert.deepEqual(
    (await world.storage.head(`channel:${channelId}`)).broadMentions.map(({ seq }) => seq),
    [2],
  );
});

test('a notification is done, and undone, by its owner alone', async () => {
  const { world, teacher, parent, other, say } = await talk();
  const { messageId } = await say(parent, `<@${teacher.memberId}>`);
  assert.deepEqual(await world.must(other, 'notification.setDone', { notificationIds: [messageId], done: true }), {
    rev: 0,
  });
  await world.must(teacher, 'notification.setDone', { notificationIds: [messageId], done: true });
  const row = () => world.storage.row(meStream(teacher.memberId), 'notification', messageId);
  assert.equal((await row())?.doneAt, world.ports.now());
  await world.must(teacher, 'notification.setDone', { notificationIds: [messageId], done: false });
  assert.equal((await row())?.doneAt, undefined);
});

test('levels and mutes are kept a place, and null goes back to what is inherited', async () => {
  const { world, parent, channelId } = await talk();
  const row = async () => world.storage.row(meStream(parent.memberId), 'preference', channelId);
  await world.must(parent, 'preference.set', { scopeId: channelId, level: 'mentions' });
  await world.must(parent, 'preference.set', { scopeId: channelId, mutedUntil: 5 });
  assert.deepEqual(await row(), { kind: 'preference', id: channelId, level: 'mentions', mutedUntil: 5, rev: 2 });
  await world.must(parent, 'preference.set', { scopeId: channelId, level: null, mutedUntil: null });
  assert.deepEqual(await row(), { kind: 'preference', id: channelId, deleted: true, rev: 3 });
  assert.deepEqual(await world.must(parent, 'preference.set', { scopeId: channelId, level: null }), { rev: 0 });
  assert.equal(
    codeOf(await world.command(parent, 'preference.set', { scopeId: parent.communityId, level: 'nothing' })),
    'ok',
  );
  assert.equal(
    codeOf(await world.command(parent, 'preference.set', { scopeId: world.channel('staff-room'), level: 'all' })),
    'not_found',
  );
});
