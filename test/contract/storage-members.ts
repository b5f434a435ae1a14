/** Promises about members: pages in alphabetical order, search by name in several scripts, roles, skeletons, accounts. */
import assert from 'node:assert/strict';
import { foldText } from '../../src/model/fold-text.ts';
import { DuplicateId, type MemberPageRequest, type Storage } from '../../server/domain/storage.ts';
import { communityStream } from '../../src/protocol/ids.ts';
import { COMMUNITY, COMMUNITY_STREAM, accountOf, idOf, memberRow, putMembers } from '../kit/storage-rows.ts';
import type { Promises } from './storage.contract.ts';

const [TEACHER, PARENT] = [idOf(21), idOf(22)];

async function names(storage: Storage, page: Partial<MemberPageRequest> = {}) {
  const { rows, total, hasAfter } = await storage.memberPage(COMMUNITY, { limit: 50, ...page });
  return { names: rows.map((row) => row.name), total, hasAfter };
}
async function find(storage: Storage, query: string, limit = 20): Promise<string[]> {
  const words = foldText(query).split(/\s+/u).filter(Boolean);
  return (await storage.memberSearch(COMMUNITY, words, limit)).map((row) => row.name);
}
async function findSorted(storage: Storage, query: string): Promise<string[]> {
  return (await find(storage, query)).sort();
}

