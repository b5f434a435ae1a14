/** Promises about transactions: alone, whole or not at all, in order, and unseen until they are durable. */
import assert from 'node:assert/strict';
import { DuplicateId, StorageUnavailable } from '../../server/domain/storage.ts';
import {
  CHANNEL,
  CHANNEL_STREAM,
  COMMUNITY_STREAM,
  categoryRow,
  channelRow,
  idOf,
  memberRow,
  messageRow,
  roleRow,
  send,
} from '../kit/storage-rows.ts';
import { channelStream, meStream } from '../../src/protocol/ids.ts';
import type { Promises } from './storage.contract.ts';

export const commitPromises: Promises = {
  async 'a unit answers what it returned'(storage) {
    assert.equal(await storage.transaction(async (tx) => (await send(tx, idOf(1001))).seq), 1);
    assert.equal((await storage.message(idOf(1001)))?.seq, 1);
  },

  async 'a failing unit vanishes and its neighbours stay'(storage) {
    const refusal = new Error('no');
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) =>
        storage.transaction(async (tx) => {
          await send(tx, idOf(1000 + n), { text: `word${n}` });
          await tx.setReaction(idOf(1000 + n), idOf(9), '👍', true);
          await tx.put(COMMUNITY_STREAM, memberRow(n, `Person ${n}`));
          if (n % 2 === 0) throw refusal;
        }),
      ),
    );
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as unknown) : 'kept')),
      ['kept', refusal, 'kept', refusal, 'kept'],
    );
    const page = await storage.messages(CHANNEL, { limit: 10 });
    assert.deepEqual(
      page.rows.map((row) => [row.id, row.seq, row.rev]),
      [
        [idOf(1001), 1, 1],
        [idOf(1003), 2, 2],
        [idOf(1005), 3, 3],
      ],
    );
    assert.deepEqual(await storage.head(CHANNEL_STREAM), { rev: 3, lastSeq: 3, lastAt: 1000, broadMentions: [] });
    assert.deepEqual(await storage.reactions(idOf(1002)), []);
    assert.deepEqual((await storage.search({ words: ['word2'], channelIds: [CHANNEL], limit: 5 })).rows, []);
    assert.equal((await storage.memberPage(idOf(1), { limit: 10 })).total, 3);
  },

  async 'a failed unit leaves ids and counters to be used again'(storage) {
    await assert.rejects(
      storage.transaction(async (tx) => {
        await send(tx, idOf(1001));
        throw new Error('no');
      }),
    );
    const row = await storage.transaction((tx) => send(tx, idOf(1001)));
    assert.deepEqual([row.seq, row.rev], [1, 1]);
  },

  async 'a unit that throws at once rejects with its error and the next goes on'(storage) {
    const error = new Error('at once');
    const thrown = storage.transaction(() => {
      throw error;
    });
    const next = storage.transaction(() => Promise.resolve('next'));
    await assert.rejects(thrown, error);
    assert.equal(await next, 'next');
  },

  async 'units resolve in the order in which they were given'(storage) {
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (n) => {
        const seq = await storage.transaction(async (tx) => {
          // a long unit does not let a short one pass
          for (let i = 0; i < 10 - n; i++) await tx.head(CHANNEL_STREAM);
          return (await send(tx, idOf(1000 + n))).seq;
        });
        assert.equal(seq, n);
        order.push(n);
      }),
    );
    assert.deepEqual(order, [1, 2, 3, 4, 5, 6]);
  },

  async 'a unit sees what it wrote and what the unit before it wrote'(storage) {
    const first = storage.transaction(async (tx) => {
      await send(tx, idOf(1001), { text: 'kestrel' });
      assert.equal((await tx.message(idOf(1001)))?.text, 'kestrel');
      assert.equal((await tx.search({ words: ['kestrel'], channelIds: [CHANNEL], limit: 5 })).rows.length, 1);
      assert.equal((await tx.messages(CHANNEL, { limit: 5 })).rows.length, 1);
    });
    const second = storage.transaction(async (tx) => (await tx.message(idOf(1001)))?.text);
    await first;
    assert.equal(await second, 'kestrel');
  },

  async 'a unit that searches and then fails takes no words of the others along'(storage) {
    const outcomes = await Promise.allSettled([
      storage.transaction((tx) => send(tx, idOf(1001), { text: 'kestrel one' })),
      storage.transaction(async (tx) => {
        await send(tx, idOf(1002), { text: 'kestrel two' });
        assert.equal((await tx.search({ words: ['kestrel'], channelIds: [CHANNEL], limit: 5 })).rows.length, 2);
        await send(tx, idOf(1003), { text: 'kestrel three' });
        throw new Error('no');
      }),
      storage.transaction((tx) => send(tx, idOf(1004), { text: 'kestrel four' })),
    ]);
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    const { rows } = await storage.search({ words: ['kestrel'], channelIds: [CHANNEL], limit: 5 });
    assert.deepEqual(
      rows.map((row) => row.text),
      ['kestrel four', 'kestrel one'],
    );
  },

  async 'readers outside see nothing of a unit that has not ended'(storage) {
    await storage.transaction((tx) => tx.put(CHANNEL_STREAM, channelRow({ name: 'Before' })));
    await storage.transaction(async (tx) => {
      await tx.put(CHANNEL_STREAM, channelRow({ name: 'After', rev: 2 }));
      await send(tx, idOf(1001), { text: 'kestrel' });
      await tx.put(COMMUNITY_STREAM, memberRow(7, 'Ida'));
      assert.equal((await storage.row(CHANNEL_STREAM, 'channel', CHANNEL))?.name, 'Before');
      assert.equal(await storage.message(idOf(1001)), undefined);
      assert.deepEqual((await storage.messages(CHANNEL, { limit: 5 })).rows, []);
      assert.deepEqual((await storage.search({ words: ['kestrel'], channelIds: [CHANNEL], limit: 5 })).rows, []);
      assert.equal((await storage.head(CHANNEL_STREAM)).rev, 0);
      assert.deepEqual(await storage.memberSearch(idOf(1), ['ida'], 5), []);
      assert.equal((await tx.row(CHANNEL_STREAM, 'channel', CHANNEL))?.name, 'After');
    });
    assert.equal((await storage.row(CHANNEL_STREAM, 'channel', CHANNEL))?.name, 'After');
    assert.equal((await storage.messages(CHANNEL, { limit: 5 })).rows.length, 1);
  },

  async 'an id of a message, channel, category or role is taken once and for all'(storage) {
    const [channel, category, role, message] = [idOf(11), idOf(12), idOf(13), idOf(1001)];
    await storage.transaction(async (tx) => {
      await tx.insert(channelStream(channel), channelRow({ id: channel }));
      await tx.insert(channelStream(category), categoryRow({ id: category }));
      await tx.insert(COMMUNITY_STREAM, roleRow({ id: role }));
      await send(tx, message);
      await tx.put(COMMUNITY_STREAM, { kind: 'role', id: role, rev: 2, deleted: true });
    });
    for (const id of [channel, category, role, message]) {
      const again = [
        storage.transaction((tx) => tx.insert(CHANNEL_STREAM, messageRow(50, { id }))),
        storage.transaction((tx) => tx.insert(channelStream(id), channelRow({ id, communityId: idOf(99) }))),
        storage.transaction((tx) => tx.insert(channelStream(id), categoryRow({ id }))),
        storage.transaction((tx) => tx.insert(COMMUNITY_STREAM, roleRow({ id }))),
      ];
      for (const attempt of again) await assert.rejects(attempt, DuplicateId);
    }
  },

  async 'a row named after its channel may be new although the channel exists'(storage) {
    const stream = meStream(idOf(7));
    const marker = { kind: 'readMarker', id: CHANNEL, rev: 1, seq: 3, at: 5 } as const;
    await storage.transaction(async (tx) => {
      await tx.insert(CHANNEL_STREAM, channelRow());
      await tx.insert(stream, marker);
    });
    assert.deepEqual(await storage.row(stream, 'readMarker', CHANNEL), marker);
    await assert.rejects(
      storage.transaction((tx) => tx.insert(stream, marker)),
      DuplicateId,
    );
  },

  async 'a transaction that has ended refuses to be used'(storage) {
    const kept = await storage.transaction((tx) => Promise.resolve({ tx }));
    await assert.rejects(kept.tx.nextRev(CHANNEL_STREAM), /ended/);
    await assert.rejects(kept.tx.head(CHANNEL_STREAM), /ended/);
    assert.equal((await storage.head(CHANNEL_STREAM)).rev, 0);
  },

  async 'closing writes what waits and takes nothing more'(storage) {
    const waiting = [1, 2, 3].map((n) => storage.transaction(async (tx) => (await send(tx, idOf(1000 + n))).seq));
    const closed = storage.close();
    await assert.rejects(
      storage.transaction((tx) => tx.nextRev(CHANNEL_STREAM)),
      StorageUnavailable,
    );
    assert.deepEqual(await Promise.all(waiting), [1, 2, 3]);
    await closed;
  },
};
