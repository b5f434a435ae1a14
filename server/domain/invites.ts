/**
 * Invites: made, taken back and listed here; used in `joining.ts`. The code is made from the invite's id and never stored,
 * not even in the stored result. Giving a role by invite asks for the same right as giving it by hand.
 */
import { permissionsOf, rank } from '../../src/model/permissions.ts';
import type { Invite } from '../../src/protocol/invites.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { CommandContext, CommandDeclaration, QueryDeclaration } from './command.ts';
import { watchPlaces } from './community.ts';
import { viewerOf } from './context.ts';
import { plainLine } from './name-policy.ts';
import { conflict, forbidden, notFound } from './refusals.ts';
import { ownPermissions, requireRight, seeChannel } from './rights.ts';
import { checkGrant } from './roles.ts';
import type { House } from './similar-names.ts';
import type { InviteRecord } from './storage.ts';

/** Whether somebody could still come in by it. */
export function isUsable({ revokedAt, expiresAt, uses, used }: InviteRecord, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now) && (uses === null || used < uses);
}

/**
 * An invite is worth what its maker may still give: nobody who was put out comes back by a link of their own, and no role
 * is given that its maker could not give by hand. A time-out of the maker's passes, and their links outlast it.
 */
export function isStillGiven(
  { roleId }: InviteRecord,
  maker: MemberRow | undefined,
  { community, roles }: House,
  now: number,
): boolean {
  if (maker?.status !== 'active') return false;
  const viewer = { ...viewerOf(maker, community), timeoutUntil: undefined };
  const rights = permissionsOf(viewer, roles, now);
  if (!rights.has('invite.create')) return false;
  const role = roles.find(({ id, everyone }) => id === roleId && !everyone);
  if (!role) return true;
  const mayGive = rights.has('role.manage') && role.position < rank(viewer, roles);
  return mayGive && role.permissions.every((one) => rights.has(one));
}

function checkRole(context: CommandContext, roleId: string): void {
  const { viewer, roles } = context;
  const role = roles.find(({ id, everyone }) => id === roleId && !everyone);
  if (!role) throw notFound('This role');
  requireRight(context, 'role.manage', 'give roles by an invite');
  if (role.position >= rank(viewer, roles)) throw forbidden('You can only give roles below your own.');
  checkGrant(context, [], role.permissions);
}

export const inviteCreate: CommandDeclaration<'invite.create'> = {
  type: 'invite.create',
  rate: 'invite',
  async handle(context, { roleId = null, channelId = null, lifetimeMs = null, uses = null, note = '' }) {
    const { tx, actor, now, ports, opId } = context;
    requireRight(context, 'invite.create', 'invite people');
    if (roleId !== null) checkRole(context, roleId);
    if (channelId !== null) await seeChannel(context, channelId);
    const open = (await tx.invites(actor.communityId)).filter(
      (invite) => invite.memberId === null && isUsable(invite, now),
    );
    if (open.length >= LIMITS.invites)
      throw conflict(`There are already ${String(LIMITS.invites)} open invites. End one first.`);
    if (await tx.invite(actor.communityId, opId))
      throw conflict('This id is already in use. Make a new one and try again.');
    await tx.putInvite({
      id: opId,
      communityId: actor.communityId,
      codeHash: ports.hashCode(ports.inviteCode(opId)),
      creatorId: actor.memberId,
      roleId,
      channelId,
      note: plainLine(note),
      createdAt: now,
      expiresAt: lifetimeMs === null ? null : now + lifetimeMs,
      uses,
      used: 0,
      revokedAt: null,
      memberId: null,
    });
    context.audit({
      detail: { inviteId: opId, roleId, ...(channelId === null ? {} : { channelId }), uses, lifetimeMs },
    });
    return { inviteId: opId, code: '' };
  },
  complete: ({ inviteId }, ports) => ({ inviteId, code: ports.inviteCode(inviteId) }),
};

export const inviteRevoke: CommandDeclaration<'invite.revoke'> = {
  type: 'invite.revoke',
  rate: 'manage',
  async handle(context, { inviteId }) {
    const { tx, actor, now } = context;
    const invite = await tx.invite(actor.communityId, inviteId);
    // A sign-in link is no invite.
    if (invite?.memberId !== null) throw notFound('This invite');
    const mayRevoke = invite.creatorId === actor.memberId || ownPermissions(context).has('invite.manage');
    if (!mayRevoke) throw notFound('This invite');
    if (invite.revokedAt === null) {
      await tx.putInvite({ ...invite, revokedAt: now });
      context.audit({ detail: { inviteId } });
    }
    return { rev: 0 };
  },
};

export const invitesList: QueryDeclaration<'invites.list'> = {
  type: 'invites.list',
  rate: 'query',
  async answer(context) {
    const own = ownPermissions(context);
    const seesAll = own.has('invite.manage');
    if (!seesAll) requireRight(context, 'invite.create', 'see invites');
    context.guard(async (later) => {
      if (seesAll && !ownPermissions(later).has('invite.manage')) throw notFound();
      return Promise.resolve();
    });
    const seen = new Set((await watchPlaces(context)).channels.map(({ id }) => id));
    const invites = await context.reader.invites(context.actor.communityId);
    const shown = invites.filter(
      ({ memberId, creatorId }) => memberId === null && (seesAll || creatorId === context.actor.memberId),
    );
    const makerIds = [...new Set(shown.map(({ creatorId }) => creatorId))];
    const makers = await context.reader.members(context.actor.communityId, makerIds);
    const byId = new Map(makers.map((maker) => [maker.id, maker]));
    return {
      invites: shown.map((invite) => ({
        ...publicInvite(invite, seen),
        lapsed: !isStillGiven(invite, byId.get(invite.creatorId), context, context.now),
      })),
    };
  },
};

/** Without the hash, and without the name of a channel that the reader cannot see. */
function publicInvite(invite: InviteRecord, seen: ReadonlySet<string>): Omit<Invite, 'lapsed'> {
  const { codeHash: _, communityId: _community, memberId: _member, ...rest } = invite;
  return { ...rest, channelId: rest.channelId !== null && seen.has(rest.channelId) ? rest.channelId : null };
}
