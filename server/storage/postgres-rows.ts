/** SQL of the PostgreSQL adapter for streams' heads and for rows that are not messages. */
import { type StreamName, communityStream } from '../../src/protocol/ids.ts';
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

export async function readHeads(sql: PgSql, streams: readonly StreamName[]): Promise<Map<StreamName, Head>> {
  const text = 'SELECT stream, rev, last_seq, last_at, broad_mentions FROM heads WHERE stream = ANY($1::text[])';
  const found = (await sql.all(text, streams)) as readonly (HeadRecord & { readonly stream: StreamName })[];
  const known = new Map(found.map((one) => [one.stream, { rev: one.rev, ...headOf(one) }]));
  return new Map(streams.map((stream) => [stream, known.get(stream) ?? NO_HEAD]));
}

/** Under the lock of their community. */
export async function writeHeads(sql: PgSql, heads: readonly (readonly [StreamName, Head])[]): Promise<void> {
  const text = `INSERT INTO heads
    SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
    ON CONFLICT (stream) DO UPDATE SET rev = excluded.rev, last_seq = excluded.last_seq, last_at = excluded.last_at,
      broad_mentions = excluded.broad_mentions`;
  const values = [
    heads.map(([stream]) => stream),
    heads.map(([, { rev }]) => rev),
    heads.map(([, { lastSeq }]) => lastSeq),
    heads.map(([, { lastAt }]) => lastAt),
    heads.map(([, { broadMentions }]) => JSON.stringify(broadMentions)),
  ];
  await sql.run(text, ...values);
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

/** @returns those of them that are taken. */
export async function areGlobalIdsTaken(sql: PgSql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const text = `SELECT id FROM messages WHERE id = ANY($1::text[])
    UNION ALL SELECT id FROM rows WHERE id = ANY($1::text[]) AND kind IN ('channel', 'category', 'role')`;
  return new Set(((await sql.all(text, ids)) as readonly { readonly id: string }[]).map(({ id }) => id));
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
  return withHead(row, { rev: found.rev, ...headOf(found) });
}

/** A channel's row tells how far the channel is. */
export function withHead(row: Row | undefined, head: Head | undefined): Row | undefined {
  if (row?.kind !== 'channel' || isDead(row) || !head) return row;
  const { lastSeq, lastAt, broadMentions } = head;
  return { ...row, lastSeq, lastAt, broadMentions: [...broadMentions] };
}
