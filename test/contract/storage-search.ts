/** Promises about searching messages: by folded words, in every script, newest first, and never what is gone or elsewhere. */
import assert from 'node:assert/strict';
import { foldText } from '../../src/model/fold-text.ts';
import type { SearchRequest, Storage } from '../../server/domain/storage.ts';
import {
  AUTHOR,
  CHANNEL,
  COMMUNITY,
  OTHER_CHANNEL,
  channelRow,
  communityRow,
  idOf,
  messageRow,
  send,
  sendMany,
} from '../kit/storage-rows.ts';
import { channelStream, communityStream } from '../../src/protocol/ids.ts';
import type { Promises } from './storage.contract.ts';

/** Sends the texts in order and searches as the domain does: the query folded and cut at spaces. */
async function sendTexts(storage: Storage, texts: readonly string[]): Promise<void> {
  await sendMany(storage, texts.length, (n) => ({ text: texts[n - 1] ?? '' }));
}
async function find(storage: Storage, query: string, change: Partial<SearchRequest> = {}): Promise<string[]> {
  const words = foldText(query).split(/\s+/u).filter(Boolean);
  const { rows } = await storage.search({ words, channelIds: [CHANNEL], limit: 20, ...change });
  return rows.map((row) => row.text);
}

const OPERATORS = [
  '"',
  '""',
  '" OR "a',
  'a" OR 1=1 --',
  '*',
  'NEAR(a b)',
  'a NEAR b',
  '-a',
  '^a',
  'words:a',
  '{words}: a',
  '(',
  ')',
  'a + b',
  "'; DROP TABLE messages",
  'AND',
  'OR',
  'NOT',
  '\\',
  '\ue000c',
  '%',
  '_',
];

