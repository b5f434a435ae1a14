// Roles, categories and channels of Alder Grove Primary.
import type { DemoCategory, DemoChannel, DemoRole } from '../content.ts';

export const schoolRoles: DemoRole[] = [
  {
    key: 'owner',
    name: 'Owner',
    trusted: true,
    badge: false,
    powers: ['manage', 'moderate', 'announce', 'mention-everyone'],
  },
  {
    key: 'head',
    name: 'Head teacher',
    color: '#274b7c',
    trusted: true,
    badge: true,
    powers: ['manage', 'moderate', 'announce', 'mention-everyone'],
  },
  {
    key: 'teacher',
    name: 'Teacher',
    color: '#2f6b4f',
    trusted: true,
    badge: true,
    powers: ['moderate', 'announce', 'mention-everyone'],
  },
  { key: 'staff', name: 'Staff', color: '#2f6b4f', trusted: true, badge: true },
  { key: 'moderator', name: 'Moderator', color: '#7a2348', trusted: true, badge: true, powers: ['moderate'] },
  { key: 'governor', name: 'Governor', trusted: true, badge: true },
  { key: 'pta-chair', name: 'PTA chair', trusted: false, badge: true, powers: ['mention-everyone'] },
  { key: 'parent', name: 'Parent', trusted: false, badge: true },
  { key: 'pupil', name: 'Pupil', trusted: false, badge: true },
  { key: 'year5', name: 'Year 5 family', trusted: false, badge: false },
  { key: 'pta', name: 'PTA', trusted: false, badge: false },
  { key: 'reading', name: 'Reading helper', trusted: false, badge: false },
];

const yearFive = ['staff', 'moderator', 'year5'];

export const schoolCategories: DemoCategory[] = [
  { key: 'whole-school', name: 'Whole school' },
  { key: 'year-5', name: 'Year 5', private: { roles: [...yearFive, 'pupil', 'reading'] } },
  { key: 'friends', name: 'Friends of Alder Grove' },
  { key: 'staff', name: 'Staff', private: { roles: ['staff'] } },
];

export const schoolChannels: DemoChannel[] = [
  {
    key: 'heads-notices',
    name: 'Head’s notices',
    type: 'announcement',
    category: 'whole-school',
    icon: 'megaphone',
    topic: 'What every family should know, and nothing else',
  },
  {
    key: 'lunch-and-clubs',
    name: 'Lunch and clubs',
    type: 'text',
    category: 'whole-school',
    topic: 'Menus, packed lunches, breakfast club and after-school clubs',
  },
  {
    key: 'library-fund',
    name: 'Library fund',
    type: 'text',
    category: 'whole-school',
    icon: 'heart-handshake',
    topic: 'New shelves and 400 new books by the summer',
  },
  {
    key: 'year-5-notices',
    name: 'Year 5 notices',
    type: 'announcement',
    category: 'year-5',
    icon: 'megaphone',
    topic: 'From Willow class to Willow families',
    private: { roles: yearFive },
  },
  {
    key: 'year-5-families',
    name: 'Year 5 families',
    type: 'text',
    category: 'year-5',
    icon: 'message-circle',
    topic: 'Lifts, lost jumpers, and who has the spelling list',
    guidelines:
      'Be kind and be brief. No phone numbers, no photos of other people’s children, and nothing about a child by name that you would not say at the gate.\n\nIf it is urgent or private, ring the office instead.',
    private: { roles: yearFive },
  },
  {
    key: 'homework-help',
    name: 'Homework help',
    type: 'text',
    category: 'year-5',
    icon: 'messages-square',
    topic: 'Stuck? Ask. Know it? Give a hint, not the answer',
    guidelines: 'Pupils and grown-ups read this together. Give hints, show your working, and say well done.',
    private: { roles: [...yearFive, 'pupil'] },
  },
  {
    key: 'reading-helpers',
    name: 'Reading helpers',
    type: 'text',
    category: 'year-5',
    icon: 'clipboard-list',
    topic: 'Who reads with whom, Tuesdays and Wednesdays',
    private: { roles: ['head', 'teacher', 'reading'] },
  },
  {
    key: 'pta-planning',
    name: 'PTA planning',
    type: 'text',
    category: 'friends',
    topic: 'The committee’s table: fairs, money, minutes',
    private: { roles: ['head', 'moderator', 'pta'] },
  },
  {
    key: 'fair-stalls-rota',
    name: 'Fair stalls rota',
    type: 'text',
    category: 'friends',
    icon: 'clipboard-list',
    topic: 'Harvest Fair: who stands where, and who brings the urn',
  },
  {
    key: 'uniform-swap',
    name: 'Uniform swap',
    type: 'text',
    category: 'friends',
    topic: 'Outgrown, not worn out. Give, swap, find',
  },
  { key: 'staff-room', name: 'Staff room', type: 'text', category: 'staff', topic: 'Cover, keys, cake' },
  {
    key: 'safeguarding',
    name: 'Safeguarding',
    type: 'text',
    category: 'staff',
    icon: 'lock',
    topic: 'Leads only. Write no more than is needed',
    private: { roles: ['head'], people: ['fatima', 'teacher'] },
  },
];
