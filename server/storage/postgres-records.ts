/** SQL of the PostgreSQL adapter for what is kept beside rows and messages: versions, reactions, accounts, results, invites, the audit log, settings, pictures. */
import type { MessageVersion } from '../../src/protocol/messages.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import * as port from '../domain/storage.ts';
import type { PgSql } from './postgres-connection.ts';

interface Data {
  readonly data: string;
}
function parseAll<T>(found: readonly unknown[]): T[] {
  return (found as readonly Data[]).map(({ data }) => JSON.parse(data) as T);
}

export async function readVersions(sql: PgSql, messageId: string): Promise<MessageVersion[]> {
  return parseAll(await sql.all('SELECT data FROM versions WHERE message_id = $1 ORDER BY k', messageId));
}
export async function addVersion(sql: PgSql, messageId: string, version: MessageVersion): Promise<void> {
  const text = `INSERT INTO versions SELECT $1::text, coalesce(max(k), 0) + 1, $2::text FROM versions WHERE message_id = $1`;
  await sql.run(text, messageId, JSON.stringify(version));
}

export async function readReactions(sql: PgSql, messageId: string): Promise<port.ReactionEntry[]> {
  const found = await sql.all('SELECT emoji, member_id FROM reactions WHERE message_id = $1 ORDER BY n', messageId);
  return (found as { emoji: string; member_id: string }[]).map((one) => ({
    emoji: one.emoji,
    memberId: one.member_id,
  }));
}
export async function readOwnReactions(
  sql: PgSql,
  memberId: string,
  messageIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const text = `SELECT message_id, emoji FROM reactions WHERE member_id = $1 AND message_id = ANY($2::text[]) ORDER BY n`;
  const found = (await sql.all(text, memberId, messageIds)) as { message_id: string; emoji: string }[];
  const own = new Map<string, string[]>();
  for (const { message_id, emoji } of found) own.set(message_id, [...(own.get(message_id) ?? []), emoji]);
  return own;
}
export async function setReaction(
  sql: PgSql,
  messageId: string,
  memberId: string,
  emoji: string,
  on: boolean,
): Promise<boolean> {
  const text = on
    ? 'INSERT INTO reactions (message_id, member_id, emoji) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING'
    : 'DELETE FROM reactions WHERE message_id = $1 AND member_id = $2 AND emoji = $3';
  return (await sql.run(text, messageId, memberId, emoji)) > 0;
}

export async function readAccount(
  sql: PgSql,
  communityId: string,
  memberId: string,
): Promise<port.Account | undefined> {
  const text = 'SELECT data FROM accounts WHERE community_id = $1 AND member_id = $2';
  return parseAll<port.Account>(await sql.all(text, communityId, memberId))[0];
}
export async function readAccountBySubject(
  sql: PgSql,
  communityId: string,
  subject: string,
): Promise<port.Account | undefined> {
  const text = 'SELECT data FROM accounts WHERE community_id = $1 AND subject = $2';
  return parseAll<port.Account>(await sql.all(text, communityId, subject))[0];
}
export async function writeAccount(sql: PgSql, communityId: string, account: port.Account): Promise<void> {
  const holder = await readAccountBySubject(sql, communityId, account.subject);
  if (holder && holder.memberId !== account.memberId) throw new port.DuplicateId(account.subject);
  const text = `INSERT INTO accounts VALUES ($1, $2, $3, $4) ON CONFLICT (community_id, member_id)
    DO UPDATE SET subject = excluded.subject, data = excluded.data`;
  await sql.run(text, communityId, account.memberId, account.subject, JSON.stringify(account));
}

export async function readResult(sql: PgSql, memberId: string, opId: string): Promise<port.StoredResult | undefined> {
  const text = 'SELECT digest, result, at FROM results WHERE op_id = $1 AND member_id = $2';
  const found = (await sql.first(text, opId, memberId)) as port.StoredResult | undefined;
  return found && { ...found };
}
export type ResultRecord = port.StoredResult & { readonly memberId: string; readonly opId: string };

export const resultKey = (memberId: string, opId: string): string => `${memberId} ${opId}`;

/** By `resultKey`. */
export async function readResults(sql: PgSql, asked: readonly port.Ahead[]): Promise<Map<string, port.StoredResult>> {
  const text = `SELECT r.op_id, r.member_id, r.digest, r.result, r.at FROM results r
    JOIN unnest($1::text[], $2::text[]) AS asked (op_id, member_id)
      ON r.op_id = asked.op_id AND r.member_id = asked.member_id`;
  const found = (await sql.all(
    text,
    asked.map(({ opId }) => opId),
    asked.map(({ memberId }) => memberId),
  )) as readonly (port.StoredResult & { readonly op_id: string; readonly member_id: string })[];
  return new Map(
    found.map(({ op_id, member_id, digest, result, at }) => [resultKey(member_id, op_id), { digest, result, at }]),
  );
}
export async function writeResults(sql: PgSql, results: readonly ResultRecord[]): Promise<void> {
  const text = `INSERT INTO results (op_id, member_id, digest, result, at)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
    ON CONFLICT (op_id, member_id) DO UPDATE SET digest = excluded.digest, result = excluded.result, at = excluded.at`;
  const values = [
    results.map(({ opId }) => opId),
    results.map(({ memberId }) => memberId),
    results.map(({ digest }) => digest),
    results.map(({ result }) => result),
    results.map(({ at }) => at),
  ];
  await sql.run(text, ...values);
}

