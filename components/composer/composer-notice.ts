/** Why one cannot write here, in words; undefined where one can. */
import type { ChannelRow, MemberRow, PermissionSet, RoleRow } from '../../src/index.ts';
import { sendPermission } from '../../src/index.ts';
import type { Locale } from '../locales/locale.ts';

export interface Standing {
  readonly row: ChannelRow | undefined;
  readonly me: MemberRow | undefined;
  readonly isSignedOut: boolean;
  readonly permissions: PermissionSet;
  readonly roles: readonly RoleRow[];
  /** The server's time. */
  readonly now: number;
}

/** Roles that may post announcements here, as far as the channel and the roles say. */
function posters(row: ChannelRow, roles: readonly RoleRow[]): string[] {
  return roles
    .filter((role) => {
      const override = row.overrides.find((entry) => entry.target === 'role' && entry.id === role.id);
      if (override?.deny.includes('announcement.send')) return false;
      return override?.allow.includes('announcement.send') ?? role.permissions.includes('announcement.send');
    })
    .map((role) => role.name);
}

export function noticeOf(
  { row, me, isSignedOut, permissions, roles, now }: Standing,
  locale: Locale,
): string | undefined {
  if (isSignedOut) return locale.t('composer.signedOut');
  if (!row || !me) return undefined;
  if (row.archivedAt !== null) return locale.t('composer.archived');
  if (me.timeoutUntil !== undefined && me.timeoutUntil > now)
    return locale.t('composer.timeout', { time: locale.format.when(me.timeoutUntil, now) });
  if (permissions.has(sendPermission(row.type))) return undefined;
  if (row.type !== 'announcement') return locale.t('composer.readOnly');
  const names = posters(row, roles);
  return names.length > 0
    ? locale.t('composer.announcement', { roles: locale.format.list(names) })
    : locale.t('composer.announcementSome');
}
