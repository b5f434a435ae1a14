/** What the memory adapter promises beyond the port: it can fail and crash on demand, and needs neither Node nor a timer. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { StorageUnavailable } from '../../server/domain/storage.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { CHANNEL, CHANNEL_STREAM, idOf, send, sendMany } from '../kit/storage-rows.ts';

describe('MemoryStorage', () => {
  test('a crash loses what was not answered and keeps what was', async () => {
    const storage = new MemoryStorage();
    await sendMany(storage, 2);
    const running = storage.transaction(async (tx) => {
      await send(tx, idOf(2001));
      storage.crash();
      await send(tx, idOf(2002));
    });
    const waiting = storage.transaction((tx) => send(tx, idOf(2003)));
    await assert.rejects(running, StorageUnavailable);
    await assert.rejects(waiting, StorageUnavailable);
    assert.deepEqual(
      (await storage.messages(CHANNEL, { limit: 9 })).rows.map((row) => row.seq),
      [1, 2],
    );
    const after = await Promise.all(
      [3, 4].map((n) => storage.transaction(async (tx) => (await send(tx, idOf(2000 + n))).seq)),
    );
    assert.deepEqual(after, [3, 4]);
  });

  test('a crash before anything ran leaves a store that works', async () => {
    const storage = new MemoryStorage();
    const lost = storage.transaction((tx) => tx.nextRev(CHANNEL_STREAM));
    storage.crash();
    const kept = storage.transaction((tx) => tx.nextRev(CHANNEL_STREAM));
    await assert.rejects(lost, StorageUnavailable);
    assert.equal(await kept, 1);
    await storage.close();
  });

  test('a failing commit refuses its whole batch once', async () => {
    const storage = new MemoryStorage();
    const error = new StorageUnavailable('full');
    storage.failNext(error);
    const batch = await Promise.allSettled([1, 2].map((n) => storage.transaction((tx) => send(tx, idOf(1000 + n)))));
    assert.deepEqual(
      batch.map((outcome) => outcome.status === 'rejected' && outcome.reason === error),
      [true, true],
    );
    assert.equal((await storage.head(CHANNEL_STREAM)).rev, 0);
    assert.equal((await storage.transaction((tx) => send(tx, idOf(1001)))).seq, 1);
  });

  test('units that come while a batch runs are committed after it, before closing', async () => {
    const storage = new MemoryStorage();
    const order: string[] = [];
    const outer = storage.transaction(async (tx) => {
      void storage.transaction((late) => late.nextRev(CHANNEL_STREAM)).then(() => order.push('late'));
      await tx.nextRev(CHANNEL_STREAM);
    });
    await outer.then(() => order.push('outer'));
    await storage.close();
    assert.deepEqual(order, ['outer', 'late']);
    assert.equal((await storage.head(CHANNEL_STREAM)).rev, 2);
  });

  test('nothing of it imports Node, a clock or chance', () => {
    const folder = join(import.meta.dirname, '../../server/storage');
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const source = readFileSync(file, 'utf8');
      assert.doesNotMatch(
        source,
        /from 'node:|better-sqlite3|setTimeout|setImmediate|Date\.now|Math\.random|randomUUID/,
        file,
      );
      for (const [, path] of source.matchAll(/from '(\.[^']+)'/g)) visit(join(file, '..', path ?? ''));
    };
    visit(join(folder, 'memory-storage.ts'));
    assert.ok(seen.size >= 8 && readdirSync(folder).length > 8);
  });

  test('making one costs next to nothing', () => {
    const start = performance.now();
    for (let n = 0; n < 2000; n++) new MemoryStorage();
    assert.ok(performance.now() - start < 500);
  });
});
