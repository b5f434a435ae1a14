/** Roles, permissions and overrides: the data that `can()` in `model/permissions` reads. */
import { color, text, whole } from './fields.ts';
import { id } from './ids.ts';
import { LIMITS } from './limits.ts';
import { PERMISSIONS, PLACE_PERMISSIONS } from './permission-names.ts';
import * as s from './schema.ts';

export { type Permission, PERMISSIONS, PLACE_PERMISSIONS } from './permission-names.ts';

export const permission = s.picklist(PERMISSIONS);
const placePermission = s.picklist(PLACE_PERMISSIONS);

export const override = s.object({
  target: s.picklist(['role', 'member']),
  id,
  allow: s.pipe(s.array(placePermission), s.maxLength(PLACE_PERMISSIONS.length)),
  deny: s.pipe(s.array(placePermission), s.maxLength(PLACE_PERMISSIONS.length)),
});
export type Override = s.Infer<typeof override>;
export const overrides = s.pipe(s.array(override), s.maxLength(LIMITS.overrides));

export const roleRow = s.object({
  kind: s.literal('role'),
  id,
  rev: whole(1),
  name: s.string(),
  color: s.nullable(s.string()),
  /** Higher stands above. Only roles below one's own highest can be given or changed. */
  position: whole(0),
  permissions: s.array(permission),
  /** Granted by the community and shown as a filled badge; otherwise it only describes a person. */
  trusted: s.boolean(),
  /** Shown as a badge beside the name. */
  badge: s.boolean(),
  mentionable: s.boolean(),
  /** The role that everybody has; exactly one, position 0. */
  everyone: s.boolean(),
});
export type RoleRow = s.Infer<typeof roleRow>;

const fields = {
  name: text(LIMITS.name, 1),
  color: s.nullable(color),
  permissions: s.pipe(s.array(permission), s.maxLength(PERMISSIONS.length)),
  trusted: s.boolean(),
  badge: s.boolean(),
  mentionable: s.boolean(),
};

export const roleCreate = s.object({
  name: fields.name,
  color: s.exactOptional(fields.color),
  permissions: s.exactOptional(fields.permissions),
  trusted: s.exactOptional(fields.trusted),
  badge: s.exactOptional(fields.badge),
  mentionable: s.exactOptional(fields.mentionable),
});
export const roleUpdate = s.object({
  roleId: id,
  name: s.exactOptional(fields.name),
  color: s.exactOptional(fields.color),
  permissions: s.exactOptional(fields.permissions),
  trusted: s.exactOptional(fields.trusted),
  badge: s.exactOptional(fields.badge),
  mentionable: s.exactOptional(fields.mentionable),
  position: s.exactOptional(whole(1, 1000)),
});
export const roleDelete = s.object({ roleId: id });
export const memberSetRoles = s.object({ memberId: id, roleIds: s.pipe(s.array(id), s.maxLength(LIMITS.roles)) });

/** Who holds a role or a set of rights in a place: for "view as" and the roles screen. */
export const permissionsPreview = s.object({
  memberId: s.exactOptional(id),
  roleIds: s.exactOptional(s.pipe(s.array(id), s.maxLength(LIMITS.roles))),
});
