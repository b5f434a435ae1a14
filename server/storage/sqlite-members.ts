/**
 * SQL for members: the row itself lies in `rows`; beside it are kept what a list needs to be read in order (name, status,
 * roles), the words of names of active members, and counts by exact set of roles. All of it changes in one transaction.
 */
import { communityStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MemberPageRequest, RoleCombination } from '../domain/storage.ts';
import { type NameOrder, compareText, nameKey, nameSearch, nameWords } from './member-names.ts';
import type { Sql } from './sqlite-connection.ts';

interface MemberIndex {
  readonly name_key: string;
  readonly status: MemberRow['status'];
  /** JSON of the role ids, each once, in order. */
  readonly role_key: string;
  readonly skeleton: string;
}

export function readMember(sql: Sql, communityId: string, id: string): MemberRow | undefined {
  const text = `SELECT data FROM rows WHERE stream = ? AND kind = 'member' AND id = ? AND deleted = 0`;
  const found = sql.first(text, communityStream(communityId), id) as { readonly data: string } | undefined;
  return found && (JSON.parse(found.data) as MemberRow);
}

export function readMembers(sql: Sql, communityId: string, ids: readonly string[]): MemberRow[] {
  return ids.flatMap((id) => readMember(sql, communityId, id) ?? []);
}

export function readMemberPage(
  sql: Sql,
  communityId: string,
  page: MemberPageRequest,
): { readonly rows: MemberRow[]; readonly total: number; readonly hasAfter: boolean } {
  const { roleId = null, status = null, limit } = page;
  const after: NameOrder = page.after
    ? { name_key: nameKey(page.after.name), id: page.after.id }
    : { name_key: '', id: '' };
  const role = roleId === null ? '' : 'AND role_id = ?';
  const text = `SELECT id FROM ${roleId === null ? 'members' : 'member_roles'} WHERE community_id = ? ${role}
    ${status === null ? '' : 'AND status = ?'} AND (name_key, id) > (?, ?) ORDER BY name_key, id LIMIT ?`;
  const asked = [roleId, status].filter((value) => value !== null);
  const ids = idsOf(sql.all(text, communityId, ...asked, after.name_key, after.id, limit + 1));
  const total = countMembers(sql, communityId, status, roleId);
  return { rows: readMembers(sql, communityId, ids.slice(0, limit)), total, hasAfter: ids.length > limit };
}

function countMembers(sql: Sql, communityId: string, status: string | null, roleId: string | null): number {
  const text = `SELECT coalesce(sum(count), 0) AS total FROM member_counts WHERE community_id = ? AND (? IS NULL OR status = ?)
    AND (? IS NULL OR EXISTS (SELECT 1 FROM json_each(role_key) WHERE value = ?))`;
  return (sql.first(text, communityId, status, status, roleId, roleId) as { readonly total: number }).total;
}

export function searchMembers(sql: Sql, communityId: string, words: readonly string[], limit: number): MemberRow[] {
  const { first, isSingle, matches } = nameSearch(words);
  if (first === undefined) return readMemberPage(sql, communityId, { status: 'active', limit }).rows;
  const text = `SELECT word, name_key, id FROM member_words WHERE community_id = ? AND word < ? AND (word, name_key, id) > (?, ?, ?)
    ORDER BY word, name_key, id LIMIT ?`;
  const found = new Set<string>();
  const step = limit + 100;
  let last: NameOrder & { readonly word: string } = { word: first, name_key: '', id: '' };
  for (let more = true; more && found.size < limit;) {
    const after = [last.word, last.name_key, last.id];
    const page = sql.all(text, communityId, `${first}\u{10ffff}`, ...after, step) as (typeof last)[];
    for (const { name_key, id } of page) if (found.size < limit && (isSingle || matches(name_key))) found.add(id);
    more = page.length === step;
    last = page.at(-1) ?? last;
  }
  return readMembers(sql, communityId, [...found]);
}

export function readRoleCombinations(sql: Sql, communityId: string): RoleCombination[] {
  const text = `SELECT role_key, count FROM member_counts WHERE community_id = ? AND status = 'active' ORDER BY role_key`;
  const found = sql.all(text, communityId) as { readonly role_key: string; readonly count: number }[];
  return found.map(({ role_key, count }) => ({ roleIds: JSON.parse(role_key) as string[], count }));
}

