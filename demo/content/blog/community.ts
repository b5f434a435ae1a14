// Loose Ends: the readers of a developer's blog.
import type { CommunityPlan } from '../build.ts';
import { askExchanges, blogVocabulary, queueExchanges } from './exchanges.ts';
import { blogPeople } from './people.ts';
import { blogCategories, blogChannels, blogRoles } from './structure.ts';
import { askAnything, shipNotes, yourQueue } from './talk.ts';

export const blog: CommunityPlan = {
  slug: 'loose-ends',
  name: 'Loose Ends',
  description: 'Talk about the posts on loose-ends.dev, and about what broke.',
  tagline: 'Readers and one author',
  accent: '#e8590c',
  initials: 'LE',
  template: 'open-source',
  people: blogPeople,
  roles: blogRoles,
  categories: blogCategories,
  channels: blogChannels,
  vocabulary: blogVocabulary,
  kids: {},
  talk: { 'your-queue-is-a-promise': yourQueue, 'ship-notes': shipNotes, 'ask-anything': askAnything },
  tails: {
    'your-queue-is-a-promise': { exchanges: queueExchanges, count: 14, cast: ['contributor'] },
    'ask-anything': { exchanges: askExchanges, count: 34, cast: ['contributor'] },
  },
};
