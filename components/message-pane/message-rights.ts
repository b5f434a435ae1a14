/** What I may do with one message: the same for its tools, its menu and its keys. */
import type { ChannelHandle, MemberRow, PermissionSet, TimelineItem } from '../../src/index.ts';
import { sendPermission } from '../../src/index.ts';

export interface MessageRights {
  readonly react: boolean;
  readonly reply: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  /** Somebody else's: a moderator's act, with a reason. */
  readonly remove: boolean;
  readonly pin: boolean;
}

const NONE: MessageRights = { react: false, reply: false, edit: false, delete: false, remove: false, pin: false };

/** @param canSend whether I may write in this channel at all. */
function rightsOn(
  item: TimelineItem,
  me: MemberRow | undefined,
  permissions: PermissionSet,
  canSend: boolean,
): MessageRights {
  if (item.message.removed || item.state !== 'sent' || !me) return NONE;
  const isOwn = item.message.authorId === me.id;
  return {
    react: permissions.has('reaction.add'),
    reply: canSend,
    edit: isOwn && canSend,
    delete: isOwn && canSend,
    remove: !isOwn && permissions.has('message.remove'),
    pin: permissions.has('message.pin'),
  };
}

export function rightsIn(
  channel: ChannelHandle | undefined,
  item: TimelineItem,
  me: MemberRow | undefined,
): MessageRights {
  if (!channel) return NONE;
  const permissions = channel.permissions.get();
  return rightsOn(item, me, permissions, permissions.has(sendPermission(channel.row.get()?.type ?? 'text')));
}
