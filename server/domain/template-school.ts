/**
 * A school: the head speaks to all, classes talk among themselves, staff have a room of their own. Pupils and families can
 * write, but only staff announce; nobody invites strangers but those who run the school.
 */
import { ANNOUNCE, MODERATE, RUN, TAKE_PART } from './template-permissions.ts';
import type { CommunityTemplate } from './community-template.ts';

const STAFF = ['head', 'safeguarding', 'teacher', 'staff'];

export const schoolTemplate: CommunityTemplate = {
  tagline: 'Families and staff',
  description: 'Where our families, pupils and staff keep each other up to date.',
  accent: '#0b6076',
  reactions: 'named',
  welcome:
    'Welcome. Here you will find the school’s notices, and people who can help with lifts, lost jumpers and homework.\n\n' +
    'Be kind and be brief. Share no phone numbers and no photos of other people’s children. Staff can read every channel that pupils can. ' +
    'If something is urgent or private, ring the office instead.',
  everyone: TAKE_PART,
  roles: [
    {
      key: 'head',
      name: 'Head teacher',
      color: '#274b7c',
      trusted: true,
      badge: true,
      permissions: RUN,
      claims: ['head', 'headteacher'],
    },
    {
      key: 'safeguarding',
      name: 'Safeguarding lead',
      color: '#7a2348',
      trusted: true,
      badge: true,
      permissions: [...MODERATE, ...ANNOUNCE, 'member.ban'],
      claims: ['safeguarding'],
    },
    {
      key: 'teacher',
      name: 'Teacher',
      color: '#2f6b4f',
      trusted: true,
      badge: true,
      mentionable: true,
      permissions: [...ANNOUNCE, 'message.remove', 'member.timeout'],
      claims: ['teacher'],
    },
    {
      key: 'staff',
      name: 'Staff',
      color: '#2f6b4f',
      trusted: true,
      badge: true,
      permissions: ['announcement.send'],
      claims: ['staff', 'office'],
    },
    { key: 'parent', name: 'Parent', badge: true, permissions: [], claims: ['parent', 'family'] },
    { key: 'pupil', name: 'Pupil', badge: true, permissions: [], claims: ['pupil', 'student'] },
  ],
  categories: [
    {
      key: 'whole-school',
      name: 'Whole school',
      channels: [
        {
          key: 'notices',
          name: 'Notices',
          type: 'announcement',
          icon: 'megaphone',
          topic: 'What every family should know, and nothing else',
        },
        {
          key: 'lunch-and-clubs',
          name: 'Lunch and clubs',
          topic: 'Menus, packed lunches, breakfast club and after-school clubs',
        },
        { key: 'lost-and-found', name: 'Lost and found', topic: 'Jumpers, bottles, the other glove' },
      ],
    },
    {
      key: 'families',
      name: 'Families',
      channels: [
        {
          key: 'parents',
          name: 'Parents',
          icon: 'message-circle',
          topic: 'Lifts, questions, and who has the spelling list',
          guidelines: 'Nothing about a child by name that you would not say at the gate.',
          only: ['parent', ...STAFF],
        },
        {
          key: 'homework-help',
          name: 'Homework help',
          icon: 'life-buoy',
          topic: 'Stuck? Ask. Know it? Give a hint, not the answer',
          guidelines: 'Pupils and grown-ups read this together. Give hints, show your working, and say well done.',
        },
        { key: 'uniform-swap', name: 'Uniform swap', topic: 'Outgrown, not worn out. Give, swap, find' },
      ],
    },
    {
      key: 'staff-only',
      name: 'Staff',
      only: STAFF,
      channels: [
        { key: 'staff-room', name: 'Staff room', topic: 'Cover, keys, cake' },
        {
          key: 'safeguarding',
          name: 'Safeguarding',
          icon: 'lock',
          topic: 'Leads only. Write no more than is needed',
          only: ['head', 'safeguarding'],
        },
      ],
    },
  ],
};
