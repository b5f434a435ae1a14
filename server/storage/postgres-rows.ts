/** SQL of the PostgreSQL adapter for streams' heads and for rows that are not messages. */
import { type StreamName, channelStream, communityStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { type Row, type RowKind, isDead } from '../../src/protocol/rows.ts';
import type { Head } from '../domain/storage.ts';
import type { PgSql } from './postgres-connection.ts';

interface HeadRecord {
  readonly rev: number;
  readonly last_seq: number | null;
  readonly last_at: number | null;
  readonly broad_mentions: string | null;
}
type RowRecord = HeadRecord & { readonly data: string };

export interface RowOptions {
  readonly communityId?: string;
  readonly nameSkeleton?: string;
}

const NO_HEAD: Head = { rev: 0, lastSeq: 0, lastAt: null, broadMentions: [] };

/** A channel's row is read together with its head, as of one moment. */
const ROWS = `SELECT r.data, h.last_seq, h.last_at, h.broad_mentions
  FROM rows r LEFT JOIN heads h ON r.kind = 'channel' AND h.stream = r.stream`;

export async function readHead(sql: PgSql, stream: StreamName): Promise<Head> {
  const text = 'SELECT rev, last_seq, last_at, broad_mentions FROM heads WHERE stream = $1';
  const found = (await sql.first(text, stream)) as HeadRecord | undefined;
  if (!found) return NO_HEAD;
  return { rev: found.rev, ...headOf(found) };
}

function headOf(found: HeadRecord): Omit<Head, 'rev'> {
  const broadMentions = JSON.parse(found.broad_mentions ?? '[]') as Head['broadMentions'];
  return { lastSeq: found.last_seq ?? 0, lastAt: found.last_at, broadMentions };
}

export async function nextRev(sql: PgSql, stream: StreamName): Promise<number> {
  const text = `INSERT INTO heads VALUES ($1, 1, 0, NULL, '[]')
    ON CONFLICT (stream) DO UPDATE SET rev = heads.rev + 1 RETURNING rev`;
  return ((await sql.first(text, stream)) as { readonly rev: number }).rev;
}

export async function nextSeq(sql: PgSql, channelId: string, at: number): Promise<number> {
  const text = `INSERT INTO heads VALUES ($1, 0, 1, $2, '[]') ON CONFLICT (stream)
    DO UPDATE SET last_seq = heads.last_seq + 1, last_at = excluded.last_at RETURNING last_seq`;
  return ((await sql.first(text, channelStream(channelId), at)) as { readonly last_seq: number }).last_seq;
}

export async function addBroadMention(
  sql: PgSql,
  channelId: string,
  mention: Head['broadMentions'][number],
): Promise<void> {
  const stream = channelStream(channelId);
  const { broadMentions } = await readHead(sql, stream);
  const mentions = JSON.stringify([...broadMentions, mention].slice(-LIMITS.broadMentions));
  const text = `INSERT INTO heads VALUES ($1, 0, 0, NULL, $2)
    ON CONFLICT (stream) DO UPDATE SET broad_mentions = excluded.broad_mentions`;
  await sql.run(text, stream, mentions);
}

export async function dropBroadMentions(sql: PgSql, channelId: string, seq: number): Promise<boolean> {
  const stream = channelStream(channelId);
  const { broadMentions: former } = await readHead(sql, stream);
  const mentions = former.filter((mention) => mention.seq !== seq);
  if (mentions.length === former.length) return false;
  await sql.run('UPDATE heads SET broad_mentions = $1 WHERE stream = $2', JSON.stringify(mentions), stream);
  return true;
}

export async function readRow(sql: PgSql, stream: StreamName, kind: RowKind, id: string): Promise<Row | undefined> {
  const text = `${ROWS} WHERE r.stream = $1 AND r.kind = $2 AND r.id = $3`;
  return parseRow((await sql.first(text, stream, kind, id)) as RowRecord | undefined);
}

export async function readRows(sql: PgSql, stream: StreamName, kind: RowKind): Promise<Row[]> {
  return parseRows(
    await sql.all(`${ROWS} WHERE r.stream = $1 AND r.kind = $2 AND NOT r.deleted ORDER BY r.id`, stream, kind),
  );
}

export async function readPlaces(sql: PgSql, communityId: string): Promise<Row[]> {
  const text = `${ROWS} WHERE r.community_id = $1 AND r.kind IN ('channel', 'category') AND NOT r.deleted ORDER BY r.id`;
  return parseRows(await sql.all(text, communityId));
}

export async function readChangedRows(sql: PgSql, stream: StreamName, since: number, limit: number): Promise<Row[]> {
  const text = `${ROWS} WHERE r.stream = $1 AND r.rev > $2 ORDER BY r.rev, r.kind, r.id LIMIT $3`;
  return parseRows(await sql.all(text, stream, since, limit));
}

export async function readCommunity(sql: PgSql, idOrSlug: string): Promise<Row | undefined> {
  const byId = await readRow(sql, communityStream(idOrSlug), 'community', idOrSlug);
  if (byId) return isDead(byId) ? undefined : byId;
  const text = `${ROWS} WHERE r.kind = 'community' AND r.slug = $1 AND NOT r.deleted`;
  return parseRow((await sql.first(text, idOrSlug)) as RowRecord | undefined);
}

export async function readCommunities(sql: PgSql): Promise<Row[]> {
  const rows = parseRows(await sql.all(`${ROWS} WHERE r.kind = 'community' AND NOT r.deleted ORDER BY r.id`));
  const madeAt = (row: Row): number => ('createdAt' in row ? row.createdAt : 0);
  return rows.sort((a, b) => madeAt(a) - madeAt(b)); // a stable sort: the id decides between equals
}

export async function isGlobalIdTaken(sql: PgSql, id: string): Promise<boolean> {
  const text = `SELECT 1 FROM messages WHERE id = $1
    UNION ALL SELECT 1 FROM rows WHERE id = $1 AND kind IN ('channel', 'category', 'role') LIMIT 1`;
  return (await sql.first(text, id)) !== undefined;
}

/** A dead row keeps the community of the living one, so that it is found again when it comes back to life. */
export async function writeRow(sql: PgSql, stream: StreamName, row: Row, options: RowOptions): Promise<void> {
  const communityId = options.communityId ?? ('communityId' in row ? row.communityId : null);
  const slug = row.kind === 'community' && 'slug' in row ? row.slug : null;
  const picture = (row.kind === 'member' || row.kind === 'community') && 'pictureUrl' in row ? row.pictureUrl : null;
  const text = `INSERT INTO rows VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (stream, kind, id) DO UPDATE
    SET rev = excluded.rev, community_id = coalesce(excluded.community_id, rows.community_id),
      deleted = excluded.deleted, slug = excluded.slug, picture = excluded.picture, data = excluded.data`;
  const place = [stream, row.kind, row.id, row.rev, communityId] as const;
  await sql.run(text, ...place, isDead(row), slug, picture, JSON.stringify(row));
}

function parseRows(found: readonly unknown[]): Row[] {
  return (found as readonly RowRecord[]).flatMap((one) => parseRow(one) ?? []);
}

function parseRow(found: RowRecord | undefined): Row | undefined {
  if (!found) return undefined;
  const row = JSON.parse(found.data) as Row;
  if (row.kind !== 'channel' || isDead(row)) return row;
  const { lastSeq, lastAt, broadMentions } = headOf(found);
  return { ...row, lastSeq, lastAt, broadMentions: [...broadMentions] };
}
