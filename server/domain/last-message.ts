/** What those see of a channel's newest message who may read it and look elsewhere. */
import type { LastMessage } from '../../src/protocol/channels.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Reader } from './storage.ts';

/** A mention that the cut went through would be shown as letters. */
const HALF_A_MENTION = /<[^<>\s]*$/;

function beginningOf(text: string): string {
  if (text.length <= LIMITS.messageExcerpt) return text;
  return Array.from(text.slice(0, 2 * LIMITS.messageExcerpt))
    .slice(0, LIMITS.messageExcerpt)
    .join('')
    .replace(HALF_A_MENTION, '');
}

/** @returns nothing for a channel without messages. */
export async function readLastMessage(
  reader: Pick<Reader, 'messages'>,
  channelId: string,
): Promise<LastMessage | undefined> {
  const { rows } = await reader.messages(channelId, { limit: 1 });
  const message = rows.at(-1);
  if (!message) return undefined;
  const { seq, rev, authorId, text, removed } = message;
  return { seq, rev, authorId, text: beginningOf(text), ...(removed && { removed: true as const }) };
}
