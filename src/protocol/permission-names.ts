/** The names of rights. Without the validator: the browser asks `can()` too. */

/** What a role may allow. Those in `PLACE_PERMISSIONS` can be allowed or denied again by category and channel. */
export const PERMISSIONS = [
  'administrator',
  'community.manage',
  'role.manage',
  'channel.manage',
  'invite.create',
  'invite.manage',
  'member.timeout',
  'member.remove',
  'member.ban',
  'member.rename',
  'audit.view',
  'channel.view',
  'message.send',
  'announcement.send',
  'reaction.add',
  'message.pin',
  'message.remove',
  'mention.role',
  'mention.everyone',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const PLACE_PERMISSIONS = [
  'channel.manage',
  'channel.view',
  'message.send',
  'announcement.send',
  'reaction.add',
  'message.pin',
  'message.remove',
  'mention.role',
  'mention.everyone',
] as const satisfies readonly Permission[];
