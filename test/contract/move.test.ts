/** A store moved from the one file into PostgreSQL is the same store: every id, seq, rev, its epoch, and what can be found. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import pg from 'pg';
import { openPostgresStorage } from '../../server/storage/postgres-storage.ts';
import { moveToPostgres } from '../../server/storage/move-to-postgres.ts';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import type { Storage } from '../../server/domain/storage.ts';
import { missing, startPostgres } from '../kit/databases.ts';
import { temporaryFolder } from '../kit/storage-folder.ts';
import {
  AUTHOR,
  CHANNEL,
  CHANNEL_STREAM,
  COMMUNITY,
  COMMUNITY_STREAM,
  accountOf,
  channelRow,
  communityRow,
  idOf,
  inviteOf,
  memberRow,
  send,
} from '../kit/storage-rows.ts';

const skip = missing('postgres');
const postgres = skip === false ? await startPostgres({ careless: true }) : undefined;
after(() => postgres?.stop());

async function fill(storage: Storage): Promise<void> {
  await storage.transaction(async (tx) => {
    await tx.put(COMMUNITY_STREAM, communityRow());
    await tx.put(CHANNEL_STREAM, channelRow());
    for (let n = 1; n <= 60; n++) {
      await tx.put(COMMUNITY_STREAM, memberRow(100 + n, n % 2 ? `Anna ${n}` : `Ünal ${n}`, { roleIds: [idOf(21)] }), {
        nameSkeleton: `skeleton ${n}`,
      });
    }
    for (let n = 1; n <= 1_200; n++)
      await send(tx, idOf(10_000 + n), { text: n % 7 ? `kestrel ${n}` : `漢字 \0 ${n}` });
    const row = await tx.message(idOf(10_005));
    if (row)
      await tx.putMessage({
        ...row,
        rev: await tx.nextRev(CHANNEL_STREAM),
        text: '',
        removed: { by: 'author', byId: AUTHOR, at: 5 },
      });
    await tx.addVersion(idOf(10_001), { text: 'before', at: 1, byId: AUTHOR });
    for (const [n, emoji] of ['👍', '🎉', '❤️'].entries())
      await tx.setReaction(idOf(10_001), idOf(101 + n), emoji, true);
    await tx.addBroadMention(CHANNEL, { seq: 3, authorId: AUTHOR, roleId: null });
    await tx.putAccount(COMMUNITY, accountOf(idOf(101)));
    await tx.putInvite(inviteOf(7));
    await tx.putResult(idOf(101), idOf(900), { digest: 'd', result: '{"a":1}', at: 12 });
    await tx.addAudit(COMMUNITY, { at: 1, actorId: AUTHOR, type: 'member.ban', detail: {} });
    await tx.putSetting('server', 'ownKey', 'secret');
    await tx.putPicture({ name: 'x'.repeat(8), communityId: COMMUNITY, uploadedAt: 3 });
  });
}

async function seen(storage: Storage): Promise<unknown[]> {
  return [
    storage.epoch,
    await storage.head(CHANNEL_STREAM),
    await storage.changed(CHANNEL_STREAM, 0, 5_000),
    await storage.changed(COMMUNITY_STREAM, 0, 5_000),
    await storage.search({ words: ['kestrel', '11'], channelIds: [CHANNEL], limit: 30 }),
    await storage.search({ words: ['漢字'], channelIds: [CHANNEL], limit: 30 }),
    await storage.memberPage(COMMUNITY, { limit: 100, roleId: idOf(21) }),
    await storage.memberSearch(COMMUNITY, ['an'], 50),
    await storage.roleCombinations(COMMUNITY),
    await storage.versions(idOf(10_001)),
    await storage.reactions(idOf(10_001)),
    await storage.accountBySubject(COMMUNITY, accountOf(idOf(101)).subject),
    await storage.invites(COMMUNITY),
    await storage.result(idOf(101), idOf(900)),
    await storage.audit(COMMUNITY, { limit: 9 }),
    await storage.setting('server', 'ownKey'),
    await storage.picture('x'.repeat(8)),
    await storage.community(communityRow().slug),
  ];
}

describe('moving to PostgreSQL', { skip }, () => {
  test('carries everything, may be run again, and goes on counting where it was', async (t) => {
    const folder = temporaryFolder(t);
    const url = (await postgres?.createDatabase()) ?? '';
    const before = createSqliteStorage(folder);
    await fill(before);
    const expected = await seen(before);
    await before.close();
    const first = await moveToPostgres(folder, url);
    assert.deepEqual([first.wasThere, first.messageCount], [false, 1_200]);
    const storage = await openPostgresStorage(url);
    t.after(() => storage.close());
    const found = await seen(storage);
    expected.forEach((one, index) => assert.deepEqual(found[index], one, `read ${index}`));
    assert.equal((await moveToPostgres(folder, url)).wasThere, true);
    assert.throws(() => createSqliteStorage(folder), /was moved to PostgreSQL.*HEARTH_USE_MOVED=1/);
    await createSqliteStorage(folder, { allowMoved: true }).close();
    const row = await storage.transaction((tx) => send(tx, idOf(20_000), { text: 'after the move' }));
    assert.deepEqual([row.seq, row.rev], [1_201, 1_202]);
    assert.equal(await storage.transaction((tx) => tx.setReaction(idOf(10_001), idOf(109), '👀', true)), true);
    await assert.rejects(moveToPostgres(folder, url), /not what left/);
  });

  test('a break on the way leaves nothing behind, and the next try does it', async (t) => {
    const folder = temporaryFolder(t);
    const url = (await postgres?.createDatabase()) ?? '';
    const before = createSqliteStorage(folder);
    await fill(before);
    await before.close();
    await (await openPostgresStorage(url)).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('ALTER TABLE hearth.settings ADD CONSTRAINT broken CHECK (false)');
    await assert.rejects(moveToPostgres(folder, url), /broken/);
    assert.equal((await client.query('SELECT 1 FROM hearth.messages')).rowCount, 0);
    await client.query('ALTER TABLE hearth.settings DROP CONSTRAINT broken');
    await client.end();
    assert.equal((await moveToPostgres(folder, url)).messageCount, 1_200);
  });

  test('a database that holds another store is left alone', async (t) => {
    const folder = temporaryFolder(t);
    const url = (await postgres?.createDatabase()) ?? '';
    const other = await openPostgresStorage(url);
    await other.transaction((tx) => send(tx, idOf(1001)));
    await other.close();
    await assert.rejects(moveToPostgres(folder, url), /something else/);
  });
});
