/** What a message's text may be, beyond its length: something to see, and no bomb of links, mentions or markers. */
import { isBlankText, type MentionedInText, mentionsIn, parseMessageText } from '../../src/model/message-text.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { invalid } from './refusals.ts';

const LINK = /https?:\/\/|\bwww\./gi;
const MARKER = /[*_~`>|[\]]/g;
const FENCED = /```[^]*?(?:```|$)/g;
const CALL = /(?<![\p{L}\p{N}])@&?[\p{L}\p{N}_]/gu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** @returns whom the text calls. @throws Refusal with a sentence for the writer. */
export function checkText(text: string): MentionedInText {
  if (isBlankText(text)) throw invalid('text', 'There is nothing to read in this message. Write something first.');
  if (count(text, MARKER) > LIMITS.messageMarkers) {
    throw invalid('text', 'This message has too many formatting signs. Take some out and send it again.');
  }
  if (count(text, LINK) > LIMITS.messageLinks) {
    throw invalid('text', `A message can hold at most ${String(LIMITS.messageLinks)} links. Split it into several.`);
  }
  if (text.includes('@') && count(text.replace(FENCED, ''), CALL) > LIMITS.messageMentions) {
    throw invalid(
      'text',
      `A message can mention at most ${String(LIMITS.messageMentions)} people. Split it into several.`,
    );
  }
  return mentionsIn(parseMessageText(text));
}
