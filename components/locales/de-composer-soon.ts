/** German texts of a composer, for what comes after its first paint. */
import type { German } from './catalogue.ts';
import type { composerSoon } from './en-composer-soon.ts';

export const composerSoonDe: German<typeof composerSoon> = {
  'composer.saveEdit': 'Speichern',
  'composer.notKept':
    'Dieser Browser merkt sich hier nichts. Die Nachricht geht raus, sobald die Verbindung wieder steht – wenn die Seite offen bleibt.',
  'composer.archived': 'Dieser Kanal ist im Archiv. Lesen geht, schreiben nicht mehr.',
  'composer.timeout': 'Die Moderation hat dir eine Pause gegeben. Ab {time} kannst du wieder schreiben.',
  'composer.replying': 'Antwort an {name}: {text}',
  'composer.stopReply': 'Nicht mehr antworten',
  'composer.editing': 'Du bearbeitest. Abbrechen mit Escape',
  'composer.editingTouch': 'Du bearbeitest deine Nachricht',
  'composer.stopEdit': 'Bearbeiten abbrechen',
  'composer.left': { one: 'Noch {count} Zeichen', other: 'Noch {count} Zeichen' },
  'composer.tooLong': {
    one: '{count} Zeichen zu viel. Erlaubt sind höchstens {most}.',
    other: '{count} Zeichen zu viel. Erlaubt sind höchstens {most}.',
  },
  'composer.writing': '{name} schreibt',
  'composer.writingTogether': '{names} schreiben',
  'composer.writingSeveral': 'Mehrere schreiben gerade',
  'format.bold': 'Fett',
  'format.italic': 'Kursiv',
  'format.strike': 'Durchgestrichen',
  'format.code': 'Code',
  'format.quote': 'Zitat',
  'format.list': 'Liste',
  'format.link': 'Link',
  'format.spoiler': 'Verdeckter Text',
};
