/**
 * Time-outs, bans and the log of what was done, which says no more than its reader may know.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, domainWorld } from '../../kit/domain-world.ts';

async function school() {
  const world = await domainWorld();
  const lead = await world.person('Lead', { roles: ['safeguarding'] });
  const ben = await world.person('Ben', { roles: ['parent'] });
  return { world, lead, ben };
}

test('a time-out lasts at most 28 days, can be lifted, and does nothing twice', async () => {
  const { world, lead, ben } = await school();
  const now = world.ports.now();
  const out = (until: number) => world.command(lead, 'member.timeout', { memberId: ben.memberId, until });
  assert.equal(codeOf(await out(now + 29 * 86_400_000)), 'invalid');
  assert.deepEqual(await out(0), { ok: true, result: { rev: 0 } });
  assert.equal(codeOf(await out(now + 28 * 86_400_000)), 'ok');
  assert.equal((await world.storage.member(ben.communityId, ben.memberId))?.timeoutUntil, now + 28 * 86_400_000);
  assert.equal(codeOf(await out(0)), 'ok');
  assert.equal((await world.storage.member(ben.communityId, ben.memberId))?.timeoutUntil, undefined);
});

test('a time-out and a ban end by the clock alone', async () => {
  const { world, lead, ben } = await school();
  const { memberId } = ben;
  const channelId = world.channel('lunch-and-clubs');
  const write = async () => codeOf(await world.command(ben, 'message.send', { channelId, text: 'Hello' }));
  await world.must(lead, 'member.timeout', { memberId, until: world.ports.now() + 60_000 });
  assert.equal(await write(), 'forbidden');
  world.ports.advance(60_000);
  assert.equal(await write(), 'ok');
  await world.must(lead, 'member.ban', { memberId, until: world.ports.now() + 60_000 });
  const { subject } = (await world.storage.account(ben.communityId, memberId)) ?? { subject: '' };
  const come = async () =>
    codeOf(
      await world.domain.admit({
        communityId: ben.communityId,
        subject,
        issuedAt: world.ports.now() + 1,
        claims: { name: 'Ben' },
      }),
    );
  assert.equal(await come(), 'banned');
  assert.equal(await write(), 'banned');
  world.ports.advance(60_000);
  assert.equal(await come(), 'ok');
});

test('a ban needs an end in the future, may be made longer, and says who is out only to moderators', async () => {
  const { world, lead, ben } = await school();
  const { memberId } = ben;
  assert.equal(codeOf(await world.command(lead, 'member.ban', { memberId, until: world.ports.now() })), 'invalid');
  await world.must(lead, 'member.ban', { memberId, until: world.ports.now() + 1000 });
  await world.must(lead, 'member.ban', { memberId });
  assert.deepEqual(await world.must(lead, 'member.ban', { memberId }), { rev: 0 });
  assert.deepEqual(
    (await world.ask(lead, 'members.list', { status: 'banned' })).rows.map(({ id }) => id),
    [memberId],
  );
  const pupil = await world.person('Pupil');
  assert.equal(codeOf(await world.query(pupil, 'members.list', { status: 'banned' })), 'forbidden');
  assert.deepEqual((await world.ask(pupil, 'members.search', { text: 'Ben' })).rows, []);
  assert.equal(
    (await world.ask(pupil, 'members.get', { memberIds: [memberId] })).rows[0]?.name,
    'Ben',
    'old messages keep their author’s name',
  );
});

test('the log tells who, what, whom, when and why, newest first, by page and by kind', async () => {
  const { world, lead, ben } = await school();
  await world.must(lead, 'member.rename', { memberId: ben.memberId, name: 'Benjamin' });
  await world.must(lead, 'member.remove', { memberId: ben.memberId, reason: 'Asked to' });
  const { entries } = await world.ask(lead, 'audit', { limit: 1 });
  assert.deepEqual(
    entries.map(({ type, actorId, subjectId, reason, at }) => [type, actorId, subjectId, reason, at]),
    [['member.remove', lead.memberId, ben.memberId, 'Asked to', world.ports.now()]],
  );
  const next = await world.ask(lead, 'audit', { limit: 1, before: entries[0]?.n ?? 0 });
  assert.deepEqual([next.entries[0]?.type, next.hasMore], ['member.rename', false]);
  assert.deepEqual(
    (await world.ask(lead, 'audit', { commandType: 'member.rename' })).entries.map(({ detail }) => detail),
    [{ name: 'Benjamin' }],
  );
});

test('the log says nothing of places that its reader cannot see, and never what was written', async () => {
  const { world, lead } = await school();
  const { channelId } = await world.must(world.owner, 'channel.create', { name: 'Owner’s drawer', private: true });
  const head = await world.person('Head', { roles: ['head'] });
  await world.must(world.owner, 'channel.setOverrides', {
    channelId,
    overrides: [{ target: 'role', id: world.made.everyoneId, allow: [], deny: ['channel.view'] }],
  });
  const { messageId } = await world.must(head, 'message.send', {
    channelId: world.channel('staff-room'),
    text: 'walnut',
  });
  await world.must(world.owner, 'message.delete', { messageId });
  const log = JSON.stringify(await world.ask(lead, 'audit', {}));
  assert.ok(!log.includes('drawer') && !log.includes(channelId));
  assert.ok(log.includes(messageId) && !log.includes('walnut'));
  assert.ok(JSON.stringify(await world.ask(world.owner, 'audit', {})).includes('drawer'));
});

test('what changes nothing writes no line and no commit', async () => {
  const { world } = await school();
  const { owner } = world;
  const channelId = world.channel('notices');
  const { topic, name } =
    (await world.ask(owner, 'community.get', {})).channels.find(({ id }) => id === channelId) ?? {};
  const commits = world.commits.length;
  const lines = (await world.ask(owner, 'audit', {})).entries.length;
  assert.deepEqual(await world.must(owner, 'channel.update', { channelId, topic: topic ?? '', name: name ?? '' }), {
    rev: 0,
  });
  assert.deepEqual(await world.must(owner, 'channel.setArchived', { channelId, archived: false }), { rev: 0 });
  assert.deepEqual(await world.must(owner, 'community.update', { guests: false }), { rev: 0 });
  assert.deepEqual(await world.must(owner, 'role.update', { roleId: world.role('parent'), name: 'Parent' }), {
    rev: 0,
  });
  assert.deepEqual(await world.must(owner, 'profile.update', { name: 'Olive Owner' }), { rev: 0 });
  assert.deepEqual([world.commits.length, (await world.ask(owner, 'audit', {})).entries.length], [commits, lines]);
});

test('a picture uploaded here is taken away by who stands above, one from the host is not', async () => {
  const { world, lead, ben } = await school();
  const name = `${'a'.repeat(64)}.webp`;
  assert.equal(codeOf(await world.domain.pictures.keep(ben, name)), 'ok');
  await world.must(ben, 'profile.update', { pictureUrl: `/files/${name}` });
  const clear = async (by: typeof ben, memberId: string) =>
    codeOf(await world.command(by, 'member.clearPicture', { memberId }));
  assert.equal(await clear(await world.person('Peer', { roles: ['parent'] }), ben.memberId), 'forbidden');
  assert.equal(await clear(lead, world.owner.memberId), 'forbidden');
  assert.equal(await clear(lead, ben.memberId), 'ok');
  assert.equal((await world.storage.member(ben.communityId, ben.memberId))?.pictureUrl, null);
  const { entries } = await world.ask(lead, 'audit', { commandType: 'member.clearPicture' });
  assert.deepEqual(
    entries.map(({ subjectId }) => subjectId),
    [ben.memberId],
  );

  const claims = { name: 'Cara', pictureUrl: 'https://school.example/c.jpg' };
  const subject = 'host:school:cara';
  const { communityId } = ben;
  const cara = await world.domain.admit({ communityId, subject, issuedAt: world.ports.now(), claims });
  assert.ok(cara.ok);
  assert.equal(await clear(lead, cara.result.member.id), 'conflict');
});
