/** The badge beside a name. Filled with a tick: given by the community, no name can imitate it. Outlined: describes a person. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MemberRow, RoleRow } from '../../src/index.ts';
import { icon } from '../icons/icon.ts';
import { badgeCheck } from '../icons/shapes.ts';

/** The one badge to show: the highest trusted one, else the highest that describes. */
export function badgeOf(member: Pick<MemberRow, 'roleIds'>, roles: readonly RoleRow[]): RoleRow | undefined {
  return roles
    .filter((role) => role.badge && !role.everyone && member.roleIds.includes(role.id))
    .sort((a, b) => Number(b.trusted) - Number(a.trusted) || b.position - a.position)[0];
}

export function roleBadge(role: RoleRow | undefined): TemplateResult | typeof nothing {
  if (!role) return nothing;
  return html`<span class=${role.trusted ? 'role role--trusted' : 'role'} part="role"
    >${role.trusted ? icon(badgeCheck) : nothing}<bdi>${role.name}</bdi></span
  >`;
}
