/** What one may do about another person, by the shared rule: the buttons and the server cannot disagree. */
import { type HearthClient, type MemberRow, outranks, rank, type RoleRow, type Viewer } from '../../src/index.ts';

export interface Standing {
  readonly rename: boolean;
  /** A picture from the host's site is the host's to change. */
  readonly clearPicture: boolean;
  readonly roles: boolean;
  readonly viewAs: boolean;
  readonly timeout: boolean;
  readonly remove: boolean;
  readonly ban: boolean;
  readonly unban: boolean;
}

function viewerOf(client: HearthClient, { id, roleIds }: MemberRow): Viewer {
  return { memberId: id, roleIds, isOwner: client.community.row.get()?.ownerId === id };
}

export function standingOver(client: HearthClient, member: MemberRow): Standing {
  const me = client.session.me.get();
  const may = client.community.permissions.get();
  const isAbove =
    me !== undefined && outranks(viewerOf(client, me), viewerOf(client, member), client.community.roles.get());
  const isActive = member.status === 'active';
  return {
    rename: isAbove && isActive && may.has('member.rename'),
    clearPicture: isAbove && isActive && may.has('member.rename') && (member.pictureUrl ?? '').includes('/files/'),
    roles: isAbove && isActive && may.has('role.manage'),
    viewAs: isActive && (may.has('role.manage') || may.has('channel.manage')),
    timeout: isAbove && isActive && may.has('member.timeout'),
    remove: isAbove && isActive && may.has('member.remove'),
    ban: isAbove && member.status !== 'banned' && may.has('member.ban'),
    unban: !isActive && may.has(member.status === 'banned' ? 'member.ban' : 'member.remove'),
  };
}

/** My own height: only roles below it are mine to change or give. */
export function ownRank(client: HearthClient): number {
  const me = client.session.me.get();
  return me ? rank(viewerOf(client, me), client.community.roles.get()) : 0;
}

/** Whether each right in the role is also mine, without which I may not hand it on. */
export function mayGive(client: HearthClient, role: RoleRow): boolean {
  const may = client.community.permissions.get();
  return (
    !role.everyone && role.position < ownRank(client) && role.permissions.every((permission) => may.has(permission))
  );
}
