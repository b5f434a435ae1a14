/**
 * SQL of the PostgreSQL adapter for members: the row itself lies in `rows`; beside it are kept what a list needs to be read
 * in order (name, status, roles), the words of names of active members, and counts by exact set of roles.
 */
import { communityStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MemberPageRequest, RoleCombination } from '../domain/storage.ts';
import { type NameOrder, compareText, nameKey, nameSearch, nameWords } from './member-names.ts';
import type { PgSql } from './postgres-connection.ts';

interface MemberIndex {
  readonly name_key: string;
  readonly status: MemberRow['status'];
  /** JSON of the role ids, each once, in order. */
  readonly role_key: string;
  readonly skeleton: string;
}

export async function readMember(sql: PgSql, communityId: string, id: string): Promise<MemberRow | undefined> {
  const text = `SELECT data FROM rows WHERE stream = $1 AND kind = 'member' AND id = $2 AND NOT deleted`;
  const found = (await sql.first(text, communityStream(communityId), id)) as { readonly data: string } | undefined;
  return found && (JSON.parse(found.data) as MemberRow);
}

/** In the order of the ids. */
export async function readMembers(sql: PgSql, communityId: string, ids: readonly string[]): Promise<MemberRow[]> {
  if (ids.length === 0) return [];
  const text = `SELECT id, data FROM rows WHERE stream = $1 AND kind = 'member' AND id = ANY($2::text[]) AND NOT deleted`;
  const found = (await sql.all(text, communityStream(communityId), ids)) as { id: string; data: string }[];
  const byId = new Map(found.map(({ id, data }) => [id, data]));
  return ids.flatMap((id) => {
    const data = byId.get(id);
    return data === undefined ? [] : (JSON.parse(data) as MemberRow);
  });
}

export async function readMemberPage(
  sql: PgSql,
  communityId: string,
  page: MemberPageRequest,
): Promise<{ readonly rows: MemberRow[]; readonly total: number; readonly hasAfter: boolean }> {
  const { roleId = null, status = null, limit } = page;
  const after: NameOrder = page.after
    ? { name_key: nameKey(page.after.name), id: page.after.id }
    : { name_key: '', id: '' };
  const text = `SELECT id FROM ${roleId === null ? 'members' : 'member_roles'} WHERE community_id = $1
    ${roleId === null ? 'AND $2::text IS NULL' : 'AND role_id = $2'} AND ($3::text IS NULL OR status = $3)
    AND (name_key, id) > ($4, $5) ORDER BY name_key, id LIMIT $6`;
  const ids = idsOf(await sql.allFresh(text, communityId, roleId, status, after.name_key, after.id, limit + 1));
  const total = await countMembers(sql, communityId, status, roleId);
  return { rows: await readMembers(sql, communityId, ids.slice(0, limit)), total, hasAfter: ids.length > limit };
}

async function countMembers(
  sql: PgSql,
  communityId: string,
  status: string | null,
  roleId: string | null,
): Promise<number> {
  const text = `SELECT coalesce(sum(count), 0)::bigint AS total FROM member_counts WHERE community_id = $1
    AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR strpos(role_key, $3) > 0)`;
  const role = roleId === null ? null : JSON.stringify(roleId);
  return ((await sql.first(text, communityId, status, role)) as { readonly total: number }).total;
}

export async function searchMembers(
  sql: PgSql,
  communityId: string,
  words: readonly string[],
  limit: number,
): Promise<MemberRow[]> {
  const { first, isSingle, matches } = nameSearch(words);
  if (first === undefined) return (await readMemberPage(sql, communityId, { status: 'active', limit })).rows;
  const text = `SELECT word, name_key, id FROM member_words WHERE community_id = $1 AND word < $2
    AND (word, name_key, id) > ($3, $4, $5) ORDER BY word, name_key, id LIMIT $6`;
  const found = new Set<string>();
  const step = limit + 100;
  let last: NameOrder & { readonly word: string } = { word: first, name_key: '', id: '' };
  for (let more = true; more && found.size < limit;) {
    const after = [last.word, last.name_key, last.id];
    const page = (await sql.all(text, communityId, `${first}\u{10ffff}`, ...after, step)) as (typeof last)[];
    for (const { name_key, id } of page) if (found.size < limit && (isSingle || matches(name_key))) found.add(id);
    more = page.length === step;
    last = page.at(-1) ?? last;
  }
  return readMembers(sql, communityId, [...found]);
}

