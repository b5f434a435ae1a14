/**
 * The table of commands. A command says what should be; its `opId` makes it apply exactly once. Creations use the
 * `opId` as the new row's id. `result` is what the acknowledgement carries, and is stored for repeats.
 */
import * as channels from './channels.ts';
import { communityUpdate } from './community.ts';
import { inviteCreate, inviteRevoke } from './invites.ts';
import * as members from './members.ts';
import * as messages from './messages.ts';
import * as moderation from './moderation.ts';
import * as notifications from './notifications.ts';
import * as roles from './roles.ts';
import type { Infer } from './schema.ts';

export const commandInputs = {
  'community.update': communityUpdate,
  'community.leave': members.communityLeave,
  'category.create': channels.categoryCreate,
  'category.update': channels.categoryUpdate,
  'category.move': channels.categoryMove,
  'category.setOverrides': channels.categorySetOverrides,
  'category.delete': channels.categoryDelete,
  'channel.create': channels.channelCreate,
  'channel.update': channels.channelUpdate,
  'channel.move': channels.channelMove,
  'channel.setArchived': channels.channelSetArchived,
  'channel.setOverrides': channels.channelSetOverrides,
  'message.send': messages.messageSend,
  'message.edit': messages.messageEdit,
  'message.delete': messages.messageDelete,
  'message.pin': messages.messagePin,
  'reaction.set': messages.reactionSet,
  'readMarker.set': notifications.readMarkerSet,
  'readMarker.setUnread': notifications.readMarkerSetUnread,
  'readMarker.setAll': notifications.readMarkerSetAll,
  'notification.setDone': notifications.notificationSetDone,
  'preference.set': notifications.preferenceSet,
  'block.set': notifications.blockSet,
  'role.create': roles.roleCreate,
  'role.update': roles.roleUpdate,
  'role.delete': roles.roleDelete,
  'member.setRoles': roles.memberSetRoles,
  'member.rename': members.memberRename,
  'member.clearPicture': members.memberClearPicture,
  'member.timeout': moderation.memberTimeout,
  'member.remove': moderation.memberRemove,
  'member.ban': moderation.memberBan,
  'member.unban': moderation.memberUnban,
  'profile.update': members.profileUpdate,
  'invite.create': inviteCreate,
  'invite.revoke': inviteRevoke,
} as const;

export type CommandType = keyof typeof commandInputs;
export type CommandInput<T extends CommandType> = Infer<(typeof commandInputs)[T]>;

interface Results {
  'category.create': { readonly categoryId: string };
  'channel.create': { readonly channelId: string };
  'message.send': { readonly messageId: string; readonly seq: number; readonly rev: number };
  'role.create': { readonly roleId: string };
  /** `code` is the secret of the link, shown this once. */
  'invite.create': { readonly inviteId: string; readonly code: string };
}
/** Commands without an entry above answer the rev of the stream they changed, 0 when nothing had to change. */
export type CommandResult<T extends CommandType> = T extends keyof Results ? Results[T] : { readonly rev: number };

/** A command as it travels: `{ type, opId, ...input }`. */
export type CommandFrame<T extends CommandType = CommandType> = {
  readonly [K in T]: { readonly type: K; readonly opId: string } & CommandInput<K>;
}[T];

export function isCommandType(value: unknown): value is CommandType {
  return typeof value === 'string' && Object.hasOwn(commandInputs, value);
}
