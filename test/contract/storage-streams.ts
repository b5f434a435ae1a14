/** Promises about streams: heads, rows, and what changed since a rev. */
import assert from 'node:assert/strict';
import { channelStream, communityStream, meStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Row } from '../../src/protocol/rows.ts';
import {
  AUTHOR,
  CHANNEL,
  CHANNEL_STREAM,
  COMMUNITY,
  COMMUNITY_STREAM,
  EVERYONE,
  OTHER_CHANNEL,
  categoryRow,
  channelRow,
  communityRow,
  idOf,
  memberRow,
  messageRow,
  roleRow,
  send,
  sendMany,
} from '../kit/storage-rows.ts';
import type { Promises } from './storage.contract.ts';

export const streamPromises: Promises = {
  async 'several heads are read at once, those of streams that nobody knows too'(storage) {
    await storage.transaction((tx) => tx.nextRev(CHANNEL_STREAM));
    const heads = await storage.heads([COMMUNITY_STREAM, CHANNEL_STREAM]);
    assert.deepEqual([heads.get(CHANNEL_STREAM)?.rev, heads.get(COMMUNITY_STREAM)?.rev], [1, 0]);
    assert.deepEqual(heads.get(CHANNEL_STREAM), await storage.head(CHANNEL_STREAM));
  },

  async 'units of one batch count on where the last left off, and one that fails leaves nothing'(storage) {
    const unit = (n: number) =>
      storage.transaction(
        async (tx) => {
          const row = await send(tx, idOf(700 + n), { text: `number ${n}` });
          await tx.putResult(AUTHOR, idOf(700 + n), { digest: 'd', result: '1', at: 1 });
          if (n % 2 === 1) throw new Error('odd');
          return [row.seq, row.rev];
        },
        COMMUNITY,
        { memberId: AUTHOR, opId: idOf(700 + n) },
      );
    const found = await Promise.allSettled([0, 1, 2, 3, 4].map(unit));
    const kept = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    assert.deepEqual(kept, [
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    assert.equal(await storage.message(idOf(701)), undefined);
    assert.equal(await storage.result(AUTHOR, idOf(703)), undefined);
    assert.equal((await storage.result(AUTHOR, idOf(704)))?.result, '1');
    await assert.rejects(unit(2), { name: 'DuplicateId' });
    const { lastSeq, rev } = await storage.head(CHANNEL_STREAM);
    assert.deepEqual([lastSeq, rev], [3, 3]);
  },

  async 'a stream begins at nothing and each has counters of its own'(storage) {
    assert.deepEqual(await storage.head(CHANNEL_STREAM), { rev: 0, lastSeq: 0, lastAt: null, broadMentions: [] });
    await storage.transaction(async (tx) => {
      assert.equal(await tx.nextRev(CHANNEL_STREAM), 1);
      assert.equal(await tx.nextRev(CHANNEL_STREAM), 2);
      assert.equal(await tx.nextRev(COMMUNITY_STREAM), 1);
      assert.equal(await tx.nextSeq(CHANNEL, 4_102_444_800_123), 1);
      assert.equal(await tx.nextSeq(OTHER_CHANNEL, 5), 1);
      assert.equal(await tx.nextSeq(CHANNEL, 4_102_444_800_124), 2);
    });
    assert.deepEqual(await storage.head(CHANNEL_STREAM), {
      rev: 2,
      lastSeq: 2,
      lastAt: 4_102_444_800_124,
      broadMentions: [],
    });
    assert.deepEqual(await storage.head(channelStream(OTHER_CHANNEL)), {
      rev: 0,
      lastSeq: 1,
      lastAt: 5,
      broadMentions: [],
    });
  },

  async 'a channel keeps its newest mentions of many, oldest first'(storage) {
    await storage.transaction(async (tx) => {
      await tx.put(CHANNEL_STREAM, channelRow());
      for (let seq = 1; seq <= LIMITS.broadMentions + 3; seq++) {
        await tx.addBroadMention(CHANNEL, { seq, authorId: AUTHOR, roleId: seq % 2 === 0 ? EVERYONE : null });
      }
    });
    const { broadMentions } = await storage.head(CHANNEL_STREAM);
    assert.equal(broadMentions.length, LIMITS.broadMentions);
    assert.deepEqual(broadMentions[0], { seq: 4, authorId: AUTHOR, roleId: EVERYONE });
    assert.equal(broadMentions.at(-1)?.seq, LIMITS.broadMentions + 3);
    assert.deepEqual((await storage.row(CHANNEL_STREAM, 'channel', CHANNEL))?.broadMentions, broadMentions);
  },

  async 'a channel forgets the mentions of many of one message'(storage) {
    await storage.transaction(async (tx) => {
      await tx.put(CHANNEL_STREAM, channelRow());
      for (const seq of [1, 2, 2, 3]) await tx.addBroadMention(CHANNEL, { seq, authorId: AUTHOR, roleId: null });
      assert.equal(await tx.dropBroadMentions(CHANNEL, 2), true);
      assert.equal(await tx.dropBroadMentions(CHANNEL, 2), false);
    });
    const { broadMentions } = await storage.head(CHANNEL_STREAM);
    assert.deepEqual(
      broadMentions.map(({ seq }) => seq),
      [1, 3],
    );
  },

  async 'a channel row carries the head as it is now, wherever it is read'(storage) {
    await storage.transaction((tx) => tx.put(CHANNEL_STREAM, channelRow({ lastSeq: 77, lastAt: 77 })));
    await sendMany(storage, 3);
    const row = await storage.row(CHANNEL_STREAM, 'channel', CHANNEL);
    assert.deepEqual([row?.lastSeq, row?.lastAt], [3, 1000]);
    const [place] = await storage.places(COMMUNITY);
    const [changed] = await storage.changed(CHANNEL_STREAM, 0, 1);
    assert.deepEqual(place, row);
    assert.deepEqual(changed, row);
  },

  async 'a row is found by its whole address, the dead ones too'(storage) {
    const me = meStream(idOf(7));
    await storage.transaction(async (tx) => {
      await tx.put(me, { kind: 'block', id: idOf(8), rev: 1, at: 5 });
      await tx.put(me, { kind: 'preference', id: idOf(8), rev: 1, level: 'nothing' });
      await tx.put(me, { kind: 'block', id: idOf(9), rev: 2, deleted: true });
      await send(tx, idOf(1001));
    });
    assert.deepEqual(await storage.row(me, 'block', idOf(8)), { kind: 'block', id: idOf(8), rev: 1, at: 5 });
    assert.deepEqual(await storage.row(me, 'preference', idOf(8)), {
      kind: 'preference',
      id: idOf(8),
      rev: 1,
      level: 'nothing',
    });
    assert.deepEqual(await storage.row(me, 'block', idOf(9)), { kind: 'block', id: idOf(9), rev: 2, deleted: true });
    assert.equal(await storage.row(meStream(idOf(10)), 'block', idOf(8)), undefined);
    assert.equal((await storage.row(CHANNEL_STREAM, 'message', idOf(1001)))?.seq, 1);
    assert.equal(await storage.row(channelStream(OTHER_CHANNEL), 'message', idOf(1001)), undefined);
    assert.equal(await storage.row(CHANNEL_STREAM, 'channel', idOf(1001)), undefined);
  },

  async 'a row comes back as it was put, and a later put takes its place whole'(storage) {
    const row = roleRow({
      name: 'Ünïcödé "quoted" \u2028 😀',
      color: '#0b6076',
      permissions: ['administrator', 'channel.view'],
    });
    await storage.transaction((tx) => tx.put(COMMUNITY_STREAM, row));
    assert.deepEqual(await storage.row(COMMUNITY_STREAM, 'role', EVERYONE), row);
    const me = meStream(idOf(7));
    await storage.transaction((tx) =>
      tx.put(me, { kind: 'preference', id: CHANNEL, rev: 1, level: 'all', mutedUntil: 5 }),
    );
    await storage.transaction((tx) => tx.put(me, { kind: 'preference', id: CHANNEL, rev: 2 }));
    assert.deepEqual(await storage.row(me, 'preference', CHANNEL), { kind: 'preference', id: CHANNEL, rev: 2 });
  },

  async 'what one puts is copied: changing it later changes nothing stored'(storage) {
    const permissions: 'channel.view'[] = ['channel.view'];
    await storage.transaction((tx) => tx.put(COMMUNITY_STREAM, roleRow({ permissions })));
    permissions.push('channel.view');
    assert.deepEqual((await storage.row(COMMUNITY_STREAM, 'role', EVERYONE))?.permissions, ['channel.view']);
  },

  async 'rows lists the living of one kind in one stream'(storage) {
    await storage.transaction(async (tx) => {
      await tx.put(COMMUNITY_STREAM, roleRow({ id: idOf(22), name: 'Second' }));
      await tx.put(COMMUNITY_STREAM, roleRow({ id: idOf(21), name: 'First' }));
      await tx.put(COMMUNITY_STREAM, { kind: 'role', id: idOf(23), rev: 3, deleted: true });
      await tx.put(COMMUNITY_STREAM, communityRow());
      await tx.put(communityStream(idOf(90)), roleRow({ id: idOf(24) }));
    });
    const names = (await storage.rows(COMMUNITY_STREAM, 'role')).map((row) => row.name);
    assert.deepEqual(names, ['First', 'Second']);
    assert.deepEqual(await storage.rows(COMMUNITY_STREAM, 'channel'), []);
  },

  async 'places are the living channels and categories of one community'(storage) {
    const [gone, foreign, category] = [idOf(31), idOf(32), idOf(33)];
    await storage.transaction(async (tx) => {
      await tx.insert(CHANNEL_STREAM, channelRow());
      await tx.insert(channelStream(category), categoryRow({ id: category }));
      await tx.insert(channelStream(gone), categoryRow({ id: gone }));
      await tx.insert(channelStream(foreign), channelRow({ id: foreign, communityId: idOf(90) }));
      await tx.put(channelStream(gone), { kind: 'category', id: gone, rev: 2, deleted: true });
    });
    assert.deepEqual((await storage.places(COMMUNITY)).map((row) => row.id).sort(), [CHANNEL, category].sort());
    assert.deepEqual(
      (await storage.places(idOf(90))).map((row) => row.id),
      [foreign],
    );
    assert.deepEqual(await storage.places(idOf(91)), []);
  },

  async 'a community is found by id and by slug, and lost once dead'(storage) {
    const other = communityRow({ id: idOf(90), slug: 'other', createdAt: 500 });
    await storage.transaction(async (tx) => {
      await tx.put(COMMUNITY_STREAM, communityRow());
      await tx.put(communityStream(idOf(90)), other);
    });
    assert.deepEqual(await storage.community(COMMUNITY), communityRow());
    assert.deepEqual(await storage.community('birch-lane'), communityRow());
    assert.equal(await storage.community('birch'), undefined);
    assert.deepEqual(await storage.communities(), [other, communityRow()]);
    await storage.transaction((tx) => tx.put(COMMUNITY_STREAM, communityRow({ slug: 'oak-lane', rev: 2 })));
    assert.equal(await storage.community('birch-lane'), undefined);
    assert.equal((await storage.community('oak-lane'))?.rev, 2);
    await storage.transaction((tx) =>
      tx.put(communityStream(idOf(90)), { kind: 'community', id: idOf(90), rev: 2, deleted: true }),
    );
    assert.equal(await storage.community('other'), undefined);
    assert.equal(await storage.community(idOf(90)), undefined);
    assert.equal((await storage.communities()).length, 1);
  },

  async 'changed tells every row once, in order of rev, living, dead and messages alike'(storage) {
    await storage.transaction(async (tx) => {
      await tx.put(CHANNEL_STREAM, channelRow({ rev: 4 }));
      for (const n of [1, 2, 3, 5, 6]) await tx.insert(CHANNEL_STREAM, messageRow(n, { seq: n, rev: n }));
      // seq 2 was edited last of all, and others do not count
      await tx.putMessage(messageRow(2, { rev: 7, text: 'edited' }));
      await tx.insert(channelStream(OTHER_CHANNEL), messageRow(9, { channelId: OTHER_CHANNEL, seq: 1, rev: 9 }));
    });
    const told = (rows: readonly Row[]) => rows.map((row) => [row.rev, row.kind, row.id]);
    const all = [
      [1, 'message', idOf(1001)],
      [3, 'message', idOf(1003)],
      [4, 'channel', CHANNEL],
      [5, 'message', idOf(1005)],
      [6, 'message', idOf(1006)],
      [7, 'message', idOf(1002)],
    ];
    assert.deepEqual(told(await storage.changed(CHANNEL_STREAM, 0, 100)), all);
    assert.deepEqual(told(await storage.changed(CHANNEL_STREAM, 0, 4)), all.slice(0, 4));
    assert.deepEqual(told(await storage.changed(CHANNEL_STREAM, 4, 100)), all.slice(3));
    assert.deepEqual(await storage.changed(CHANNEL_STREAM, 7, 100), []);
  },

  async 'changed tells of dead rows and of members, and rows of one commit stand together'(storage) {
    await storage.transaction(async (tx) => {
      await tx.put(COMMUNITY_STREAM, communityRow({ rev: 1 }));
      await tx.put(COMMUNITY_STREAM, roleRow({ rev: 2 }));
      await tx.put(COMMUNITY_STREAM, memberRow(7, 'Ida', { rev: 3 }));
      await tx.put(COMMUNITY_STREAM, memberRow(8, 'Bo', { rev: 3 }));
      await tx.put(COMMUNITY_STREAM, { kind: 'role', id: EVERYONE, rev: 4, deleted: true });
    });
    const rows = await storage.changed(COMMUNITY_STREAM, 1, 100);
    assert.deepEqual(
      rows.map((row) => [row.rev, row.id]),
      [
        [3, idOf(7)],
        [3, idOf(8)],
        [4, EVERYONE],
      ],
    );
    assert.deepEqual(rows[2], { kind: 'role', id: EVERYONE, rev: 4, deleted: true });
  },
};
