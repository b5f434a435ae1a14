/** Sets of permissions that the templates share. */
import type { Permission } from '../../src/protocol/roles.ts';

export const TAKE_PART: readonly Permission[] = ['channel.view', 'message.send', 'reaction.add'];
/** Keeps order: may remove messages and calm people down, but changes nothing of the house. */
export const MODERATE: readonly Permission[] = [
  'message.remove',
  'message.pin',
  'member.timeout',
  'member.remove',
  'member.rename',
  'audit.view',
];
/** Speaks for the community. */
export const ANNOUNCE: readonly Permission[] = ['announcement.send', 'mention.everyone', 'mention.role', 'message.pin'];
/** Runs the house: channels, roles, people, invites. */
export const RUN: readonly Permission[] = [
  ...ANNOUNCE,
  'message.remove',
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
];
