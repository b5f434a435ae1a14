/**
 * A charity: news from the coordinators, one table for everybody, and rooms for those who do the work. Trustees run it,
 * coordinators invite; supporters see what everybody sees.
 */
import { ANNOUNCE, MODERATE, RUN, TAKE_PART } from './template-permissions.ts';
import type { CommunityTemplate } from './community-template.ts';

const TEAM = ['trustee', 'coordinator', 'moderator', 'volunteer'];

export const charityTemplate: CommunityTemplate = {
  tagline: 'Volunteers, staff and friends',
  description: 'Where the people who make this happen find each other.',
  accent: '#8a3d2b',
  reactions: 'named',
  welcome:
    'Hello, and thank you for coming. Say who you are in the big table, and look at what needs doing.\n\n' +
    'Please keep the names and stories of the people we help out of here, and never share card or bank details. ' +
    'A coordinator answers within a day.',
  everyone: TAKE_PART,
  roles: [
    {
      key: 'trustee',
      name: 'Trustee',
      color: '#5b4a8a',
      trusted: true,
      badge: true,
      permissions: RUN,
      claims: ['trustee', 'admin'],
    },
    {
      key: 'coordinator',
      name: 'Coordinator',
      color: '#8a3d2b',
      trusted: true,
      badge: true,
      mentionable: true,
      permissions: [...ANNOUNCE, ...MODERATE, 'channel.manage', 'invite.create', 'invite.manage'],
      claims: ['coordinator', 'staff'],
    },
    {
      key: 'moderator',
      name: 'Moderator',
      color: '#2f6b4f',
      trusted: true,
      badge: true,
      permissions: MODERATE,
      claims: ['moderator'],
    },
    { key: 'volunteer', name: 'Volunteer', badge: true, mentionable: true, permissions: [], claims: ['volunteer'] },
    { key: 'supporter', name: 'Supporter', badge: true, permissions: [], claims: ['supporter', 'donor'] },
  ],
  categories: [
    {
      key: 'everyone',
      name: 'Everyone',
      channels: [
        {
          key: 'news',
          name: 'News',
          type: 'announcement',
          icon: 'megaphone',
          topic: 'What happened, and what comes next',
        },
        {
          key: 'the-big-table',
          name: 'The big table',
          icon: 'message-circle',
          topic: 'Say hello. Anything goes that you would say at a shared supper',
        },
        {
          key: 'fundraising',
          name: 'Fundraising',
          icon: 'hand-heart',
          topic: 'Ideas, thanks, and how far we have come',
        },
      ],
    },
    {
      key: 'doing',
      name: 'Getting it done',
      only: TEAM,
      channels: [
        { key: 'shifts', name: 'Shifts', icon: 'list', topic: 'Who can when. Swap here, early' },
        { key: 'drivers', name: 'Drivers', topic: 'Routes, closed roads, room for one more box' },
        { key: 'how-we-do-things', name: 'How we do things', topic: 'Keys, hygiene, first aid, and whom to ring' },
      ],
    },
    {
      key: 'team',
      name: 'Coordinators',
      only: ['trustee', 'coordinator', 'moderator'],
      channels: [{ key: 'planning', name: 'Planning', icon: 'lock', topic: 'Money, minutes, and what worries us' }],
    },
  ],
};
