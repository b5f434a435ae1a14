/**
 * Roles and who holds them. Nobody may raise themself: only roles below one's own highest can be changed or given, and
 * only rights that one holds can be put into them. Positions are dense: 0 for the role that everybody has, then upwards.
 */
import { foldText } from '../../src/model/fold-text.ts';
import { outranks, rank, type Viewer } from '../../src/model/permissions.ts';
import { communityStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Permission, RoleRow } from '../../src/protocol/roles.ts';
import { changedFields, isEmpty } from './changes.ts';
import type { CommandContext, CommandDeclaration } from './command.ts';
import { viewerOf } from './context.ts';
import { thingName } from './name-policy.ts';
import { conflict, forbidden, invalid, notFound } from './refusals.ts';
import { findMember, ownPermissions, requireRight } from './rights.ts';
import { isTrusted, remarkNamesakes, writeMember } from './similar-names.ts';

const RESERVED = new Set(['everyone', 'here'].map(foldText));

function roleName(context: CommandContext, raw: string, ownId?: string): string {
  const name = thingName(raw);
  const folded = foldText(name);
  if (RESERVED.has(folded.replace(/^@/, '')) && !context.roles.some((role) => role.everyone && role.id === ownId)) {
    throw invalid('name', 'This name calls everybody. Choose another.');
  }
  if (context.roles.some((role) => role.id !== ownId && foldText(role.name) === folded)) {
    throw conflict('There is a role with this name already. Choose another.');
  }
  return name;
}

/** A role that the actor may change: below their own highest. */
function seeManaged(context: CommandContext, roleId: string): RoleRow {
  requireRight(context, 'role.manage', 'change roles');
  const role = context.roles.find(({ id }) => id === roleId);
  if (!role) throw notFound('This role');
  if (role.position >= rank(context.viewer, context.roles))
    throw forbidden('You can only change roles below your own.');
  return role;
}

/** Rights that change hands must be the actor's own. */
export function checkGrant(context: CommandContext, before: readonly Permission[], after: readonly Permission[]): void {
  const own = ownPermissions(context);
  const changed = [...after.filter((one) => !before.includes(one)), ...before.filter((one) => !after.includes(one))];
  if (changed.some((one) => !own.has(one)))
    throw forbidden('You cannot give or take a right that you do not have yourself.');
}

/** Writes every role whose place differs from its position. @param ordered from the lowest up, without everyone's. */
async function writeOrder(context: CommandContext, ordered: readonly RoleRow[]): Promise<number> {
  let rev = 0;
  for (const [index, role] of ordered.entries()) {
    if (role.position !== index + 1)
      rev = await context.write(communityStream(context.actor.communityId), { ...role, position: index + 1 });
  }
  return rev;
}

