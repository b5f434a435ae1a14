/** German texts of the messages: the pane and its header, the log, one message, the composer. */
import type { German } from './catalogue.ts';
import type { messages } from './en-messages.ts';

export const messagesDe: German<typeof messages> = {
  'log.label': 'Nachrichten in {channel}',
  'log.pane': 'Kanal {channel}',
  'log.new': { one: '{count} neue', other: '{count} neue' },
  'log.start': 'Hier beginnt {channel}.',
  'log.loading': 'Nachrichten werden geladen',
  'log.broken': 'Diese Nachricht lässt sich nicht anzeigen.',

  'pane.members': { one: '{count} Mitglied ansehen', other: 'Alle {count} Mitglieder ansehen' },
  'pane.pins': 'Angeheftete Nachrichten',
  'pane.notifications': 'Benachrichtigungen',

  'text.showHidden': 'Verdeckten Text zeigen',
  'text.hidden': '(verdeckt)',
  'text.here': '@here',
  'text.everyone': '@everyone',

  'reaction.thanks': 'Danke',
  'reaction.yes': 'Ja',
  'reaction.love': 'Herz',
  'reaction.bravo': 'Bravo',
  'reaction.seen': 'Gesehen',
  'reaction.ask': 'Frage',
  'reaction.chip': '{word}, {count}',

  'quote.answers': 'Antwort auf',
  'quote.gone': 'Die Nachricht, auf die geantwortet wurde, gibt es nicht mehr.',

  'message.addReaction': 'Reagieren',
  'message.sent': 'Gesendet',
  'message.edited': '(bearbeitet)',
  'message.removedByMe': 'Du hast diese Nachricht gelöscht.',
  'message.removedByAuthor': 'Diese Nachricht wurde zurückgenommen.',
  'message.removedByModerator': 'Von der Moderation entfernt.',
  'message.why': 'Warum?',
  'message.author': 'Über {name}',
  'message.veiled': 'Nachricht von jemandem, den du ausgeblendet hast.',
  'message.peek': 'Zeigen',

  'composer.label': 'Schreib in {channel}',
  'composer.form': 'Neue Nachricht',
  'composer.send': 'Senden',
  'composer.replyLabel': 'Schreib deine Antwort',
  'composer.goesTo': { one: 'Geht an {count} Person', other: 'Geht an {count} Personen' },
  'composer.announcement': 'Hier schreiben nur {roles}. Du kannst reagieren.',
  'composer.announcementSome': 'Hier schreiben nur manche. Du kannst reagieren.',
  'composer.readOnly': 'Du kannst diesen Kanal lesen, aber hier nicht schreiben.',
  'composer.signedOut': 'Melde dich an, um zu schreiben.',
  'composer.formatting': 'Formatieren',
  'composer.mention': 'Jemanden erwähnen',
  'composer.emoji': 'Emoji',
  'composer.notAsked': 'Nicht gesendet: Etwas wurde nicht geladen. Versuch es gleich noch einmal.',
};
