/** Who acts, as of now: read anew inside every transaction, and for every query before and after its reading. */
import type { Viewer } from '../../src/model/permissions.ts';
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { Actor, QueryContext } from './command.ts';
import type { CommunityCache, CommunityState } from './community-cache.ts';
import type { Ports } from './ports.ts';
import { banned, NO_LONGER, unauthenticated } from './refusals.ts';
import type { Reader } from './storage.ts';

export type OpenContext = Omit<QueryContext, 'guard'>;

export function viewerOf(member: MemberRow, community: CommunityRow): Viewer {
  const isOwner = community.ownerId === member.id;
  return { memberId: member.id, roleIds: member.roleIds, isOwner, timeoutUntil: member.timeoutUntil };
}

/** @throws Refusal when the actor is no longer an active member. `state` is for the cache, once durable. */
export async function openContext(
  reader: Reader,
  actor: Actor,
  ports: Ports,
  cache: CommunityCache,
  now: number,
): Promise<{ readonly context: OpenContext; readonly state: CommunityState }> {
  const state = await cache.load(reader, actor.communityId);
  const me = state && (await reader.member(actor.communityId, actor.memberId));
  if (!me) throw unauthenticated();
  if (me.status === 'banned') throw banned();
  if (me.status === 'removed') throw unauthenticated(NO_LONGER);
  const { community, roles } = state;
  return { context: { actor, me, viewer: viewerOf(me, community), community, roles, reader, now, ports }, state };
}
