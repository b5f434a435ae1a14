/** SQL for what is kept beside rows and messages: versions, reactions, accounts, results, invites, the audit log, settings, pictures. */
import type { MessageVersion } from '../../src/protocol/messages.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import * as port from '../domain/storage.ts';
import type { Sql } from './sqlite-connection.ts';

interface Data {
  readonly data: string;
}

function parseAll<T>(found: readonly unknown[]): T[] {
  return (found as Data[]).map(({ data }) => JSON.parse(data) as T);
}

export function readVersions(sql: Sql, messageId: string): MessageVersion[] {
  return parseAll<MessageVersion>(sql.all('SELECT data FROM versions WHERE message_id = ? ORDER BY k', messageId));
}
export function addVersion(sql: Sql, messageId: string, version: MessageVersion): void {
  const text = 'INSERT INTO versions SELECT ?, coalesce(max(k), 0) + 1, ? FROM versions WHERE message_id = ?';
  sql.run(text, messageId, JSON.stringify(version), messageId);
}
export function dropVersions(sql: Sql, messageId: string): void {
  sql.run('DELETE FROM versions WHERE message_id = ?', messageId);
}

export function readReactions(sql: Sql, messageId: string): port.ReactionEntry[] {
  const found = sql.all('SELECT emoji, member_id FROM reactions WHERE message_id = ? ORDER BY n', messageId);
  return (found as { emoji: string; member_id: string }[]).map(({ emoji, member_id }) => ({
    emoji,
    memberId: member_id,
  }));
}
export function readOwnReactions(
  sql: Sql,
  memberId: string,
  messageIds: readonly string[],
): Map<string, readonly string[]> {
  const text = 'SELECT emoji FROM reactions WHERE message_id = ? AND member_id = ? ORDER BY n';
  const own = new Map<string, readonly string[]>();
  for (const id of messageIds) {
    const emojis = (sql.all(text, id, memberId) as { readonly emoji: string }[]).map(({ emoji }) => emoji);
    if (emojis.length > 0) own.set(id, emojis);
  }
  return own;
}
export function setReaction(sql: Sql, messageId: string, memberId: string, emoji: string, on: boolean): boolean {
  const text = on
    ? 'INSERT INTO reactions (message_id, member_id, emoji) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
    : 'DELETE FROM reactions WHERE message_id = ? AND member_id = ? AND emoji = ?';
  return sql.run(text, messageId, memberId, emoji) > 0;
}
export function dropReactions(sql: Sql, messageId: string): void {
  sql.run('DELETE FROM reactions WHERE message_id = ?', messageId);
}

export function readAccount(sql: Sql, communityId: string, memberId: string): port.Account | undefined {
  const text = 'SELECT data FROM accounts WHERE community_id = ? AND member_id = ?';
  return parseAll<port.Account>(sql.all(text, communityId, memberId))[0];
}
export function readAccountBySubject(sql: Sql, communityId: string, subject: string): port.Account | undefined {
  const text = 'SELECT data FROM accounts WHERE community_id = ? AND subject = ?';
  return parseAll<port.Account>(sql.all(text, communityId, subject))[0];
}
export function writeAccount(sql: Sql, communityId: string, account: port.Account): void {
  const holder = readAccountBySubject(sql, communityId, account.subject);
  if (holder && holder.memberId !== account.memberId) throw new port.DuplicateId(account.subject);
  const text =
    'INSERT INTO accounts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET subject = excluded.subject, data = excluded.data';
  sql.run(text, communityId, account.memberId, account.subject, JSON.stringify(account));
}

export function readResult(sql: Sql, memberId: string, opId: string): port.StoredResult | undefined {
  const text = 'SELECT digest, result, at FROM results WHERE op_id = ? AND member_id = ?';
  return sql.first(text, opId, memberId) as port.StoredResult | undefined;
}
export function writeResult(sql: Sql, memberId: string, opId: string, result: port.StoredResult): void {
  sql.run(
    'INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)',
    opId,
    memberId,
    result.digest,
    result.result,
    result.at,
  );
}
export function dropResultsBefore(sql: Sql, at: number): void {
  sql.run('DELETE FROM results WHERE at < ?', at);
}

