/** German texts of what helps while one writes: mentions, emoji, the question before many are called. */
import type { German } from './catalogue.ts';
import type { writing } from './en-writing.ts';

export const writingDe: German<typeof writing> = {
  'mention.people': 'Personen in diesem Kanal',
  'mention.channels': 'Kanäle',
  'mention.emoji': 'Emoji',
  'mention.role': 'alle mit dieser Rolle',
  'mention.similar': 'ähnlicher Name',
  'mention.everyone': 'Alle',
  'mention.everyoneCount': { one: 'Alle, {count}', other: 'Alle, {count}' },
  'mention.notEveryone': 'Du kannst hier nicht alle rufen; „@everyone“ und „@here“ bleiben einfache Wörter.',
  'mention.count': { one: '{count} Vorschlag', other: '{count} Vorschläge' },

  'everyone.title': 'Allen Bescheid sagen?',
  'everyone.titleRoles': '{roles} Bescheid sagen?',
  'everyone.ask': {
    one: 'Das benachrichtigt {count} Person. Senden?',
    other: 'Das benachrichtigt {count} Personen. Senden?',
  },
  'everyone.askUpTo': {
    one: 'Das benachrichtigt höchstens {count} Person. Senden?',
    other: 'Das benachrichtigt bis zu {count} Personen. Senden?',
  },
  'everyone.askUnknown': 'Das benachrichtigt viele Personen. Senden?',

  'emoji.title': 'Emoji',
  'emoji.find': 'Emoji suchen',
  'emoji.none': 'Kein Emoji heißt „{text}“.',
  'emoji.failed': 'Die Emoji wurden nicht geladen.',
  'emoji.found': { one: '{count} Emoji gefunden', other: '{count} Emoji gefunden' },
  'emoji.groups': 'Arten von Emoji',
  'emoji.tone': 'Hautton',
  'emoji.tone.0': 'Kein Hautton',
  'emoji.tone.1': 'Helle Haut',
  'emoji.tone.2': 'Mittelhelle Haut',
  'emoji.tone.3': 'Mittlere Haut',
  'emoji.tone.4': 'Mitteldunkle Haut',
  'emoji.tone.5': 'Dunkle Haut',
  'emoji.recent': 'Zuletzt benutzt',
  'emoji.smileys': 'Smileys und Gefühle',
  'emoji.people': 'Menschen und Hände',
  'emoji.nature': 'Tiere und Pflanzen',
  'emoji.food': 'Essen und Trinken',
  'emoji.travel': 'Reisen und Orte',
  'emoji.activities': 'Sport und Spiele',
  'emoji.objects': 'Gegenstände',
  'emoji.symbols': 'Symbole',
  'emoji.flags': 'Flaggen',
};
