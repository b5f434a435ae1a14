/** Whatever is written, all adapters read alike: random histories, with failing units among them, compared read by read. */
import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { foldText } from '../../src/model/fold-text.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import { channelStream } from '../../src/protocol/ids.ts';
import type { Reader, Storage, Transaction } from '../../server/domain/storage.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { openPostgresStorage } from '../../server/storage/postgres-storage.ts';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { missing, startPostgres } from '../kit/databases.ts';
import { temporaryFolder } from '../kit/storage-folder.ts';
import { COMMUNITY, COMMUNITY_STREAM, channelRow, idOf, memberRow, messageRow, roleRow } from '../kit/storage-rows.ts';

const CHANNELS = [idOf(2), idOf(3)] as const;
const WORDS = [
  'Plum',
  'plumage',
  'Straße',
  'STRASSE',
  '漢字',
  '字典',
  'ครับ',
  "don't",
  '🎉',
  'Ünal',
  'an',
  'ann',
  'Anna',
  '김민준',
  '"',
  'OR',
];

const channelId = fc.constantFrom(...CHANNELS);
const n = fc.integer({ min: 1, max: 12 });
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const roleIds = fc.uniqueArray(fc.constantFrom(idOf(21), idOf(22), idOf(23)), { maxLength: 3 });
const status = fc.constantFrom<MemberRow['status']>('active', 'active', 'removed', 'banned');
const change = fc.constantFrom('edit', 'remove', 'pin', 'react');

const sent = fc.record({ step: fc.constant('send'), n, channelId, text: words, at: n });
const changed = fc.record({ step: fc.constant('change'), n, text: words, change });
const member = fc.record({ step: fc.constant('member'), n, name: words, roleIds, status });
const gone = fc.record({ step: fc.constant('gone'), n });
const role = fc.record({ step: fc.constant('role'), n });
const place = fc.record({ step: fc.constant('place'), channelId });
const refusal = fc.record({ step: fc.constant('refuse') });
type Step = Readonly<{
  step: string;
  n: number;
  channelId: string;
  text: string;
  at: number;
  change: 'edit' | 'remove' | 'pin' | 'react';
  name: string;
  roleIds: string[];
  status: MemberRow['status'];
}>;

