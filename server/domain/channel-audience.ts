/**
 * Who can read a channel: counted by combinations of roles, so that it costs the same for ten members and for 100,000,
 * and corrected by the few who have an override of their own.
 */
import { can, type Viewer } from '../../src/model/permissions.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { QueryContext, QueryDeclaration } from './command.ts';
import { canRead } from './mentions.ts';
import { type SeenChannel, watchChannel } from './rights.ts';

const FACES = 4;

export const channelAudience: QueryDeclaration<'channel.audience'> = {
  type: 'channel.audience',
  rate: 'query',
  async answer(context, { channelId }) {
    const channel = await watchChannel(context, channelId);
    const special = await specialMembers(context, channel);
    const opens = (roleIds: readonly string[]): boolean =>
      opensTo(context, channel, { memberId: '', roleIds, isOwner: false });
    const everyone = opens([]);
    const combinations = await context.reader.roleCombinations(context.actor.communityId);
    let count = combinations.reduce((sum, one) => sum + (opens(one.roleIds) ? one.count : 0), 0);
    for (const member of special) count += Number(canRead(context, member, channel)) - Number(opens(member.roleIds));
    const roleIds = everyone
      ? []
      : context.roles.filter((role) => !role.everyone && opens([role.id])).map(({ id }) => id);
    return {
      count,
      roleIds,
      everyone,
      memberIds: await faces(context, channel, special, everyone ? [undefined] : roleIds),
    };
  },
};

function opensTo({ roles, now }: QueryContext, { place }: SeenChannel, viewer: Viewer): boolean {
  return can(viewer, 'channel.view', roles, now, place);
}

/** Active members whose right to read does not follow from their roles alone. */
async function specialMembers(context: QueryContext, { row, category }: SeenChannel): Promise<readonly MemberRow[]> {
  const entries = [...row.overrides, ...(category?.overrides ?? [])].filter(({ target }) => target === 'member');
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
