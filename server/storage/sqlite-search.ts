/**
 * The full-text index of messages. It holds words and nothing else (FTS5 without content), one document a message under
 * the message's `n`: documents come back newest first without sorting. Beside its words a document holds marks for its
 * channel, author and community, so that a common word in a quiet channel costs no walk through all the others.
 */
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { SearchRequest } from '../domain/storage.ts';
import { type Phrase, searchPhrases, textTokens } from './search-words.ts';
import type { Sql } from './sqlite-connection.ts';
import { type MessageRecord, parseMessage } from './sqlite-message-record.ts';

/** Messages a span: within one the oldest and newest time are known, which narrows a search by date. */
const SPAN = 4096;
/** Above so many channels the community's mark stands for them, and each hit is looked at. */
const CHANNEL_MARKS_MAX = 16;

export function indexWords(sql: Sql, n: number, communityId: string, row: MessageRow): void {
  if (row.removed) return;
  sql.run('INSERT INTO message_words (rowid, words) VALUES (?, ?)', n, documentOf(communityId, row));
  const span = `INSERT INTO message_spans VALUES (?, ?, ?) ON CONFLICT DO UPDATE
    SET first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)
    WHERE excluded.first_at < first_at OR excluded.last_at > last_at`;
  sql.run(span, Math.floor(n / SPAN), row.createdAt, row.createdAt);
}

/** The index gives a document up only against the very words that went in. @param row as it was when indexed. */
export function forgetWords(sql: Sql, n: number, communityId: string, row: MessageRow): void {
  if (row.removed) return;
  const text = `INSERT INTO message_words (message_words, rowid, words) VALUES ('delete', ?, ?)`;
  sql.run(text, n, documentOf(communityId, row));
}

/** Makes the whole index anew, after a change in how texts are cut into words. */
export function rebuildIndex(sql: Sql): void {
  sql.run(`INSERT INTO message_words (message_words) VALUES ('delete-all')`);
  const text = 'SELECT * FROM messages WHERE n > ? ORDER BY n LIMIT 1000';
  for (let last = 0; ;) {
    const page = sql.all(text, last) as MessageRecord[];
    for (const found of page) indexWords(sql, (last = found.n), found.community_id, parseMessage(found));
    if (page.length === 0) return;
  }
}

export function searchMessages(
  sql: Sql,
  request: SearchRequest,
): { readonly rows: MessageRow[]; readonly hasMore: boolean } {
  const phrases = searchPhrases(request.words);
  const channelIds = [...new Set(request.channelIds)];
  if (phrases.length === 0 || channelIds.length === 0) return { rows: [], hasMore: false };
  const before = request.before ?? Number.MAX_SAFE_INTEGER;
  const after = request.after ?? -1;
  const spans = sql.first(
    'SELECT min(span) AS low, max(span) AS high FROM message_spans WHERE first_at < ? AND last_at > ?',
    before,
    after,
  );
  const { low, high } = spans as { readonly low: number | null; readonly high: number | null };
  if (low === null || high === null) return { rows: [], hasMore: false };
  const text = `SELECT m.* FROM message_words w CROSS JOIN messages m ON m.n = w.rowid
    WHERE message_words MATCH ? AND w.rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)
      AND m.created_at < ? AND m.created_at > ? AND m.text <> ''
      AND m.channel_id IN (SELECT value FROM json_each(?)) AND (? IS NULL OR m.author_id = ?)
    ORDER BY w.rowid DESC LIMIT ?`;
  const author = request.authorId ?? null;
  const match = matchOf(sql, phrases, channelIds, request.authorId);
  const channels = JSON.stringify(channelIds);
  const found = sql.all(
    text,
    match,
    low * SPAN,
    high * SPAN + SPAN - 1,
    before,
    after,
    channels,
    author,
    author,
    request.limit + 1,
  );
  const rows = (found as MessageRecord[]).slice(0, request.limit).map(parseMessage);
  return { rows, hasMore: found.length > request.limit };
}

/** Every word is quoted, so that no operator of the index's language can come from outside. */
function matchOf(
  sql: Sql,
  phrases: readonly Phrase[],
  channelIds: readonly string[],
  authorId: string | undefined,
): string {
  const parts = phrases.map((phrase) => `${quote(phrase.tokens.join(' '))}${phrase.prefix ? '*' : ''}`);
  const marks =
    channelIds.length <= CHANNEL_MARKS_MAX
      ? channelIds.map((id) => mark('c', id))
      : [...new Set(channelIds.map((id) => communityOf(sql, id)))].map((id) => mark('s', id));
  parts.push(`(${marks.map(quote).join(' OR ')})`);
  if (authorId !== undefined) parts.push(quote(mark('a', authorId)));
  return parts.join(' AND ');
}

function documentOf(communityId: string, row: MessageRow): string {
  const marks = [mark('c', row.channelId), mark('a', row.authorId), mark('s', communityId)];
  return [...textTokens(row.text), ...marks].join(' ');
}

/** A word that no text can hold: it begins with a character of private use, which is none of a word's. */
function mark(sort: string, id: string): string {
  return `\ue000${sort}${id.replaceAll(/[^0-9a-z]/gi, '').toLowerCase()}`;
}

/** '' for a channel without a row. */
export function communityOf(sql: Sql, channelId: string): string {
  const text = `SELECT community_id FROM rows WHERE id = ? AND kind IN ('channel', 'category', 'role')`;
  return (sql.first(text, channelId) as { readonly community_id: string | null } | undefined)?.community_id ?? '';
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