export function readMembersBySkeleton(sql: Sql, communityId: string, skeleton: string): MemberRow[] {
  const text = `SELECT id FROM members WHERE community_id = ? AND skeleton = ? AND skeleton <> '' ORDER BY name_key, id`;
  return readMembers(sql, communityId, idsOf(sql.all(text, communityId, skeleton)));
}

/** Brings what is kept beside the member's row up to date. @param row undefined once the member's row is dead. */
export function indexMember(
  sql: Sql,
  communityId: string,
  id: string,
  row: MemberRow | undefined,
  skeleton: string | undefined,
): void {
  const text = 'SELECT name_key, status, role_key, skeleton FROM members WHERE community_id = ? AND id = ?';
  const former = sql.first(text, communityId, id) as MemberIndex | undefined;
  const next = row && indexOf(row, skeleton ?? former?.skeleton ?? '');
  if (former && next && isSame(former, next)) return;
  if (former) forgetMember(sql, communityId, id, former);
  if (next) rememberMember(sql, communityId, id, next);
}

/** Makes all of it anew, after a change in how names are folded or cut into words. */
export function rebuildMemberIndex(sql: Sql): void {
  const skeletons = sql.all('SELECT community_id, id, skeleton FROM members') as {
    community_id: string;
    id: string;
    skeleton: string;
  }[];
  for (const table of ['members', 'member_roles', 'member_counts', 'member_words']) sql.run(`DELETE FROM ${table}`);
  for (const { community_id, id, skeleton } of skeletons) {
    indexMember(sql, community_id, id, readMember(sql, community_id, id), skeleton);
  }
}

function indexOf(row: MemberRow, skeleton: string): MemberIndex {
  const roleIds = [...new Set(row.roleIds)].sort(compareText);
  return { name_key: nameKey(row.name), status: row.status, role_key: JSON.stringify(roleIds), skeleton };
}

function isSame(a: MemberIndex, b: MemberIndex): boolean {
  return a.name_key === b.name_key && a.status === b.status && a.role_key === b.role_key && a.skeleton === b.skeleton;
}

function rememberMember(sql: Sql, communityId: string, id: string, next: MemberIndex): void {
  const { name_key, status, role_key, skeleton } = next;
  sql.run('INSERT INTO members VALUES (?, ?, ?, ?, ?, ?)', communityId, id, name_key, status, role_key, skeleton);
  for (const roleId of JSON.parse(role_key) as string[]) {
    sql.run('INSERT INTO member_roles VALUES (?, ?, ?, ?, ?)', communityId, roleId, name_key, id, status);
  }
  const count = 'INSERT INTO member_counts VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1';
  sql.run(count, communityId, status, role_key);
  if (status !== 'active') return;
  for (const word of nameWords(name_key))
    sql.run('INSERT INTO member_words VALUES (?, ?, ?, ?)', communityId, word, name_key, id);
}

function forgetMember(sql: Sql, communityId: string, id: string, former: MemberIndex): void {
  const { name_key, status, role_key } = former;
  sql.run('DELETE FROM members WHERE community_id = ? AND id = ?', communityId, id);
  for (const roleId of JSON.parse(role_key) as string[]) {
    const text = 'DELETE FROM member_roles WHERE community_id = ? AND role_id = ? AND name_key = ? AND id = ?';
    sql.run(text, communityId, roleId, name_key, id);
  }
  const count = 'UPDATE member_counts SET count = count - 1 WHERE community_id = ? AND status = ? AND role_key = ?';
  sql.run(count, communityId, status, role_key);
  const empty = 'DELETE FROM member_counts WHERE community_id = ? AND status = ? AND role_key = ? AND count = 0';
  sql.run(empty, communityId, status, role_key);
  for (const word of nameWords(name_key)) {
    const text = 'DELETE FROM member_words WHERE community_id = ? AND word = ? AND name_key = ? AND id = ?';
    sql.run(text, communityId, word, name_key, id);
  }
}

function idsOf(found: readonly unknown[]): string[] {
  return (found as { readonly id: string }[]).map(({ id }) => id);
}
