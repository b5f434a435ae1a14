/** English texts of what comes soon after the frame: the line about the connection, and states instead of a community. */
import { addTexts } from './texts.ts';

export const frameSoon = {
  'channel.none': 'No channels yet',
  'channel.noneHelp': 'Ask the person who looks after this community to add one.',
  'channel.noneManager': 'Make the first one and say what it is for.',
  'connection.offline': 'You’re offline. You can keep reading and writing. We’ll send when you’re back.',
  'connection.reconnecting': 'Reconnecting',
  'connection.tryNow': 'Try now',
  'connection.back': 'Back online.',
  'connection.backSent': { one: 'Back online. {count} message sent.', other: 'Back online. {count} messages sent.' },
  'connection.signedOut': 'You’ve been signed out. Your draft is kept.',
  'connection.signIn': 'Sign in',
  'connection.memoryOnly':
    'This browser doesn’t let us keep anything here. Messages not sent yet are lost when you close the page.',
  'connection.failed': { one: '{count} message was not sent.', other: '{count} messages were not sent.' },
  'connection.refused': 'This community can’t be opened.',
  'state.signedOut': 'Sign in to read',
  'state.signedOutHelp': 'Only people who are signed in on this site can see this community.',
  'state.banned': 'You can’t take part here any more',
  'state.bannedHelp': 'A moderator has decided this. If you think it’s a mistake, ask the people who run this site.',
  'state.removed': 'You are no longer a member',
  'state.removedHelp': 'If you think it’s a mistake, ask the people who run this site.',
  'state.unreachable': 'We can’t reach the community',
  'state.unreachableHelp': 'Check your connection. We keep trying.',
  'state.update': 'This page needs a newer version',
  'state.updateHelp': 'Reload the page. If that doesn’t help, the site’s owner has to update Hearth.',
  'state.misconfigured': 'Hearth isn’t set up right on this page',
  'state.noCommunity': 'Add the community’s name: community="your-community".',
  'state.noServer': 'Add the address of your Hearth server: server="https://talk.example.org".',
  'state.noIdentity':
    'Say who is signed in: call hearth("identify", getToken), or set the element’s getToken property.',
} as const;

addTexts('frame-soon', frameSoon);
