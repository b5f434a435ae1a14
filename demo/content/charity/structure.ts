// Roles, categories and channels of Saltmarsh Kitchen.
import type { DemoCategory, DemoChannel, DemoRole } from '../content.ts';

export const charityRoles: DemoRole[] = [
  {
    key: 'owner',
    name: 'Owner',
    trusted: true,
    badge: false,
    powers: ['manage', 'moderate', 'announce', 'mention-everyone'],
  },
  {
    key: 'coordinator',
    name: 'Coordinator',
    color: '#7a2348',
    trusted: true,
    badge: true,
    powers: ['manage', 'moderate', 'announce', 'mention-everyone'],
  },
  { key: 'moderator', name: 'Moderator', trusted: true, badge: true, powers: ['moderate'] },
  { key: 'trustee', name: 'Trustee', trusted: true, badge: true, powers: ['announce'] },
  { key: 'crew', name: 'Kitchen crew', color: '#2f6b4f', trusted: false, badge: true },
  { key: 'driver', name: 'Driver', color: '#274b7c', trusted: false, badge: true },
  { key: 'volunteer', name: 'Volunteer', trusted: false, badge: false },
];

export const charityCategories: DemoCategory[] = [
  { key: 'everyone', name: 'Everyone' },
  { key: 'suppers', name: 'Suppers' },
  { key: 'new-here', name: 'New here' },
];

const always = ['coordinator', 'moderator'];

export const charityChannels: DemoChannel[] = [
  {
    key: 'news',
    name: 'News',
    type: 'announcement',
    category: 'everyone',
    icon: 'megaphone',
    topic: 'What is happening at the kitchen',
  },
  {
    key: 'the-big-table',
    name: 'The big table',
    type: 'text',
    category: 'everyone',
    topic: 'Pull up a chair. Anything goes, kindly',
  },
  {
    key: 'winter-van-fund',
    name: 'Winter van fund',
    type: 'text',
    category: 'everyone',
    icon: 'heart-handshake',
    topic: '£12,000 for a fridge van, so that hot meals stay hot and cold ones cold',
  },
  {
    key: 'supper-shifts',
    name: 'Supper shifts',
    type: 'text',
    category: 'suppers',
    icon: 'clipboard-list',
    topic: 'Who is on, Tuesdays and Saturdays',
    private: { roles: [...always, 'trustee', 'volunteer'] },
  },
  {
    key: 'kitchen-crew',
    name: 'Kitchen crew',
    type: 'text',
    category: 'suppers',
    topic: 'What is in the pot, and what is in the cold store',
    guidelines:
      'Hair up, sleeves up, labels on everything. If you open it, date it. If you finish it, write it on the list by the door.',
    private: { roles: [...always, 'crew'] },
  },
  {
    key: 'drivers',
    name: 'Drivers',
    type: 'text',
    category: 'suppers',
    topic: 'Rounds, roads and thermal bags. First names and street corners only, no addresses',
    private: { roles: [...always, 'driver'] },
  },
  {
    key: 'recipes-and-swaps',
    name: 'Recipes and swaps',
    type: 'text',
    category: 'suppers',
    icon: 'messages-square',
    topic: 'For four or for four hundred',
  },
  {
    key: 'how-we-do-things',
    name: 'How we do things',
    type: 'announcement',
    category: 'new-here',
    icon: 'book-open',
    topic: 'Five minutes to read, worth a season of guessing',
  },
  {
    key: 'ask-for-help',
    name: 'Ask for help',
    type: 'text',
    category: 'new-here',
    icon: 'life-buoy',
    topic: 'No question is too small. No need to explain why',
  },
];
