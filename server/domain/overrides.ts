/**
 * Who may change which override. Nobody gives or takes a right that they do not hold in that place themselves, nobody
 * touches roles and people at or above their own rank, and nobody locks themselves out.
 */
import { type ChannelPlace, outranks, type PermissionSet, permissionsOf, rank } from '../../src/model/permissions.ts';
import type { Override, Permission } from '../../src/protocol/roles.ts';
import type { CommandContext } from './command.ts';
import { viewerOf } from './context.ts';
import { forbidden, invalid, notFound } from './refusals.ts';

const keyOf = ({ target, id }: Override): string => `${target} ${id}`;

/** Permissions that stand in one list and not in the other. */
function difference(a: readonly Permission[], b: readonly Permission[]): Permission[] {
  return [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))];
}

/** @returns the overrides to keep, without empty ones. @throws Refusal. */
export async function checkOverrides(
  context: CommandContext,
  permissions: PermissionSet,
  before: readonly Override[],
  after: readonly Override[],
): Promise<Override[]> {
  const former = new Map(before.map((entry) => [keyOf(entry), entry]));
  const next = new Map(after.map((entry) => [keyOf(entry), entry]));
  if (next.size < after.length) throw invalid('overrides', 'The field “overrides” names somebody twice.');
  if (after.some(({ allow, deny }) => allow.some((one) => deny.includes(one)))) {
    throw invalid('overrides', 'The field “overrides” both allows and denies the same thing.');
  }
  for (const key of new Set([...former.keys(), ...next.keys()])) {
    const [was, is] = [former.get(key), next.get(key)];
    const changed = [...difference(was?.allow ?? [], is?.allow ?? []), ...difference(was?.deny ?? [], is?.deny ?? [])];
    if (changed.length === 0) continue;
    if (changed.some((one) => !permissions.has(one)))
      throw forbidden('You cannot give or take a right that you do not have here yourself.');
    const entry = is ?? was;
    if (entry) await checkTarget(context, entry, is === undefined);
  }
  return after.filter(({ allow, deny }) => allow.length + deny.length > 0);
}

/** @param isDropped an entry for somebody who has gone may always be taken away. */
async function checkTarget(context: CommandContext, { target, id }: Override, isDropped: boolean): Promise<void> {
  const { viewer, roles, community, tx, actor } = context;
  if (target === 'role') {
    const role = roles.find((one) => one.id === id);
    if (!role && !isDropped) throw notFound('This role');
    if (role && role.position >= rank(viewer, roles))
      throw forbidden('You can only set rights of roles below your own.');
    return;
  }
  const member = await tx.member(actor.communityId, id);
  if (!member && !isDropped) throw notFound('This person');
  if (member && id !== actor.memberId && !outranks(viewer, viewerOf(member, community), roles)) {
    throw forbidden('You can only set rights of people below your own role.');
  }
}

/** @param place as it would be afterwards. */
export function refuseLockOut({ viewer, roles, now }: CommandContext, place: ChannelPlace): void {
  const left = permissionsOf(viewer, roles, now, place);
  if (!left.has('channel.view') || !left.has('channel.manage')) {
    throw forbidden('That would lock you out yourself. Keep your own right to see and manage this place.');
  }
}

/** Carrying a place elsewhere must not open to the carrier what is closed to them where it stands. */
export function refuseGain({ viewer, roles, now }: CommandContext, here: ChannelPlace, there: ChannelPlace): void {
  const held = permissionsOf(viewer, roles, now, here);
  if ([...permissionsOf(viewer, roles, now, there)].some((one) => !held.has(one))) {
    throw forbidden('You would gain rights there that you do not have here. Ask somebody who has them to move it.');
  }
}
