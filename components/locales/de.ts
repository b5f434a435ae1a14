/**
 * German: the texts of the first paint, and where the others come from. We say "du", as in clubs and schools among
 * themselves; words for people are neutral ("Moderation", "Personen"). Plain words, what happened, then what to do.
 */
import type { German } from './catalogue.ts';
import { frameDe } from './de-frame.ts';
import { messagesDe } from './de-messages.ts';
import type { en } from './en.ts';
import type { Catalogue } from './texts.ts';

export const firstDe: German<typeof en> = {
  ...frameDe,
  ...messagesDe,
  'action.retry': 'Noch einmal versuchen',
  'action.cancel': 'Abbrechen',
  'action.close': 'Schließen',
  'action.undo': 'Rückgängig',
  'action.save': 'Speichern',
  'action.more': 'Mehr',
  'person.you': 'Du',
  'person.unknown': 'Jemand',

  'audience.count': { one: '{count} Person kann das lesen', other: '{count} Personen können das lesen' },
  'audience.countNamed': {
    one: '{count} Person kann das lesen: {roles}',
    other: '{count} Personen können das lesen: {roles}',
  },
  'audience.everyone': {
    one: '{count} Person kann das lesen: alle hier',
    other: '{count} Personen können das lesen: alle hier',
  },
};

export const de: Catalogue = {
  first: firstDe,
  later: {
    'frame-soon': async () => (await import('./de-frame-soon.ts')).frameSoonDe,
    soon: async () => (await import('./de-soon.ts')).soonDe,
    'composer-soon': async () => (await import('./de-composer-soon.ts')).composerSoonDe,
    writing: async () => (await import('./de-writing.ts')).writingDe,
    people: async () => (await import('./de-people.ts')).peopleDe,
    person: async () => (await import('./de-person.ts')).personDe,
    menus: async () => (await import('./de-menus.ts')).menusDe,
    invites: async () => (await import('./de-invites.ts')).invitesDe,
    picture: async () => (await import('./de-picture.ts')).pictureDe,
    problems: async () => (await import('./de-problems.ts')).problemsDe,
    roles: async () => (await import('./de-roles.ts')).rolesDe,
  },
};
