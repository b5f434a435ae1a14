/**
 * Every command and query by its type, for the two paths. The protocol's tables say what must be here; the compiler holds
 * us to it.
 */
import * as categories from './categories.ts';
import { audiencePreview, channelAudience } from './channel-audience.ts';
import * as channels from './channels.ts';
import type { CommandTable } from './commit.ts';
import { communityGet, communityUpdate } from './community.ts';
import { history, messagesGet, messageVersions, search } from './history.ts';
import { inviteCreate, inviteRevoke, invitesList } from './invites.ts';
import * as members from './members.ts';
import { messageDelete, messageEdit, messageSend } from './messages.ts';
import * as moderation from './moderation.ts';
import * as notifications from './notifications.ts';
import { messagePin, pinsList } from './pins.ts';
import { permissionsPreview } from './preview.ts';
import type { QueryTable } from './queries.ts';
import { reactionSet, reactionsList } from './reactions.ts';
import * as roles from './roles.ts';

export const commands: CommandTable = {
  'community.update': communityUpdate,
  'community.leave': members.communityLeave,
  'category.create': categories.categoryCreate,
  'category.update': categories.categoryUpdate,
  'category.move': categories.categoryMove,
  'category.setOverrides': categories.categorySetOverrides,
  'category.delete': categories.categoryDelete,
  'channel.create': channels.channelCreate,
  'channel.update': channels.channelUpdate,
  'channel.move': channels.channelMove,
  'channel.setArchived': channels.channelSetArchived,
  'channel.setOverrides': channels.channelSetOverrides,
  'message.send': messageSend,
  'message.edit': messageEdit,
  'message.delete': messageDelete,
  'message.pin': messagePin,
  'reaction.set': reactionSet,
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
};

export const queries: QueryTable = {
  'community.get': communityGet,
  history,
  'messages.get': messagesGet,
  'message.versions': messageVersions,
  'pins.list': pinsList,
  'reactions.list': reactionsList,
  search,
  'channel.audience': channelAudience,
  'audience.preview': audiencePreview,
  'members.get': members.membersGet,
  'members.search': members.membersSearch,
  'members.list': members.membersList,
  'members.here': members.membersHere,
  'permissions.preview': permissionsPreview,
  'invites.list': invitesList,
  audit: moderation.auditList,
};
