// Roles, categories and channels of Loose Ends.
import type { DemoCategory, DemoChannel, DemoRole } from '../content.ts';

export const blogRoles: DemoRole[] = [
  {
    key: 'owner',
    name: 'Owner',
    trusted: true,
    badge: false,
    powers: ['manage', 'moderate', 'announce', 'mention-everyone'],
  },
  { key: 'author', name: 'Author', color: '#e8590c', trusted: true, badge: true, powers: ['announce'] },
  { key: 'moderator', name: 'Moderator', trusted: true, badge: true, powers: ['moderate'] },
  { key: 'contributor', name: 'Contributor', trusted: false, badge: true },
];

export const blogCategories: DemoCategory[] = [
  { key: 'posts', name: 'Posts' },
  { key: 'workshop', name: 'Workshop' },
];

export const blogChannels: DemoChannel[] = [
  {
    key: 'your-queue-is-a-promise',
    name: 'Your queue is a promise',
    type: 'text',
    category: 'posts',
    icon: 'messages-square',
    topic: 'About the post of that name',
  },
  {
    key: 'ship-notes',
    name: 'Ship notes',
    type: 'announcement',
    category: 'workshop',
    icon: 'megaphone',
    topic: 'What changed in the small libraries',
  },
  {
    key: 'ask-anything',
    name: 'Ask anything',
    type: 'text',
    category: 'workshop',
    icon: 'life-buoy',
    topic: 'Code, failure and recovery. Show what you tried',
    guidelines:
      'Put code in fences. Say which version. "It does not work" is a feeling, and a fair one, but add the error.',
  },
];
