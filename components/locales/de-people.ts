/** German texts about people: joining and members. */
import type { German } from './catalogue.ts';
import type { people } from './en-people.ts';

export const peopleDe: German<typeof people> = {
  'join.members': { one: '{count} Mitglied', other: '{count} Mitglieder' },
  'join.invitedBy': '{name} lädt dich ein',
  'join.name': 'Dein Name',
  'join.nameHelp': 'So sehen dich die anderen.',
  'join.nameMissing': 'Sag uns zuerst deinen Namen.',
  'join.accept': 'Ich bin freundlich und behalte Privates für mich.',
  'join.acceptMissing': 'Bitte setz zuerst hier ein Häkchen.',
  'join.rules': 'Regeln lesen',
  'join.join': 'Mitmachen',
  'join.joining': 'Einen Moment …',
  'join.ended': 'Diese Einladung ist abgelaufen',
  'join.endedHelp': 'Bitte die Person, von der sie kommt, um eine neue.',
  'join.paused': 'Einladungen ruhen gerade',
  'join.pausedHelp':
    'Bis das endet, kann niemand mit einem Link beitreten. Heb deinen Link auf und versuch es später noch einmal.',
  'join.ask': 'Mit Einladung beitreten',
  'join.askHelp': 'Du brauchst eine Einladung von jemandem, der schon dabei ist. Öffne den Link oder füg ihn hier ein.',
  'join.askMissing': 'Füg zuerst den Link der Einladung oder ihren Code ein.',
  'join.code': 'Link oder Code der Einladung',
  'join.continue': 'Weiter',
  'join.other': 'Eine andere Einladung verwenden',
  'join.failed': 'Deine Einladung ließ sich nicht ansehen',
  'join.stay': 'Auf diesem Gerät angemeldet bleiben',
  'join.stayHelp': 'Nimm das Häkchen weg, wenn auch andere dieses Gerät benutzen.',
  'join.wait': 'Deine Einladung wird geprüft …',

  'members.title': 'Mitglieder',
  'members.find': 'Person suchen',
  'members.none': 'Niemand heißt „{text}“.',
  'members.hereNow': 'Gerade da',
  'members.everyone': 'Alle anderen',
  'members.invite': 'Einladen',
  'members.role': 'Welche Personen',
  'members.anyRole': 'Alle',
  'members.guest': 'Gast',
  'members.similar': 'ähnlicher Name',
  'members.actions': 'Aktionen für {name}',
  'members.failed': 'Die Liste wurde nicht geladen.',
};