export async function readRoleCombinations(sql: PgSql, communityId: string): Promise<RoleCombination[]> {
  const text = `SELECT role_key, count FROM member_counts WHERE community_id = $1 AND status = 'active' ORDER BY role_key`;
  const found = (await sql.all(text, communityId)) as { readonly role_key: string; readonly count: number }[];
  return found.map(({ role_key, count }) => ({ roleIds: JSON.parse(role_key) as string[], count }));
}

export async function readMembersBySkeleton(sql: PgSql, communityId: string, skeleton: string): Promise<MemberRow[]> {
  const text = `SELECT id FROM members WHERE community_id = $1 AND skeleton = $2 AND skeleton <> '' ORDER BY name_key, id`;
  return readMembers(sql, communityId, idsOf(await sql.all(text, communityId, skeleton)));
}

/** Brings what is kept beside the member's row up to date. @param row undefined once the member's row is dead. */
export async function indexMember(
  sql: PgSql,
  communityId: string,
  id: string,
  row: MemberRow | undefined,
  skeleton: string | undefined,
): Promise<void> {
  const text = 'SELECT name_key, status, role_key, skeleton FROM members WHERE community_id = $1 AND id = $2';
  const former = (await sql.first(text, communityId, id)) as MemberIndex | undefined;
  const next = row && indexOf(row, skeleton ?? former?.skeleton ?? '');
  if (former && next && isSame(former, next)) return;
  if (former) await forgetMember(sql, communityId, id, former);
  if (next) await rememberMember(sql, communityId, id, next);
}

/** Makes all of it anew, after a change in how names are folded or cut into words. */
export async function rebuildMemberIndex(sql: PgSql): Promise<void> {
  const members = (await sql.all('SELECT community_id, id, skeleton FROM members')) as {
    community_id: string;
    id: string;
    skeleton: string;
  }[];
  for (const table of ['members', 'member_roles', 'member_counts', 'member_words'])
    await sql.run(`DELETE FROM ${table}`);
  for (const { community_id, id, skeleton } of members) {
    await indexMember(sql, community_id, id, await readMember(sql, community_id, id), skeleton);
  }
}

function indexOf(row: MemberRow, skeleton: string): MemberIndex {
  const roleIds = [...new Set(row.roleIds)].sort(compareText);
  return { name_key: nameKey(row.name), status: row.status, role_key: JSON.stringify(roleIds), skeleton };
}

function isSame(a: MemberIndex, b: MemberIndex): boolean {
  return a.name_key === b.name_key && a.status === b.status && a.role_key === b.role_key && a.skeleton === b.skeleton;
}

async function rememberMember(sql: PgSql, communityId: string, id: string, next: MemberIndex): Promise<void> {
  const { name_key, status, role_key, skeleton } = next;
  const member = 'INSERT INTO members VALUES ($1, $2, $3, $4, $5, $6)';
  const roles = 'INSERT INTO member_roles SELECT $1, unnest($2::text[]), $3, $4, $5';
  const count = `INSERT INTO member_counts VALUES ($1, $2, $3, 1)
    ON CONFLICT (community_id, status, role_key) DO UPDATE SET count = member_counts.count + 1`;
  const words = 'INSERT INTO member_words SELECT $1, unnest($2::text[]), $3, $4';
  await Promise.all([
    sql.run(member, communityId, id, name_key, status, role_key, skeleton),
    sql.run(roles, communityId, JSON.parse(role_key) as string[], name_key, id, status),
    sql.run(count, communityId, status, role_key),
    ...(status === 'active' ? [sql.run(words, communityId, nameWords(name_key), name_key, id)] : []),
  ]);
}

async function forgetMember(sql: PgSql, communityId: string, id: string, former: MemberIndex): Promise<void> {
  const { name_key, status, role_key } = former;
  const roles = `DELETE FROM member_roles WHERE community_id = $1 AND role_id = ANY($2::text[]) AND name_key = $3 AND id = $4`;
  const words = `DELETE FROM member_words WHERE community_id = $1 AND word = ANY($2::text[]) AND name_key = $3 AND id = $4`;
  const count = 'UPDATE member_counts SET count = count - 1 WHERE community_id = $1 AND status = $2 AND role_key = $3';
  const empty = 'DELETE FROM member_counts WHERE community_id = $1 AND status = $2 AND role_key = $3 AND count = 0';
  await Promise.all([
    sql.run('DELETE FROM members WHERE community_id = $1 AND id = $2', communityId, id),
    sql.run(roles, communityId, JSON.parse(role_key) as string[], name_key, id),
    sql.run(count, communityId, status, role_key),
    sql.run(empty, communityId, status, role_key),
    sql.run(words, communityId, nameWords(name_key), name_key, id),
  ]);
}

function idsOf(found: readonly unknown[]): string[] {
  return (found as { readonly id: string }[]).map(({ id }) => id);
}
