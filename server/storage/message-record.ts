/**
 * How a message lies in its table. What every message has lies in columns; the rest of the row (edited, reply, reactions,
 * mentions, pin, removal, and fields of a later version) in `more`, which is empty for a plain message.
 */
import type { MessageRow } from '../../src/protocol/messages.ts';

export interface MessageRecord {
  readonly n: number;
  readonly id: string;
  readonly community_id: string;
  readonly channel_id: string;
  readonly seq: number;
  readonly rev: number;
  readonly author_id: string;
  readonly created_at: number;
  readonly text: string;
  readonly more: string | null;
}

export const MESSAGE_COLUMNS = 'n, id, community_id, channel_id, seq, rev, author_id, created_at, text, more';

export function parseMessage(found: MessageRecord): MessageRow {
  const row: MessageRow = {
    kind: 'message',
    id: found.id,
    rev: found.rev,
    channelId: found.channel_id,
    seq: found.seq,
    authorId: found.author_id,
    text: found.text,
    createdAt: found.created_at,
    reactions: [],
  };
  return found.more === null ? row : Object.assign(row, JSON.parse(found.more) as Partial<MessageRow>);
}

/** JSON of what has no column, or null when there is nothing. */
export function restOf(row: MessageRow): string | null {
  const { kind: _kind, id: _id, rev: _rev, channelId: _channelId, seq: _seq, ...rest } = row;
  const { authorId: _authorId, text: _text, createdAt: _createdAt, reactions, ...more } = rest;
  const json = JSON.stringify(reactions.length > 0 ? { ...more, reactions } : more);
  return json === '{}' ? null : json;
}
