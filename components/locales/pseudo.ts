/** A made-up language (`en-XA`): accents and 40 % more length, so that a hard-coded or cut text shows at once. */
import { splitGaps, type Entry } from './catalogue.ts';
import { en } from './en.ts';
import { frameSoon } from './en-frame-soon.ts';
import { invites } from './en-invites.ts';
import { menus } from './en-menus.ts';
import { people } from './en-people.ts';
import { person } from './en-person.ts';
import { picture } from './en-picture.ts';
import { roles } from './en-roles.ts';
import { soon } from './en-soon.ts';
import { writing } from './en-writing.ts';
import type { Translation } from './locale.ts';

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  n: 'ñ',
  s: 'š',
  c: 'ç',
};

function accented(text: string): string {
  const parts = splitGaps(text).map((part, index) =>
    index % 2 ? `{${part}}` : part.replace(/[a-zA-Z]/g, (letter) => ACCENTS[letter] ?? letter),
  );
  return `⟦${parts.join('')}${'·'.repeat(Math.ceil(text.length * 0.4))}⟧`;
}

function pseudoOf(entry: Entry): Entry {
  if (typeof entry === 'string') return accented(entry);
  return { other: '', ...Object.fromEntries(Object.entries(entry).map(([form, text]) => [form, accented(text)])) };
}

export const pseudo: Translation = Object.fromEntries(
  Object.entries({
    ...en,
    ...menus,
    ...people,
    ...soon,
    ...frameSoon,
    ...writing,
    ...person,
    ...picture,
    ...roles,
    ...invites,
  }).map(([key, entry]) => [key, pseudoOf(entry)]),
);
