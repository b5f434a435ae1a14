/**
 * An open source project: releases for all, help in the open, and a quiet room for those with the keys. Anybody may invite
 * others, for everything that matters is public anyway.
 */
import { ANNOUNCE, MODERATE, RUN, TAKE_PART } from './template-permissions.ts';
import type { CommunityTemplate } from './community-template.ts';

export const openSourceTemplate: CommunityTemplate = {
  tagline: 'Users and contributors',
  description: 'Questions, ideas and decisions, in the open.',
  accent: '#3a5fa0',
  reactions: 'emoji',
  welcome:
    'Welcome! New here? Say what you are building in Introductions. Stuck? Ask in Help, with what you ran and what you saw.\n\n' +
    'Be patient and assume good faith: most people answer in their free time. Security problems belong in the address given in the ' +
    'project’s security policy, not here.',
  everyone: [...TAKE_PART, 'invite.create'],
  roles: [
    {
      key: 'maintainer',
      name: 'Maintainer',
      color: '#3a5fa0',
      trusted: true,
      badge: true,
      permissions: RUN,
      claims: ['maintainer', 'admin', 'owner'],
    },
    {
      key: 'moderator',
      name: 'Moderator',
      color: '#2f6b4f',
      trusted: true,
      badge: true,
      mentionable: true,
      permissions: MODERATE,
      claims: ['moderator'],
    },
    {
      key: 'contributor',
      name: 'Contributor',
      color: '#7a5a12',
      trusted: true,
      badge: true,
      permissions: [...ANNOUNCE.filter((right) => right === 'message.pin')],
      claims: ['contributor'],
    },
  ],
  categories: [
    {
      key: 'project',
      name: 'Project',
      channels: [
        {
          key: 'releases',
          name: 'Releases',
          type: 'announcement',
          icon: 'megaphone',
          topic: 'What is new and what breaks',
        },
        {
          key: 'introductions',
          name: 'Introductions',
          icon: 'hand-heart',
          topic: 'Who you are and what you are building',
        },
        { key: 'ideas', name: 'Ideas', topic: 'Before it becomes an issue' },
      ],
    },
    {
      key: 'help',
      name: 'Help',
      channels: [
        {
          key: 'questions',
          name: 'Questions',
          icon: 'life-buoy',
          topic: 'What you ran, what you saw, what you expected',
          guidelines: 'Paste code between three backticks. Say which version. When it works, say what helped.',
        },
        { key: 'show-and-tell', name: 'Show and tell', topic: 'Look what I made' },
      ],
    },
    {
      key: 'contributing',
      name: 'Contributing',
      channels: [
        { key: 'development', name: 'Development', icon: 'code', topic: 'Patches, reviews, decisions' },
        {
          key: 'maintainers',
          name: 'Maintainers',
          icon: 'lock',
          topic: 'Keys, security reports, people',
          only: ['maintainer', 'moderator'],
        },
      ],
    },
  ],
};
