/** What the PostgreSQL adapter promises beyond the port: many servers write to one database, and it lasts and heals. */
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StorageUnavailable } from '../../server/domain/storage.ts';
import { type PostgresOptions, openPostgresStorage } from '../../server/storage/postgres-storage.ts';
import { channelStream } from '../../src/protocol/ids.ts';
import { missing, startPostgres } from '../kit/databases.ts';
import { CHANNEL, CHANNEL_STREAM, COMMUNITY, OTHER_CHANNEL, idOf, messageRow, send } from '../kit/storage-rows.ts';

const skip = missing('postgres');
const postgres = skip === false ? await startPostgres() : undefined;
after(() => postgres?.stop());

async function open(t: TestContext, url: string, options: PostgresOptions = {}) {
  const storage = await openPostgresStorage(url, { readerCount: 2, writerCount: 2, ...options });
  t.after(() => storage.close());
  return storage;
}
async function newDatabase(): Promise<string> {
  return (await postgres?.createDatabase()) ?? '';
}
async function seqsOf(storage: Awaited<ReturnType<typeof open>>): Promise<readonly number[]> {
  const { lastSeq } = await storage.head(CHANNEL_STREAM);
  const seqs: number[] = [];
  for (let before = lastSeq + 1; before > 1; before = seqs[0] ?? 0) {
    const page = await storage.messages(CHANNEL, { before, limit: 100 });
    if (page.rows.length === 0) break;
    seqs.unshift(...page.rows.map(({ seq }) => seq));
  }
  return seqs;
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

describe('PostgresStorage, shared', { skip }, () => {
  test('servers that start at once make the tables once and agree on the epoch', async (t) => {
    const url = await newDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map(() => open(t, url)));
    assert.equal(new Set(stores.map(({ epoch }) => epoch)).size, 1);
    await Promise.all(stores.map((storage, n) => storage.transaction((tx) => send(tx, idOf(1000 + n)))));
    assert.deepEqual(await seqsOf(stores[0]!), upTo(4));
  });

  test('three servers writing at once leave seqs and revs without holes or doubles', async (t) => {
    const url = await newDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => open(t, url)));
    const revs: number[] = [];
    await Promise.all(
      stores.map(async (storage, server) => {
        for (let round = 0; round < 20; round++) {
          await Promise.all(
            upTo(5).map(async (n) => {
              const id = idOf(10_000 + server * 1000 + round * 10 + n);
              const unit = storage.transaction(async (tx) => {
                const row = await send(tx, id);
                if (n === 3) throw new Error('refused');
                return row.rev;
              }, COMMUNITY);
              await unit.then(
                (rev) => revs.push(rev),
                (error: unknown) => assert.equal(error instanceof Error && error.message, 'refused'),
              );
            }),
          );
        }
      }),
    );
    assert.deepEqual(
      revs.sort((a, b) => a - b),
      upTo(240),
    );
    assert.deepEqual(await seqsOf(stores[1]!), upTo(240));
  });

  test('a unit sees all that another server has committed, and nothing comes between its reading and its writing', async (t) => {
    const url = await newDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => open(t, url)));
    await Promise.all(
      upTo(60).map((n) =>
        stores[n % 3]!.transaction(async (tx) => {
          const count = Number((await tx.setting(COMMUNITY, 'count')) ?? 0);
          await sleep(n % 4);
          await tx.putSetting(COMMUNITY, 'count', count + 1);
        }, COMMUNITY),
      ),
    );
    assert.equal(await stores[0]!.setting(COMMUNITY, 'count'), 60);
  });

  test('a unit of no community has all of them to itself, and communities do not wait for each other', async (t) => {
    const url = await newDatabase();
    const [a, b] = [await open(t, url), await open(t, url)];
    const order: string[] = [];
    const other = idOf(77);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const first = a.transaction(async (tx) => {
      await tx.nextRev(CHANNEL_STREAM);
      await held;
      order.push('first');
    }, COMMUNITY);
    await sleep(100);
    await b.transaction((tx) => tx.nextRev(channelStream(OTHER_CHANNEL)), other).then(() => order.push('other'));
    const all = b.transaction((tx) => tx.dropResultsBefore(1)).then(() => order.push('all'));
    await sleep(100);
    letGo();
    await Promise.all([first, all]);
    assert.deepEqual(order, ['other', 'first', 'all']);
  });

  test('the same answer is kept once, whichever servers ask at the same moment', async (t) => {
    const url = await newDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => open(t, url)));
    const answers = await Promise.all(
      upTo(12).map((n) =>
        stores[n % 3]!.transaction(async (tx) => {
          const former = await tx.result(idOf(5), idOf(6));
          if (former) return former.result;
          const { seq } = await send(tx, idOf(2000 + n));
          const result = JSON.stringify({ seq });
          await tx.putResult(idOf(5), idOf(6), { digest: 'd', result, at: 1 });
          return result;
        }, COMMUNITY),
      ),
    );
    assert.deepEqual(new Set(answers), new Set(['{"seq":1}']));
  });

  test('a notice reaches every server within a second, and that of a refused unit none', async (t) => {
    const url = await newDatabase();
    const stores = await Promise.all([1, 2].map(() => open(t, url)));
    await stores[0]!.transaction((tx) => tx.addNotice!('from before'));
    const heard: unknown[] = [];
    t.after(stores[1]!.onNotice((notice) => heard.push(notice)));
    await sleep(300);
    await assert.rejects(
      stores[0]!.transaction(async (tx) => {
        await tx.addNotice!('refused');
        throw new Error('no');
      }),
    );
    await stores[0]!.transaction((tx) => tx.addNotice!({ communityId: COMMUNITY }), COMMUNITY);
    await sleep(1000);
    assert.deepEqual(heard, [{ communityId: COMMUNITY }]);
  });
});

