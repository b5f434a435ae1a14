/**
 * Making, changing, moving and archiving channels. Names and slugs are checked only against channels that the actor can
 * see, or that everybody can: so neither a refusal nor a slug tells of what is hidden.
 */
import { foldText } from '../../src/model/fold-text.ts';
import { channelSlug } from '../../src/model/names.ts';
import { can, type Viewer } from '../../src/model/permissions.ts';
import type { ChannelRow } from '../../src/protocol/channels.ts';
import { channelStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Override } from '../../src/protocol/roles.ts';
import { changedFields, isEmpty } from './changes.ts';
import type { CommandContext, CommandDeclaration } from './command.ts';
import { onlyFor } from './communities.ts';
import { plainLine, thingName } from './name-policy.ts';
import { checkOverrides, refuseGain, refuseLockOut } from './overrides.ts';
import { lastPosition, reorder } from './positions.ts';
import { conflict, forbidden, notFound } from './refusals.ts';
import { livingCategory, ownPermissions, requireRightIn, seeCategory, seeChannel, type SeenChannel } from './rights.ts';
import { ANYBODY, visiblePlaces } from './visible.ts';

async function allChannels({ tx, actor }: CommandContext): Promise<readonly ChannelRow[]> {
  return (await tx.places(actor.communityId)).filter((row) => row.kind === 'channel');
}

async function seenChannels(context: CommandContext, viewer: Viewer = context.viewer): Promise<readonly ChannelRow[]> {
  const places = await context.tx.places(context.actor.communityId);
  return visiblePlaces(viewer, context.roles, context.now, places).channels;
}

async function checkNameFree(context: CommandContext, name: string, ownId?: string): Promise<void> {
  const folded = foldText(name);
  const seen = await seenChannels(context);
  if (seen.some((channel) => channel.id !== ownId && foldText(channel.name) === folded)) {
    throw conflict('There is a channel with this name already. Choose another.');
  }
}

