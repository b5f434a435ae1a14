/** Two states of one message: the rule that memory and disk share. */
import type { MessageRow } from '../protocol/messages.ts';

/**
 * The newer of two states of a message. A live patch does not know which reactions are mine; what was known of them before
 * stays.
 */
export function newer(held: MessageRow | undefined, row: MessageRow): MessageRow {
  if (!held) return row;
  if (held.rev >= row.rev) return held;
  if (row.reactions.every(({ mine }) => mine !== undefined)) return row;
  const own = new Set(held.reactions.filter(({ mine }) => mine).map(({ emoji }) => emoji));
  return { ...row, reactions: row.reactions.map((each) => ({ ...each, mine: each.mine ?? own.has(each.emoji) })) };
}
