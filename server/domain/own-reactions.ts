/** Message rows are stored for everybody; an answer made for one reader also says which reactions are the reader's own. */
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { Row } from '../../src/protocol/rows.ts';
import type { Reader } from './storage.ts';

function hasReactions(row: Row): row is MessageRow {
  return row.kind === 'message' && 'reactions' in row && row.reactions.length > 0;
}

export async function withOwnReactions<R extends Row>(
  reader: Reader,
  memberId: string,
  rows: readonly R[],
): Promise<readonly R[]> {
  const reacted = rows.filter(hasReactions);
  if (reacted.length === 0) return rows;
  const own = await reader.ownReactions(
    memberId,
    reacted.map(({ id }) => id),
  );
  return rows.map((row) => {
    if (!hasReactions(row)) return row;
    const emojis = own.get(row.id) ?? [];
    return { ...row, reactions: row.reactions.map((entry) => ({ ...entry, mine: emojis.includes(entry.emoji) })) };
  });
}
