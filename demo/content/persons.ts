// The twelve people a visitor of the sample pages can be: `GET /demo/token?person=<id>` signs one of
// them in. The ids are fixed; every community's content has a person with each of these keys, with the
// roles that suit that community. `roles` here are those of the home community.
import type { AgeBand } from './content.ts';

export interface DemoIdentity {
  id: string;
  name: string;
  community: 'school' | 'charity' | 'blog';
  roles: string[];
  ageBand?: AgeBand;
  /** One plain line for the person switcher. */
  note: string;
}

/** Home community → the slug it has on the demo server. */
export const demoSlugs = {
  school: 'alder-grove',
  charity: 'saltmarsh-kitchen',
  blog: 'loose-ends',
} as const;

export const demoPersons: DemoIdentity[] = [
  {
    id: 'owner',
    name: 'Wren Aldous',
    community: 'blog',
    roles: ['owner', 'author'],
    note: 'owns the server and all three communities',
  },
  {
    id: 'head',
    name: 'Mr Rhys Davies',
    community: 'school',
    roles: ['head'],
    note: 'head teacher, may change everything in the school',
  },
  {
    id: 'teacher',
    name: 'Ms Ada Okafor',
    community: 'school',
    roles: ['teacher'],
    note: 'Year 5 teacher, writes the notices',
  },
  { id: 'parent', name: 'Elif Demir', community: 'school', roles: ['parent', 'year5'], note: 'parent in Year 5' },
  {
    id: 'parent2',
    name: 'Priya Raman',
    community: 'school',
    roles: ['parent', 'year5'],
    note: 'another parent in Year 5, to talk with',
  },
  {
    id: 'pupil',
    name: 'Maya Osei',
    community: 'school',
    roles: ['pupil'],
    ageBand: 'child',
    note: 'pupil, a minor: homework help and clubs only',
  },
  {
    id: 'volunteer',
    name: 'Lottie Crane',
    community: 'charity',
    roles: ['crew', 'volunteer'],
    note: 'cooks and takes shifts',
  },
  {
    id: 'coordinator',
    name: 'Jean Pascoe',
    community: 'charity',
    roles: ['coordinator'],
    note: 'runs the suppers, may change everything there',
  },
  {
    id: 'moderator',
    name: 'Hannah Bennett',
    community: 'school',
    roles: ['moderator', 'pta-chair', 'pta', 'parent'],
    note: 'may remove messages and pause people',
  },
  { id: 'stranger', name: 'Mika Sandoval', community: 'blog', roles: [], note: 'a member in no private channel' },
  { id: 'banned', name: 'Deals4You', community: 'school', roles: [], ageBand: 'unknown', note: 'has been banned' },
  { id: 'newcomer', name: 'Yusuf Rahimi', community: 'school', roles: [], note: 'joins with this visit, no roles yet' },
];
