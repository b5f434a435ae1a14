/** German texts of choosing a picture, for a person or the community, and of the community's own settings. */
import type { German } from './catalogue.ts';
import type { picture } from './en-picture.ts';

export const pictureDe: German<typeof picture> = {
  'picture.label': 'Bild',
  'picture.choose': 'Bild auswählen',
  'picture.change': 'Bild ändern',
  'picture.remove': 'Bild entfernen',
  'picture.help': 'Du kannst ein Bild hierher ziehen oder einfügen. Ort und Datum werden herausgenommen.',
  'picture.preview': 'Die Mitte deines Bildes, so wie andere sie sehen werden',
  'picture.chosen': 'So sehen es die anderen, sobald du speicherst.',
  'picture.removed': 'Das Bild verschwindet, wenn du speicherst.',
  'picture.reading': 'Das Bild wird geöffnet …',
  'picture.sending': 'Das Bild wird gesendet …',
  'picture.offline':
    'Du bist offline, deshalb lässt sich das Bild noch nicht senden. Versuch es, wenn du wieder verbunden bist.',
  'picture.unreadable': 'Dieses Bild können wir nicht zeigen. Wähl eine JPEG-, PNG-, WebP- oder GIF-Datei.',
  'picture.tooLarge': 'Diese Datei ist zu groß. Wähl eine unter 30 MB.',

  'about.title': 'Einstellungen der Community',
  'about.name': 'Wie sie heißt',
  'about.nameMissing': 'Gib der Community einen Namen.',
  'about.tagline': 'Untertitel',
  'about.taglineHelp': 'Eine Zeile unter dem Namen, etwa „Familien und Team“.',
  'about.saved': 'Die Einstellungen der Community sind gespeichert.',
};
