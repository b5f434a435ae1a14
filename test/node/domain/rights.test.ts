/**
 * Each command and query asks for exactly the right it should, tried with all others and with it alone.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../../server/domain/command.ts';
import { type CommandInput, type CommandType, commandInputs } from '../../../src/protocol/commands.ts';
import type { QueryInput, QueryType } from '../../../src/protocol/queries.ts';
import { type Permission, PERMISSIONS } from '../../../src/protocol/roles.ts';
import { codeOf, type DomainWorld, domainWorld } from '../../kit/domain-world.ts';

/** What there is to act on; `ada` holds the role `tester`, above `low`; `ben` has none. */
interface Stage {
  readonly world: DomainWorld;
  readonly ada: Actor;
  readonly ben: Actor;
  readonly channelId: string;
  readonly newsId: string;
  readonly categoryId: string;
  readonly emptyId: string;
  readonly testerId: string;
  readonly lowId: string;
  readonly ownId: string;
  readonly bensId: string;
  readonly inviteId: string;
  /** Gives the role `tester` exactly these rights. */
  grant(permissions: readonly Permission[]): Promise<void>;
}

async function stage(): Promise<Stage> {
  const world = await domainWorld({ template: 'empty' });
  const { owner, must } = { owner: world.owner, must: world.must };
  const { roleId: lowId } = await must(owner, 'role.create', { name: 'Low' });
  const { roleId: testerId } = await must(owner, 'role.create', { name: 'Tester' });
  await must(owner, 'role.update', { roleId: testerId, position: 2 });
  const ada = await world.person('Ada');
  const ben = await world.person('Ben');
  await must(owner, 'member.setRoles', { memberId: ada.memberId, roleIds: [testerId] });
  const channelId = world.channel('general');
  const { channelId: newsId } = await must(owner, 'channel.create', { name: 'News', channelType: 'announcement' });
  const { categoryId } = await must(owner, 'category.create', { name: 'First' });
  const { categoryId: emptyId } = await must(owner, 'category.create', { name: 'Empty' });
  const { messageId: ownId } = await must(ada, 'message.send', { channelId, text: 'mine' });
  const { messageId: bensId } = await must(ben, 'message.send', { channelId, text: 'his' });
  const { inviteId } = await must(owner, 'invite.create', {});
  await must(owner, 'role.update', { roleId: world.made.everyoneId, permissions: ['channel.view'] });
  const grant = async (permissions: readonly Permission[]): Promise<void> => {
    await must(owner, 'role.update', { roleId: testerId, permissions: [...permissions] });
  };
  return { world, ada, ben, channelId, newsId, categoryId, emptyId, testerId, lowId, ownId, bensId, inviteId, grant };
}

interface Case<T extends CommandType> {
  readonly needs: Permission;
  readonly input: (stage: Stage) => CommandInput<T>;
  readonly before?: (stage: Stage) => Promise<unknown>;
  /** What is answered without the right, where it is not `forbidden`. */
  readonly without?: string;
}

const NO_RIGHT_NEEDED: readonly CommandType[] = [
  'community.leave',
  'readMarker.set',
  'readMarker.setUnread',
  'readMarker.setAll',
  'notification.setDone',
  'preference.set',
  'block.set',
  'profile.update',
];

