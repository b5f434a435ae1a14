/** What the SQLite adapter promises beyond the port: it lasts, heals, backs up, forgets, and has its folder to itself. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { StorageUnavailable } from '../../server/domain/storage.ts';
import { restoreBackup } from '../../server/storage/sqlite-backup.ts';
import { SqliteConnection } from '../../server/storage/sqlite-connection.ts';
import { type SqliteOptions, createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { findDamage } from '../../server/storage/sqlite-store.ts';
import { temporaryFolder } from '../kit/storage-folder.ts';
import { startStorageProcess } from '../kit/storage-process.ts';
import {
  AUTHOR,
  CHANNEL,
  CHANNEL_STREAM,
  COMMUNITY,
  idOf,
  memberRow,
  messageRow,
  putMembers,
  send,
  sendMany,
} from '../kit/storage-rows.ts';

function open(t: TestContext, folder: string, options: SqliteOptions = {}) {
  const storage = createSqliteStorage(folder, options);
  t.after(() => storage.close());
  return storage;
}
/** The adapter's own connection, for tests that must look or reach below the port. */
function connectionOf(part: object): SqliteConnection {
  return (part as { readonly sql: SqliteConnection }).sql;
}
const isId = (line: string): boolean => line.startsWith('01900000');

describe('SqliteStorage lasts', () => {
  test('what was answered is there after SIGKILL, again and again, and the file is whole', async (t) => {
    const folder = temporaryFolder(t);
    const answered: string[] = [];
    for (let cycle = 0; cycle < 4; cycle++) {
      const writer = startStorageProcess(t, [folder, 'write', String(cycle * 100_000)]);
      await writer.said((_, lines) => lines.length > 100 + cycle * 40);
      await writer.kill();
      answered.push(...writer.lines.filter(isId));
      assert.ok(!writer.lines.includes('StorageUnavailable'));
    }
    assert.deepEqual(findDamage(join(folder, 'hearth.db')), []);
    const storage = open(t, folder);
    for (const id of answered) assert.ok(await storage.message(id), id);
    const { lastSeq, rev } = await storage.head(CHANNEL_STREAM);
    assert.ok(lastSeq >= answered.length);
    assert.equal(rev, lastSeq);
    const page = await storage.messages(CHANNEL, { before: answered.length + 1, limit: 100 });
    assert.deepEqual(
      page.rows.map((row) => row.seq),
      Array.from({ length: 100 }, (_, n) => answered.length - 99 + n),
    );
    assert.equal(
      (await storage.search({ words: [answered[0] ?? ''], channelIds: [CHANNEL], limit: 5 })).rows.length,
      1,
    );
  });

  test('it commits with full syncing, a write-ahead log and wiping of what is deleted', async (t) => {
    const storage = open(t, temporaryFolder(t));
    const reader = connectionOf(storage);
    const writer = await storage.transaction((tx) => Promise.resolve(connectionOf(tx)));
    const settings = ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys', 'busy_timeout'];
    assert.deepEqual(
      settings.map((setting) => writer.pragma(setting)),
      ['wal', 2, 1, 1, 100],
    );
    assert.deepEqual([reader.database.readonly, writer.database.readonly], [true, false]);
  });

  test('the epoch stays when the server starts again', async (t) => {
    const folder = temporaryFolder(t);
    const storage = open(t, folder);
    await storage.close();
    assert.equal(open(t, folder).epoch, storage.epoch);
    assert.match(storage.epoch, /^[0-9a-f-]{36}$/);
    assert.notEqual(open(t, temporaryFolder(t)).epoch, storage.epoch);
  });

  test('only the owner of the process may read the files', async (t) => {
    const folder = temporaryFolder(t);
    const storage = open(t, folder);
    await sendMany(storage, 1);
    for (const name of readdirSync(folder).filter((file) => file.startsWith('hearth.db'))) {
      assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
    }
  });
});

