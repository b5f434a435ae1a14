/** English texts of what helps while one writes: mentions, emoji, the question before many are called. */
import { addTexts } from './texts.ts';

export const writing = {
  'mention.people': 'People in this channel',
  'mention.channels': 'Channels',
  'mention.emoji': 'Emoji',
  'mention.role': 'everyone with this role',
  'mention.similar': 'similar name',
  'mention.everyone': 'Everyone',
  'mention.everyoneCount': { one: 'Everyone, {count}', other: 'Everyone, {count}' },
  'mention.notEveryone': 'You can’t call everyone here, so “@everyone” and “@here” stay plain words.',
  'mention.count': { one: '{count} suggestion', other: '{count} suggestions' },

  'everyone.title': 'Tell everyone?',
  'everyone.titleRoles': 'Tell {roles}?',
  'everyone.ask': { one: 'This will notify {count} person. Send?', other: 'This will notify {count} people. Send?' },
  'everyone.askUpTo': {
    one: 'This will notify up to {count} person. Send?',
    other: 'This will notify up to {count} people. Send?',
  },
  'everyone.askUnknown': 'This will notify many people. Send?',

  'emoji.title': 'Emoji',
  'emoji.find': 'Find an emoji',
  'emoji.none': 'No emoji is called “{text}”.',
  'emoji.failed': 'The emoji didn’t load.',
  'emoji.found': { one: '{count} emoji found', other: '{count} emoji found' },
  'emoji.groups': 'Kinds of emoji',
  'emoji.tone': 'Skin tone',
  'emoji.tone.0': 'No skin tone',
  'emoji.tone.1': 'Light skin',
  'emoji.tone.2': 'Medium-light skin',
  'emoji.tone.3': 'Medium skin',
  'emoji.tone.4': 'Medium-dark skin',
  'emoji.tone.5': 'Dark skin',
  'emoji.recent': 'Used lately',
  'emoji.smileys': 'Smileys and feelings',
  'emoji.people': 'People and hands',
  'emoji.nature': 'Animals and plants',
  'emoji.food': 'Food and drink',
  'emoji.travel': 'Travel and places',
  'emoji.activities': 'Sports and games',
  'emoji.objects': 'Objects',
  'emoji.symbols': 'Symbols',
  'emoji.flags': 'Flags',
} as const;

addTexts('writing', writing);