const cases: { readonly [T in CommandType]?: Case<T> } = {
  'community.update': { needs: 'community.manage', input: () => ({ tagline: 'Ours' }) },
  'category.create': { needs: 'channel.manage', input: () => ({ name: 'Another' }) },
  'category.update': { needs: 'channel.manage', input: ({ categoryId }) => ({ categoryId, name: 'Other' }) },
  'category.move': {
    needs: 'channel.manage',
    input: ({ emptyId, categoryId }) => ({ categoryId: emptyId, beforeId: categoryId }),
  },
  'category.setOverrides': {
    needs: 'channel.manage',
    input: ({ categoryId, lowId }) => ({
      categoryId,
      overrides: [{ target: 'role', id: lowId, allow: ['channel.view'], deny: [] }],
    }),
  },
  'category.delete': { needs: 'channel.manage', input: ({ emptyId }) => ({ categoryId: emptyId }) },
  'channel.create': { needs: 'channel.manage', input: ({ categoryId }) => ({ name: 'Fresh', categoryId }) },
  'channel.update': { needs: 'channel.manage', input: ({ channelId }) => ({ channelId, topic: 'Anew' }) },
  'channel.move': { needs: 'channel.manage', input: ({ channelId, categoryId }) => ({ channelId, categoryId }) },
  'channel.setArchived': { needs: 'channel.manage', input: ({ channelId }) => ({ channelId, archived: true }) },
  'channel.setOverrides': {
    needs: 'channel.manage',
    input: ({ channelId, lowId }) => ({
      channelId,
      overrides: [{ target: 'role', id: lowId, allow: ['channel.view'], deny: [] }],
    }),
  },
  'message.send': { needs: 'message.send', input: ({ channelId }) => ({ channelId, text: 'hello' }) },
  'message.edit': { needs: 'message.send', input: ({ ownId }) => ({ messageId: ownId, text: 'changed' }) },
  'message.delete': { needs: 'message.remove', input: ({ bensId }) => ({ messageId: bensId }) },
  'message.pin': { needs: 'message.pin', input: ({ bensId }) => ({ messageId: bensId, on: true }) },
  'reaction.set': { needs: 'reaction.add', input: ({ bensId }) => ({ messageId: bensId, emoji: '👍', on: true }) },
  'role.create': { needs: 'role.manage', input: () => ({ name: 'Made' }) },
  'role.update': { needs: 'role.manage', input: ({ lowId }) => ({ roleId: lowId, color: '#123' }) },
  'role.delete': { needs: 'role.manage', input: ({ lowId }) => ({ roleId: lowId }) },
  'member.setRoles': {
    needs: 'role.manage',
    input: ({ ben, lowId }) => ({ memberId: ben.memberId, roleIds: [lowId] }),
  },
  'member.rename': { needs: 'member.rename', input: ({ ben }) => ({ memberId: ben.memberId, name: 'Benjamin' }) },
  'member.clearPicture': { needs: 'member.rename', input: ({ ben }) => ({ memberId: ben.memberId }) },
  'member.timeout': {
    needs: 'member.timeout',
    input: ({ ben, world }) => ({ memberId: ben.memberId, until: world.ports.now() + 60_000 }),
  },
  'member.remove': { needs: 'member.remove', input: ({ ben }) => ({ memberId: ben.memberId }) },
  'member.ban': { needs: 'member.ban', input: ({ ben }) => ({ memberId: ben.memberId }) },
  'member.unban': {
    needs: 'member.ban',
    before: ({ world, ben }) => world.must(world.owner, 'member.ban', { memberId: ben.memberId }),
    input: ({ ben }) => ({ memberId: ben.memberId }),
  },
  'invite.create': { needs: 'invite.create', input: () => ({}) },
  'invite.revoke': { needs: 'invite.manage', input: ({ inviteId }) => ({ inviteId }), without: 'not_found' },
};

test('every command is in the matrix, or needs no right', () => {
  const named = [...Object.keys(cases), ...NO_RIGHT_NEEDED].sort();
  assert.deepEqual(named, Object.keys(commandInputs).sort());
});

for (const [type, { needs, input, before, without = 'forbidden' }] of Object.entries(cases) as [
  CommandType,
  Case<CommandType>,
][]) {
  test(`${type} needs ${needs}: nothing else will do, and nothing else is needed`, async () => {
    const on = await stage();
    await before?.(on);
    await on.grant(PERMISSIONS.filter((one) => one !== needs && one !== 'administrator'));
    const commits = on.world.commits.length;
    const refused = await on.world.command(on.ada, type, input(on));
    assert.equal(codeOf(refused), without);
    assert.ok(!refused.ok && /^[A-Z].*\.$/.test(refused.error.message), 'a plain sentence');
    assert.equal(on.world.commits.length, commits, 'a refusal changes nothing');
    await on.grant([needs]);
    assert.equal(codeOf(await on.world.command(on.ada, type, input(on))), 'ok');
  });
}