describe('SqliteStorage has its folder to itself', () => {
  test('a second process is refused in a sentence, and one killed leaves no lock behind', async (t) => {
    const folder = temporaryFolder(t);
    const holder = startStorageProcess(t, [folder, 'hold']);
    await holder.said((line) => line === 'open');
    const second = startStorageProcess(t, [folder, 'hold']);
    await second.said((line) => line.startsWith('refused: Another Hearth is running on the data folder'));
    assert.throws(() => createSqliteStorage(folder), /Stop it first, or choose another folder/);
    await assert.rejects(restoreBackup(await someBackup(t), folder), /Another Hearth is running/);
    await holder.kill();
    open(t, folder);
  });

  test('a closed store gives the folder back, and a failed start too', async (t) => {
    const folder = temporaryFolder(t);
    const first = open(t, folder);
    assert.throws(() => createSqliteStorage(folder), /Another Hearth/);
    await first.close();
    const second = open(t, folder);
    await second.close();
    const raw = new SqliteConnection(join(folder, 'hearth.db'));
    const version = Number(raw.pragma('user_version'));
    raw.pragma('user_version = 999');
    assert.throws(() => createSqliteStorage(folder), /written by a newer Hearth \(format 999/);
    raw.pragma(`user_version = ${String(version)}`);
    raw.close();
    open(t, folder);
  });

  test('a file from before there were pictures gains them, and keeps what it has', async (t) => {
    const folder = temporaryFolder(t);
    const first = open(t, folder);
    await sendMany(first, 1);
    await first.close();
    const raw = new SqliteConnection(join(folder, 'hearth.db'));
    raw.script('DROP INDEX rows_by_picture; DROP TABLE pictures; PRAGMA user_version = 1;');
    raw.close();
    const second = open(t, folder);
    await second.transaction((tx) => tx.putPicture({ name: 'a', communityId: 'b', uploadedAt: 1 }));
    assert.equal((await second.picture('a'))?.uploadedAt, 1);
    assert.equal((await second.messages(CHANNEL, { limit: 9 })).rows.length, 1);
  });
});

describe('SqliteStorage in trouble', () => {
  test('a locked file refuses the batch and heals by itself', async (t) => {
    const folder = temporaryFolder(t);
    const storage = open(t, folder, { busyTimeoutMs: 20 });
    await sendMany(storage, 1);
    const other = new SqliteConnection(join(folder, 'hearth.db'));
    other.script('BEGIN IMMEDIATE');
    const refused = await Promise.allSettled([2, 3].map((n) => storage.transaction((tx) => send(tx, idOf(1000 + n)))));
    for (const outcome of refused)
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof StorageUnavailable);
    assert.equal((await storage.messages(CHANNEL, { limit: 5 })).rows.length, 1);
    other.script('ROLLBACK');
    other.close();
    assert.equal((await storage.transaction((tx) => send(tx, idOf(1002)))).seq, 2);
  });

  test('while somebody else holds the file, reads go on, and a write waits for its turn without holding up the process', async (t) => {
    const folder = temporaryFolder(t);
    const storage = open(t, folder);
    await sendMany(storage, 1);
    const other = new SqliteConnection(join(folder, 'hearth.db'));
    t.after(() => other.close());
    other.script('BEGIN IMMEDIATE');
    const written = storage.transaction((tx) => send(tx, idOf(1002)));
    let reads = 0;
    for (const endAt = performance.now() + 1_000; performance.now() < endAt; reads++, await sleep(20))
      assert.equal((await storage.messages(CHANNEL, { limit: 5 })).rows.length, 1);
    other.script('ROLLBACK');
    assert.equal((await written).seq, 2);
    assert.ok(reads >= 3, `${reads} reads`);
  });

  test('what another process has committed is read at once, however often it was read before', async (t) => {
    const folder = temporaryFolder(t);
    const storage = open(t, folder);
    await sendMany(storage, 1);
    for (let n = 0; n < 3; n++) assert.equal((await storage.head(CHANNEL_STREAM)).lastSeq, 1);
    const other = new SqliteConnection(join(folder, 'hearth.db'));
    t.after(() => other.close());
    other.run('UPDATE heads SET last_seq = 7 WHERE stream = ?', CHANNEL_STREAM);
    assert.equal((await storage.head(CHANNEL_STREAM)).lastSeq, 7);
    await storage.transaction((tx) => send(tx, idOf(1002)));
    assert.equal((await storage.head(CHANNEL_STREAM)).lastSeq, 8);
  });

  test('a disk that takes no more refuses without losing what was answered, and heals by itself', async (t) => {
    const folder = temporaryFolder(t);
    const writer = startStorageProcess(t, [folder, 'trouble'], ['prlimit', `--fsize=2000000:unlimited`]);
    await writer.said((line) => line === 'StorageUnavailable');
    const refusedAt = writer.lines.indexOf('StorageUnavailable');
    await writer.said((_, lines) => lines.length > refusedAt + 5);
    execFileSync('prlimit', ['--pid', String(writer.child.pid), '--fsize=unlimited']);
    await writer.said((line, lines) => isId(line) && lines.lastIndexOf(line) > refusedAt);
    await writer.kill();
    assert.ok(
      writer.lines.every((line) => line === 'open' || line === 'StorageUnavailable' || isId(line)),
      writer.lines.join(),
    );
    const storage = open(t, folder);
    for (const id of writer.lines.filter(isId)) assert.ok(await storage.message(id), id);
    assert.deepEqual(findDamage(join(folder, 'hearth.db')), []);
  });

  test('a unit that swallows a failure of the database is refused all the same', async (t) => {
    const folder = temporaryFolder(t);
    const storage = open(t, folder);
    const outcome = storage.transaction(async (tx) => {
      await send(tx, idOf(1001));
      connectionOf(tx).pragma('query_only = ON');
      await tx.putSetting('server', 'key', 'value').catch(() => undefined);
      connectionOf(tx).pragma('query_only = OFF');
      await tx.nextRev(CHANNEL_STREAM).catch(() => undefined);
    });
    await assert.rejects(outcome, StorageUnavailable);
    assert.equal(await storage.message(idOf(1001)), undefined);
    assert.equal((await storage.head(CHANNEL_STREAM)).rev, 0);
    assert.equal((await storage.transaction((tx) => send(tx, idOf(1001)))).seq, 1);
  });

  test('more waiting changes than the queue holds are refused at once', async (t) => {
    const storage = open(t, temporaryFolder(t), { queueMax: 3 });
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) => storage.transaction((tx) => send(tx, idOf(1000 + n)))),
    );
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
    );
    assert.equal((await storage.transaction((tx) => send(tx, idOf(1006)))).seq, 4);
  });

  test('a unit that waits for something else is ended, and the rest goes on', async (t) => {
    const storage = open(t, temporaryFolder(t), { unitMaxMs: 30 });
    const stuck = storage.transaction(async (tx) => {
      await send(tx, idOf(1001));
      await storage.transaction((inner) => send(inner, idOf(1002)));
    });
    const beside = storage.transaction((tx) => send(tx, idOf(1003)));
    await assert.rejects(stuck, /awaited something other than its transaction/);
    assert.equal((await beside).seq, 1);
    await sleep(5);
    assert.deepEqual(
      (await storage.messages(CHANNEL, { limit: 5 })).rows.map((row) => row.id),
      [idOf(1003), idOf(1002)],
    );
  });

  test('after closing, reads and writes are refused', async (t) => {
    const storage = open(t, temporaryFolder(t));
    await storage.close();
    await storage.close();
    await assert.rejects(storage.head(CHANNEL_STREAM), StorageUnavailable);
    await assert.rejects(
      storage.transaction((tx) => tx.nextRev(CHANNEL_STREAM)),
      StorageUnavailable,
    );
  });
});

