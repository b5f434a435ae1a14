/** German texts of what went wrong, one for each code of the protocol. */
import type { German } from './catalogue.ts';
import type { problems } from './en-problems.ts';

export const problemsDe: German<typeof problems> = {
  'problem.invalid': 'Hier stimmt etwas nicht. Ändere es und versuche es noch einmal.',
  'problem.forbidden': 'Das darfst du hier nicht.',
  'problem.not_found': 'Das gibt es hier nicht, oder es ist nicht für dich offen.',
  'problem.conflict':
    'Das passt nicht zu dem, was schon da ist: Vielleicht gibt es den Namen schon, oder jemand war schneller.',
  'problem.too_large': 'Das ist zu groß. Mach es kleiner und versuche es noch einmal.',
  'problem.rate_limited': 'Das war etwas schnell. Warte einen Moment und versuche es noch einmal.',
  'problem.unauthenticated': 'Du bist nicht angemeldet. Melde dich an und versuche es noch einmal.',
  'problem.token_expired': 'Du wurdest abgemeldet. Melde dich wieder an.',
  'problem.banned': 'Du kannst in dieser Community nicht mehr mitmachen.',
  'problem.origin_refused': 'Diese Website darf die Community nicht zeigen.',
  'problem.protocol_mismatch': 'Diese Seite ist veraltet. Lade sie neu.',
  'problem.unavailable': 'Das geht gerade nicht. Versuche es gleich noch einmal.',
  'problem.offline': 'Der Server ist gerade nicht zu erreichen. Prüfe deine Verbindung und versuche es noch einmal.',
  'problem.internal': 'Beim Server ist etwas schiefgegangen. Versuche es gleich noch einmal.',
  'problem.too_old': 'Das hat lange gewartet. Lies es noch einmal, bevor du es sendest.',
  'problem.field.name': 'Dieser Name geht nicht. Wähle einen anderen.',
  'problem.field.text': 'Dieser Text lässt sich so nicht senden. Ändere ihn und versuche es noch einmal.',
  'problem.field.pictureUrl': 'Dieses Bild geht nicht. Wähle ein anderes.',
  'problem.wait': {
    one: 'Das war etwas schnell. Versuche es in {count} Sekunde noch einmal.',
    other: 'Das war etwas schnell. Versuche es in {count} Sekunden noch einmal.',
  },
};
