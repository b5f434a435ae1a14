/** Who is here, and who could read a place if its overrides were others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, domainWorld } from '../../kit/domain-world.ts';

test('who is here comes by rank, then by name, and those who are gone are not among them', async () => {
  const world = await domainWorld({ template: 'empty' });
  const { owner } = world;
  const { roleId } = await world.must(owner, 'role.create', { name: 'Crew' });
  const [zoe, adam, ben, away] = [
    await world.person('Zoe'),
    await world.person('Adam'),
    await world.person('Ben'),
    await world.person('Away'),
  ];
  await world.must(owner, 'member.setRoles', { memberId: zoe.memberId, roleIds: [roleId] });
  await world.must(owner, 'member.remove', { memberId: ben.memberId });
  world.ports.here.push(adam.memberId, ben.memberId, zoe.memberId, owner.memberId);
  const { rows, total } = await world.ask(adam, 'members.here', {});
  assert.deepEqual(
    rows.map(({ id }) => id),
    [owner.memberId, zoe.memberId, adam.memberId],
  );
  assert.equal(total, 4);
  assert.ok(!rows.some(({ id }) => id === away.memberId));
});

test('the readers of a place are counted before its overrides are saved, and nothing is changed by it', async () => {
  const world = await domainWorld({ template: 'empty' });
  const { owner } = world;
  const placeId = world.channel('general');
  const { roleId } = await world.must(owner, 'role.create', { name: 'Crew' });
  const ada = await world.person('Ada');
  const ben = await world.person('Ben');
  await world.must(owner, 'member.setRoles', { memberId: ada.memberId, roleIds: [roleId] });
  const hidden = { target: 'role' as const, id: world.made.everyoneId, allow: [], deny: ['channel.view' as const] };
  const crew = { target: 'role' as const, id: roleId, allow: ['channel.view' as const], deny: [] };
  const count = async (overrides: (typeof hidden | typeof crew)[]) =>
    (await world.ask(owner, 'audience.preview', { placeId, overrides })).count;
  assert.equal(await count([]), 3);
  assert.equal(await count([hidden]), 1);
  assert.equal(await count([hidden, crew]), 2);
  assert.equal((await world.ask(ben, 'channel.audience', { channelId: placeId })).count, 3);
  assert.equal(codeOf(await world.query(ben, 'audience.preview', { placeId, overrides: [hidden] })), 'forbidden');
});
