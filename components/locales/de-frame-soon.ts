/** German texts of what comes soon after the frame: the line about the connection, and states instead of a community. */
import type { German } from './catalogue.ts';
import type { frameSoon } from './en-frame-soon.ts';

export const frameSoonDe: German<typeof frameSoon> = {
  'channel.none': 'Noch keine Kanäle',
  'channel.noneHelp': 'Frag die Person, die sich um diese Community kümmert, ob sie einen anlegt.',
  'channel.noneManager': 'Leg den ersten an und sag, wofür er da ist.',
  'connection.offline':
    'Du bist offline. Lesen und schreiben geht weiter. Wir senden, sobald du wieder verbunden bist.',
  'connection.reconnecting': 'Verbindung wird wiederhergestellt',
  'connection.tryNow': 'Jetzt versuchen',
  'connection.back': 'Wieder online.',
  'connection.backSent': {
    one: 'Wieder online. {count} Nachricht gesendet.',
    other: 'Wieder online. {count} Nachrichten gesendet.',
  },
  'connection.signedOut': 'Du bist abgemeldet. Dein Entwurf ist noch da.',
  'connection.signIn': 'Anmelden',
  'connection.memoryOnly':
    'In diesem Browser können wir hier nichts aufheben. Was noch nicht gesendet ist, geht verloren, wenn du die Seite schließt.',
  'connection.failed': {
    one: '{count} Nachricht wurde nicht gesendet.',
    other: '{count} Nachrichten wurden nicht gesendet.',
  },
  'connection.refused': 'Diese Community lässt sich nicht öffnen.',
  'state.signedOut': 'Melde dich an, um zu lesen',
  'state.signedOutHelp': 'Nur wer auf dieser Website angemeldet ist, sieht diese Community.',
  'state.banned': 'Du kannst hier nicht mehr mitmachen',
  'state.bannedHelp':
    'Das hat die Moderation entschieden. Wenn du das für einen Irrtum hältst, frag die Leute, die diese Website betreiben.',
  'state.removed': 'Du bist kein Mitglied mehr',
  'state.removedHelp': 'Wenn du das für einen Irrtum hältst, frag die Leute, die diese Website betreiben.',
  'state.unreachable': 'Wir erreichen die Community nicht',
  'state.unreachableHelp': 'Prüf deine Verbindung. Wir versuchen es weiter.',
  'state.update': 'Diese Seite braucht eine neuere Version',
  'state.updateHelp': 'Lade die Seite neu. Wenn das nicht hilft, muss Hearth auf dieser Website aktualisiert werden.',
  'state.misconfigured': 'Hearth ist auf dieser Seite nicht richtig eingerichtet',
  'state.noCommunity': 'Gib den Namen der Community an: community="deine-community".',
  'state.noServer': 'Gib die Adresse deines Hearth-Servers an: server="https://talk.example.org".',
  'state.noIdentity':
    'Sag, wer angemeldet ist: Ruf hearth("identify", getToken) auf oder setz die Eigenschaft getToken des Elements.',
};