export async function readInvite(sql: PgSql, communityId: string, id: string): Promise<port.InviteRecord | undefined> {
  const text = 'SELECT data FROM invites WHERE id = $1 AND community_id = $2';
  return parseAll<port.InviteRecord>(await sql.all(text, id, communityId))[0];
}
export async function readInviteByCode(sql: PgSql, codeHash: string): Promise<port.InviteRecord | undefined> {
  return parseAll<port.InviteRecord>(await sql.all('SELECT data FROM invites WHERE code_hash = $1', codeHash))[0];
}
export async function readInvites(sql: PgSql, communityId: string): Promise<port.InviteRecord[]> {
  const text = 'SELECT data FROM invites WHERE community_id = $1 ORDER BY created_at DESC, id DESC';
  return parseAll(await sql.all(text, communityId));
}
export async function writeInvite(sql: PgSql, invite: port.InviteRecord): Promise<void> {
  const text = `INSERT INTO invites VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE
    SET code_hash = excluded.code_hash, created_at = excluded.created_at, data = excluded.data
    WHERE invites.community_id = excluded.community_id`;
  const { id, communityId, codeHash, createdAt } = invite;
  const touched = await sql.run(text, id, communityId, codeHash, createdAt, JSON.stringify(invite));
  if (touched === 0) throw new port.DuplicateId(id);
}

export async function readAudit(
  sql: PgSql,
  communityId: string,
  page: Parameters<port.Reader['audit']>[1],
): Promise<AuditEntry[]> {
  const { before = Number.MAX_SAFE_INTEGER, type = null, limit } = page;
  const text = `SELECT n, data FROM audit WHERE community_id = $1 AND n < $2 AND ($3::text IS NULL OR type = $3)
    ORDER BY n DESC LIMIT $4`;
  const found = await sql.allFresh(text, communityId, before, type, limit);
  return (found as (Data & { readonly n: number })[]).map(({ n, data }) => ({
    ...(JSON.parse(data) as Omit<AuditEntry, 'n'>),
    n,
  }));
}
export async function addAudit(sql: PgSql, communityId: string, entry: Omit<AuditEntry, 'n'>): Promise<void> {
  const text = `INSERT INTO audit SELECT $1::text, coalesce(max(n), 0) + 1, $2::text, $3::text FROM audit WHERE community_id = $1`;
  await sql.run(text, communityId, entry.type, JSON.stringify(entry));
}

export async function readSetting(sql: PgSql, scope: string, key: string): Promise<unknown> {
  const text = 'SELECT value FROM settings WHERE scope = $1 AND key = $2';
  const found = (await sql.first(text, scope, key)) as { readonly value: string } | undefined;
  return found && (JSON.parse(found.value) as unknown);
}
export async function writeSetting(sql: PgSql, scope: string, key: string, value: unknown): Promise<void> {
  const text = 'INSERT INTO settings VALUES ($1, $2, $3) ON CONFLICT (scope, key) DO UPDATE SET value = excluded.value';
  if (value === undefined) await sql.run('DELETE FROM settings WHERE scope = $1 AND key = $2', scope, key);
  else await sql.run(text, scope, key, JSON.stringify(value));
}

interface PictureData {
  readonly name: string;
  readonly community_id: string;
  readonly uploaded_at: number;
}
const toPicture = (found: PictureData): port.PictureRecord => ({
  name: found.name,
  communityId: found.community_id,
  uploadedAt: found.uploaded_at,
});

export async function readPicture(sql: PgSql, name: string): Promise<port.PictureRecord | undefined> {
  const found = (await sql.first('SELECT * FROM pictures WHERE name = $1', name)) as PictureData | undefined;
  return found && toPicture(found);
}
export async function readUnusedPictures(sql: PgSql, before: number): Promise<port.PictureRecord[]> {
  const text = `SELECT * FROM pictures WHERE uploaded_at < $1 AND NOT EXISTS (SELECT 1 FROM rows
    WHERE stream = 'community:' || pictures.community_id AND picture = '/files/' || pictures.name) ORDER BY name`;
  return ((await sql.all(text, before)) as PictureData[]).map(toPicture);
}
export async function writePicture(sql: PgSql, { name, communityId, uploadedAt }: port.PictureRecord): Promise<void> {
  const text = `INSERT INTO pictures VALUES ($1, $2, $3) ON CONFLICT (name)
    DO UPDATE SET community_id = excluded.community_id, uploaded_at = excluded.uploaded_at`;
  await sql.run(text, name, communityId, uploadedAt);
}

/** Rows that a statement without an answer takes away. */
export const DELETE = {
  versions: 'DELETE FROM versions WHERE message_id = $1',
  reactions: 'DELETE FROM reactions WHERE message_id = $1',
  picture: 'DELETE FROM pictures WHERE name = $1',
  resultsBefore: 'DELETE FROM results WHERE at < $1',
} as const;
