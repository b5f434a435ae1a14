/** English texts of what comes and goes while one writes: answers, edits, formats, who is writing. */
import { addTexts } from './texts.ts';

export const composerSoon = {
  'composer.saveEdit': 'Save',
  'composer.notKept':
    'This browser keeps nothing here. The message is sent when the line is back, if this page stays open.',
  'composer.archived': 'This channel is archived. You can read it, but nobody can write.',
  'composer.timeout': 'A moderator paused your messages. You can write again at {time}.',
  'composer.replying': 'Replying to {name}: {text}',
  'composer.stopReply': 'Stop replying',
  'composer.editing': 'Editing. Escape to stop',
  'composer.editingTouch': 'Editing your message',
  'composer.stopEdit': 'Stop editing',
  'composer.left': { one: '{count} character left', other: '{count} characters left' },
  'composer.tooLong': {
    one: '{count} character too many. The most is {most}.',
    other: '{count} characters too many. The most is {most}.',
  },
  'composer.writing': '{name} is writing',
  'composer.writingTogether': '{names} are writing',
  'composer.writingSeveral': 'Several people are writing',
  'format.bold': 'Bold',
  'format.italic': 'Italic',
  'format.strike': 'Crossed out',
  'format.code': 'Code',
  'format.quote': 'Quote',
  'format.list': 'List',
  'format.link': 'Link',
  'format.spoiler': 'Hidden text',
} as const;

addTexts('composer-soon', composerSoon);