function ascending(roles: readonly RoleRow[]): readonly RoleRow[] {
  return roles.filter((role) => !role.everyone).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

export const roleCreate: CommandDeclaration<'role.create'> = {
  type: 'role.create',
  rate: 'manage',
  async handle(
    context,
    { color = null, permissions = [], trusted = false, badge = false, mentionable = false, ...input },
  ) {
    requireRight(context, 'role.manage', 'make roles');
    if (rank(context.viewer, context.roles) < 1)
      throw forbidden('You can only make roles below your own, and you have none.');
    if (context.roles.length >= LIMITS.roles)
      throw conflict(`This community already has ${String(LIMITS.roles)} roles, which is the most. Delete one first.`);
    const name = roleName(context, input.name);
    checkGrant(context, [], permissions);
    const stream = communityStream(context.actor.communityId);
    const id = context.opId;
    await context.write(
      stream,
      {
        kind: 'role',
        id,
        name,
        color,
        position: 1,
        permissions: [...new Set(permissions)],
        trusted,
        badge,
        mentionable,
        everyone: false,
      },
      { isNew: true },
    );
    for (const role of ascending(context.roles)) await context.write(stream, { ...role, position: role.position + 1 });
    context.audit({ detail: { roleId: id, name, permissions } });
    return { roleId: id };
  },
};

export const roleUpdate: CommandDeclaration<'role.update'> = {
  type: 'role.update',
  rate: 'manage',
  async handle(context, { roleId, position, ...input }) {
    const role = seeManaged(context, roleId);
    if (role.everyone && (position !== undefined || input.trusted || input.badge)) {
      throw invalid(
        'roleId',
        'The role that everybody has stays where and what it is; only its rights, name and colour change.',
      );
    }
    const patch = {
      ...input,
      ...(input.name === undefined ? {} : { name: roleName(context, input.name, roleId) }),
      ...(input.permissions === undefined ? {} : { permissions: [...new Set(input.permissions)] }),
    };
    checkGrant(context, role.permissions, patch.permissions ?? role.permissions);
    const changed = changedFields(role, patch);
    const next = { ...role, ...changed };
    let rev = isEmpty(changed) ? 0 : await context.write(communityStream(context.actor.communityId), next);
    if (position !== undefined) rev = (await moveRole(context, next, position)) || rev;
    if (rev > 0) context.audit({ detail: { roleId, ...changed, ...(position === undefined ? {} : { position }) } });
    if (changed.permissions) context.rightsChanged('all');
    if (changed.trusted !== undefined) await remarkHolders(context, next);
    return { rev };
  },
};

const HOLDERS_MAX = 100;

/** Names like those of the role's first holders are looked at again; a role that many hold is no badge of trust. */
async function remarkHolders(context: CommandContext, role: RoleRow): Promise<void> {
  const house = { community: context.community, roles: context.roles.map((one) => (one.id === role.id ? role : one)) };
  const page = await context.tx.memberPage(context.actor.communityId, {
    roleId: role.id,
    status: 'active',
    limit: HOLDERS_MAX,
  });
  for (const name of new Set(page.rows.map((member) => member.name))) await remarkNamesakes(context, house, name);
}

/** @param position where it then stands, counted from 1 at the bottom; never at or above the actor's own. */
async function moveRole(context: CommandContext, role: RoleRow, position: number): Promise<number> {
  if (position >= rank(context.viewer, context.roles))
    throw forbidden('You can only move a role to a place below your own.');
  const others = ascending(context.roles).filter(({ id }) => id !== role.id);
  return writeOrder(context, [...others.slice(0, position - 1), role, ...others.slice(position - 1)]);
}

export const roleDelete: CommandDeclaration<'role.delete'> = {
  type: 'role.delete',
  rate: 'manage',
  async handle(context, { roleId }) {
    const role = seeManaged(context, roleId);
    if (role.everyone) throw forbidden('The role that everybody has cannot be deleted.');
    checkGrant(context, role.permissions, []);
    const rev = await context.write(communityStream(context.actor.communityId), {
      kind: 'role',
      id: roleId,
      deleted: true,
    });
    await writeOrder(
      context,
      ascending(context.roles).filter(({ id }) => id !== roleId),
    );
    context.audit({ detail: { roleId, name: role.name } });
    context.rightsChanged('all');
    return { rev };
  },
};

export const memberSetRoles: CommandDeclaration<'member.setRoles'> = {
  type: 'member.setRoles',
  rate: 'manage',
  async handle(context, { memberId, roleIds }) {
    requireRight(context, 'role.manage', 'give or take roles');
    const member = await findMember(context, memberId);
    if (member.status !== 'active') throw conflict('This person is no longer a member.');
    const living = new Set(context.roles.filter((role) => !role.everyone).map(({ id }) => id));
    if (roleIds.some((id) => !context.roles.some((role) => role.id === id))) throw notFound('This role');
    const wanted = [...new Set(roleIds)].filter((id) => living.has(id));
    const added = wanted.filter((id) => !member.roleIds.includes(id));
    const taken = member.roleIds.filter((id) => living.has(id) && !wanted.includes(id));
    checkAssignment(context, viewerOf(member, context.community), added, taken);
    if (added.length + taken.length === 0) return { rev: 0 };
    const next = { ...member, roleIds: wanted };
    const rev = await writeMember(context, context, next);
    if (isTrusted(context, member) !== isTrusted(context, next)) await remarkNamesakes(context, context, member.name);
    context.audit({ subjectId: memberId, detail: { added, taken } });
    context.rightsChanged([memberId]);
    return { rev };
  },
};

/** One's own lower roles can be laid down but none taken up; other people must be below, and gain no right that one lacks. */
function checkAssignment(
  context: CommandContext,
  target: Viewer,
  added: readonly string[],
  taken: readonly string[],
): void {
  const { viewer, roles } = context;
  const isSelf = target.memberId === viewer.memberId;
  if (!isSelf && !outranks(viewer, target, roles))
    throw forbidden('You can only give or take roles of people below your own.');
  if (isSelf && added.length > 0 && !viewer.isOwner) throw forbidden('You cannot give yourself a role.');
  const touched = roles.filter(({ id }) => added.includes(id) || taken.includes(id));
  if (touched.some(({ position }) => position >= rank(viewer, roles)))
    throw forbidden('You can only give or take roles below your own.');
  checkGrant(
    context,
    [],
    roles.filter(({ id }) => added.includes(id)).flatMap(({ permissions }) => permissions),
  );
}
