/** A message's tree, parsed once for each version of its row. Rows are immutable, so the row itself is the key. */
import { mentionsIn, type MessageRow, type MessageTree, parseMessageText } from '../../src/index.ts';

export interface ParsedText {
  readonly tree: MessageTree;
  /** People named in it, whose names have to be known before it reads well. */
  readonly mentioned: readonly string[];
}

const parsed = new WeakMap<MessageRow, ParsedText>();

export function parsedText(message: MessageRow): ParsedText {
  let entry = parsed.get(message);
  if (!entry) {
    const tree = parseMessageText(message.text);
    entry = { tree, mentioned: message.text.includes('<@') ? mentionsIn(tree).memberIds : [] };
    parsed.set(message, entry);
  }
  return entry;
}
