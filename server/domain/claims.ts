/**
 * What a host's token claims, turned into what the community grants: only roles and groups that its owner has put on the
 * list count, whatever else a token says.
 */
import { foldText } from '../../src/model/fold-text.ts';
import type { AgeBand } from '../../src/protocol/members.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';
import type { Reader } from './storage.ts';

/** Verified claims, not yet trusted to be sensible. */
export interface Claims {
  readonly name?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly pictureUrl?: string | undefined;
  readonly ageBand?: AgeBand | undefined;
}

/** The host's word → a role's id. The community's setting `claims`. */
export interface ClaimMapping {
  readonly roles: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
}

const NO_MAPPING: ClaimMapping = { roles: {}, groups: {} };
const PICTURE = /^https:\/\/[^\s"'<>\\`]{1,2000}$/;

export async function readClaimMapping(reader: Reader, communityId: string): Promise<ClaimMapping> {
  return ((await reader.setting(communityId, 'claims')) as ClaimMapping | undefined) ?? NO_MAPPING;
}

/** Ids of living roles that these claims give, each once. */
export function claimedRoles(claims: Claims, mapping: ClaimMapping, roles: readonly RoleRow[]): readonly string[] {
  const grant = (words: readonly string[] | undefined, table: Readonly<Record<string, string>>): string[] => {
    const byWord = new Map(Object.entries(table).map(([word, id]) => [foldText(word), id]));
    return (words ?? []).flatMap((word) => byWord.get(foldText(word)) ?? []);
  };
  const ids = new Set([...grant(claims.roles, mapping.roles), ...grant(claims.groups, mapping.groups)]);
  return roles.filter((role) => !role.everyone && ids.has(role.id)).map(({ id }) => id);
}

/** An address that a page may show without reaching anything but a picture; null for everything else. */
export function claimedPicture(claims: Claims): string | null {
  return claims.pictureUrl !== undefined && PICTURE.test(claims.pictureUrl) ? claims.pictureUrl : null;
}
