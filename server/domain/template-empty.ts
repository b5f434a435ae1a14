import { TAKE_PART } from './template-permissions.ts';
import type { CommunityTemplate } from './community-template.ts';

export const emptyTemplate: CommunityTemplate = {
  tagline: '',
  description: '',
  accent: null,
  reactions: 'emoji',
  welcome:
    'Welcome! This place has just begun. Say hello in General, and tell the owner which channels you would like.',
  everyone: TAKE_PART,
  roles: [],
  categories: [
    {
      key: 'channels',
      name: 'Channels',
      channels: [{ key: 'general', name: 'General', topic: 'Everything, until it deserves a channel of its own' }],
    },
  ],
};