async function someBackup(t: TestContext): Promise<string> {
  const storage = open(t, temporaryFolder(t));
  await sendMany(storage, 3);
  const folder = join(temporaryFolder(t), 'backup');
  await storage.backup(folder);
  return folder;
}

describe('SqliteStorage backs up', () => {
  test('a backup made while writing is whole, and restoring it gives a new epoch', async (t) => {
    const storage = open(t, temporaryFolder(t));
    await putMembers(
      storage,
      Array.from({ length: 500 }, (_, n) => memberRow(2000 + n, `Person ${n}`)),
    );
    const backupFolder = join(temporaryFolder(t), 'backup');
    const sent: string[] = [];
    const stop = new AbortController();
    const writing = (async () => {
      for (let n = 1; !stop.signal.aborted; n++)
        sent.push((await storage.transaction((tx) => send(tx, idOf(1000 + n)))).id);
    })();
    while (sent.length < 20) await sleep(1);
    const answeredBefore = [...sent];
    await storage.backup(backupFolder);
    stop.abort();
    await writing;
    assert.deepEqual(readdirSync(backupFolder).sort(), ['hearth.db', 'manifest.json']);

    const dataFolder = temporaryFolder(t);
    assert.deepEqual(await restoreBackup(backupFolder, dataFolder), { replaced: undefined });
    const restored = open(t, dataFolder);
    assert.notEqual(restored.epoch, storage.epoch);
    for (const id of answeredBefore) assert.ok(await restored.message(id), id);
    assert.equal((await restored.memberPage(COMMUNITY, { limit: 1 })).total, 500);
    assert.deepEqual(await restored.changed(CHANNEL_STREAM, 0, 20), await storage.changed(CHANNEL_STREAM, 0, 20));
    assert.equal((await restored.transaction((tx) => send(tx, idOf(9_000_000)))).kind, 'message');
  });

  test('restoring over data keeps the old file beside it, its last commits included', async (t) => {
    const dataFolder = temporaryFolder(t);
    const writer = startStorageProcess(t, [dataFolder, 'write']);
    await writer.said((_, lines) => lines.length > 20);
    await writer.kill();
    const backup = await someBackup(t);
    assert.deepEqual(await restoreBackup(backup, dataFolder), { replaced: 'hearth.db.replaced-1' });
    const restored = open(t, dataFolder);
    assert.equal((await restored.head(CHANNEL_STREAM)).lastSeq, 3);
    await restored.close();
    assert.ok(!readdirSync(dataFolder).includes('hearth.db.replaced-1-wal'));
    const old = new SqliteConnection(join(dataFolder, 'hearth.db.replaced-1'), { readonly: true });
    const { count } = old.first('SELECT count(*) AS count FROM messages') as { count: number };
    old.close();
    assert.ok(count >= writer.lines.filter(isId).length);
    assert.deepEqual(await restoreBackup(backup, dataFolder), { replaced: 'hearth.db.replaced-2' });
  });

  test('a damaged database is replaced, its left-over log is not played into the new one', async (t) => {
    const dataFolder = temporaryFolder(t);
    const writer = startStorageProcess(t, [dataFolder, 'write']);
    await writer.said((_, lines) => lines.length > 20);
    await writer.kill();
    writeFileSync(join(dataFolder, 'hearth.db'), 'no database at all'.repeat(1000));
    await restoreBackup(await someBackup(t), dataFolder);
    assert.deepEqual(findDamage(join(dataFolder, 'hearth.db')), []);
    assert.equal((await open(t, dataFolder).head(CHANNEL_STREAM)).lastSeq, 3);
  });

  test('a backup that is incomplete, altered or newer is refused and nothing is touched', async (t) => {
    const dataFolder = temporaryFolder(t);
    await open(t, dataFolder).close();
    await assert.rejects(restoreBackup(temporaryFolder(t), dataFolder), /holds no whole backup/);
    const backup = await someBackup(t);
    const manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as object;
    writeFileSync(join(backup, 'manifest.json'), JSON.stringify({ ...manifest, schema: 999 }));
    await assert.rejects(restoreBackup(backup, dataFolder), /made by a newer Hearth/);
    writeFileSync(join(backup, 'manifest.json'), JSON.stringify(manifest));
    const file = readFileSync(join(backup, 'hearth.db'));
    file[5000] = (file[5000] ?? 0) ^ 1;
    writeFileSync(join(backup, 'hearth.db'), file);
    await assert.rejects(restoreBackup(backup, dataFolder), /is not the one that was written/);
    assert.deepEqual(
      readdirSync(dataFolder).filter((name) => /incoming|replaced/.test(name)),
      [],
    );
  });

  test('a folder that holds something is not written into', async (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await assert.rejects(open(t, temporaryFolder(t)).backup(folder), /is not empty/);
  });
});