export function readInvite(sql: Sql, communityId: string, id: string): port.InviteRecord | undefined {
  return parseAll<port.InviteRecord>(
    sql.all('SELECT data FROM invites WHERE id = ? AND community_id = ?', id, communityId),
  )[0];
}
export function readInviteByCode(sql: Sql, codeHash: string): port.InviteRecord | undefined {
  return parseAll<port.InviteRecord>(sql.all('SELECT data FROM invites WHERE code_hash = ?', codeHash))[0];
}
export function readInvites(sql: Sql, communityId: string): port.InviteRecord[] {
  const text = 'SELECT data FROM invites WHERE community_id = ? ORDER BY created_at DESC, id DESC';
  return parseAll<port.InviteRecord>(sql.all(text, communityId));
}
export function writeInvite(sql: Sql, invite: port.InviteRecord): void {
  const text = `INSERT INTO invites VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
    SET code_hash = excluded.code_hash, created_at = excluded.created_at, data = excluded.data
    WHERE community_id = excluded.community_id`;
  const touched = sql.run(
    text,
    invite.id,
    invite.communityId,
    invite.codeHash,
    invite.createdAt,
    JSON.stringify(invite),
  );
  if (touched === 0) throw new port.DuplicateId(invite.id);
}

export function readAudit(sql: Sql, communityId: string, page: Parameters<port.Reader['audit']>[1]): AuditEntry[] {
  const { before = Number.MAX_SAFE_INTEGER, type, limit } = page;
  const text = `SELECT n, data FROM audit WHERE community_id = ? AND n < ? ${type === undefined ? '' : 'AND type = ?'} ORDER BY n DESC LIMIT ?`;
  const found = sql.all(text, communityId, before, ...(type === undefined ? [] : [type]), limit);
  return (found as (Data & { readonly n: number })[]).map(({ n, data }) => ({
    ...(JSON.parse(data) as Omit<AuditEntry, 'n'>),
    n,
  }));
}
export function addAudit(sql: Sql, communityId: string, entry: Omit<AuditEntry, 'n'>): void {
  const text = 'INSERT INTO audit SELECT ?, coalesce(max(n), 0) + 1, ?, ? FROM audit WHERE community_id = ?';
  sql.run(text, communityId, entry.type, JSON.stringify(entry), communityId);
}

export function readSetting(sql: Sql, scope: string, key: string): unknown {
  const found = sql.first('SELECT value FROM settings WHERE scope = ? AND key = ?', scope, key) as
    { readonly value: string } | undefined;
  return found && (JSON.parse(found.value) as unknown);
}
export function writeSetting(sql: Sql, scope: string, key: string, value: unknown): void {
  if (value === undefined) sql.run('DELETE FROM settings WHERE scope = ? AND key = ?', scope, key);
  else sql.run('INSERT OR REPLACE INTO settings VALUES (?, ?, ?)', scope, key, JSON.stringify(value));
}

interface PictureData {
  readonly name: string;
  readonly community_id: string;
  readonly uploaded_at: number;
}
const toPicture = ({ name, community_id, uploaded_at }: PictureData): port.PictureRecord => ({
  name,
  communityId: community_id,
  uploadedAt: uploaded_at,
});

export function readPicture(sql: Sql, name: string): port.PictureRecord | undefined {
  const found = sql.first('SELECT * FROM pictures WHERE name = ?', name) as PictureData | undefined;
  return found && toPicture(found);
}
export function readUnusedPictures(sql: Sql, before: number): port.PictureRecord[] {
  const text = `SELECT * FROM pictures WHERE uploaded_at < ? AND NOT EXISTS (
      SELECT 1 FROM rows WHERE stream = 'community:' || pictures.community_id AND kind IN ('member', 'community')
        AND json_extract(data, '$.pictureUrl') IS NOT NULL AND json_extract(data, '$.pictureUrl') = '/files/' || pictures.name
    ) ORDER BY name`;
  return (sql.all(text, before) as PictureData[]).map(toPicture);
}
export function writePicture(sql: Sql, { name, communityId, uploadedAt }: port.PictureRecord): void {
  sql.run('INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)', name, communityId, uploadedAt);
}
export function dropPicture(sql: Sql, name: string): void {
  sql.run('DELETE FROM pictures WHERE name = ?', name);
}
