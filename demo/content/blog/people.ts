// The readers of loose-ends.dev, and its author.
import type { DemoPerson } from '../content.ts';

type Row = [key: string, name: string, roles: string, more?: Partial<DemoPerson>];

const rows: Row[] = [
  ['owner', 'Wren Aldous', 'owner author', { about: 'Writes loose-ends.dev. Queues, failure, gardens.' }],
  ['head', 'Mr Rhys Davies', '', { about: 'Learning to read code.' }],
  ['teacher', 'Ms Ada Okafor', '', { about: 'Turtle graphics, mostly.' }],
  ['parent', 'Elif Demir', 'contributor', { about: 'Database person by day.' }],
  ['parent2', 'Priya Raman', 'contributor', { about: 'Site reliability. Sleeps lightly.' }],
  ['pupil', 'Maya Osei', '', { ageBand: 'child', about: 'Python beginner.' }],
  ['volunteer', 'Lottie Crane', '', { about: 'Runs one spreadsheet, with pride.' }],
  ['coordinator', 'Jean Pascoe', '', { about: 'Here because Wren said so.' }],
  ['moderator', 'Hannah Bennett', 'moderator', { about: 'Keeps it civil.' }],
  ['stranger', 'Mika Sandoval', '', { about: 'Backend, coffee, rollback trouble.' }],
  ['banned', 'Deals4You', '', { ageBand: 'unknown', banned: true }],
  ['newcomer', 'Yusuf Rahimi', '', { about: 'First week here.' }],
  ['tobi', 'Tobi Lund', 'contributor', { about: 'Ports things to Go.' }],
  ['ines', 'Inès Moreau', 'contributor', { about: 'Types, tests, trains.' }],
  ['kwame', 'Kwame Boateng', 'contributor', { about: 'Mobile, offline first.' }],
  ['yuki', 'Yuki Tanabe', 'contributor', { about: 'SQLite appreciator.' }],
  ['pavel', 'Pavel Dvořák', 'contributor', { about: 'Systems. Short messages.' }],
  ['saoirse', 'Saoirse Nolan', 'contributor', { about: 'Accessibility engineer.' }],
];

export const blogPeople: DemoPerson[] = rows.map(([key, name, roles, more]) => ({
  key,
  name,
  roles: roles.split(' ').filter(Boolean),
  ageBand: 'adult',
  ...more,
}));
