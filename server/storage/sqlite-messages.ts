/** SQL for messages, but for the searching. */
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { MessagePage, MessagePageRequest } from '../domain/storage.ts';
import { cutMessagePage } from './message-page.ts';
import type { Sql } from './sqlite-connection.ts';
import { MESSAGE_COLUMNS, type MessageRecord, parseMessage, restOf } from './message-record.ts';
import { type WordChange, communityOf } from './sqlite-search.ts';

export function readMessage(sql: Sql, id: string): MessageRow | undefined {
  const found = findMessage(sql, id);
  return found && parseMessage(found);
}

export function readMessagePage(sql: Sql, channelId: string, page: MessagePageRequest): MessagePage {
  const below = `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE channel_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`;
  const above = `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE channel_id = ? AND seq > ? ORDER BY seq LIMIT ?`;
  const list = (text: string) => (seq: number, limit: number) =>
    (sql.all(text, channelId, seq, limit) as MessageRecord[]).map(parseMessage);
  return cutMessagePage({ below: list(below), above: list(above) }, page);
}

export function readChangedMessages(sql: Sql, channelId: string, since: number, limit: number): MessageRow[] {
  const text = `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE channel_id = ? AND rev > ? ORDER BY rev, seq LIMIT ?`;
  return (sql.all(text, channelId, since, limit) as MessageRecord[]).map(parseMessage);
}

export function readPins(sql: Sql, channelId: string): MessageRow[] {
  const text = `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE channel_id = ? AND pinned_at IS NOT NULL ORDER BY pinned_at DESC, seq DESC`;
  return (sql.all(text, channelId) as MessageRecord[]).map(parseMessage);
}

/** @returns what its words change in the index, if anything. */
export function writeMessage(sql: Sql, row: MessageRow): WordChange | undefined {
  const former = findMessage(sql, row.id);
  const more = restOf(row);
  if (!former) {
    const text = `INSERT INTO messages (id, community_id, channel_id, seq, rev, author_id, created_at, pinned_at, text, more)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`;
    const communityId = communityOf(sql, row.channelId);
    const { n } = sql.first(
      text,
      row.id,
      communityId,
      row.channelId,
      row.seq,
      row.rev,
      row.authorId,
      row.createdAt,
      row.pinned?.at ?? null,
      row.text,
      more,
    ) as { readonly n: number };
    return { n, communityId, before: undefined, after: row };
  }
  const text = 'UPDATE messages SET rev = ?, pinned_at = ?, text = ?, more = ? WHERE n = ?';
  sql.run(text, row.rev, row.pinned?.at ?? null, row.text, more, former.n);
  const before = parseMessage(former);
  if (before.text === row.text && Boolean(before.removed) === Boolean(row.removed)) return undefined;
  return { n: former.n, communityId: former.community_id, before, after: row };
}

function findMessage(sql: Sql, id: string): MessageRecord | undefined {
  return sql.first(`SELECT ${MESSAGE_COLUMNS} FROM messages WHERE id = ?`, id) as MessageRecord | undefined;
}