describe('SqliteStorage forgets', () => {
  test('removed text and its words are on the disk no more, in no file', async (t) => {
    const folder = temporaryFolder(t);
    const storage = open(t, folder, { forgetWithinMs: 10 });
    const secrets = ['xylophonsecret', 'versionsecret', 'secondword'];
    const onDisk = (): string[] => {
      const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
      return secrets.filter((secret) => files.some((file) => file.includes(secret)));
    };
    await sendMany(storage, 300, (n) => ({
      text: n === 150 ? 'Xylophonsecret xylophonsecret secondword' : `plain message number ${n}`,
    }));
    await storage.transaction((tx) => tx.addVersion(idOf(1150), { text: 'versionsecret', at: 1, byId: AUTHOR }));
    assert.deepEqual(onDisk(), secrets);
    await storage.transaction(async (tx) => {
      await tx.putMessage(messageRow(150, { rev: 301, text: '', removed: { by: 'author', byId: AUTHOR, at: 5 } }));
      await tx.dropVersions(idOf(1150));
    });
    for (let waited = 0; waited < 100 && onDisk().length > 0; waited++) await sleep(20);
    assert.deepEqual(onDisk(), []);
    await storage.transaction((tx) => send(tx, idOf(9000), { text: 'life goes on' }));
    assert.deepEqual(findDamage(join(folder, 'hearth.db')), []);
  });

  test('after a change in how words are cut the indexes are made anew', async (t) => {
    const folder = temporaryFolder(t);
    const first = open(t, folder);
    await sendMany(first, 2500, (n) => ({ text: `pudding ${n}` }));
    await putMembers(first, [memberRow(31, 'Ann', { roleIds: [idOf(21)] })]);
    await first.transaction((tx) =>
      tx.putMessage(messageRow(7, { rev: 3000, text: '', removed: { by: 'author', byId: AUTHOR, at: 5 } })),
    );
    await first.close();
    const raw = new SqliteConnection(join(folder, 'hearth.db'));
    raw.script(`UPDATE store SET value = 'older' WHERE key = 'words';
      INSERT INTO message_words (message_words) VALUES ('delete-all'); DELETE FROM member_words; DELETE FROM member_counts`);
    raw.close();
    const second = open(t, folder);
    assert.equal((await second.search({ words: ['pudding'], channelIds: [CHANNEL], limit: 5000 })).rows.length, 2499);
    assert.equal((await second.search({ words: ['pudding', '2500'], channelIds: [CHANNEL], limit: 5 })).rows.length, 1);
    assert.equal((await second.memberSearch(COMMUNITY, ['an'], 5)).length, 1);
    assert.equal((await second.memberPage(COMMUNITY, { roleId: idOf(21), limit: 5 })).total, 1);
    await second.transaction((tx) => tx.putMessage(messageRow(9, { rev: 3001, text: 'custard' })));
    assert.deepEqual(findDamage(join(folder, 'hearth.db')), []);
  });
});
