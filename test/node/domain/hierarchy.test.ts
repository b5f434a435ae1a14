/**
 * Nobody acts on who stands above, and nobody raises themself: roles, overrides, invites, moderation.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../../server/domain/command.ts';
import { type Permission, PLACE_PERMISSIONS } from '../../../src/protocol/roles.ts';
import { codeOf, type DomainWorld, domainWorld } from '../../kit/domain-world.ts';

/** `boss` above `deputy` above `helper`; `low` without any role. All three may manage roles and people. */
async function ladder() {
  const world = await domainWorld({ template: 'empty' });
  const { owner, must } = world;
  const rights: Permission[] = [
    'role.manage',
    'channel.manage',
    'member.timeout',
    'member.remove',
    'member.ban',
    'member.rename',
    'message.send',
    'invite.create',
  ];
  const roleIds: Record<string, string> = {};
  for (const name of ['helper', 'deputy', 'boss']) {
    const { roleId } = await must(owner, 'role.create', {
      name,
      permissions: name === 'boss' ? [...rights, 'audit.view'] : rights,
    });
    roleIds[name] = roleId;
    await must(owner, 'role.update', { roleId, position: Object.keys(roleIds).length });
  }
  const people: Record<string, Actor> = { owner, low: await world.person('low') };
  for (const [name, roleId] of Object.entries(roleIds)) {
    const actor = (people[name] = await world.person(name));
    await must(owner, 'member.setRoles', { memberId: actor.memberId, roleIds: [roleId] });
  }
  const as = (name: string): Actor => people[name] as Actor;
  return { world, roleIds, as };
}

type Deed = (world: DomainWorld, by: Actor, on: Actor) => Promise<string>;
const deeds: Record<string, Deed> = {
  'member.timeout': async (world, by, on) =>
    codeOf(await world.command(by, 'member.timeout', { memberId: on.memberId, until: world.ports.now() + 1000 })),
  'member.rename': async (world, by, on) =>
    codeOf(await world.command(by, 'member.rename', { memberId: on.memberId, name: 'Somebody' })),
  'member.setRoles': async (world, by, on) =>
    codeOf(await world.command(by, 'member.setRoles', { memberId: on.memberId, roleIds: [] })),
  'member.remove': async (world, by, on) => codeOf(await world.command(by, 'member.remove', { memberId: on.memberId })),
  'member.ban': async (world, by, on) => codeOf(await world.command(by, 'member.ban', { memberId: on.memberId })),
};

for (const [name, deed] of Object.entries(deeds)) {
  test(`${name} reaches only people below oneself, never the owner, never oneself`, async () => {
    const { world, as } = await ladder();
    for (const [by, on] of [
      ['deputy', 'boss'],
      ['deputy', 'owner'],
      ['boss', 'owner'],
      ['helper', 'deputy'],
      ['helper', 'boss'],
      ['low', 'helper'],
      ['deputy', 'deputy'],
      ['owner', 'owner'],
    ] as const) {
      if (name === 'member.setRoles' && by === on && by === 'owner') continue;
      assert.equal(await deed(world, as(by), as(on)), 'forbidden', `${by} on ${on}`);
    }
    assert.equal(await deed(world, as('deputy'), as('helper')), 'ok');
    assert.equal(await deed(world, as('owner'), as('boss')), 'ok');
  });
}

test('people of the same rank cannot act on each other', async () => {
  const { world, as, roleIds } = await ladder();
  const twin = await world.person('twin');
  await world.must(world.owner, 'member.setRoles', { memberId: twin.memberId, roleIds: [roleIds['deputy'] ?? ''] });
  assert.equal(codeOf(await world.command(as('deputy'), 'member.ban', { memberId: twin.memberId })), 'forbidden');
});

test('nobody gives themself a role, nor anybody a role at or above their own', async () => {
  const { world, as, roleIds } = await ladder();
  const give = async (by: string, on: string, ...names: string[]) =>
    codeOf(
      await world.command(as(by), 'member.setRoles', {
        memberId: as(on).memberId,
        roleIds: names.map((one) => roleIds[one] ?? ''),
      }),
    );
  assert.equal(await give('deputy', 'deputy', 'deputy', 'helper'), 'forbidden');
  assert.equal(await give('deputy', 'low', 'deputy'), 'forbidden');
  assert.equal(await give('deputy', 'low', 'boss'), 'forbidden');
  assert.equal(await give('deputy', 'low', 'helper'), 'ok');
});

