/** Rights in the order and groups in which people think of them. */
import type { Permission } from '../../src/index.ts';

export const PERMISSION_GROUPS = [
  {
    name: 'community',
    permissions: ['administrator', 'community.manage', 'role.manage', 'channel.manage', 'audit.view'],
  },
  {
    name: 'people',
    permissions: ['invite.create', 'invite.manage', 'member.timeout', 'member.remove', 'member.ban', 'member.rename'],
  },
  {
    name: 'channels',
    permissions: [
      'channel.view',
      'message.send',
      'announcement.send',
      'reaction.add',
      'message.pin',
      'message.remove',
      'mention.role',
      'mention.everyone',
    ],
  },
] as const satisfies readonly { readonly name: string; readonly permissions: readonly Permission[] }[];
