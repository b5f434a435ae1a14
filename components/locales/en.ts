/**
 * English: the source of all texts. Keys are `place.meaning`; a colleague's key goes beside its place. Plain words, said
 * to one person: what happened, then what to do. `{name}` is a gap; a plural form is chosen by `count`.
 */
import { frame } from './en-frame.ts';
import { messages } from './en-messages.ts';

export const en = {
  ...frame,
  ...messages,
  'action.retry': 'Try again',
  'action.cancel': 'Cancel',
  'action.close': 'Close',
  'action.undo': 'Undo',
  'action.save': 'Save',
  'action.more': 'More',
  'person.you': 'You',
  'person.unknown': 'Somebody',

  'audience.count': { one: '{count} person can read this', other: '{count} people can read this' },
  'audience.countNamed': {
    one: '{count} person can read this: {roles}',
    other: '{count} people can read this: {roles}',
  },
  'audience.everyone': {
    one: '{count} person can read this: everyone here',
    other: '{count} people can read this: everyone here',
  },
} as const;
