/** SQL for streams' heads and for rows that are not messages. */
import { type StreamName, channelStream, communityStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { type Row, type RowKind, isDead } from '../../src/protocol/rows.ts';
import type { Head } from '../domain/storage.ts';
import type { Sql } from './sqlite-connection.ts';

interface HeadRecord {
  readonly rev: number;
  readonly last_seq: number;
  readonly last_at: number | null;
  readonly broad_mentions: string;
}
interface RowRecord {
  readonly stream: StreamName;
  readonly data: string;
}
export interface RowOptions {
  readonly communityId?: string;
  readonly nameSkeleton?: string;
}

const NO_HEAD: Head = { rev: 0, lastSeq: 0, lastAt: null, broadMentions: [] };

export function readHead(sql: Sql, stream: StreamName): Head {
  const found = sql.first('SELECT rev, last_seq, last_at, broad_mentions FROM heads WHERE stream = ?', stream) as
    HeadRecord | undefined;
  if (!found) return NO_HEAD;
  const broadMentions = JSON.parse(found.broad_mentions) as Head['broadMentions'];
  return { rev: found.rev, lastSeq: found.last_seq, lastAt: found.last_at, broadMentions };
}

export function nextRev(sql: Sql, stream: StreamName): number {
  const text = `INSERT INTO heads VALUES (?, 1, 0, NULL, '[]') ON CONFLICT DO UPDATE SET rev = rev + 1 RETURNING rev`;
  return (sql.first(text, stream) as { readonly rev: number }).rev;
}

export function nextSeq(sql: Sql, channelId: string, at: number): number {
  const text = `INSERT INTO heads VALUES (?, 0, 1, ?, '[]')
    ON CONFLICT DO UPDATE SET last_seq = last_seq + 1, last_at = excluded.last_at RETURNING last_seq`;
  return (sql.first(text, channelStream(channelId), at) as { readonly last_seq: number }).last_seq;
}

export function addBroadMention(sql: Sql, channelId: string, mention: Head['broadMentions'][number]): void {
  const stream = channelStream(channelId);
  const mentions = JSON.stringify([...readHead(sql, stream).broadMentions, mention].slice(-LIMITS.broadMentions));
  const text = `INSERT INTO heads VALUES (?, 0, 0, NULL, ?) ON CONFLICT DO UPDATE SET broad_mentions = excluded.broad_mentions`;
  sql.run(text, stream, mentions);
}

export function dropBroadMentions(sql: Sql, channelId: string, seq: number): boolean {
  const stream = channelStream(channelId);
  const former = readHead(sql, stream).broadMentions;
  const mentions = former.filter((mention) => mention.seq !== seq);
  if (mentions.length === former.length) return false;
  sql.run('UPDATE heads SET broad_mentions = ? WHERE stream = ?', JSON.stringify(mentions), stream);
  return true;
}

export function readRow(sql: Sql, stream: StreamName, kind: RowKind, id: string): Row | undefined {
  const text = 'SELECT stream, data FROM rows WHERE stream = ? AND kind = ? AND id = ?';
  const found = sql.first(text, stream, kind, id) as RowRecord | undefined;
  return found && parseRow(sql, found);
}

export function readRows(sql: Sql, stream: StreamName, kind: RowKind): Row[] {
  const text = 'SELECT stream, data FROM rows WHERE stream = ? AND kind = ? AND deleted = 0 ORDER BY id';
  return (sql.all(text, stream, kind) as RowRecord[]).map((found) => parseRow(sql, found));
}

export function readPlaces(sql: Sql, communityId: string): Row[] {
  const text = `SELECT stream, data FROM rows WHERE community_id = ? AND kind IN ('channel', 'category') AND deleted = 0 ORDER BY id`;
  return (sql.all(text, communityId) as RowRecord[]).map((found) => parseRow(sql, found));
}

export function readChangedRows(sql: Sql, stream: StreamName, since: number, limit: number): Row[] {
  const text = 'SELECT stream, data FROM rows WHERE stream = ? AND rev > ? ORDER BY rev, kind, id LIMIT ?';
  return (sql.all(text, stream, since, limit) as RowRecord[]).map((found) => parseRow(sql, found));
}

export function readCommunity(sql: Sql, idOrSlug: string): Row | undefined {
  const byId = readRow(sql, communityStream(idOrSlug), 'community', idOrSlug);
  if (byId) return isDead(byId) ? undefined : byId;
  const text = `SELECT stream, data FROM rows WHERE kind = 'community' AND json_extract(data, '$.slug') = ? AND deleted = 0`;
  const found = sql.first(text, idOrSlug) as RowRecord | undefined;
  return found && parseRow(sql, found);
}

export function readCommunities(sql: Sql): Row[] {
  const text = `SELECT stream, data FROM rows WHERE kind = 'community' AND deleted = 0 ORDER BY json_extract(data, '$.createdAt'), id`;
  return (sql.all(text) as RowRecord[]).map((found) => parseRow(sql, found));
}

export function isGlobalIdTaken(sql: Sql, id: string): boolean {
  if (sql.first('SELECT 1 FROM messages WHERE id = ?', id)) return true;
  return sql.first(`SELECT 1 FROM rows WHERE id = ? AND kind IN ('channel', 'category', 'role')`, id) !== undefined;
}

/** A dead row keeps the community of the living one, so that it is found again when it comes back to life. */
export function writeRow(sql: Sql, stream: StreamName, row: Row, options: RowOptions): void {
  const communityId = options.communityId ?? ('communityId' in row ? row.communityId : null);
  const text = `INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET rev = excluded.rev,
    community_id = coalesce(excluded.community_id, community_id), deleted = excluded.deleted, data = excluded.data`;
  sql.run(text, stream, row.kind, row.id, row.rev, communityId, isDead(row) ? 1 : 0, JSON.stringify(row));
}

function parseRow(sql: Sql, found: RowRecord): Row {
  const row = JSON.parse(found.data) as Row;
  if (row.kind !== 'channel' || isDead(row)) return row;
  const { lastSeq, lastAt, broadMentions } = readHead(sql, found.stream);
  return { ...row, lastSeq, lastAt, broadMentions: [...broadMentions] };
}
