/**
 * The one rule about rights. The server's guard and the button on the screen both ask it, so they cannot disagree.
 *
 * Order, each step over the one before: the permissions of all one's roles together; the category's overrides (the role
 * everybody has, then one's other roles together, then oneself); the channel's overrides in the same order. Within a
 * step `allow` wins over `deny`. Who owns the community or holds `administrator` may do everything in it.
 */
import { type Permission, PERMISSIONS, PLACE_PERMISSIONS } from '../protocol/permission-names.ts';
import type { Override, RoleRow } from '../protocol/roles.ts';

export interface Viewer {
  readonly memberId: string;
  /** Without the role that everybody has. */
  readonly roleIds: readonly string[];
  readonly isOwner: boolean;
  /** Unix milliseconds; while it lies ahead, one may read and nothing else. */
  readonly timeoutUntil?: number | undefined;
}

/** Something with overrides: a category, or a channel in one. */
export interface Place {
  readonly overrides: readonly Override[];
}
export interface ChannelPlace extends Place {
  readonly type?: 'text' | 'announcement' | undefined;
  readonly archivedAt?: number | null | undefined;
  readonly category?: Place | undefined;
}

export type PermissionSet = ReadonlySet<Permission>;

const ALL: PermissionSet = new Set(PERMISSIONS);
const WHILE_TIMED_OUT: ReadonlySet<Permission> = new Set(['channel.view']);
const WHEN_ARCHIVED: ReadonlySet<Permission> = new Set(['channel.view', 'channel.manage', 'message.remove']);

function basePermissions(viewer: Viewer, roles: readonly RoleRow[]): PermissionSet {
  if (viewer.isOwner) return ALL;
  const granted = new Set<Permission>();
  for (const role of roles) {
    if (role.everyone || viewer.roleIds.includes(role.id))
      for (const permission of role.permissions) granted.add(permission);
  }
  return granted.has('administrator') ? ALL : granted;
}

function applyStep(granted: Set<Permission>, step: readonly Override[]): void {
  for (const { deny } of step) for (const permission of deny) granted.delete(permission);
  for (const { allow } of step) for (const permission of allow) granted.add(permission);
}

function applyOverrides(granted: Set<Permission>, viewer: Viewer, everyoneId: string | undefined, place: Place): void {
  const ofRoles = place.overrides.filter((entry) => entry.target === 'role');
  applyStep(
    granted,
    ofRoles.filter((entry) => entry.id === everyoneId),
  );
  applyStep(
    granted,
    ofRoles.filter((entry) => entry.id !== everyoneId && viewer.roleIds.includes(entry.id)),
  );
  applyStep(
    granted,
    place.overrides.filter((entry) => entry.target === 'member' && entry.id === viewer.memberId),
  );
}

function isTimedOut(viewer: Viewer, nowMs: number): boolean {
  return viewer.timeoutUntil !== undefined && viewer.timeoutUntil > nowMs;
}

/**
 * Everything the viewer may do in the community, or in one channel or category of it.
 * @param nowMs the server's time, for a running timeout.
 */
export function permissionsOf(
  viewer: Viewer,
  roles: readonly RoleRow[],
  nowMs: number,
  place?: ChannelPlace,
): PermissionSet {
  const base = basePermissions(viewer, roles);
  let granted = new Set(base);
  if (place && base !== ALL) {
    const everyoneId = roles.find((role) => role.everyone)?.id;
    // a role that was deleted may still stand in overrides and with its holders, and opens nothing
    const holder = { ...viewer, roleIds: viewer.roleIds.filter((id) => roles.some((role) => role.id === id)) };
    if (place.category) applyOverrides(granted, holder, everyoneId, place.category);
    applyOverrides(granted, holder, everyoneId, place);
    if (!granted.has('channel.view')) for (const permission of PLACE_PERMISSIONS) granted.delete(permission);
  }
  if (isTimedOut(viewer, nowMs) && !viewer.isOwner)
    granted = new Set([...granted].filter((permission) => WHILE_TIMED_OUT.has(permission)));
  if (place?.archivedAt != null) granted = new Set([...granted].filter((permission) => WHEN_ARCHIVED.has(permission)));
  return granted;
}

export function can(
  viewer: Viewer,
  permission: Permission,
  roles: readonly RoleRow[],
  nowMs: number,
  place?: ChannelPlace,
): boolean {
  return permissionsOf(viewer, roles, nowMs, place).has(permission);
}

/** The permission that posting at top level asks for: in an announcement channel only chosen roles may. */
export function sendPermission(type: 'text' | 'announcement'): Permission {
  return type === 'announcement' ? 'announcement.send' : 'message.send';
}

/** The highest position among one's roles; the owner stands above all. */
export function rank(viewer: Viewer, roles: readonly RoleRow[]): number {
  if (viewer.isOwner) return Number.POSITIVE_INFINITY;
  return roles.reduce(
    (highest, role) => (viewer.roleIds.includes(role.id) ? Math.max(highest, role.position) : highest),
    0,
  );
}

/** Whether the viewer may act on the other one (rename, time out, remove, ban, change roles): only on people below. */
export function outranks(viewer: Viewer, other: Viewer, roles: readonly RoleRow[]): boolean {
  return viewer.memberId !== other.memberId && !other.isOwner && rank(viewer, roles) > rank(other, roles);
}
