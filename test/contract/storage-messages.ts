/** Promises about messages: pages, edits, tombstones, pins, versions and reactions. */
import assert from 'node:assert/strict';
import type { MessagePage, MessagePageRequest, Storage } from '../../server/domain/storage.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import { AUTHOR, CHANNEL, OTHER_CHANNEL, idOf, messageRow, sendMany } from '../kit/storage-rows.ts';
import type { Promises } from './storage.contract.ts';

const shape = ({ rows, hasBefore, hasAfter }: MessagePage) => ({
  seqs: rows.map((row) => row.seq),
  hasBefore,
  hasAfter,
});

async function expectPage(
  storage: Storage,
  page: MessagePageRequest,
  seqs: number[],
  hasBefore: boolean,
  hasAfter: boolean,
) {
  assert.deepEqual(shape(await storage.messages(CHANNEL, page)), { seqs, hasBefore, hasAfter }, JSON.stringify(page));
}

export const messagePromises: Promises = {
  async 'a message comes back with every field, and without those it has not'(storage) {
    const rich: MessageRow = messageRow(1, {
      text: 'Schöne Grüße, "quoted" 👩‍👩‍👧 \u0000\u2028 漢字',
      editedAt: 5,
      replyToId: idOf(900),
      reactions: [{ emoji: '👍', count: 2 }],
      mentions: { memberIds: [idOf(7)], roleIds: [], everyone: true },
      pinned: { byId: AUTHOR, at: 6 },
    });
    const plain = messageRow(2);
    await storage.transaction(async (tx) => {
      await tx.insert(`channel:${CHANNEL}`, rich);
      await tx.insert(`channel:${CHANNEL}`, plain);
    });
    assert.deepEqual(await storage.message(rich.id), rich);
    assert.deepEqual(await storage.message(plain.id), plain);
    assert.equal(await storage.message(idOf(999)), undefined);
  },

  async 'the newest page stands in order of seq'(storage) {
    await expectPage(storage, { limit: 3 }, [], false, false);
    await sendMany(storage, 7);
    await expectPage(storage, { limit: 3 }, [5, 6, 7], true, false);
    await expectPage(storage, { limit: 7 }, [1, 2, 3, 4, 5, 6, 7], false, false);
    await expectPage(storage, { limit: 50 }, [1, 2, 3, 4, 5, 6, 7], false, false);
  },

  async 'pages before and after leave out the seq they name'(storage) {
    await sendMany(storage, 7);
    await expectPage(storage, { before: 5, limit: 2 }, [3, 4], true, true);
    await expectPage(storage, { before: 3, limit: 2 }, [1, 2], false, true);
    await expectPage(storage, { before: 1, limit: 2 }, [], false, true);
    await expectPage(storage, { before: 99, limit: 2 }, [6, 7], true, false);
    await expectPage(storage, { after: 3, limit: 2 }, [4, 5], true, true);
    await expectPage(storage, { after: 5, limit: 2 }, [6, 7], true, false);
    await expectPage(storage, { after: 7, limit: 2 }, [], true, false);
    await expectPage(storage, { after: 0, limit: 2 }, [1, 2], false, true);
    await expectPage(storage, { after: 99, limit: 2 }, [], true, false);
  },

  async 'a page around a message holds it, and more of one side at an edge'(storage) {
    await sendMany(storage, 9);
    await expectPage(storage, { around: 5, limit: 4 }, [3, 4, 5, 6], true, true);
    await expectPage(storage, { around: 5, limit: 5 }, [3, 4, 5, 6, 7], true, true);
    await expectPage(storage, { around: 1, limit: 4 }, [1, 2, 3, 4], false, true);
    await expectPage(storage, { around: 9, limit: 4 }, [6, 7, 8, 9], true, false);
    await expectPage(storage, { around: 50, limit: 4 }, [6, 7, 8, 9], true, false);
    await expectPage(storage, { around: 5, limit: 1 }, [5], true, true);
    await expectPage(storage, { around: 5, limit: 20 }, [1, 2, 3, 4, 5, 6, 7, 8, 9], false, false);
  },

  async 'a page holds messages of its channel only'(storage) {
    await sendMany(storage, 6, (n) => (n % 2 === 0 ? { channelId: OTHER_CHANNEL } : {}));
    await expectPage(storage, { limit: 10 }, [1, 2, 3], false, false);
    const other = await storage.messages(OTHER_CHANNEL, { limit: 10 });
    assert.deepEqual(
      other.rows.map((row) => row.id),
      [idOf(1002), idOf(1004), idOf(1006)],
    );
  },

  async 'an edited or removed message keeps its place'(storage) {
    await sendMany(storage, 3);
    const tombstone = messageRow(2, {
      rev: 5,
      text: '',
      reactions: [],
      removed: { by: 'moderator', byId: AUTHOR, at: 9, reason: 'off topic' },
    });
    await storage.transaction(async (tx) => {
      await tx.putMessage(messageRow(1, { rev: 4, text: 'better', editedAt: 8 }));
      await tx.putMessage(tombstone);
    });
    await expectPage(storage, { limit: 10 }, [1, 2, 3], false, false);
    assert.deepEqual(await storage.message(idOf(1002)), tombstone);
    assert.equal((await storage.message(idOf(1001)))?.editedAt, 8);
  },

  async 'pins are those of the channel, last pinned first, and go when taken off'(storage) {
    await sendMany(storage, 5);
    await storage.transaction(async (tx) => {
      await tx.putMessage(messageRow(1, { pinned: { byId: AUTHOR, at: 300 } }));
      await tx.putMessage(messageRow(2, { pinned: { byId: AUTHOR, at: 100 } }));
      await tx.putMessage(messageRow(3, { pinned: { byId: AUTHOR, at: 200 } }));
    });
    assert.deepEqual(
      (await storage.pins(CHANNEL)).map((row) => row.seq),
      [1, 3, 2],
    );
    await storage.transaction((tx) => tx.putMessage(messageRow(1, { rev: 9 })));
    assert.deepEqual(
      (await storage.pins(CHANNEL)).map((row) => row.seq),
      [3, 2],
    );
    assert.deepEqual(await storage.pins(OTHER_CHANNEL), []);
  },

  async 'versions stand oldest first until they are dropped'(storage) {
    const versions = ['one', 'two', 'three'].map((text, at) => ({ text, at, byId: AUTHOR }));
    await storage.transaction(async (tx) => {
      for (const version of versions) await tx.addVersion(idOf(1001), version);
      await tx.addVersion(idOf(1002), { text: 'other', at: 1, byId: AUTHOR });
    });
    assert.deepEqual(await storage.versions(idOf(1001)), versions);
    await storage.transaction((tx) => tx.dropVersions(idOf(1001)));
    assert.deepEqual(await storage.versions(idOf(1001)), []);
    assert.equal((await storage.versions(idOf(1002))).length, 1);
  },

  async 'a reaction is set once, taken off once, and says whether anything changed'(storage) {
    const set = (memberId: string, emoji: string, on: boolean) =>
      storage.transaction((tx) => tx.setReaction(idOf(1001), memberId, emoji, on));
    assert.equal(await set(idOf(7), '👍', true), true);
    assert.equal(await set(idOf(7), '👍', true), false);
    assert.equal(await set(idOf(8), '👍', true), true);
    assert.equal(await set(idOf(7), '🎉', true), true);
    assert.equal(await set(idOf(9), '🎉', false), false);
    assert.deepEqual(await storage.reactions(idOf(1001)), [
      { emoji: '👍', memberId: idOf(7) },
      { emoji: '👍', memberId: idOf(8) },
      { emoji: '🎉', memberId: idOf(7) },
    ]);
    assert.equal(await set(idOf(7), '👍', false), true);
    assert.equal(await set(idOf(7), '👍', false), false);
    assert.equal((await storage.reactions(idOf(1001))).length, 2);
    await storage.transaction((tx) => tx.dropReactions(idOf(1001)));
    assert.deepEqual(await storage.reactions(idOf(1001)), []);
  },

  async 'own reactions are found for many messages at once'(storage) {
    await storage.transaction(async (tx) => {
      await tx.setReaction(idOf(1001), idOf(7), '👍', true);
      await tx.setReaction(idOf(1001), idOf(7), '🎉', true);
      await tx.setReaction(idOf(1002), idOf(8), '👍', true);
      await tx.setReaction(idOf(1003), idOf(7), '❤️', true);
    });
    const own = await storage.ownReactions(idOf(7), [idOf(1001), idOf(1002), idOf(1003), idOf(1004)]);
    assert.deepEqual(
      [...own],
      [
        [idOf(1001), ['👍', '🎉']],
        [idOf(1003), ['❤️']],
      ],
    );
    assert.equal((await storage.ownReactions(idOf(7), [])).size, 0);
  },
};