const queryCases: {
  readonly [T in QueryType]?: { readonly needs: Permission; readonly input: (stage: Stage) => QueryInput<T> };
} = {
  audit: { needs: 'audit.view', input: () => ({}) },
  'message.versions': { needs: 'message.remove', input: ({ bensId }) => ({ messageId: bensId }) },
  'invites.list': { needs: 'invite.create', input: () => ({}) },
  'members.list': { needs: 'member.ban', input: () => ({ status: 'banned' }) },
  'audience.preview': {
    needs: 'channel.manage',
    input: ({ channelId }) => ({ placeId: channelId, overrides: [] }),
  },
  'permissions.preview': { needs: 'role.manage', input: ({ ben }) => ({ memberId: ben.memberId }) },
};
/** Rights that open the same query as well. */
const ALSO: readonly Permission[] = ['administrator', 'invite.manage', 'member.remove', 'channel.manage'];

for (const [type, { needs, input }] of Object.entries(queryCases) as [
  QueryType,
  { needs: Permission; input: (stage: Stage) => never },
][]) {
  test(`the query ${type} needs ${needs}`, async () => {
    const on = await stage();
    await on.grant(PERMISSIONS.filter((one) => one !== needs && !ALSO.includes(one)));
    assert.equal(codeOf(await on.world.query(on.ada, type, input(on))), 'forbidden');
    await on.grant([needs]);
    assert.equal(codeOf(await on.world.query(on.ada, type, input(on))), 'ok');
  });
}

test('an announcement channel takes messages only from who may announce', async () => {
  const { world, ada, newsId, grant } = await stage();
  await grant(['message.send']);
  assert.equal(codeOf(await world.command(ada, 'message.send', { channelId: newsId, text: 'News!' })), 'forbidden');
  await grant(['announcement.send']);
  assert.equal(codeOf(await world.command(ada, 'message.send', { channelId: newsId, text: 'News!' })), 'ok');
});

test('in an archived channel nothing is written, edited, pinned or reacted to, by nobody', async () => {
  const { world, channelId, bensId, ownId, ada, grant } = await stage();
  await grant(['message.send', 'message.pin', 'reaction.add']);
  await world.must(world.owner, 'channel.setArchived', { channelId, archived: true });
  for (const actor of [ada, world.owner]) {
    assert.equal(codeOf(await world.command(actor, 'message.send', { channelId, text: 'x' })), 'forbidden');
    assert.equal(codeOf(await world.command(actor, 'message.pin', { messageId: bensId, on: true })), 'forbidden');
    assert.equal(
      codeOf(await world.command(actor, 'reaction.set', { messageId: bensId, emoji: '👍', on: true })),
      'forbidden',
    );
  }
  assert.equal(codeOf(await world.command(ada, 'message.edit', { messageId: ownId, text: 'x' })), 'forbidden');
  assert.equal(codeOf(await world.command(ada, 'message.delete', { messageId: ownId })), 'forbidden');
  assert.equal(codeOf(await world.command(world.owner, 'message.delete', { messageId: bensId })), 'ok');
  assert.equal(codeOf(await world.query(ada, 'history', { channelId })), 'ok');
});

test('in a time-out one reads, marks as read, may take back one’s own words, and does nothing else', async () => {
  const { world, ada, ben, channelId, bensId, ownId, grant } = await stage();
  await grant(PERMISSIONS.filter((one) => one !== 'administrator'));
  await world.must(world.owner, 'member.timeout', { memberId: ada.memberId, until: world.ports.now() + 1000 });
  const refused = await world.command(ada, 'message.send', { channelId, text: 'x' });
  assert.ok(!refused.ok && refused.error.message.includes('time-out'));
  for (const [type, { input, needs }] of Object.entries(cases) as [CommandType, Case<CommandType>][]) {
    if (needs === 'invite.manage') continue;
    const on = { world, ada, ben, channelId, bensId, ownId } as Stage;
    const answer = await world.command(ada, type, { ...input(on) });
    assert.ok(['forbidden', 'invalid', 'not_found'].includes(codeOf(answer)), `${type}: ${codeOf(answer)}`);
  }
  assert.equal(codeOf(await world.command(ada, 'readMarker.set', { channelId, seq: 1 })), 'ok');
  assert.equal(codeOf(await world.command(ada, 'message.delete', { messageId: ownId })), 'ok');
  world.ports.advance(1001);
  assert.equal(codeOf(await world.command(ada, 'message.send', { channelId, text: 'x' })), 'ok');
});
