/** English texts about people: joining and members. They come with the parts that show them. */
import { addTexts } from './texts.ts';

export const people = {
  'join.members': { one: '{count} member', other: '{count} members' },
  'join.invitedBy': '{name} invited you',
  'join.name': 'Your name',
  'join.nameHelp': 'This is how others will see you.',
  'join.nameMissing': 'Tell us your name first.',
  'join.accept': 'I’ll be kind, and keep private things private.',
  'join.acceptMissing': 'Tick this first, please.',
  'join.rules': 'Read the rules',
  'join.join': 'Join',
  'join.joining': 'Joining…',
  'join.ended': 'This invite has ended',
  'join.endedHelp': 'It was used up, ran out or was taken back. Ask the person who sent it for a new one.',
  'join.paused': 'Invites are paused just now',
  'join.pausedHelp': 'Nobody can join by a link until that ends. Keep your link and try again later.',
  'join.ask': 'Join by invite',
  'join.askHelp': 'You need an invite from somebody who is in. Open their link, or paste it here.',
  'join.askMissing': 'Paste the invite link or its code first.',
  'join.code': 'Invite link or code',
  'join.continue': 'Continue',
  'join.other': 'Use another invite',
  'join.failed': 'Your invite couldn’t be looked up',
  'join.stay': 'Stay signed in on this device',
  'join.stayHelp': 'Untick this on a device that others use too.',
  'join.wait': 'Looking at your invite…',

  'members.title': 'Members',
  'members.find': 'Find a person',
  'members.none': 'Nobody is called “{text}”.',
  'members.hereNow': 'Here now',
  'members.everyone': 'Everyone else',
  'members.invite': 'Invite',
  'members.role': 'Which people',
  'members.anyRole': 'Everyone',
  'members.guest': 'Guest',
  'members.similar': 'similar name',
  'members.actions': 'Actions for {name}',
  'members.failed': 'The list didn’t load.',
} as const;

addTexts('people', people);
