/**
 * Marks people whose name looks like that of somebody the community trusts, so that nobody passes for the head teacher.
 * Called wherever a name or a trusted role changes hands. Whoever holds a trusted role is never marked.
 */
import { collides, imitatesStaff, nameSkeleton } from '../../src/model/name-skeleton.ts';
import { isReservedName } from '../../src/model/reserved-names.ts';
import type { CommunityRow } from '../../src/protocol/community.ts';
import { communityStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';
import type { Unit } from './transact.ts';
import type { WithoutRev } from './command.ts';
import type { Reader } from './storage.ts';

export interface House {
  readonly community: CommunityRow;
  readonly roles: readonly RoleRow[];
}
type Person = Pick<MemberRow, 'id' | 'roleIds'>;
/** Enough to find who is meant; a name that many bear is no disguise. */
const SAME_NAME_MAX = 200;

export function isTrusted({ community, roles }: House, { id, roleIds }: Person): boolean {
  return id === community.ownerId || roles.some((role) => role.trusted && roleIds.includes(role.id));
}

/** Whether this name, worn by this person, may be taken for someone trusted. */
export async function isMisleading(reader: Reader, house: House, person: Person, name: string): Promise<boolean> {
  return isMisleadingAmong(house, person, name, await reader.membersBySkeleton(house.community.id, nameSkeleton(name)));
}

function isMisleadingAmong(house: House, person: Person, name: string, namesakes: readonly MemberRow[]): boolean {
  if (isTrusted(house, person)) return false;
  if (isReservedName(name) || imitatesStaff(name)) return true;
  if (house.roles.some((role) => role.trusted && collides(role.name, name))) return true;
  return namesakes.some((other) => other.id !== person.id && other.status === 'active' && isTrusted(house, other));
}

/** Writes a member's row with everything that hangs on the name. */
export async function writeMember(
  unit: Pick<Unit, 'write' | 'tx'>,
  house: House,
  member: WithoutRev<MemberRow>,
): Promise<number> {
  return writeMarked(unit, house, member, await isMisleading(unit.tx, house, member, member.name));
}

function writeMarked(
  { write }: Pick<Unit, 'write'>,
  { community }: House,
  { similarName: _, ...rest }: WithoutRev<MemberRow>,
  isMarked: boolean,
): Promise<number> {
  const row = { ...rest, ...(isMarked ? { similarName: true } : {}) };
  return write(communityStream(community.id), row, { nameSkeleton: nameSkeleton(row.name) });
}

/** After somebody trusted took or lost this name: looks again at all who bear one like it. */
export async function remarkNamesakes(unit: Pick<Unit, 'write' | 'tx'>, house: House, name: string): Promise<void> {
  const namesakes = await unit.tx.membersBySkeleton(house.community.id, nameSkeleton(name));
  for (const member of namesakes.slice(0, SAME_NAME_MAX)) {
    const isMarked = isMisleadingAmong(house, member, member.name, namesakes);
    if (isMarked !== (member.similarName ?? false)) await writeMarked(unit, house, member, isMarked);
  }
}