export const memberPromises: Promises = {
  async 'members are found by id, those asked for and no others'(storage) {
    await putMembers(storage, [memberRow(31, 'Ida'), memberRow(32, 'Bo')]);
    await storage.transaction((tx) => tx.put(communityStream(idOf(90)), memberRow(33, 'Elsewhere')));
    assert.deepEqual(await storage.member(COMMUNITY, idOf(31)), memberRow(31, 'Ida'));
    assert.equal(await storage.member(COMMUNITY, idOf(33)), undefined);
    assert.equal(await storage.member(idOf(90), idOf(31)), undefined);
    const rows = await storage.members(COMMUNITY, [idOf(32), idOf(33), idOf(34), idOf(31)]);
    assert.deepEqual(
      rows.map((row) => row.name),
      ['Bo', 'Ida'],
    );
  },

  async 'pages stand in order of folded name, then id, and join without a seam'(storage) {
    const order = ['', 'adam', 'Ådam', 'Äron', 'Bea', 'bea', 'Zoë', 'Яна', 'דנה', 'محمد', '王小明', '𝒵', '😀 Fox'];
    const rows = order.map((name, n) => memberRow(100 + n, name));
    await putMembers(storage, [...rows].reverse());
    const all = (await names(storage)).names;
    assert.deepEqual([...all].sort(), [...order].sort());
    assert.deepEqual(all.slice(0, 6), ['', 'adam', 'Ådam', 'Äron', 'Bea', 'bea']);
    const walked: string[] = [];
    for (let after: MemberPageRequest['after'], more = true; more;) {
      const page = await storage.memberPage(COMMUNITY, { after, limit: 3 });
      assert.equal(page.total, order.length);
      walked.push(...page.rows.map((row) => row.name));
      const last = page.rows.at(-1);
      after = last && { name: last.name, id: last.id };
      more = page.hasAfter;
    }
    assert.deepEqual(walked, all);
  },

  async 'a page may start after somebody who has left since'(storage) {
    await putMembers(storage, [memberRow(31, 'Ann'), memberRow(33, 'Cid')]);
    assert.deepEqual((await names(storage, { after: { name: 'Bob', id: idOf(99) } })).names, ['Cid']);
    assert.deepEqual((await names(storage, { after: { name: 'Zed', id: idOf(99) } })).names, []);
  },

  async 'pages and totals follow status and role'(storage) {
    await putMembers(storage, [
      memberRow(31, 'Ann', { roleIds: [TEACHER, PARENT] }),
      memberRow(32, 'Bob', { roleIds: [PARENT] }),
      memberRow(33, 'Cid', { roleIds: [PARENT], status: 'banned' }),
      memberRow(34, 'Dan', { status: 'removed' }),
      memberRow(35, 'Eve'),
    ]);
    assert.deepEqual(await names(storage), { names: ['Ann', 'Bob', 'Cid', 'Dan', 'Eve'], total: 5, hasAfter: false });
    assert.deepEqual(await names(storage, { status: 'active', limit: 2 }), {
      names: ['Ann', 'Bob'],
      total: 3,
      hasAfter: true,
    });
    assert.deepEqual(await names(storage, { roleId: PARENT }), {
      names: ['Ann', 'Bob', 'Cid'],
      total: 3,
      hasAfter: false,
    });
    assert.deepEqual(await names(storage, { roleId: PARENT, status: 'active', limit: 1 }), {
      names: ['Ann'],
      total: 2,
      hasAfter: true,
    });
    assert.deepEqual(await names(storage, { roleId: PARENT, status: 'banned' }), {
      names: ['Cid'],
      total: 1,
      hasAfter: false,
    });
    assert.deepEqual(await names(storage, { roleId: idOf(99) }), { names: [], total: 0, hasAfter: false });
    const after = { name: 'Ann', id: idOf(31) };
    assert.deepEqual(await names(storage, { roleId: PARENT, after, limit: 1 }), {
      names: ['Bob'],
      total: 3,
      hasAfter: true,
    });
  },

  async 'lists follow a change of name, roles and status, and forget the dead'(storage) {
    await putMembers(storage, [memberRow(31, 'Ann', { roleIds: [PARENT] }), memberRow(32, 'Bob')]);
    await putMembers(storage, [memberRow(31, 'Zoe', { roleIds: [TEACHER], rev: 2 })]);
    assert.deepEqual((await names(storage)).names, ['Bob', 'Zoe']);
    assert.equal((await names(storage, { roleId: PARENT })).total, 0);
    assert.deepEqual((await names(storage, { roleId: TEACHER })).names, ['Zoe']);
    assert.deepEqual(await find(storage, 'ann'), []);
    assert.deepEqual(await find(storage, 'zoe'), ['Zoe']);
    await putMembers(storage, [memberRow(31, 'Zoe', { roleIds: [TEACHER], rev: 3, status: 'removed' })]);
    assert.deepEqual(await find(storage, 'zoe'), []);
    assert.equal((await names(storage, { status: 'active' })).total, 1);
    await putMembers(storage, [memberRow(31, 'Zoe', { rev: 4, about: 'Back again' })]);
    assert.deepEqual(await find(storage, 'zoe'), ['Zoe']);
    await storage.transaction((tx) =>
      tx.put(COMMUNITY_STREAM, { kind: 'member', id: idOf(31), rev: 5, deleted: true }),
    );
    assert.deepEqual(await names(storage), { names: ['Bob'], total: 1, hasAfter: false });
    assert.deepEqual(await find(storage, 'zoe'), []);
    assert.equal(await storage.member(COMMUNITY, idOf(31)), undefined);
  },

  async 'a search finds beginnings of any word of a name, in several scripts'(storage) {
    const all = [
      'Anna Lindqvist',
      'Hanna Årud',
      "Seán O'Brien",
      'Jean-Luc Picard',
      'Мария Иванова',
      'محمد علي',
      'דנה לוי',
      '王小明',
      '김민준',
      'さくら たなか',
      'Ϋψων Γραικός',
      '🦊 Fox',
      'สมชาย ใจดี',
    ];
    await putMembers(
      storage,
      all.map((name, n) => memberRow(100 + n, name)),
    );
    assert.deepEqual(await find(storage, 'ann'), ['Anna Lindqvist']);
    assert.deepEqual(await find(storage, 'lind an'), ['Anna Lindqvist']);
    assert.deepEqual(await find(storage, 'an lindgren'), []);
    assert.deepEqual(await find(storage, 'aru'), ['Hanna Årud']);
    for (const query of ['obr', "o'b", 'sean brien'])
      assert.deepEqual(await find(storage, query), ["Seán O'Brien"], query);
    for (const query of ['luc', 'jean-l', 'jeanl'])
      assert.deepEqual(await find(storage, query), ['Jean-Luc Picard'], query);
    assert.deepEqual(await find(storage, 'иван мар'), ['Мария Иванова']);
    assert.deepEqual(await find(storage, 'محم'), ['محمد علي']);
    assert.deepEqual(await find(storage, 'לוי'), ['דנה לוי']);
    for (const query of ['王', '小明', '明']) assert.deepEqual(await find(storage, query), ['王小明'], query);
    for (const query of ['김민', '김미', '민준'])
      assert.equal((await find(storage, query)).length, query === '민준' ? 0 : 1, query);
    assert.deepEqual(await find(storage, 'さくら'), ['さくら たなか']);
    assert.deepEqual(await find(storage, 'γραικ'), ['Ϋψων Γραικός']);
    assert.deepEqual(await find(storage, '🦊'), ['🦊 Fox']);
    assert.deepEqual(await find(storage, 'ใจดี'), ['สมชาย ใจดี']);
    for (const query of ["'", '"', '%', '_', '*']) assert.equal((await find(storage, query)).length, all.length, query);
    for (const query of ['ann%', 'ann_', '*ann', '"ann" OR 1'])
      assert.ok((await find(storage, query)).length <= 1, query);
  },

  async 'a search shows the shortest match first, each person once, and no more than asked'(storage) {
    await putMembers(storage, [
      memberRow(31, 'Annabel Anson'),
      memberRow(32, 'Ann Zeta'),
      memberRow(33, 'Anna Beta'),
      memberRow(34, 'Bea Ann'),
      memberRow(35, 'Ann Gone', { status: 'banned' }),
    ]);
    assert.deepEqual(await find(storage, 'ann'), ['Ann Zeta', 'Bea Ann', 'Anna Beta', 'Annabel Anson']);
    assert.deepEqual(await find(storage, 'ann', 2), ['Ann Zeta', 'Bea Ann']);
    assert.deepEqual(await findSorted(storage, 'an'), ['Ann Zeta', 'Anna Beta', 'Annabel Anson', 'Bea Ann']);
    assert.deepEqual(await find(storage, 'a be'), ['Bea Ann', 'Anna Beta']);
    assert.deepEqual(await storage.memberSearch(idOf(90), ['ann'], 5), []);
  },

  async 'a search for nothing shows the first active members'(storage) {
    await putMembers(storage, [
      memberRow(31, 'Cid'),
      memberRow(32, 'Ann'),
      memberRow(33, 'Bob', { status: 'removed' }),
    ]);
    assert.deepEqual(await find(storage, ''), ['Ann', 'Cid']);
    assert.deepEqual(await find(storage, '', 1), ['Ann']);
  },

  async 'a search looks past those whose other word does not fit'(storage) {
    const crowd = Array.from({ length: 700 }, (_, n) =>
      memberRow(1000 + n, `Smith${String(n).padStart(4, '0')} Other`),
    );
    await putMembers(storage, [...crowd, memberRow(31, 'Smithzz Xavier'), memberRow(32, 'Smithzz Xena')]);
    assert.deepEqual(await findSorted(storage, 'smith x'), ['Smithzz Xavier', 'Smithzz Xena']);
    assert.equal((await find(storage, 'smith', 300)).length, 300);
  },

  async 'role combinations count active members by the exact set'(storage) {
    await putMembers(storage, [
      memberRow(31, 'Ann', { roleIds: [PARENT, TEACHER] }),
      memberRow(32, 'Bob', { roleIds: [TEACHER, PARENT] }),
      memberRow(33, 'Cid', { roleIds: [PARENT] }),
      memberRow(34, 'Dan'),
      memberRow(35, 'Eve', { roleIds: [PARENT], status: 'banned' }),
    ]);
    const counts = async () =>
      (await storage.roleCombinations(COMMUNITY))
        .map(({ roleIds, count }) => `${[...roleIds].sort().join(' ')} ${count}`)
        .sort();
    assert.deepEqual(await counts(), [` 1`, `${TEACHER} ${PARENT} 2`, `${PARENT} 1`].sort());
    await putMembers(storage, [memberRow(33, 'Cid', { roleIds: [], rev: 2 })]);
    assert.deepEqual(await counts(), [` 2`, `${TEACHER} ${PARENT} 2`].sort());
    assert.deepEqual(await storage.roleCombinations(idOf(90)), []);
  },

  async 'a skeleton stays with its member until another is given'(storage) {
    await storage.transaction(async (tx) => {
      await tx.put(COMMUNITY_STREAM, memberRow(31, 'Paul'), { nameSkeleton: 'paul' });
      await tx.put(COMMUNITY_STREAM, memberRow(32, 'Pau1'), { nameSkeleton: 'paul' });
      await tx.put(COMMUNITY_STREAM, memberRow(33, 'Nobody'));
    });
    const found = async (skeleton: string) =>
      (await storage.membersBySkeleton(COMMUNITY, skeleton)).map((row) => row.name);
    assert.deepEqual(await found('paul'), ['Pau1', 'Paul']);
    assert.deepEqual(await found(''), []);
    await storage.transaction((tx) => tx.put(COMMUNITY_STREAM, memberRow(31, 'Paul', { rev: 2, roleIds: [TEACHER] })));
    assert.deepEqual(await found('paul'), ['Pau1', 'Paul']);
    await storage.transaction((tx) =>
      tx.put(COMMUNITY_STREAM, memberRow(31, 'Saul', { rev: 3 }), { nameSkeleton: 'saul' }),
    );
    await storage.transaction((tx) =>
      tx.put(COMMUNITY_STREAM, memberRow(32, 'Pau1', { rev: 3 }), { nameSkeleton: '' }),
    );
    assert.deepEqual(await found('paul'), []);
    assert.deepEqual(await found('saul'), ['Saul']);
  },

  async 'an account is found by member and by subject, in its community only'(storage) {
    const account = accountOf(idOf(31), {
      subject: 'host:https://school.example:42',
      claimedRoleIds: [TEACHER],
      bannedUntil: 9,
    });
    await storage.transaction((tx) => tx.putAccount(COMMUNITY, account));
    assert.deepEqual(await storage.account(COMMUNITY, idOf(31)), account);
    assert.deepEqual(await storage.accountBySubject(COMMUNITY, account.subject), account);
    assert.equal(await storage.account(idOf(90), idOf(31)), undefined);
    assert.equal(await storage.accountBySubject(idOf(90), account.subject), undefined);
    const moved = { ...account, subject: 'own:42', tokensValidFrom: 7 };
    await storage.transaction((tx) => tx.putAccount(COMMUNITY, moved));
    assert.equal(await storage.accountBySubject(COMMUNITY, account.subject), undefined);
    assert.deepEqual(await storage.accountBySubject(COMMUNITY, 'own:42'), moved);
    await storage.transaction((tx) => tx.putAccount(idOf(90), moved));
    await assert.rejects(
      storage.transaction((tx) => tx.putAccount(COMMUNITY, accountOf(idOf(32), { subject: 'own:42' }))),
      DuplicateId,
    );
  },
};
