/**
 * Coming in by invite, as a guest, or by a sign-in link; a code that opens nothing tells nothing.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, type DomainWorld, domainWorld, unwrap } from '../../kit/domain-world.ts';

async function invited(input: object = {}) {
  const world = await domainWorld();
  const { inviteId, code } = await world.must(world.owner, 'invite.create', input);
  return { world, inviteId, code };
}
const join = (world: DomainWorld, code: string, name = 'Nadia') => world.domain.joining.joinByInvite({ code, name });

test('an invite’s code lets somebody in with its role, and stands in no store', async () => {
  const world = await domainWorld();
  const opId = world.ports.randomId();
  const { code } = await world.must(
    world.owner,
    'invite.create',
    { roleId: world.role('parent'), channelId: world.channel('parents'), note: 'for Year 5' },
    opId,
  );
  assert.ok(code.length >= 22);
  assert.equal(
    (
      await world.must(
        world.owner,
        'invite.create',
        { roleId: world.role('parent'), channelId: world.channel('parents'), note: 'for Year 5' },
        opId,
      )
    ).code,
    code,
  );
  assert.ok(
    !JSON.stringify([
      await world.storage.result(world.owner.memberId, opId),
      await world.storage.invites(world.made.communityId),
    ]).includes(code),
  );
  const { member, actor, channelId } = unwrap(await join(world, code));
  assert.deepEqual(
    [member.name, member.roleIds, channelId],
    ['Nadia', [world.role('parent')], world.channel('parents')],
  );
  assert.equal(codeOf(await world.query(actor, 'history', { channelId: world.channel('parents') })), 'ok');
  assert.equal(
    codeOf(
      await world.domain.admit({
        communityId: actor.communityId,
        subject: `own:${actor.memberId}`,
        issuedAt: world.ports.now(),
      }),
    ),
    'ok',
  );
});

test('wrong, late, used up and taken back are one and the same answer', async () => {
  const answers = [];
  const { world, code, inviteId } = await invited({ uses: 1, lifetimeMs: 60_000 });
  answers.push(await join(world, 'a-wrong-code-of-some-length'));
  unwrap(await join(world, code));
  answers.push(await join(world, code, 'Second'));
  const late = await world.must(world.owner, 'invite.create', { lifetimeMs: 60_000 });
  world.ports.advance(60_000);
  answers.push(await join(world, late.code));
  const back = await world.must(world.owner, 'invite.create', {});
  await world.must(world.owner, 'invite.revoke', { inviteId: back.inviteId });
  answers.push(
    await join(world, back.code),
    await world.domain.joining.lookAtInvite(back.code),
    await world.domain.joining.openSession(back.code),
  );
  assert.deepEqual(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
  assert.equal(codeOf(answers[0] as never), 'not_found');
  const { invites } = await world.ask(world.owner, 'invites.list', {});
  assert.equal(invites.find(({ id }) => id === inviteId)?.used, 1);
});

test('the last use goes to one, however many come at once', async () => {
  const { world, code } = await invited({ uses: 3 });
  const codes = (await Promise.all(Array.from({ length: 10 }, (_, i) => join(world, code, `Guest ${String(i)}`)))).map(
    codeOf,
  );
  assert.equal(codes.filter((one) => one === 'ok').length, 3);
});

test('invites can be paused, and a refused name uses nothing up', async () => {
  const { world, code } = await invited({ uses: 1 });
  await world.must(world.owner, 'community.update', { invitesPaused: true });
  assert.equal(codeOf(await join(world, code)), 'forbidden');
  await world.must(world.owner, 'community.update', { invitesPaused: false });
  assert.equal(codeOf(await join(world, code, 'admin')), 'invalid');
  assert.equal(codeOf(await join(world, code, 'Olive Owner')), 'conflict');
  assert.equal(codeOf(await join(world, code)), 'ok');
});

test('paused is said only to who holds a good code', async () => {
  const { world, code } = await invited();
  await world.must(world.owner, 'community.update', { invitesPaused: true });
  assert.equal(codeOf(await world.domain.joining.lookAtInvite(code)), 'forbidden');
  assert.equal(codeOf(await join(world, code)), 'forbidden');
  assert.equal(codeOf(await world.domain.joining.lookAtInvite('no-such-code')), 'not_found');
  await world.must(world.owner, 'community.update', { invitesPaused: false });
  assert.equal(codeOf(await join(world, code)), 'ok');
});

test('what the join screen shows needs the code and gives no more than the door', async () => {
  const { world, code } = await invited();
  const look = unwrap(await world.domain.joining.lookAtInvite(code));
  assert.deepEqual([look.community.name, look.invitedBy, look.memberCount], ['Alder Grove', 'Olive Owner', 1]);
});

test('guests come in only where they may', async () => {
  const world = await domainWorld();
  const come = () => world.domain.joining.joinAsGuest({ community: 'alder-grove', name: 'Passer-by' });
  assert.equal(codeOf(await come()), 'forbidden');
  await world.must(world.owner, 'community.update', { guests: true });
  const { member } = unwrap(await come());
  assert.deepEqual([member.guest, member.roleIds, member.name], [true, [], 'Guest Passer-by']);
  assert.equal(codeOf(await world.domain.joining.joinAsGuest({ community: 'nowhere', name: 'x' })), 'not_found');
});

test('a guest’s name says that they are one, whatever they call themself, and poses as nobody', async () => {
  const world = await domainWorld();
  await world.must(world.owner, 'community.update', { guests: true });
  const come = (name: string) => world.domain.joining.joinAsGuest({ community: 'alder-grove', name });
  const { actor, member } = unwrap(await come('guest Mika'));
  assert.equal(member.name, 'Guest Mika');
  assert.equal(codeOf(await come('Olive Owner')), 'conflict');
  assert.equal(codeOf(await come('guest Olive Owner')), 'conflict');
  assert.equal(codeOf(await world.command(actor, 'profile.update', { name: 'Olive Owner' })), 'conflict');
  await world.must(actor, 'profile.update', { name: 'Mika S.' });
  const rows = async () => (await world.ask(world.owner, 'members.get', { memberIds: [actor.memberId] })).rows;
  assert.equal((await rows())[0]?.name, 'Guest Mika S.');
  await world.must(world.owner, 'member.rename', { memberId: actor.memberId, name: 'N'.repeat(64) });
  assert.match((await rows())[0]?.name ?? '', /^Guest N+$/);
});

test('a sign-in link works once, for its person, for seven days, and is no invite', async () => {
  const world = await domainWorld();
  const { communityId, ownerId } = world.made;
  const code = unwrap(await world.domain.joining.createSignInCode(communityId, ownerId));
  assert.equal(codeOf(await join(world, code)), 'not_found');
  assert.equal(codeOf(await world.domain.joining.lookAtInvite(code)), 'not_found');
  assert.deepEqual(unwrap(await world.domain.joining.openSession(code)).actor.memberId, ownerId);
  assert.equal(codeOf(await world.domain.joining.openSession(code)), 'not_found');
  const late = unwrap(await world.domain.joining.createSignInCode(communityId, ownerId));
  world.ports.advance(7 * 86_400_000);
  assert.equal(codeOf(await world.domain.joining.openSession(late)), 'not_found');
  assert.deepEqual((await world.ask(world.owner, 'invites.list', {})).invites, []);
});

test('one sees and takes back one’s own invites; all of them only with the right', async () => {
  const world = await domainWorld({ template: 'open-source' });
  const ada = await world.person('Ada');
  const ben = await world.person('Ben');
  const { inviteId } = await world.must(ada, 'invite.create', {});
  assert.deepEqual((await world.ask(ben, 'invites.list', {})).invites, []);
  assert.equal(codeOf(await world.command(ben, 'invite.revoke', { inviteId })), 'not_found');
  assert.equal((await world.ask(world.owner, 'invites.list', {})).invites.length, 1);
  assert.equal(codeOf(await world.command(ada, 'invite.revoke', { inviteId })), 'ok');
});

test('who was banned or removed does not come back on the same device until let in again, whatever the invite or name', async () => {
  const { world, code } = await invited();
  const device = 'a-device-of-a-family';
  const come = (name: string, from?: string) => world.domain.joining.joinByInvite({ code, name, device: from });
  await world.must(world.owner, 'community.update', { guests: true });
  const guest = () => world.domain.joining.joinAsGuest({ community: 'alder-grove', name: 'Passer-by', device });
  const { actor } = unwrap(await come('Nadia', device));
  unwrap(await come('Her sister', device));
  for (const [out, code] of [
    ['member.ban', 'banned'],
    ['member.remove', 'forbidden'],
  ] as const) {
    await world.must(world.owner, out, { memberId: actor.memberId });
    assert.equal(codeOf(await come('Somebody else', device)), code);
    assert.equal(codeOf(await guest()), code);
    assert.equal(codeOf(await come('Another house', 'another-device-of-a-family')), 'ok');
    assert.equal(codeOf(await come('No device at all')), 'ok');
    await world.must(world.owner, 'member.unban', { memberId: actor.memberId });
    assert.equal(codeOf(await come('Again welcome', device)), 'ok');
    assert.equal(
      codeOf(
        await world.domain.admit({
          communityId: actor.communityId,
          subject: `own:${actor.memberId}`,
          issuedAt: world.ports.now() + 1,
          claims: {},
        }),
      ),
      'ok',
    );
  }
});

test('an invite is worth what its maker may still give: put out, or without the right, their links open nothing', async () => {
  const world = await domainWorld({ template: 'empty' });
  const { owner, must } = world;
  const { roleId: lowId } = await must(owner, 'role.create', { name: 'Low', permissions: ['message.pin'] });
  const rights = ['invite.create', 'role.manage', 'message.pin'] as const;
  const { roleId: hostId } = await must(owner, 'role.create', { name: 'Host', permissions: [...rights] });
  await must(owner, 'role.update', { roleId: hostId, position: 2 });
  const host = await world.person('Host');
  const { memberId } = host;
  const hold = (roleIds: string[]) => must(owner, 'member.setRoles', { memberId, roleIds });
  await hold([hostId]);
  const plain = await must(host, 'invite.create', {});
  const giving = await must(host, 'invite.create', { roleId: lowId });
  let guests = 0;
  const answers = async () =>
    Promise.all(
      [plain, giving].map(async ({ code }) => [
        codeOf(await world.domain.joining.lookAtInvite(code)),
        codeOf(await join(world, code, `Visitor ${String(guests++)}`)),
      ]),
    );
  const [open, shut] = [
    ['ok', 'ok'],
    ['not_found', 'not_found'],
  ];
  /** Which of them the list calls lapsed: always those that open nothing. */
  const lapsed = async () => {
    const { invites } = await world.ask(owner, 'invites.list', {});
    return [plain, giving].map(({ inviteId }) => invites.find(({ id }) => id === inviteId)?.lapsed);
  };
  assert.deepEqual(await answers(), [open, open]);
  assert.deepEqual(await lapsed(), [false, false]);
  await must(owner, 'member.timeout', { memberId, until: world.ports.now() + 60_000 });
  assert.deepEqual(await answers(), [open, open], 'a time-out is no reason to turn others away');
  assert.deepEqual(await lapsed(), [false, false]);
  await must(owner, 'role.update', { roleId: hostId, permissions: ['invite.create', 'role.manage'] });
  assert.deepEqual(await answers(), [open, shut], 'the role holds a right that its giver has lost');
  assert.deepEqual(await lapsed(), [false, true]);
  await must(owner, 'role.update', { roleId: hostId, permissions: [...rights] });
  await hold([]);
  assert.deepEqual(await answers(), [shut, shut]);
  assert.deepEqual(await lapsed(), [true, true]);
  await hold([hostId]);
  assert.deepEqual(await answers(), [open, open]);
  await must(owner, 'member.ban', { memberId });
  assert.deepEqual(await answers(), [shut, shut]);
  assert.deepEqual(await lapsed(), [true, true]);
});

test('nobody takes over another community’s invite by naming its id, or learns its code so', async () => {
  const world = await domainWorld({ template: 'empty' });
  const { inviteId, code } = await world.must(world.owner, 'invite.create', {});
  const other = unwrap(
    await world.domain.createCommunity({
      slug: 'other',
      name: 'Other',
      template: 'empty',
      ownerSubject: 'host:test:x',
    }),
  );
  const thief = { communityId: other.communityId, memberId: other.ownerId, ageBand: 'adult' as const };
  const answer = await world.domain.runCommand(thief, { type: 'invite.create', opId: inviteId });
  assert.equal(codeOf(answer), 'conflict');
  assert.ok(!JSON.stringify(answer).includes(code));
  assert.equal(codeOf(await join(world, code)), 'ok');
});
