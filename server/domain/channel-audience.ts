/**
 * Who can read a channel, now or if its overrides were others: counted by combinations of roles, so that it costs the same for ten members and for 100,000,
 * and corrected by the few who have an override of their own.
 */
import { can, type ChannelPlace } from '../../src/model/permissions.ts';
import type { MemberRow, MembersPage } from '../../src/protocol/members.ts';
import type { QueryContext, QueryDeclaration } from './command.ts';
import { canRead } from './mentions.ts';
import type { MemberPageRequest } from './storage.ts';
import { livingCategory, requireRightIn, seeCategory, seeChannel, type SeenChannel, watchChannel } from './rights.ts';

const FACES = 4;

export const channelAudience: QueryDeclaration<'channel.audience'> = {
  type: 'channel.audience',
  rate: 'query',
  async answer(context, { channelId }) {
    const channel = await watchChannel(context, channelId);
    const { place } = channel;
    const special = await specialMembers(context, place);
    const opens = (roleIds: readonly string[]): boolean => opensTo(context, place, roleIds);
    const everyone = opens([]);
    const roleIds = everyone
      ? []
      : context.roles.filter((role) => !role.everyone && opens([role.id])).map(({ id }) => id);
    return {
      count: await countReaders(context, place, special),
      roleIds,
      everyone,
      memberIds: await faces(context, channel, special, everyone ? [undefined] : roleIds),
    };
  },
};

export const audiencePreview: QueryDeclaration<'audience.preview'> = {
  type: 'audience.preview',
  rate: 'query',
  async answer(context, { placeId, overrides }) {
    const place = { ...(await managedPlace(context, placeId)), overrides };
    context.guard((later) => managedPlace(later, placeId));
    const count = await countReaders(context, place, await specialMembers(context, place));
    return { count, everyone: opensTo(context, place, []) };
  },
};

/** A channel or category whose overrides the asker may set. */
async function managedPlace(context: QueryContext, placeId: string): Promise<ChannelPlace> {
  const row = await livingCategory(context, placeId);
  const seen = await (row ? seeCategory : seeChannel)(context, placeId, 'This place');
  requireRightIn(context, seen, 'channel.manage', 'set who can see this');
  return 'place' in seen ? seen.place : seen.row;
}

function opensTo({ roles, now }: QueryContext, place: ChannelPlace, roleIds: readonly string[]): boolean {
  return can({ memberId: '', roleIds, isOwner: false }, 'channel.view', roles, now, place);
}

/** @param roleId counts only its holders. */
async function countReaders(
  context: QueryContext,
  place: ChannelPlace,
  members: readonly MemberRow[],
  roleId?: string,
): Promise<number> {
  const isAsked = ({ roleIds }: { readonly roleIds: readonly string[] }) =>
    roleId === undefined || roleIds.includes(roleId);
  const combinations = (await context.reader.roleCombinations(context.actor.communityId)).filter(isAsked);
  const special = members.filter(isAsked);
  const byRoles = combinations.reduce((sum, one) => sum + (opensTo(context, place, one.roleIds) ? one.count : 0), 0);
  return special.reduce(
    (sum, member) =>
      sum + Number(canRead(context, member, { place })) - Number(opensTo(context, place, member.roleIds)),
    byRoles,
  );
}

/** Active members whose right to read does not follow from their roles alone. */
async function specialMembers(
  context: QueryContext,
  { overrides, category }: ChannelPlace,
): Promise<readonly MemberRow[]> {
  const entries = [...overrides, ...(category?.overrides ?? [])].filter(({ target }) => target === 'member');
  const owner = context.community.ownerId;
  const ids = new Set([...entries.map(({ id }) => id), ...(owner === null ? [] : [owner])]);
  const found = await context.reader.members(context.actor.communityId, [...ids]);
  return found.filter(({ status }) => status === 'active');
}

const SCAN = 200;
/** Rows looked at for one page; a channel of few among very many answers short pages instead of late ones. */
const REACH = 2_000;

/** A page of the channel's readers, in the order of all members. */
export async function readersPage(
  context: QueryContext,
  channel: SeenChannel,
  { roleId, after, limit }: Pick<MemberPageRequest, 'roleId' | 'after' | 'limit'>,
): Promise<MembersPage> {
  const { reader, actor } = context;
  const { place } = channel;
  const total = await countReaders(context, place, await specialMembers(context, place), roleId);
  const rows: MemberRow[] = [];
  let next = after;
  for (let scanned = 0; scanned < REACH; scanned += SCAN) {
    const part = await reader.memberPage(actor.communityId, { roleId, status: 'active', after: next, limit: SCAN });
    for (const [index, member] of part.rows.entries()) {
      next = { name: member.name, id: member.id };
      if (canRead(context, member, channel)) rows.push(member);
      if (rows.length === limit) return { rows, total, hasAfter: part.hasAfter || index < part.rows.length - 1, next };
    }
    if (!part.hasAfter) return { rows, total, hasAfter: false };
  }
  return { rows, total, hasAfter: true, ...(next && { next }) };
}

async function faces(
  context: QueryContext,
  channel: SeenChannel,
  special: readonly MemberRow[],
  roleIds: readonly (string | undefined)[],
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const roleId of roleIds) {
    if (found.size >= FACES) break;
    const page = await context.reader.memberPage(context.actor.communityId, {
      roleId,
      status: 'active',
      limit: FACES * 2,
    });
    for (const member of page.rows) if (canRead(context, member, channel)) found.add(member.id);
  }
  for (const member of special) if (canRead(context, member, channel)) found.add(member.id);
  return [...found].slice(0, FACES);
}