/** The slug stays when the channel is renamed, so links go on working. */
function freeSlug(name: string, neighbours: readonly ChannelRow[]): string {
  const base = channelSlug(name) || 'channel';
  const taken = new Set(neighbours.map(({ slug }) => slug));
  let slug = base;
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${String(n)}`;
  return slug;
}

async function privateOverrides(
  context: CommandContext,
  roleIds: readonly string[],
  memberIds: readonly string[],
): Promise<Override[]> {
  const { roles, tx, actor } = context;
  const everyone = roles.find((role) => role.everyone);
  const named = new Set(roleIds);
  if (roleIds.some((id) => !roles.some((role) => role.id === id && !role.everyone))) throw notFound('This role');
  const people = new Set(memberIds);
  const found = await tx.members(actor.communityId, [...people]);
  if (found.filter(({ status }) => status === 'active').length < people.size) throw notFound('This person');
  return onlyFor(everyone?.id ?? '', [...named], [...people.add(actor.memberId)]);
}

export const channelCreate: CommandDeclaration<'channel.create'> = {
  type: 'channel.create',
  rate: 'manage',
  async handle(context, input) {
    const {
      categoryId = null,
      topic = '',
      guidelines = '',
      icon = null,
      channelType: type = 'text',
      roleIds = [],
      memberIds = [],
    } = input;
    const permissions =
      categoryId === null ? ownPermissions(context) : (await seeCategory(context, categoryId)).permissions;
    requireRightIn(context, { permissions }, 'channel.manage', 'make channels here');
    const name = thingName(input.name, LIMITS.channelName);
    await checkNameFree(context, name);
    const channels = await allChannels(context);
    if (channels.length >= LIMITS.channels)
      throw conflict(
        `This community already has ${String(LIMITS.channels)} channels, which is the most. Use one that is there.`,
      );
    const overrides = input.private ? await privateOverrides(context, roleIds, memberIds) : [];
    const category = await livingCategory(context, categoryId);
    const id = context.opId;
    const isHidden = !can(ANYBODY, 'channel.view', context.roles, context.now, { overrides, category });
    // Slug and position heed only what the channel's readers see anyway: better two alike than a number that betrays one.
    const neighbours = await seenChannels(context, isHidden ? context.viewer : ANYBODY);
    await context.write(
      channelStream(id),
      {
        kind: 'channel',
        id,
        communityId: context.actor.communityId,
        categoryId,
        name,
        slug: freeSlug(name, neighbours),
        type,
        topic: plainLine(topic),
        guidelines,
        icon,
        position: lastPosition(
          neighbours.filter((row) => row.categoryId === categoryId),
          context.now,
        ),
        overrides,
        archivedAt: null,
        createdAt: context.now,
        lastSeq: 0,
        lastAt: null,
        broadMentions: [],
      },
      { isNew: true },
    );
    context.audit({ detail: { channelId: id, name, type, private: input.private ?? false } });
    context.rightsChanged('all');
    return { channelId: id };
  },
};

async function seeManaged(context: CommandContext, channelId: string): Promise<SeenChannel> {
  const channel = await seeChannel(context, channelId);
  requireRightIn(context, channel, 'channel.manage', 'change this channel');
  return channel;
}

async function save(
  context: CommandContext,
  row: ChannelRow,
  patch: Partial<ChannelRow>,
): Promise<{ readonly rev: number }> {
  const changed = changedFields(row, patch);
  if (isEmpty(changed)) return { rev: 0 };
  context.audit({ detail: { channelId: row.id, ...changed } });
  return { rev: await context.write(channelStream(row.id), { ...row, ...changed }) };
}

export const channelUpdate: CommandDeclaration<'channel.update'> = {
  type: 'channel.update',
  rate: 'manage',
  async handle(context, { channelId, name, topic, channelType, ...fields }) {
    const { row } = await seeManaged(context, channelId);
    if (row.archivedAt !== null) throw forbidden('This channel is archived. Restore it to change it.');
    const kept = name === undefined ? undefined : thingName(name, LIMITS.channelName);
    if (kept !== undefined && kept !== row.name) await checkNameFree(context, kept, channelId);
    return save(context, row, {
      ...fields,
      ...(channelType === undefined ? {} : { type: channelType }),
      ...(kept === undefined ? {} : { name: kept }),
      ...(topic === undefined ? {} : { topic: plainLine(topic) }),
    });
  },
};

export const channelMove: CommandDeclaration<'channel.move'> = {
  type: 'channel.move',
  rate: 'manage',
  async handle(context, { channelId, categoryId, beforeId }) {
    const { row, place } = await seeManaged(context, channelId);
    if (categoryId !== row.categoryId) {
      const permissions =
        categoryId === null ? ownPermissions(context) : (await seeCategory(context, categoryId)).permissions;
      requireRightIn(context, { permissions }, 'channel.manage', 'move a channel there');
      const [here, there] = [
        { ...place, archivedAt: null },
        { ...place, archivedAt: null, category: await livingCategory(context, categoryId) },
      ];
      refuseLockOut(context, there);
      refuseGain(context, here, there);
    }
    const before = beforeId ?? undefined;
    if (before !== undefined && (await seeChannel(context, before)).row.categoryId !== categoryId)
      throw notFound('The channel to stand before');
    if (row.categoryId === categoryId && before === channelId) return { rev: 0 };
    if (row.categoryId !== categoryId) context.rightsChanged('all');
    return arrange(context, { ...row, categoryId }, row, before);
  },
};

/** @param moved the row with its new category. @param before who it shall stand before, or nobody: last. */
async function arrange(
  context: CommandContext,
  moved: ChannelRow,
  former: ChannelRow,
  before: string | undefined,
): Promise<{ readonly rev: number }> {
  const { tx, actor, roles, now } = context;
  const places = [...(await tx.places(actor.communityId)).filter(({ id }) => id !== moved.id), moved];
  const open = new Set(visiblePlaces(ANYBODY, roles, now, places).channels.map(({ id }) => id));
  const others = (await allChannels(context))
    .filter((one) => one.categoryId === moved.categoryId && one.id !== moved.id)
    .sort((a, b) => a.position - b.position);
  const index = others.findIndex(({ id }) => id === before);
  const ordered = index < 0 ? [...others, moved] : [...others.slice(0, index), moved, ...others.slice(index)];
  const positions = reorder(ordered, moved.id, (id) => open.has(id), now);
  let rev = 0;
  for (const other of others) {
    const position = positions.get(other.id);
    if (position !== undefined) rev = await context.write(channelStream(other.id), { ...other, position });
  }
  const position = positions.get(moved.id) ?? moved.position;
  const saved = await save(context, former, { categoryId: moved.categoryId, position });
  return saved.rev > 0 ? saved : { rev };
}

export const channelSetArchived: CommandDeclaration<'channel.setArchived'> = {
  type: 'channel.setArchived',
  rate: 'manage',
  async handle(context, { channelId, archived }) {
    const { row } = await seeManaged(context, channelId);
    if ((row.archivedAt !== null) === archived) return { rev: 0 };
    return save(context, row, { archivedAt: archived ? context.now : null });
  },
};

export const channelSetOverrides: CommandDeclaration<'channel.setOverrides'> = {
  type: 'channel.setOverrides',
  rate: 'manage',
  async handle(context, { channelId, overrides }) {
    const { row, place, permissions } = await seeManaged(context, channelId);
    const kept = await checkOverrides(context, permissions, row.overrides, overrides);
    refuseLockOut(context, { ...place, archivedAt: null, overrides: kept });
    const saved = await save(context, row, { overrides: kept });
    if (saved.rev > 0) context.rightsChanged('all');
    return saved;
  },
};
