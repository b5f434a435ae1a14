/**
 * The full-text index of messages. It holds words and nothing else (FTS5 without content), one document a message under
 * the message's `n`: documents come back newest first without sorting. Beside its words a document holds marks for its
 * channel, author and community, so that a common word in a quiet channel costs no walk through all the others.
 */
import { foldText } from '../../src/model/fold-text.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { SearchRequest } from '../domain/storage.ts';
import { PREFIX_MIN, type Phrase, holdsPhrases, searchPhrases, textTokens, tokensOf } from './search-words.ts';
import type { Sql } from './sqlite-connection.ts';
import { type MessageRecord, parseMessage } from './message-record.ts';

/** Messages a span: within one the oldest and newest time are known, which narrows a search by date. */
const SPAN = 4096;
/** Above so many channels their community's mark stands for them: merging many long lists costs more than a look at each hit. */
const CHANNEL_MARKS_MAX = 4;
/** Hits to look through for a longer beginning. */
const SAMPLE = 60;

export interface WordChange {
  readonly n: number;
  readonly communityId: string;
  /** The row as it is indexed now; undefined for a new message. */
  readonly before: MessageRow | undefined;
  readonly after: MessageRow;
}

export function applyWordChange(sql: Sql, { n, communityId, before, after }: WordChange): void {
  // the index gives a document up only against the very words that went in
  const forget = `INSERT INTO message_words (message_words, rowid, words) VALUES ('delete', ?, ?)`;
  if (before && !before.removed) sql.run(forget, n, documentOf(communityId, before));
  if (after.removed) return;
  sql.run('INSERT INTO message_words (rowid, words) VALUES (?, ?)', n, documentOf(communityId, after));
  const span = `INSERT INTO message_spans VALUES (?, ?, ?) ON CONFLICT DO UPDATE
    SET first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)
    WHERE excluded.first_at < first_at OR excluded.last_at > last_at`;
  sql.run(span, Math.floor(n / SPAN), after.createdAt, after.createdAt);
}

/** Makes the whole index anew, after a change in how texts are cut into words. */
export function rebuildIndex(sql: Sql): void {
  sql.run(`INSERT INTO message_words (message_words) VALUES ('delete-all')`);
  const text = 'SELECT * FROM messages WHERE n > ? ORDER BY n LIMIT 1000';
  for (let last = 0; ;) {
    const page = sql.all(text, last) as MessageRecord[];
    for (const found of page) {
      last = found.n;
      applyWordChange(sql, { n: last, communityId: found.community_id, before: undefined, after: parseMessage(found) });
    }
    if (page.length === 0) return;
  }
}

/** Pages written at a time: some ten milliseconds. */
const MERGE_PAGES = 200;

/** Joins the parts of the index a little more; what was taken out of it is gone once they are one. @returns whether there is more. */
export function mergeIndex(sql: Sql): boolean {
  const changed = (): number => (sql.first('SELECT total_changes() AS n') as { readonly n: number }).n;
  const before = changed();
  sql.run(`INSERT INTO message_words (message_words, rank) VALUES ('merge', ?)`, -MERGE_PAGES);
  return changed() - before >= 2;
}

interface SearchPage {
  readonly rows: MessageRow[];
  readonly hasMore: boolean;
}

export function searchMessages(sql: Sql, request: SearchRequest): SearchPage {
  const phrases = searchPhrases(request.words);
  if (phrases.length === 0 || request.channelIds.length === 0) return { rows: [], hasMore: false };
  const sampled = searchSample(sql, request, phrases);
  if (sampled) return sampled;
  const found = findNewest(sql, request, phrases, request.limit + 1);
  return { rows: found.slice(0, request.limit), hasMore: found.length > request.limit };
}

/**
 * The index merges all words that begin alike before it gives the first hit, but for beginnings of just `PREFIX_MIN`, which
 * it keeps ready. So for a longer one the newest hits of the short one are looked through first: what is common is among
 * them, and what is not is quickly merged.
 * @returns undefined when they do not fill the page although there are more.
 */
function searchSample(sql: Sql, request: SearchRequest, phrases: readonly Phrase[]): SearchPage | undefined {
  const last = phrases.at(-1);
  const beginning = [...(last?.tokens.at(-1) ?? '')];
  if (last?.prefix !== true || beginning.length === PREFIX_MIN) return undefined;
  const short = beginning.slice(0, PREFIX_MIN).join('');
  const wider = [...phrases.slice(0, -1), { tokens: [...last.tokens.slice(0, -1), short], prefix: true }];
  const sample = findNewest(sql, request, wider, SAMPLE);
  const rows = sample.filter((row) => {
    const folded = foldText(row.text);
    return folded.includes(beginning.join('')) && holdsPhrases(tokensOf(folded), phrases);
  });
  if (rows.length <= request.limit && sample.length === SAMPLE) return undefined;
  return { rows: rows.slice(0, request.limit), hasMore: rows.length > request.limit };
}

function findNewest(sql: Sql, request: SearchRequest, phrases: readonly Phrase[], limit: number): MessageRow[] {
  const { authorId = null, before = Number.MAX_SAFE_INTEGER, after = -1 } = request;
  const spans = sql.first(
    'SELECT min(span) AS low, max(span) AS high FROM message_spans WHERE first_at < ? AND last_at > ?',
    before,
    after,
  ) as { readonly low: number | null; readonly high: number | null };
  if (spans.low === null || spans.high === null) return [];
  const channelIds = [...new Set(request.channelIds)];
  const text = `SELECT m.* FROM message_words w CROSS JOIN messages m ON m.n = w.rowid
    WHERE message_words MATCH ? AND w.rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)
      AND m.created_at < ? AND m.created_at > ? AND m.text <> ''
      AND m.channel_id IN (SELECT value FROM json_each(?)) AND (? IS NULL OR m.author_id = ?)
    ORDER BY w.rowid DESC LIMIT ?`;
  const match = matchOf(sql, phrases, channelIds, request.authorId);
  const [first, end] = [spans.low * SPAN, spans.high * SPAN + SPAN - 1];
  const found = sql.all(text, match, first, end, before, after, JSON.stringify(channelIds), authorId, authorId, limit);
  return (found as MessageRecord[]).map(parseMessage);
}

/** Every word is quoted, so that no operator of the index's language can come from outside. */
function matchOf(
  sql: Sql,
  phrases: readonly Phrase[],
  channelIds: readonly string[],
  authorId: string | undefined,
): string {
  const parts = phrases.map((phrase) => `${quote(phrase.tokens.join(' '))}${phrase.prefix ? '*' : ''}`);
  const marks = placeMarks(sql, channelIds);
  if (marks.length > 0) parts.push(`(${marks.map(quote).join(' OR ')})`);
  if (authorId !== undefined) parts.push(quote(mark('a', authorId)));
  return parts.join(' AND ');
}

/** None when one community is all there is: then most of what is found lies in the channels asked for. */
function placeMarks(sql: Sql, channelIds: readonly string[]): readonly string[] {
  if (channelIds.length <= CHANNEL_MARKS_MAX) return channelIds.map((id) => mark('c', id));
  if (!sql.first(`SELECT 1 FROM rows WHERE kind = 'community' LIMIT 1 OFFSET 1`)) return [];
  return [...new Set(channelIds.map((id) => communityOf(sql, id)))].map((id) => mark('s', id));
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
