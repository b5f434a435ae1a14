/**
 * Channels and categories: order, names, privacy, audience; and finding people.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { codeOf, domainWorld } from '../../kit/domain-world.ts';

async function place() {
  const world = await domainWorld({ template: 'empty' });
  const { owner, must } = world;
  const make = async (name: string, more: object = {}) =>
    (await must(owner, 'channel.create', { name, ...more })).channelId;
  const order = async () =>
    (await world.ask(owner, 'community.get', {})).channels
      .filter(({ categoryId }) => categoryId === null)
      .sort((a, b) => a.position - b.position)
      .map(({ name }) => name);
  return { world, make, order };
}

test('channels stand in the order they were made, and move before each other, again and again', async () => {
  const { world, make, order } = await place();
  const ids: Record<string, string> = {};
  for (const name of ['a', 'b', 'c', 'd']) ids[name] = await make(name);
  assert.deepEqual(await order(), ['a', 'b', 'c', 'd']);
  const move = (name: string, before: string | null) =>
    world.must(world.owner, 'channel.move', {
      channelId: ids[name] ?? '',
      categoryId: null,
      beforeId: before === null ? null : (ids[before] ?? ''),
    });
  await move('d', 'a');
  assert.deepEqual(await order(), ['d', 'a', 'b', 'c']);
  await move('d', null);
  assert.deepEqual(await order(), ['a', 'b', 'c', 'd']);
  assert.deepEqual(await move('a', 'b'), { rev: 0 });
  for (let i = 0; i < 60; i++) {
    await move(i % 2 ? 'c' : 'd', i % 2 ? 'd' : 'c');
    await move('b', i % 2 ? 'c' : 'd');
  }
  assert.deepEqual((await order()).sort(), ['a', 'b', 'c', 'd']);
  assert.equal((await order())[0], 'a');
});

test('categories move, are renamed, and go only when empty', async () => {
  const { world, make } = await place();
  const { owner, must } = world;
  const { categoryId } = await must(owner, 'category.create', { name: 'Second' });
  const first = (await world.ask(owner, 'community.get', {})).categories[0]?.id ?? '';
  await must(owner, 'category.move', { categoryId, beforeId: first });
  assert.deepEqual(
    (await world.ask(owner, 'community.get', {})).categories.map(({ id }) => id),
    [categoryId, first],
  );
  assert.equal(codeOf(await world.command(owner, 'category.create', { name: 'SECOND' })), 'conflict');
  const channelId = await make('inside', { categoryId });
  assert.equal(codeOf(await world.command(owner, 'category.delete', { categoryId })), 'conflict');
  await must(owner, 'channel.setArchived', { channelId, archived: true });
  assert.equal(
    codeOf(await world.command(owner, 'category.delete', { categoryId })),
    'conflict',
    'an archived channel would lose its category’s rights',
  );
  await must(owner, 'channel.move', { channelId, categoryId: null });
  await must(owner, 'category.delete', { categoryId });
  assert.equal(codeOf(await world.command(owner, 'channel.move', { channelId, categoryId })), 'not_found');
});

test('a channel keeps its slug when renamed; two alike are told apart by number', async () => {
  const { world, make } = await place();
  const channelId = await make('Year 7 – Trips!');
  await world.must(world.owner, 'channel.update', { channelId, name: 'Outings' });
  const again = await make('Year 7: Trips?');
  const slugs = new Map((await world.ask(world.owner, 'community.get', {})).channels.map(({ id, slug }) => [id, slug]));
  assert.deepEqual(
    [slugs.get(channelId), slugs.get(again), slugs.get(await make('旅行'))],
    ['year-7-trips', 'year-7-trips-2', undefined],
  );
});

test('what is made, changed or moved is told to everybody whose sight may change, and only then', async () => {
  const { world, make } = await place();
  const channelId = await make('room');
  const told = () => world.commits.at(-1)?.rightsChanged;
  assert.equal(told(), 'all');
  await world.must(world.owner, 'channel.update', { channelId, topic: 'x' });
  assert.deepEqual(told(), []);
  await world.must(world.owner, 'channel.setOverrides', {
    channelId,
    overrides: [{ target: 'role', id: world.made.everyoneId, allow: [], deny: ['channel.view'] }],
  });
  assert.equal(told(), 'all');
});

test('a category hidden from somebody shows all the same when a channel in it does', async () => {
  const { world, make } = await place();
  const { categoryId } = await world.must(world.owner, 'category.create', {
    name: 'Hidden',
    overrides: [{ target: 'role', id: world.made.everyoneId, allow: [], deny: ['channel.view'] }],
  });
  const guest = await world.person('Guest');
  const seen = async () =>
    (await world.ask(guest, 'community.get', {})).categories.map(({ id }) => id).includes(categoryId);
  assert.equal(await seen(), false);
  const channelId = await make('for one', { categoryId });
  await world.must(world.owner, 'channel.setOverrides', {
    channelId,
    overrides: [{ target: 'member', id: guest.memberId, allow: ['channel.view'], deny: [] }],
  });
  assert.equal(await seen(), true);
});

test('the audience of a channel is counted by roles, owner and single people, without asking everybody', async () => {
  const world = await domainWorld({ template: 'school' });
  for (let i = 0; i < 30; i++) await world.person(`Parent ${String(i)}`, { roles: ['parent'] });
  const teacher = await world.person('Teacher', { roles: ['teacher', 'parent'] });
  const guest = await world.person('Guest');
  const channelId = world.channel('parents');
  const audience = () => world.ask(teacher, 'channel.audience', { channelId });
  assert.deepEqual(
    [(await audience()).count, (await audience()).everyone, (await audience()).memberIds.length],
    [32, false, 4],
  );
  const overrides =
    (await world.ask(teacher, 'community.get', {})).channels.find(({ id }) => id === channelId)?.overrides ?? [];
  await world.must(world.owner, 'channel.setOverrides', {
    channelId,
    overrides: [
      ...overrides,
      { target: 'member', id: guest.memberId, allow: ['channel.view'], deny: [] },
      { target: 'member', id: teacher.memberId, allow: ['message.pin'], deny: [] },
    ],
  });
  assert.equal((await audience()).count, 33);
  assert.deepEqual(
    await world
      .ask(teacher, 'channel.audience', { channelId: world.channel('homework-help') })
      .then(({ count, everyone, roleIds }) => [count, everyone, roleIds]),
    [33, true, []],
  );
});

test('a community has at most 100 categories and 250 roles', async () => {
  const { world } = await place();
  for (let i = 1; i < LIMITS.categories; i++)
    await world.must(world.owner, 'category.create', { name: `C ${String(i)}` });
  assert.equal(codeOf(await world.command(world.owner, 'category.create', { name: 'more' })), 'conflict');
});

test('“view as” shows what a person or a set of roles may do', async () => {
  const world = await domainWorld({ template: 'school' });
  const parent = await world.person('Parent', { roles: ['parent'] });
  const asParent = await world.ask(world.owner, 'permissions.preview', { memberId: parent.memberId });
  const asRole = await world.ask(world.owner, 'permissions.preview', { roleIds: [world.role('parent')] });
  assert.deepEqual(asParent, asRole);
  const rightsIn = (key: string) => asRole.channels.find(({ id }) => id === world.channel(key))?.permissions;
  assert.deepEqual(rightsIn('staff-room'), []);
  assert.deepEqual(rightsIn('notices'), ['channel.view', 'message.send', 'reaction.add']);
  assert.equal(codeOf(await world.query(parent, 'permissions.preview', { memberId: parent.memberId })), 'ok');
  assert.equal(codeOf(await world.query(world.owner, 'permissions.preview', {})), 'invalid');
});

test('members are found best first, by role, and by who can read a channel', async () => {
  const world = await domainWorld({ template: 'school' });
  const teacher = await world.person('Anna Teacher', { roles: ['teacher'] });
  for (const name of ['Ann', 'Hannah Ann Lee', 'Anatole', 'Bert']) await world.person(name);
  const find = async (input: object) =>
    (await world.ask(teacher, 'members.search', { text: 'ann', ...input })).rows.map(({ name }) => name);
  assert.deepEqual(await find({}), ['Ann', 'Anna Teacher', 'Hannah Ann Lee']);
  assert.deepEqual(await find({ channelId: world.channel('staff-room') }), ['Anna Teacher']);
  assert.deepEqual(await find({ roleId: world.role('teacher') }), ['Anna Teacher']);
  const page = await world.ask(teacher, 'members.list', { limit: 2 });
  assert.deepEqual([page.rows.map(({ name }) => name), page.total, page.hasAfter], [['Anatole', 'Ann'], 6, true]);
});

test('a channel’s readers are listed in pages, by role and by who is here, and only to who can read it', async () => {
  const world = await domainWorld({ template: 'school' });
  const channelId = world.channel('staff-room');
  const [anna, cara] = [
    await world.person('Anna Teacher', { roles: ['teacher'] }),
    await world.person('Cara Staff', { roles: ['staff'] }),
  ];
  const parent = await world.person('Bert Parent', { roles: ['parent'] });
  for (let index = 0; index < 250; index++) await world.person(`Bo ${String(index)}`, { roles: ['parent'] });
  const names = async (input: object) => {
    const seen: string[] = [];
    let after: { readonly name: string; readonly id: string } | undefined;
    for (;;) {
      const page = await world.ask(anna, 'members.list', { channelId, limit: 1, ...input, ...(after && { after }) });
      seen.push(...page.rows.map(({ name }) => name));
      if (!page.hasAfter) return [seen, page.total];
      after = page.next;
    }
  };
  const { name: owner } = (await world.storage.member(anna.communityId, world.owner.memberId)) ?? { name: '' };
  assert.deepEqual(await names({}), [['Anna Teacher', 'Cara Staff', owner], 3]);
  assert.deepEqual(await names({ roleId: world.role('staff') }), [['Cara Staff'], 1]);
  world.ports.here.push(parent.memberId, cara.memberId);
  const here = await world.ask(anna, 'members.here', { channelId });
  assert.deepEqual([here.rows.map(({ name }) => name), here.total], [['Cara Staff'], 1]);
  for (const type of ['members.list', 'members.here'] as const)
    assert.equal(codeOf(await world.query(parent, type, { channelId })), 'not_found');
  assert.equal(codeOf(await world.query(world.owner, 'members.list', { channelId, status: 'banned' })), 'invalid');
});
