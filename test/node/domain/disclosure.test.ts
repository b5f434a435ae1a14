/**
 * Nobody learns of what they may not see: not by a refusal, a number, a name, an order, or being quick.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../../server/domain/command.ts';
import { uuidV7 } from '../../../src/protocol/ids.ts';
import { codeOf, type DomainWorld, domainWorld, unwrap } from '../../kit/domain-world.ts';
import { seededDice } from '../../kit/domain-history.ts';

/** Ids that are the same whether or not other things were made before. */
function fixedIds(seed: number): () => string {
  const dice = seededDice(seed);
  return () => uuidV7(1_790_000_000_000, (bytes) => bytes.forEach((_, i) => (bytes[i] = dice(256))));
}

interface Hidden {
  readonly channelId: string;
  readonly categoryId: string;
  readonly messageId: string;
}

async function hide(world: DomainWorld, outsider: Actor): Promise<Hidden> {
  const { owner, must } = world;
  const { categoryId } = await must(owner, 'category.create', {
    name: 'Behind the door',
    overrides: [{ target: 'role', id: world.made.everyoneId, allow: [], deny: ['channel.view'] }],
  });
  await must(owner, 'channel.create', { name: 'Secret, too', private: true });
  const { channelId } = await must(owner, 'channel.create', { name: 'Secret plans', private: true, categoryId });
  const { messageId } = await must(owner, 'message.send', {
    channelId,
    text: `@everyone <@${outsider.memberId}> the cake is hidden`,
  });
  await must(owner, 'message.pin', { messageId, on: true });
  await must(owner, 'reaction.set', { messageId, emoji: '🎂', on: true });
  return { channelId, categoryId, messageId };
}

/** Frames that name a channel, category or message, as an outsider would try them. */
function probes({ channelId, categoryId, messageId }: Hidden, open: Hidden): Record<string, Record<string, unknown>> {
  return {
    'message.send': { channelId, text: 'x' },
    'message.send reply': { channelId: open.channelId, text: 'x', replyToId: messageId },
    'message.edit': { messageId, text: 'x' },
    'message.delete': { messageId },
    'message.pin': { messageId, on: true },
    'reaction.set': { messageId, emoji: '👍', on: true },
    'readMarker.set': { channelId, seq: 1 },
    'readMarker.setUnread': { channelId, seq: 1 },
    'preference.set channel': { scopeId: channelId, level: 'all' },
    'preference.set category': { scopeId: categoryId, level: 'all' },
    'channel.update': { channelId, name: 'x' },
    'channel.move': { channelId, categoryId: null },
    'channel.move into': { channelId: open.channelId, categoryId },
    'channel.move before': { channelId: open.channelId, categoryId: open.categoryId, beforeId: channelId },
    'channel.setArchived': { channelId, archived: true },
    'channel.setOverrides': { channelId, overrides: [] },
    'channel.create in': { name: 'x', categoryId },
    'category.update': { categoryId, name: 'x' },
    'category.move': { categoryId },
    'category.setOverrides': { categoryId, overrides: [] },
    'category.delete': { categoryId },
    'invite.create': { channelId },
    'invite.revoke': { inviteId: messageId },
    history: { channelId },
    'message.versions': { messageId },
    'pins.list': { channelId },
    'reactions.list': { messageId },
    search: { text: 'cake', channelId },
    'channel.audience': { channelId },
    'members.search': { text: '', channelId },
  };
}
const QUERIES = [
  'history',
  'message.versions',
  'pins.list',
  'reactions.list',
  'search',
  'channel.audience',
  'members.search',
];

test('what is hidden and what does not exist get the same answer, from every command and query, whatever else one may do', async () => {
  const world = await domainWorld({ template: 'empty' });
  const { roleId } = await world.must(world.owner, 'role.create', {
    name: 'Helper',
    permissions: ['channel.manage', 'message.remove', 'message.pin', 'invite.create', 'invite.manage', 'role.manage'],
  });
  const outsider = await world.person('Outsider');
  await world.must(world.owner, 'member.setRoles', { memberId: outsider.memberId, roleIds: [roleId] });
  const open: Hidden = { channelId: world.channel('general'), categoryId: '', messageId: '' };
  const categoryId = (await world.ask(outsider, 'community.get', {})).categories[0]?.id ?? '';
  const hidden = await hide(world, outsider);
  const nothing = {
    channelId: world.ports.randomId(),
    categoryId: world.ports.randomId(),
    messageId: world.ports.randomId(),
  };
  const absent = probes(nothing, { ...open, categoryId });
  for (const [name, fields] of Object.entries(probes(hidden, { ...open, categoryId }))) {
    const [type = ''] = name.split(' ');
    const run = (input: Record<string, unknown>) =>
      QUERIES.includes(type)
        ? world.domain.runQuery(outsider, { type, ...input })
        : world.domain.runCommand(outsider, { type, opId: world.ports.randomId(), ...input });
    const answer = await run(fields);
    assert.equal(codeOf(answer), 'not_found', name);
    assert.deepEqual(answer, await run(absent[name] ?? {}), name);
  }
  const streams = [
    `channel:${hidden.channelId}`,
    `channel:${hidden.categoryId}`,
    `channel:${nothing.channelId}`,
    `me:${world.owner.memberId}`,
    `community:${nothing.channelId}`,
  ];
  const synced = unwrap(await world.domain.sync(outsider, { streams: streams.map((stream) => ({ stream })) }));
  assert.equal(new Set(Object.values(synced).map((answer) => JSON.stringify(answer))).size, 1);
  assert.deepEqual(
    (await world.ask(outsider, 'messages.get', { messageIds: [hidden.messageId, nothing.messageId] })).rows,
    [],
  );
  assert.equal(await world.domain.mayType(outsider, hidden.channelId), false);
});

