/** SQL of the PostgreSQL adapter for messages and for searching them. */
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { MessagePage, MessagePageRequest, SearchRequest } from '../domain/storage.ts';
import { cutMessagePage } from './message-page.ts';
import type { PgSql, Value } from './postgres-connection.ts';
import { type Phrase, holdsPhrases, searchPhrases, textTokens } from './search-words.ts';
import { type MessageRecord, parseMessage, restOf } from './message-record.ts';

const COLUMNS = 'n, id, community_id, channel_id, seq, rev, author_id, created_at, text, more';
/** Above so many channels their marks cost more than a look at each hit. */
const CHANNEL_MARKS_MAX = 4;
/** Hits to look through at a time, where the index alone cannot say whether words stand together. */
const STEP = 200;
/** PostgreSQL's own limit for a word of the index is 2,046 bytes. */
const WORD_MAX = 300;

export async function readMessage(sql: PgSql, id: string): Promise<MessageRow | undefined> {
  const found = (await sql.first(`SELECT ${COLUMNS} FROM messages WHERE id = $1`, id)) as MessageRecord | undefined;
  return found && parseMessage(found);
}

export async function readMessagePage(sql: PgSql, channelId: string, page: MessagePageRequest): Promise<MessagePage> {
  const { before = Number.MAX_SAFE_INTEGER, after, around, limit } = page;
  const middle = around ?? (after === undefined ? before : after + 1);
  const [older, newer] = await Promise.all([
    sql.all(
      `SELECT ${COLUMNS} FROM messages WHERE channel_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3`,
      ...[channelId, middle, limit + 1],
    ),
    middle === Number.MAX_SAFE_INTEGER
      ? []
      : sql.all(
          `SELECT ${COLUMNS} FROM messages WHERE channel_id = $1 AND seq >= $2 ORDER BY seq LIMIT $3`,
          ...[channelId, middle, limit + 1],
        ),
  ]);
  const [below, above] = [parseAll(older), parseAll(newer)];
  const lists = {
    below: (seq: number, count: number) => below.filter((row) => row.seq < seq).slice(0, count),
    above: (seq: number, count: number) => above.filter((row) => row.seq > seq).slice(0, count),
  };
  return cutMessagePage(lists, page);
}

export async function readChangedMessages(
  sql: PgSql,
  channelId: string,
  since: number,
  limit: number,
): Promise<MessageRow[]> {
  const text = `SELECT ${COLUMNS} FROM messages WHERE channel_id = $1 AND rev > $2 ORDER BY rev, seq LIMIT $3`;
  return parseAll(await sql.all(text, channelId, since, limit));
}

export async function readPins(sql: PgSql, channelId: string): Promise<MessageRow[]> {
  const text = `SELECT ${COLUMNS} FROM messages WHERE channel_id = $1 AND pinned_at IS NOT NULL ORDER BY pinned_at DESC, seq DESC`;
  return parseAll(await sql.all(text, channelId));
}

const INSERT = `INSERT INTO messages
    (id, community_id, channel_id, seq, rev, author_id, created_at, pinned_at, text, more, words)
  SELECT $1::text,
    coalesce((SELECT community_id FROM rows WHERE id = $2::text AND kind IN ('channel', 'category', 'role') LIMIT 1), ''),
    $2::text, $3::bigint, $4::bigint, $5::text, $6::bigint, $7::bigint, $8::text, $9::text, array_to_tsvector($10::text[])`;

/** @returns how many of the ids were free: of messages, and of anything else whose ids are spent for ever. */
export async function insertMessages(sql: PgSql, rows: readonly MessageRow[]): Promise<number> {
  const text = `INSERT INTO messages
      (id, community_id, channel_id, seq, rev, author_id, created_at, pinned_at, text, more, words)
    SELECT id,
      coalesce((SELECT community_id FROM rows r WHERE r.id = channel_id AND r.kind IN ('channel', 'category', 'role') LIMIT 1), ''),
      channel_id, seq, rev, author_id, created_at, pinned_at, text, more, words::tsvector
    FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::bigint[], $8::text[],
      $9::text[], $10::text[]) WITH ORDINALITY
      AS given (id, channel_id, seq, rev, author_id, created_at, pinned_at, text, more, words, place)
    WHERE NOT EXISTS (SELECT 1 FROM rows r WHERE r.id = given.id AND r.kind IN ('channel', 'category', 'role'))
    ORDER BY place
    ON CONFLICT (id) DO NOTHING`;
  const cells = rows.map((row) => [...placeOf(row), row.text.toWellFormed(), moreOf(row), indexedWords(row)]);
  const columns = Array.from({ length: 10 }, (_, n) => cells.map((cell) => cell[n] ?? null));
  return sql.run(text, ...columns);
}

/** Inserts or replaces. */
export async function writeMessage(sql: PgSql, row: MessageRow): Promise<void> {
  const text = `${INSERT} ON CONFLICT (id) DO UPDATE SET rev = excluded.rev,
    pinned_at = excluded.pinned_at, text = excluded.text, more = excluded.more, words = excluded.words`;
  await sql.run(text, ...valuesOf(row));
}

