/**
 * Who can read a channel, now or if its overrides were others: counted by combinations of roles, so that it costs the same for ten members and for 100,000,
 * and corrected by the few who have an override of their own.
 */
import { can, type ChannelPlace } from '../../src/model/permissions.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { QueryContext, QueryDeclaration } from './command.ts';
import { canRead } from './mentions.ts';
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

async function countReaders(
  context: QueryContext,
  place: ChannelPlace,
  special: readonly MemberRow[],
): Promise<number> {
  const combinations = await context.reader.roleCombinations(context.actor.communityId);
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