test('nobody gives a right that they lack: not by a role, not by a new role, not by an invite', async () => {
  const { world, as } = await ladder();
  const { roleId } = await world.must(world.owner, 'role.create', { name: 'Keys', permissions: ['audit.view'] });
  const deputy = as('deputy');
  assert.equal(
    codeOf(await world.command(deputy, 'member.setRoles', { memberId: as('low').memberId, roleIds: [roleId] })),
    'forbidden',
  );
  assert.equal(
    codeOf(await world.command(deputy, 'role.create', { name: 'Mine', permissions: ['audit.view'] })),
    'forbidden',
  );
  assert.equal(
    codeOf(await world.command(deputy, 'role.create', { name: 'Mine', permissions: ['administrator'] })),
    'forbidden',
  );
  assert.equal(codeOf(await world.command(deputy, 'role.update', { roleId, permissions: [] })), 'forbidden');
  assert.equal(
    codeOf(await world.command(deputy, 'role.update', { roleId: world.made.everyoneId, permissions: ['audit.view'] })),
    'forbidden',
  );
  assert.equal(codeOf(await world.command(deputy, 'role.delete', { roleId })), 'forbidden');
  assert.equal(codeOf(await world.command(deputy, 'invite.create', { roleId })), 'forbidden');
  assert.equal(codeOf(await world.command(as('boss'), 'invite.create', { roleId })), 'ok');
});

test('nobody touches a role at or above their own, or moves one there', async () => {
  const { world, as, roleIds } = await ladder();
  const change = async (by: string, role: string, input: object) =>
    codeOf(await world.command(as(by), 'role.update', { roleId: roleIds[role] ?? '', ...input }));
  assert.equal(await change('deputy', 'deputy', { color: '#000' }), 'forbidden');
  assert.equal(await change('deputy', 'boss', { color: '#000' }), 'forbidden');
  assert.equal(await change('deputy', 'helper', { position: 2 }), 'forbidden');
  assert.equal(await change('deputy', 'helper', { color: '#000' }), 'ok');
  assert.equal(await change('boss', 'helper', { position: 2 }), 'ok');
  const roles = await world.storage.rows(`community:${world.owner.communityId}`, 'role');
  assert.deepEqual(
    [...roles].sort((a, b) => a.position - b.position).map(({ name, position }) => [name, position]),
    [
      ['Everyone', 0],
      ['deputy', 1],
      ['helper', 2],
      ['boss', 3],
    ],
  );
});

test('overrides give and take only what the giver has in that place, and nobody locks themself out', async () => {
  const { world, as, roleIds } = await ladder();
  const channelId = world.channel('general');
  const set = async (by: string, overrides: object[]) =>
    codeOf(await world.command(as(by), 'channel.setOverrides', { channelId, overrides: overrides as never }));
  const role = (name: string, allow: string[], deny: string[] = []) => ({
    target: 'role',
    id: roleIds[name] ?? world.made.everyoneId,
    allow,
    deny,
  });
  assert.equal(await set('deputy', [role('helper', ['mention.everyone'])]), 'forbidden');
  assert.equal(await set('deputy', [role('boss', [], ['message.send'])]), 'forbidden');
  assert.equal(await set('deputy', [role('everyone', [], ['channel.view'])]), 'forbidden', 'would lock themself out');
  assert.equal(await set('deputy', [role('everyone', [], ['channel.manage'])]), 'forbidden');
  assert.equal(
    await set('deputy', [{ target: 'member', id: as('boss').memberId, allow: [], deny: ['channel.view'] }]),
    'forbidden',
  );
  assert.equal(
    await set('deputy', [{ target: 'member', id: as('deputy').memberId, allow: ['mention.everyone'], deny: [] }]),
    'forbidden',
  );
  assert.equal(await set('deputy', [role('helper', ['message.send'], ['message.send'])]), 'invalid');
  assert.equal(await set('deputy', [role('helper', ['message.send']), role('helper', [])]), 'invalid');
  assert.equal(
    await set('deputy', [{ target: 'role', id: world.ports.randomId(), allow: ['message.send'], deny: [] }]),
    'not_found',
  );
  assert.equal(await set('deputy', [role('helper', [], ['message.send'])]), 'ok');
  assert.equal(
    await set('owner', PLACE_PERMISSIONS.map(() => role('everyone', [], ['channel.view'])).slice(0, 1)),
    'ok',
  );
  assert.equal(codeOf(await world.query(as('boss'), 'history', { channelId })), 'not_found');
});

