/** German texts of the frame around the messages: community and channel list. */
import type { German } from './catalogue.ts';
import type { frame } from './en-frame.ts';

export const frameDe: German<typeof frame> = {
  'community.label': 'Community {name}',
  'community.menu': 'Community-Menü',
  'community.memberCount': { one: '{count} Mitglied', other: '{count} Mitglieder' },
  'community.channels': 'Kanäle',
  'community.find': 'Kanal suchen',
  'community.findNone': 'Kein Kanal heißt „{text}“.',
  'community.back': 'Zurück zu den Kanälen',
  'community.close': 'Schließen',
  'community.skip': 'Direkt zu den Nachrichten',
  'community.settings': 'Deine Einstellungen',

  'channel.private': 'nur für manche',
  'channel.unread': 'ungelesen',
  'channel.forYou': { one: '{count} für dich', other: '{count} für dich' },
  'channel.muted': 'stumm',
  'channel.draft': 'Entwurf',
  'channel.lastBy': '{name}: {text}',
  'channel.lastMine': 'Du: {text}',
  'channel.lastRemoved': 'Nachricht entfernt',
  'channel.actions': 'Aktionen für {name}',

  'category.actions': 'Aktionen für {name}',

  'connection.wait': '{community} wird geöffnet …',
};