describe('PostgresStorage lasts', { skip }, () => {
  test('what was answered is there after the database was killed, and writing goes on by itself', async (t) => {
    const url = await newDatabase();
    const storage = await open(t, url);
    const answered: number[] = [];
    const refused: unknown[] = [];
    let isOver = false;
    const writers = upTo(4).map(async (writer) => {
      for (let n = 0; !isOver; n++) {
        const id = idOf(100_000 * writer + n);
        await storage
          .transaction((tx) => send(tx, id), COMMUNITY)
          .then(
            ({ seq }) => answered.push(seq),
            async (error: unknown) => {
              refused.push(error);
              await sleep(50);
            },
          );
      }
    });
    await sleep(500);
    await postgres?.kill();
    const before = answered.length;
    await assert.rejects(storage.head(CHANNEL_STREAM), StorageUnavailable);
    await postgres?.start();
    for (let tries = 0; answered.length < before + 50 && tries < 200; tries++) await sleep(50);
    isOver = true;
    await Promise.all(writers);
    assert.ok(before > 20 && answered.length >= before + 50, `${before}, then ${answered.length}`);
    assert.ok(refused.length > 0);
    for (const error of refused) assert.ok(error instanceof StorageUnavailable, String(error));
    const seqs = await seqsOf(storage);
    assert.deepEqual(seqs, upTo(seqs.length));
    for (const seq of answered) assert.ok(seq <= seqs.length);
    assert.equal((await storage.head(CHANNEL_STREAM)).rev, seqs.length);
  });

  test('a server that hangs with the lock in its hand loses it, and its unit with it', async (t) => {
    const url = await newDatabase();
    const [hanging, other] = [await open(t, url), await open(t, url)];
    const lost = hanging.transaction(async (tx) => {
      await send(tx, idOf(1001));
      await sleep(7_000);
    }, COMMUNITY);
    lost.catch(() => undefined);
    await sleep(200);
    const begun = Date.now();
    let seq: number | undefined;
    while (seq === undefined && Date.now() - begun < 9_000) {
      seq = await other.transaction(async (tx) => (await send(tx, idOf(1002))).seq, COMMUNITY).catch(() => undefined);
    }
    assert.equal(seq, 1);
    await assert.rejects(lost, StorageUnavailable);
  });

  test('commits wait for the disk even where the database is set up not to', async (t) => {
    const url = await newDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`);
    await client.end();
    const storage = await open(t, url);
    const seen = await storage.transaction(async (tx) => {
      const { sql } = tx as unknown as { readonly sql: { first(text: string): Promise<unknown> } };
      return sql.first('SHOW synchronous_commit');
    });
    assert.deepEqual(seen, { synchronous_commit: 'on' });
  });

  test('it keeps every text as it was, whatever is in it', async (t) => {
    const storage = await open(t, await newDatabase());
    const texts = [
      'a\0b',
      'half \ud800 pair',
      '\u0000',
      '\\u0000',
      "'; DROP TABLE messages; --",
      '👩‍👩‍👧‍👦',
      'x'.repeat(4000),
    ];
    await storage.transaction(async (tx) => {
      for (const [n, text] of texts.entries()) await send(tx, idOf(1000 + n), { text });
    });
    const { rows } = await storage.messages(CHANNEL, { limit: 50 });
    assert.deepEqual(
      rows.map(({ text }) => text),
      texts,
    );
    assert.equal((await storage.search({ words: ['x'.repeat(4000)], channelIds: [CHANNEL], limit: 5 })).rows.length, 1);
    assert.equal(
      (await storage.search({ words: [`${'x'.repeat(3999)}y`], channelIds: [CHANNEL], limit: 5 })).rows.length,
      0,
    );
  });

  test('a database of a newer Hearth is left alone, in words', async (t) => {
    const url = await newDatabase();
    await (await open(t, url)).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`UPDATE hearth.store SET value = '99' WHERE key = 'format'`);
    await client.end();
    await assert.rejects(openPostgresStorage(url), /newer Hearth/);
  });

  test('a statement that the database refuses takes back its unit alone', async (t) => {
    const storage = await open(t, await newDatabase());
    const same = (id: string) => messageRow(1, { id, seq: 1 });
    const outcomes = await Promise.allSettled([
      storage.transaction((tx) => send(tx, idOf(1001))),
      // two messages on one place: a bug that the table itself holds off
      storage.transaction((tx) => tx.putMessage(same(idOf(1005)))),
      storage.transaction((tx) => send(tx, idOf(1002))),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await seqsOf(storage), [1, 2]);
  });
});
