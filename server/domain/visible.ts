/**
 * Which places a reader may see: one answer for `community.get`, sync, search and the realtime layer. A channel shows by
 * the permission rule; a category shows when the rule lets one see it, or when any channel in it shows.
 */
import { can, type Viewer } from '../../src/model/permissions.ts';
import type { CategoryRow, ChannelRow } from '../../src/protocol/channels.ts';
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';
import { viewerOf } from './context.ts';

export interface Places {
  readonly channels: readonly ChannelRow[];
  readonly categories: readonly CategoryRow[];
}

/** Somebody with the role that everybody has and no other. */
export const ANYBODY: Viewer = { memberId: '', roleIds: [], isOwner: false };
const NOTHING: Places = { channels: [], categories: [] };

export function visiblePlaces(
  viewer: Viewer,
  roles: readonly RoleRow[],
  now: number,
  rows: readonly (ChannelRow | CategoryRow)[],
): Places {
  const all = rows.filter((row) => row.kind === 'category');
  const byId = new Map(all.map((row) => [row.id, row]));
  const channels = rows
    .filter((row) => row.kind === 'channel')
    .filter((row) => {
      const category = row.categoryId === null ? undefined : byId.get(row.categoryId);
      return can(viewer, 'channel.view', roles, now, { overrides: row.overrides, category });
    });
  const opened = new Set(channels.map(({ categoryId }) => categoryId));
  const categories = all.filter((row) => opened.has(row.id) || can(viewer, 'channel.view', roles, now, row));
  return { channels: channels.sort(byPosition), categories: categories.sort(byPosition) };
}

function byPosition(a: ChannelRow | CategoryRow, b: ChannelRow | CategoryRow): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1);
}

/** Works out many members at once: those with the same roles and no override of their own share one answer. */
export function createVisibility(
  community: CommunityRow,
  roles: readonly RoleRow[],
  now: number,
  rows: readonly (ChannelRow | CategoryRow)[],
): (member: MemberRow | undefined) => Places {
  const named = new Set(
    rows.flatMap(({ overrides }) => overrides).flatMap(({ target, id }) => (target === 'member' ? [id] : [])),
  );
  const shared = new Map<string, Places>();
  return (member) => {
    if (member?.status !== 'active') return NOTHING;
    const viewer = viewerOf(member, community);
    if (viewer.isOwner || named.has(member.id)) return visiblePlaces(viewer, roles, now, rows);
    const key = [...member.roleIds].sort().join();
    const known = shared.get(key) ?? visiblePlaces(viewer, roles, now, rows);
    shared.set(key, known);
    return known;
  };
}