const step = fc.oneof(
  { weight: 9, arbitrary: sent },
  { weight: 6, arbitrary: changed },
  { weight: 4, arbitrary: member },
  gone,
  role,
  { weight: 2, arbitrary: place },
  refusal,
) as fc.Arbitrary<Step>;
const unit = fc.array(step, { minLength: 1, maxLength: 4 });
const history = fc.array(fc.array(unit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

const steps: Readonly<Record<string, (tx: Transaction, step: Step) => Promise<unknown>>> = {
  async send(tx, { n, channelId, text, at }) {
    const seq = await tx.nextSeq(channelId, at);
    const rev = await tx.nextRev(channelStream(channelId));
    const authorId = idOf(40 + (at % 2));
    await tx.insert(channelStream(channelId), messageRow(n, { channelId, seq, rev, text, createdAt: at, authorId }));
  },
  async change(tx, { n, text, change }) {
    const row = await tx.message(idOf(1000 + n));
    if (!row) return;
    const rev = await tx.nextRev(channelStream(row.channelId));
    if (change === 'edit') await tx.addVersion(row.id, { text: row.text, at: rev, byId: row.authorId });
    const next = {
      edit: { ...row, rev, text, editedAt: rev },
      remove: { ...row, rev, text: '', reactions: [], removed: { by: 'author' as const, byId: row.authorId, at: rev } },
      pin: { ...row, rev, pinned: { byId: row.authorId, at: rev } },
      react: { ...row, rev, reactions: [{ emoji: '👍', count: rev }] },
    };
    await tx.putMessage(next[change]);
    await tx.setReaction(row.id, idOf(40), '👍', rev % 2 === 0);
  },
  async member(tx, { n, name, roleIds, status }) {
    const rev = await tx.nextRev(COMMUNITY_STREAM);
    await tx.put(COMMUNITY_STREAM, memberRow(100 + n, name, { rev, roleIds, status }), {
      nameSkeleton: foldText(name),
    });
  },
  async gone(tx, { n }) {
    const rev = await tx.nextRev(COMMUNITY_STREAM);
    await tx.put(COMMUNITY_STREAM, { kind: 'member', id: idOf(100 + n), rev, deleted: true });
  },
  async role(tx, { n }) {
    await tx.insert(COMMUNITY_STREAM, roleRow({ id: idOf(1000 + n), rev: await tx.nextRev(COMMUNITY_STREAM) }));
  },
  async place(tx, { channelId: id }) {
    await tx.put(channelStream(id), channelRow({ id, rev: await tx.nextRev(channelStream(id)) }));
    await tx.addBroadMention(id, { seq: 1, authorId: idOf(40), roleId: null });
  },
  refuse: () => Promise.reject(new Error('refused')),
};

async function outcomes(storage: Storage, batch: readonly (readonly Step[])[]): Promise<string[]> {
  const settled = await Promise.allSettled(
    batch.map((unit) =>
      storage.transaction(async (tx) => {
        for (const step of unit) await steps[step.step]?.(tx, step);
      }),
    ),
  );
  return settled.map((outcome) => (outcome.status === 'fulfilled' ? 'kept' : (outcome.reason as Error).name));
}

async function everything(reader: Reader): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const id of CHANNELS) {
    const stream = channelStream(id);
    seen.push(await reader.head(stream), await reader.changed(stream, 1, 9), await reader.pins(id));
    for (const page of [{}, { before: 3 }, { after: 2 }, { around: 2 }])
      seen.push(await reader.messages(id, { ...page, limit: 3 }));
  }
  for (const word of WORDS) {
    const request = { words: [foldText(word)], channelIds: CHANNELS, limit: 4 };
    seen.push(
      await reader.search(request),
      await reader.search({ ...request, authorId: idOf(40), before: 9, after: 2 }),
    );
    seen.push(
      await reader.memberSearch(COMMUNITY, [foldText(word), 'a'], 9),
      await reader.membersBySkeleton(COMMUNITY, foldText(word)),
    );
  }
  for (const page of [
    {},
    { status: 'active' as const },
    { roleId: idOf(21) },
    { after: { name: 'ann', id: idOf(105) } },
  ]) {
    seen.push(await reader.memberPage(COMMUNITY, { ...page, limit: 3 }));
  }
  for (let n = 1; n <= 12; n++)
    seen.push(await reader.versions(idOf(1000 + n)), await reader.reactions(idOf(1000 + n)));
  seen.push(
    await reader.changed(COMMUNITY_STREAM, 0, 100),
    await reader.places(COMMUNITY),
    await reader.roleCombinations(COMMUNITY),
  );
  return seen;
}

async function agree(make: () => Promise<Storage>, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(history, async (batches) => {
      const memory = new MemoryStorage();
      const storage = await make();
      try {
        for (const batch of batches) assert.deepEqual(await outcomes(storage, batch), await outcomes(memory, batch));
        const [found, expected] = [await everything(storage), await everything(memory)];
        expected.forEach((one, index) => {
          assert.deepEqual(found[index], one);
        });
      } finally {
        await storage.close();
      }
    }),
    { numRuns },
  );
}

test('SQLite and memory answer and read alike after any history', (t: TestContext) =>
  agree(() => Promise.resolve(createSqliteStorage(temporaryFolder(t))), 60));

const skip = missing('postgres');
const postgres = skip === false ? await startPostgres({ careless: true }) : undefined;
after(() => postgres?.stop());

test('PostgreSQL and memory answer and read alike after any history', { skip }, async () => {
  const url = (await postgres?.createDatabase()) ?? '';
  let count = 0;
  await agree(() => openPostgresStorage(url, { schema: `store_${++count}`, readerCount: 2, writerCount: 2 }), 40);
});
