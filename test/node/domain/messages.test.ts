/**
 * Sending, editing, deleting, reacting, pinning and finding messages, and what nobody may send.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { codeOf, domainWorld } from '../../kit/domain-world.ts';

async function talk() {
  const world = await domainWorld();
  const teacher = await world.person('Ms Kay', { roles: ['teacher'] });
  const parent = await world.person('Ben', { roles: ['parent'] });
  const channelId = world.channel('lunch-and-clubs');
  const say = async (text: string) => (await world.must(parent, 'message.send', { channelId, text })).messageId;
  return { world, teacher, parent, channelId, say };
}

const unsendable: Record<string, string> = {
  'white space': '  \n\t ',
  'invisible characters': '\u200b\u2060\ufeff',
  'new lines': '\n'.repeat(4000),
  'a Braille blank': '\u2800',
  'more than 4,000 characters': 'a'.repeat(4001),
  'more than 4,000 astral characters': '😀'.repeat(4001),
  'half a surrogate pair': '\ud800',
  'a NUL': 'a\0b',
  '200 links': 'https://e.invalid/ '.repeat(200),
  '800 calls': '@all '.repeat(800),
  '60 mentions': '<@01a0c450-6c00-7f7b-9dbd-2501b7e13a7d> '.repeat(60),
  brackets: '['.repeat(4000),
  emphasis: '*_'.repeat(2000),
  quotes: '> '.repeat(2000),
  backticks: '`'.repeat(3999),
};
for (const [name, text] of Object.entries(unsendable)) {
  test(`a message of ${name} is refused in plain words, sent or edited`, async () => {
    const { world, parent, channelId, say } = await talk();
    const messageId = await say('fine');
    for (const answer of [
      await world.command(parent, 'message.send', { channelId, text }),
      await world.command(parent, 'message.edit', { messageId, text }),
    ]) {
      assert.ok(!answer.ok);
      assert.equal(answer.error.code, 'invalid');
      assert.equal(answer.error.field, 'text');
    }
  });
}

test('what people do write goes through: 4,000 emoji, code with decorators, tables, many languages', async () => {
  const { world, parent, channelId } = await talk();
  const code = `\`\`\`ts\n${'@Input() value = "[x]";\n'.repeat(100)}\`\`\``;
  for (const text of [
    '😀'.repeat(4000),
    code,
    '| a | b |\n|---|---|\n'.repeat(40),
    'مرحبا 你好 สวัสดี',
    'a@b.example and c@d.example',
  ]) {
    assert.equal(codeOf(await world.command(parent, 'message.send', { channelId, text })), 'ok', text.slice(0, 20));
  }
});

test('fields that only the server sets have no effect', async () => {
  const { world, parent, teacher, channelId } = await talk();
  const opId = world.ports.randomId();
  const forged = {
    seq: 999,
    createdAt: 5,
    authorId: teacher.memberId,
    removed: { by: 'author' },
    pinned: true,
    reactions: [{ emoji: '👍', count: 9 }],
    rev: 77,
    system: true,
  };
  await world.domain.runCommand(parent, { type: 'message.send', opId, channelId, text: 'mine', ...forged });
  const row = await world.storage.message(opId);
  assert.deepEqual(row, {
    kind: 'message',
    id: opId,
    channelId,
    seq: 1,
    authorId: parent.memberId,
    text: 'mine',
    createdAt: world.ports.now(),
    reactions: [],
    rev: 2,
  });
  for (const extra of [{ attachments: [] }, { mentions: [] }]) {
    assert.equal(
      codeOf(
        await world.domain.runCommand(parent, {
          type: 'message.send',
          opId: world.ports.randomId(),
          channelId,
          text: 'x',
          ...extra,
        }),
      ),
      'invalid',
    );
  }
});

test('an answer must stand in the same channel, and threads are not there', async () => {
  const { world, parent, teacher, channelId, say } = await talk();
  const here = await say('question');
  const { messageId: there } = await world.must(teacher, 'message.send', {
    channelId: world.channel('homework-help'),
    text: 'elsewhere',
  });
  const opId = world.ports.randomId();
  for (const replyToId of [there, opId, world.ports.randomId()]) {
    assert.equal(
      codeOf(await world.command(parent, 'message.send', { channelId, text: 'x', replyToId }, opId)),
      'not_found',
    );
  }
  assert.equal(
    codeOf(await world.command(parent, 'message.send', { channelId, text: 'x', threadId: here })),
    'not_found',
  );
  assert.equal(codeOf(await world.command(parent, 'message.send', { channelId, text: 'x', replyToId: here })), 'ok');
});

test('one edits one’s own messages only, and moderators see what it was', async () => {
  const { world, parent, teacher, say } = await talk();
  const messageId = await say('frist');
  assert.equal(codeOf(await world.command(teacher, 'message.edit', { messageId, text: 'first' })), 'forbidden');
  world.ports.advance(1000);
  await world.must(parent, 'message.edit', { messageId, text: 'first' });
  const row = await world.storage.message(messageId);
  assert.deepEqual([row?.text, row?.editedAt], ['first', world.ports.now()]);
  assert.deepEqual(
    (await world.ask(teacher, 'message.versions', { messageId })).versions.map(({ text }) => text),
    ['frist'],
  );
  assert.equal(codeOf(await world.query(parent, 'message.versions', { messageId })), 'forbidden');
  assert.deepEqual(await world.must(parent, 'message.edit', { messageId, text: 'first' }), { rev: 0 });
});

test('an edit upon an older edit is a conflict; a reaction in between is none', async () => {
  const { world, parent, teacher, say } = await talk();
  const messageId = await say('one');
  const seen = (await world.storage.message(messageId))?.rev ?? 0;
  await world.must(teacher, 'reaction.set', { messageId, emoji: '👍', on: true });
  const { rev } = await world.must(parent, 'message.edit', { messageId, text: 'two', baseRev: seen });
  assert.equal(
    codeOf(await world.command(parent, 'message.edit', { messageId, text: 'three', baseRev: seen })),
    'conflict',
  );
  assert.equal(
    codeOf(await world.command(parent, 'message.edit', { messageId, text: 'three', baseRev: 999 })),
    'invalid',
  );
  assert.equal(codeOf(await world.command(parent, 'message.edit', { messageId, text: 'three', baseRev: rev })), 'ok');
});

test('a deleted message is a tombstone everywhere: text, search, reactions, pins, notifications', async () => {
  const { world, parent, teacher, channelId } = await talk();
  const { messageId } = await world.must(parent, 'message.send', {
    channelId,
    text: `<@${teacher.memberId}> xylophone`,
  });
  await world.must(teacher, 'reaction.set', { messageId, emoji: '👍', on: true });
  await world.must(teacher, 'message.pin', { messageId, on: true });
  await world.must(teacher, 'message.delete', { messageId, reason: 'Off topic' });
  const row = await world.storage.message(messageId);
  assert.deepEqual(row, {
    kind: 'message',
    id: messageId,
    channelId,
    seq: 1,
    authorId: parent.memberId,
    text: '',
    createdAt: world.ports.now(),
    reactions: [],
    removed: { by: 'moderator', byId: teacher.memberId, at: world.ports.now(), reason: 'Off topic' },
    rev: row?.rev,
  });
  assert.deepEqual((await world.ask(parent, 'search', { text: 'xylophone' })).rows, []);
  assert.deepEqual((await world.ask(parent, 'reactions.list', { messageId })).reactions, []);
  assert.deepEqual((await world.ask(parent, 'pins.list', { channelId })).rows, []);
  assert.equal((await world.storage.rows(`me:${teacher.memberId}`, 'notification')).length, 0);
  assert.deepEqual(
    (await world.ask(teacher, 'message.versions', { messageId })).versions.map(({ text }) => text),
    [`<@${teacher.memberId}> xylophone`],
  );
  assert.ok(!JSON.stringify(world.commits.at(-1)).includes('xylophone'));
  assert.deepEqual(await world.must(teacher, 'message.delete', { messageId }), { rev: 0 });
  assert.equal(codeOf(await world.command(parent, 'message.edit', { messageId, text: 'back' })), 'conflict');
  assert.equal(codeOf(await world.command(parent, 'reaction.set', { messageId, emoji: '👍', on: true })), 'conflict');
  assert.deepEqual(await world.must(teacher, 'reaction.set', { messageId, emoji: '👍', on: false }), { rev: 0 });
  assert.equal(codeOf(await world.command(teacher, 'message.pin', { messageId, on: true })), 'conflict');
});

test('reactions say what should be: again and again is the same as once', async () => {
  const { world, parent, teacher, say } = await talk();
  const messageId = await say('hello');
  const set = (emoji: string, on: boolean, actor = teacher) =>
    world.must(actor, 'reaction.set', { messageId, emoji, on });
  const shown = async () => (await world.storage.message(messageId))?.reactions;
  await set('👍', true);
  assert.deepEqual(await set('👍', true), { rev: 0 });
  await set('👍', true, parent);
  assert.deepEqual(await shown(), [{ emoji: '👍', count: 2 }]);
  assert.deepEqual((await world.ask(teacher, 'messages.get', { messageIds: [messageId] })).rows[0]?.reactions, [
    { emoji: '👍', count: 2, mine: true },
  ]);
  await set('👍', false);
  assert.deepEqual(await set('👍', false), { rev: 0 });
  assert.deepEqual(await shown(), [{ emoji: '👍', count: 1 }]);
  await set('❤', true);
  assert.deepEqual(await set('❤️', true), { rev: 0 });
  assert.deepEqual((await world.ask(parent, 'reactions.list', { messageId })).reactions, [
    { emoji: '👍', memberIds: [parent.memberId] },
    { emoji: '❤️', memberIds: [teacher.memberId] },
  ]);
});

test('a reaction is one emoji, and a message has at most twenty kinds', async () => {
  const { world, teacher, say } = await talk();
  const messageId = await say('hello');
  for (const emoji of ['<script>', '👍👍', '👍'.repeat(100), 'aaaa', '', '\u202e', '__proto__', '1', '🇦']) {
    assert.equal(
      codeOf(await world.command(teacher, 'reaction.set', { messageId, emoji, on: true })),
      'invalid',
      emoji,
    );
  }
  for (const emoji of ['👩‍🏫', '🇺🇦', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👍🏽']) {
    assert.equal(codeOf(await world.command(teacher, 'reaction.set', { messageId, emoji, on: true })), 'ok', emoji);
  }
  const more = Array.from('😀😃😄😁😆😅😂🤣😊😇🙂🙃😉😌😍🥰');
  const codes = [];
  for (const emoji of more)
    codes.push(codeOf(await world.command(teacher, 'reaction.set', { messageId, emoji, on: true })));
  assert.deepEqual(
    [codes.filter((code) => code === 'ok').length, codes.at(-1)],
    [LIMITS.reactionKinds - 5, 'conflict'],
  );
});

test('a channel holds at most 250 pins', async () => {
  const { world, teacher, say } = await talk();
  for (let i = 0; i < LIMITS.pins; i++)
    await world.must(teacher, 'message.pin', { messageId: await say(`n ${String(i)}`), on: true });
  const messageId = await say('one more');
  assert.equal(codeOf(await world.command(teacher, 'message.pin', { messageId, on: true })), 'conflict');
});

test('search finds words, refuses signs, and answers only what one may see', async () => {
  const { world, parent, teacher, say } = await talk();
  const messageId = await say('Zwiebelsuppe, straße');
  await world.must(teacher, 'message.send', { channelId: world.channel('staff-room'), text: 'Zwiebelsuppe für uns' });
  const find = async (text: string, actor = parent) => (await world.ask(actor, 'search', { text })).rows.length;
  assert.deepEqual(
    [await find('ZWIEBELSUPPE'), await find('STRASSE suppe'), await find('zwiebelsuppe', teacher)],
    [1, 0, 2],
  );
  for (const text of ['"', '%', '*', 'a* OR b*', '   ', '(a+)+'.repeat(500)])
    assert.equal(codeOf(await world.query(parent, 'search', { text })), 'invalid', text);
  await world.must(parent, 'message.delete', { messageId });
  assert.equal(await find('zwiebelsuppe'), 0);
});