test('the owner cannot be removed, banned, renamed or leave, not even by an administrator', async () => {
  const { world, as, roleIds } = await ladder();
  await world.must(world.owner, 'role.update', { roleId: roleIds['boss'] ?? '', permissions: ['administrator'] });
  for (const deed of Object.values(deeds)) assert.equal(await deed(world, as('boss'), world.owner), 'forbidden');
  assert.equal(codeOf(await world.command(world.owner, 'community.leave', {})), 'forbidden');
});

test('who is put out loses roles at once, is expelled, and the lines are told', async () => {
  const { world, as } = await ladder();
  const { memberId } = as('helper');
  await world.must(as('boss'), 'member.ban', { memberId, reason: 'Spam' });
  const commit = world.commits.at(-1);
  assert.ok(commit);
  assert.deepEqual(
    commit.expelled.map((one) => [one.memberId, one.reason]),
    [[memberId, 'banned']],
  );
  assert.deepEqual(commit.rightsChanged, [memberId]);
  const member = await world.storage.member(world.owner.communityId, memberId);
  assert.deepEqual([member?.status, member?.roleIds], ['banned', []]);
  const { entries } = await world.ask(as('boss'), 'audit', {});
  assert.deepEqual(
    { ...entries[0], n: 0, at: 0 },
    {
      n: 0,
      at: 0,
      actorId: as('boss').memberId,
      type: 'member.ban',
      subjectId: memberId,
      reason: 'Spam',
      detail: { until: null },
    },
  );
});

test('a private channel is for its maker, and the roles and people named', async () => {
  const { world, as, roleIds } = await ladder();
  const { channelId } = await world.must(as('deputy'), 'channel.create', {
    name: 'Quiet',
    private: true,
    roleIds: [roleIds['boss'] ?? ''],
    memberIds: [as('low').memberId],
  });
  const sees = async (name: string) => codeOf(await world.query(as(name), 'history', { channelId })) === 'ok';
  assert.deepEqual(await Promise.all(['deputy', 'boss', 'low', 'owner', 'helper'].map(sees)), [
    true,
    true,
    true,
    true,
    false,
  ]);
  assert.equal(
    codeOf(
      await world.command(as('deputy'), 'channel.create', {
        name: 'Other',
        private: true,
        roleIds: [world.ports.randomId()],
      }),
    ),
    'not_found',
  );
  const { count, everyone, roleIds: opening } = await world.ask(as('deputy'), 'channel.audience', { channelId });
  assert.deepEqual([count, everyone, opening], [4, false, [roleIds['boss']]]);
});

test('carrying a channel elsewhere opens nothing to the carrier that is closed to them where it stands', async () => {
  const { world, as } = await ladder();
  const channelId = world.channel('general');
  const { categoryId } = await world.must(world.owner, 'category.create', { name: 'Quiet corner' });
  const { categoryId: openId } = await world.must(world.owner, 'category.create', { name: 'Open' });
  await world.must(world.owner, 'channel.move', { channelId, categoryId });
  const move = async (by: string, to: string | null) =>
    codeOf(await world.command(as(by), 'channel.move', { channelId, categoryId: to }));
  await world.must(world.owner, 'category.setOverrides', {
    categoryId,
    overrides: [{ target: 'member', id: as('deputy').memberId, allow: ['channel.manage'], deny: ['message.send'] }],
  });
  assert.equal(await move('deputy', openId), 'forbidden');
  assert.equal(await move('deputy', null), 'forbidden');
  assert.equal(await move('owner', openId), 'ok');
});