/** How the words of a message are written for the index; null for one that is gone. */
export function indexedWords(row: MessageRow): string | null {
  return row.removed ? null : wordsOf(row).map(quote).join(' ');
}

function valuesOf(row: MessageRow): readonly Value[] {
  return [...placeOf(row), row.text.toWellFormed(), moreOf(row), row.removed ? null : wordsOf(row)];
}

function placeOf(row: MessageRow): readonly (string | number | null)[] {
  return [row.id, row.channelId, row.seq, row.rev, row.authorId, row.createdAt, row.pinned?.at ?? null];
}

/** A text that the column cannot hold as it is (NUL, half a surrogate pair) lies beside it as well. */
export function moreOf(row: MessageRow): string | null {
  const rest = restOf(row);
  if (row.text.isWellFormed() && !row.text.includes('\0')) return rest;
  return JSON.stringify({ ...(JSON.parse(rest ?? '{}') as object), text: row.text });
}

/** The words of the text, and marks for its channel and author: a common word in a quiet channel is found at once. */
function wordsOf(row: MessageRow): readonly string[] {
  const marks = [mark('c', row.channelId), mark('a', row.authorId)];
  return [...new Set([...textTokens(row.text).map(cut), ...marks])];
}

function cut(token: string): string {
  return token.slice(0, WORD_MAX).toWellFormed();
}

/** A word that no text can hold: it begins with a character of private use, which is none of a word's. */
function mark(sort: string, id: string): string {
  return `\ue000${sort}${id.replaceAll(/[^0-9a-z]/gi, '').toLowerCase()}`;
}

export async function searchMessages(
  sql: PgSql,
  request: SearchRequest,
): Promise<{ readonly rows: MessageRow[]; readonly hasMore: boolean }> {
  const phrases = searchPhrases(request.words);
  if (phrases.length === 0 || request.channelIds.length === 0) return { rows: [], hasMore: false };
  const isExact = phrases.every(({ tokens }) => tokens.length === 1 && cut(tokens[0] ?? '') === tokens[0]);
  const step = isExact ? request.limit + 1 : STEP;
  const found: MessageRow[] = [];
  for (let below = Number.MAX_SAFE_INTEGER, more = true; more && found.length <= request.limit;) {
    const page = await findNewest(sql, request, phrases, below, step);
    const rows = page.map(parseMessage);
    found.push(...(isExact ? rows : rows.filter((row) => holdsPhrases(textTokens(row.text), phrases))));
    more = page.length === step;
    below = page.at(-1)?.n ?? 0;
  }
  return { rows: found.slice(0, request.limit), hasMore: found.length > request.limit };
}

async function findNewest(
  sql: PgSql,
  request: SearchRequest,
  phrases: readonly Phrase[],
  below: number,
  limit: number,
): Promise<readonly MessageRecord[]> {
  const { channelIds, authorId = null, before = Number.MAX_SAFE_INTEGER, after = -1 } = request;
  const text = `SELECT ${COLUMNS} FROM messages
    WHERE words @@ $1::tsquery AND channel_id = ANY($2::text[]) AND created_at < $3 AND created_at > $4
      AND ($5::text IS NULL OR author_id = $5::text) AND n < $6
    ORDER BY n DESC LIMIT $7`;
  const match = matchOf(phrases, channelIds, request.authorId);
  return (await sql.allFresh(text, match, channelIds, before, after, authorId, below, limit)) as MessageRecord[];
}

/** Every word is quoted, so that no operator of the index's language can come from outside. */
function matchOf(phrases: readonly Phrase[], channelIds: readonly string[], authorId: string | undefined): string {
  const parts = phrases.flatMap(({ tokens, prefix }) =>
    tokens.map((token, index) => `${quote(cut(token))}${prefix && index === tokens.length - 1 ? ':*' : ''}`),
  );
  if (channelIds.length <= CHANNEL_MARKS_MAX) {
    parts.push(`(${channelIds.map((id) => quote(mark('c', id))).join(' | ')})`);
  }
  if (authorId !== undefined) parts.push(quote(mark('a', authorId)));
  return parts.join(' & ');
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '$&$&')}'`;
}

/** Makes the index anew, after a change in how texts are cut into words. */
export async function rebuildMessageIndex(sql: PgSql): Promise<void> {
  const text = `SELECT ${COLUMNS} FROM messages WHERE n > $1 ORDER BY n LIMIT 500`;
  for (let last = 0; ;) {
    const page = (await sql.all(text, last)) as MessageRecord[];
    for (const found of page) {
      const row = parseMessage(found);
      const words = row.removed ? null : wordsOf(row);
      await sql.run('UPDATE messages SET words = array_to_tsvector($2::text[]) WHERE n = $1', found.n, words);
      last = found.n;
    }
    if (page.length === 0) return;
  }
}

function parseAll(found: readonly unknown[]): MessageRow[] {
  return (found as readonly MessageRecord[]).map(parseMessage);
}