/** Everything that an outsider can learn, in a world where the hidden things exist or do not. */
async function everythingSeen(withHidden: boolean): Promise<string> {
  const world = await domainWorld({ template: 'charity' });
  const newId = fixedIds(7);
  const outsider = await world.person('Outsider');
  const manager = await world.person('Manager', { roles: ['coordinator'] });
  if (withHidden) await hide(world, outsider);
  await world.must(manager, 'channel.create', { name: 'Secret plans' }, newId());
  await world.must(manager, 'channel.create', { name: 'After' }, newId());
  const { channelId } = await world.must(manager, 'channel.create', { name: 'Last' }, newId());
  await world.must(manager, 'category.create', { name: 'Later' }, newId());
  await world.must(outsider, 'message.send', { channelId, text: 'the cake is here' }, newId());
  const me = outsider.memberId;
  const seen = [
    await world.query(outsider, 'community.get', {}),
    await world.query(outsider, 'search', { text: 'cake' }),
    await world.query(outsider, 'members.search', { text: 'o' }),
    await world.query(outsider, 'members.list', {}),
    await world.query(outsider, 'permissions.preview', { memberId: me }),
    await world.command(outsider, 'readMarker.setAll', {}, newId()),
  ];
  const { channels, categories } = (await world.domain.accessOf(outsider.communityId, [me])).get(me) ?? {
    channels: [],
    categories: [],
  };
  const streams = [
    `community:${outsider.communityId}`,
    `me:${me}`,
    ...[...channels, ...categories].map(({ id }) => `channel:${id}`),
  ];
  for (const live of [true, false])
    seen.push((await world.domain.sync(outsider, { streams: streams.map((stream) => ({ stream, live })) })) as never);
  const patches = world.commits.flatMap(({ changes }) => changes.filter(({ stream }) => streams.includes(stream)));
  return JSON.stringify([seen, patches], null, 1);
}

test('an outsider’s whole view is the same, byte for byte, with and without a private channel', async () => {
  const [without, with_] = [await everythingSeen(false), await everythingSeen(true)];
  assert.ok(!with_.includes('hidden'));
  assert.equal(with_, without);
});

test('nobody reaches into another community, whatever they may do in their own', async () => {
  const world = await domainWorld({ template: 'empty' });
  const other = unwrap(
    await world.domain.createCommunity({
      slug: 'other',
      name: 'Other',
      template: 'empty',
      ownerSubject: 'host:test:stranger',
    }),
  );
  const stranger = { communityId: other.communityId, memberId: other.ownerId, ageBand: 'adult' as const };
  const channelId = world.channel('general');
  const { messageId } = await world.must(world.owner, 'message.send', { channelId, text: 'ours' });
  const categoryId = (await world.ask(world.owner, 'community.get', {})).categories[0]?.id ?? '';
  const { inviteId } = await world.must(world.owner, 'invite.create', {});
  const own = await world.ask(stranger, 'community.get', {});
  const open = { channelId: own.channels[0]?.id ?? '', categoryId: own.categories[0]?.id ?? '', messageId: '' };
  for (const [name, fields] of Object.entries(probes({ channelId, categoryId, messageId }, open))) {
    const [type = ''] = name.split(' ');
    const answer = QUERIES.includes(type)
      ? await world.domain.runQuery(stranger, { type, ...fields })
      : await world.domain.runCommand(stranger, { type, opId: world.ports.randomId(), ...fields });
    assert.equal(codeOf(answer), 'not_found', name);
  }
  const { memberId } = world.owner;
  const roleId = world.made.everyoneId;
  for (const [type, input] of Object.entries({
    'member.remove': { memberId },
    'member.ban': { memberId },
    'member.unban': { memberId },
    'member.timeout': { memberId, until: 0 },
    'member.rename': { memberId, name: 'x' },
    'member.setRoles': { memberId, roleIds: [] },
    'block.set': { memberId, on: true },
    'role.update': { roleId, name: 'x' },
    'role.delete': { roleId },
    'invite.revoke': { inviteId },
  })) {
    const answer = await world.domain.runCommand(stranger, { type, opId: world.ports.randomId(), ...input });
    assert.equal(codeOf(answer), 'not_found', type);
  }
  assert.deepEqual((await world.ask(stranger, 'members.get', { memberIds: [memberId] })).rows, []);
  assert.deepEqual((await world.ask(stranger, 'messages.get', { messageIds: [messageId] })).rows, []);
  assert.deepEqual((await world.ask(stranger, 'search', { text: 'ours' })).rows, []);
});

test('a mention of somebody who cannot read the channel reaches nobody', async () => {
  const world = await domainWorld();
  const outsider = await world.person('Outsider', { roles: ['pupil'] });
  const head = await world.person('Head', { roles: ['head'] });
  const { messageId } = await world.must(head, 'message.send', {
    channelId: world.channel('staff-room'),
    text: `<@${outsider.memberId}> is not here`,
  });
  assert.equal((await world.storage.head(`me:${outsider.memberId}`)).rev, 0);
  assert.equal((await world.storage.message(messageId))?.mentions, undefined);
});

test('rights lost while a query reads take effect before it answers', async () => {
  const world = await domainWorld();
  const parent = await world.person('Parent', { roles: ['parent'] });
  const channelId = world.channel('parents');
  await world.must(world.owner, 'message.send', { channelId, text: 'before' });
  const real = world.storage.messages.bind(world.storage);
  world.storage.messages = async (...args) => {
    await world.must(world.owner, 'member.setRoles', { memberId: parent.memberId, roleIds: [] });
    await world.must(world.owner, 'message.send', { channelId, text: 'after' });
    return real(...args);
  };
  assert.equal(codeOf(await world.query(parent, 'history', { channelId })), 'not_found');
});