export const searchPromises: Promises = {
  async 'all words must occur, in any order, newest first'(storage) {
    await sendTexts(storage, ['The bake sale is on Friday', 'Friday: swimming', 'Cakes for the sale on Friday please']);
    assert.deepEqual(await find(storage, 'friday sale'), [
      'Cakes for the sale on Friday please',
      'The bake sale is on Friday',
    ]);
    assert.deepEqual(await find(storage, 'sale swimming'), []);
    assert.deepEqual(await find(storage, 'monday'), []);
  },

  async 'case, accents and width do not matter'(storage) {
    await sendTexts(storage, [
      'Schöne Grüße aus Łódź',
      'STRASSE und Straße',
      'Ёлка',
      'ΟΔΥΣΣΕΥΣ',
      'ｆｕｌｌ width',
      'İstanbul',
      'السَّلام عليكم',
    ]);
    for (const query of ['schone grüsse', 'SCHÖNE'])
      assert.deepEqual(await find(storage, query), ['Schöne Grüße aus Łódź']);
    assert.deepEqual(await find(storage, 'strasse'), ['STRASSE und Straße']);
    assert.deepEqual(await find(storage, 'елка'), ['Ёлка']);
    assert.deepEqual(await find(storage, 'οδυσσευς'), ['ΟΔΥΣΣΕΥΣ']);
    assert.deepEqual(await find(storage, 'full'), ['ｆｕｌｌ width']);
    assert.deepEqual(await find(storage, 'istanbul'), ['İstanbul']);
    assert.deepEqual(await find(storage, 'السلام'), ['السَّلام عليكم']);
  },

  async 'the last word may be a beginning of three letters or more, the others are whole'(storage) {
    await sendTexts(storage, ['swimming lessons', 'swim', 'lesson plan']);
    assert.deepEqual(await find(storage, 'swim'), ['swim', 'swimming lessons']);
    assert.deepEqual(await find(storage, 'sw'), []);
    assert.deepEqual(await find(storage, 'swim lessons'), []);
    assert.deepEqual(await find(storage, 'swimming less'), ['swimming lessons']);
    assert.deepEqual(await find(storage, 'lessonplan'), []);
  },

  async 'a rare longer beginning is found however many newer words begin like it'(storage) {
    await sendMany(storage, 200, (n) => ({ text: n === 3 || n === 9 ? `plumage ${n}` : `plumber ${n}` }));
    assert.deepEqual(await find(storage, 'pluma'), ['plumage 9', 'plumage 3']);
    assert.deepEqual(await find(storage, 'plumage'), ['plumage 9', 'plumage 3']);
    assert.deepEqual(await find(storage, 'plumb', { limit: 2 }), ['plumber 200', 'plumber 199']);
    const page = await storage.search({ words: ['pluma'], channelIds: [CHANNEL], limit: 1 });
    assert.deepEqual([page.rows.length, page.hasMore], [1, true]);
  },

  async 'a word with signs inside finds its parts standing together'(storage) {
    await sendTexts(storage, ["don't forget", 't don', 'see https://example.org/year-4', 'year 4', '4 year']);
    assert.deepEqual(await find(storage, "don't"), ["don't forget"]);
    assert.deepEqual(await find(storage, 'year-4'), ['year 4', 'see https://example.org/year-4']);
    assert.deepEqual(await find(storage, 'example.org'), ['see https://example.org/year-4']);
  },

  async 'scripts without spaces are found by any part of a text'(storage) {
    await sendTexts(storage, [
      '明日の運動会は中止です',
      '運動 会議',
      '東京都の天気',
      'สวัสดีครับทุกคน',
      '学校へ行く',
      '안녕하세요 여러분',
    ]);
    assert.deepEqual(await find(storage, '運動会'), ['運動 会議', '明日の運動会は中止です']);
    assert.deepEqual(await find(storage, '動会は'), ['明日の運動会は中止です']);
    assert.deepEqual(await find(storage, '京'), ['東京都の天気']);
    assert.deepEqual(await find(storage, '都京'), []);
    assert.deepEqual(await find(storage, 'ครับ'), ['สวัสดีครับทุกคน']);
    assert.deepEqual(await find(storage, '天気 東京'), ['東京都の天気']);
    assert.deepEqual(await find(storage, '안녕하'), ['안녕하세요 여러분']);
  },

  async 'a picture is a word'(storage) {
    await sendTexts(storage, ['party 🎉🎉', 'quiet']);
    assert.deepEqual(await find(storage, '🎉'), ['party 🎉🎉']);
  },

  async 'signs alone find nothing and forbid nothing'(storage) {
    await sendTexts(storage, ['hello there']);
    assert.deepEqual(await find(storage, '!!'), []);
    assert.deepEqual(await find(storage, ''), []);
    assert.deepEqual(await find(storage, '?! hello'), ['hello there']);
  },

  async 'operators of a query language are only text'(storage) {
    await sendTexts(storage, ['a b c', 'near miss', 'not or and']);
    for (const operator of OPERATORS) {
      for (const query of [operator, `${operator} a`, `a ${operator}`, `a${operator}`]) {
        const found = await find(storage, query);
        assert.ok(found.length <= 1, query);
      }
    }
    assert.deepEqual(await find(storage, 'or not and'), ['not or and']);
    assert.deepEqual(await find(storage, 'a NOT b'), []);
    assert.deepEqual(await find(storage, `c${CHANNEL}`), []);
    assert.deepEqual(await find(storage, `\ue000c${CHANNEL.replaceAll('-', '')}`), []);
  },

  async 'a removed message is gone and an edited one is found by its new words only'(storage) {
    await sendTexts(storage, ['the secret is plum', 'the plan is pear']);
    await storage.transaction(async (tx) => {
      await tx.putMessage(messageRow(1, { rev: 3, text: '', removed: { by: 'author', byId: AUTHOR, at: 5 } }));
      await tx.putMessage(messageRow(2, { rev: 4, text: 'the plan is quince' }));
      assert.deepEqual((await tx.search({ words: ['plum'], channelIds: [CHANNEL], limit: 5 })).rows, []);
    });
    assert.deepEqual(await find(storage, 'plum'), []);
    assert.deepEqual(await find(storage, 'pear'), []);
    assert.deepEqual(await find(storage, 'the'), ['the plan is quince']);
    await storage.transaction((tx) =>
      tx.putMessage(messageRow(2, { rev: 5, text: 'the plan is quince', reactions: [{ emoji: '👍', count: 1 }] })),
    );
    assert.deepEqual(await find(storage, 'quince'), ['the plan is quince']);
    await storage.transaction((tx) => tx.putMessage(messageRow(1, { rev: 6, text: 'back again' })));
    assert.deepEqual(await find(storage, 'back'), ['back again']);
  },

  async 'only the channels asked for are searched'(storage) {
    await storage.transaction(async (tx) => {
      await tx.put(channelStream(CHANNEL), channelRow());
      await tx.put(channelStream(OTHER_CHANNEL), channelRow({ id: OTHER_CHANNEL }));
      await send(tx, idOf(1001), { text: 'apple here' });
      await send(tx, idOf(1002), { text: 'apple there', channelId: OTHER_CHANNEL });
    });
    assert.deepEqual(await find(storage, 'apple'), ['apple here']);
    assert.deepEqual(await find(storage, 'apple', { channelIds: [OTHER_CHANNEL] }), ['apple there']);
    assert.deepEqual(await find(storage, 'apple', { channelIds: [OTHER_CHANNEL, CHANNEL, CHANNEL] }), [
      'apple there',
      'apple here',
    ]);
    assert.deepEqual(await find(storage, 'apple', { channelIds: [] }), []);
    const many = Array.from({ length: 100 }, (_, n) => idOf(5000 + n));
    assert.deepEqual(await find(storage, 'apple', { channelIds: many }), []);
    assert.deepEqual(await find(storage, 'apple', { channelIds: [...many, CHANNEL] }), ['apple here']);
  },

  async 'many channels at once stay within them, in every community'(storage) {
    const channelIds = Array.from({ length: 30 }, (_, n) => idOf(6000 + n));
    await storage.transaction(async (tx) => {
      for (const id of [COMMUNITY, idOf(90)]) await tx.put(communityStream(id), communityRow({ id, slug: id }));
      for (const [n, id] of channelIds.entries()) {
        await tx.put(channelStream(id), channelRow({ id, communityId: n % 3 === 0 ? idOf(90) : COMMUNITY }));
        await send(tx, idOf(7000 + n), { channelId: id, text: `pudding ${n}` });
      }
    });
    const found = await find(storage, 'pudding', { channelIds: channelIds.slice(5, 29), limit: 50 });
    assert.deepEqual(
      found,
      Array.from({ length: 24 }, (_, n) => `pudding ${28 - n}`),
    );
  },

  async 'author and time narrow a search'(storage) {
    await sendMany(storage, 10, (n) => ({
      text: `plum ${n}`,
      createdAt: n * 100,
      authorId: n % 2 === 0 ? AUTHOR : idOf(7),
    }));
    assert.deepEqual(await find(storage, 'plum', { authorId: AUTHOR, limit: 3 }), ['plum 10', 'plum 8', 'plum 6']);
    assert.deepEqual(await find(storage, 'plum', { before: 300 }), ['plum 2', 'plum 1']);
    assert.deepEqual(await find(storage, 'plum', { after: 800 }), ['plum 10', 'plum 9']);
    assert.deepEqual(await find(storage, 'plum', { after: 300, before: 700, authorId: idOf(7) }), ['plum 5']);
    assert.deepEqual(await find(storage, 'plum', { before: 100 }), []);
    assert.deepEqual(await find(storage, 'plum', { after: 1000 }), []);
    assert.deepEqual(await find(storage, 'plum', { authorId: idOf(8) }), []);
  },

  async 'a search by time finds messages that came in out of order'(storage) {
    const times = [9000, 10, 8000, 20];
    await sendMany(storage, 4, (n) => ({ text: `plum ${n}`, createdAt: times[n - 1] ?? 0 }));
    assert.deepEqual(await find(storage, 'plum', { before: 100 }), ['plum 4', 'plum 2']);
    assert.deepEqual(await find(storage, 'plum', { after: 8500 }), ['plum 1']);
  },

  async 'it says whether there is more'(storage) {
    await sendTexts(storage, ['plum', 'plum', 'plum']);
    const search = (limit: number) => storage.search({ words: ['plum'], channelIds: [CHANNEL], limit });
    assert.deepEqual([(await search(2)).rows.length, (await search(2)).hasMore], [2, true]);
    assert.deepEqual([(await search(3)).rows.length, (await search(3)).hasMore], [3, false]);
  },
};
