/**
 * A command is applied once, ever, whatever is repeated, crossed or lost on the way.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StorageUnavailable } from '../../../server/domain/storage.ts';
import { codeOf, domainWorld, unwrap } from '../../kit/domain-world.ts';

async function two() {
  const world = await domainWorld();
  const ada = await world.person('Ada', { roles: ['teacher'] });
  const ben = await world.person('Ben', { roles: ['parent'] });
  return { world, ada, ben, channelId: world.channel('lunch-and-clubs') };
}

test('a repeat gets the first result byte for byte and changes nothing', async () => {
  const { world, ada, channelId } = await two();
  const opId = world.ports.randomId();
  const first = await world.command(ada, 'message.send', { channelId, text: 'Soup today' }, opId);
  const commits = world.commits.length;
  world.ports.advance(60_000);
  const again = await world.command(ada, 'message.send', { channelId, text: 'Soup today' }, opId);
  assert.equal(JSON.stringify(again), JSON.stringify(first));
  assert.equal(world.commits.length, commits);
  assert.equal((await world.storage.messages(channelId, { limit: 10 })).rows.length, 1);
});

test('the same sends at the same moment become one message', async () => {
  const { world, ada, channelId } = await two();
  const opId = world.ports.randomId();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => world.command(ada, 'message.send', { channelId, text: 'Once' }, opId)),
  );
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
  assert.equal((await world.storage.head(`channel:${channelId}`)).lastSeq, 1);
});

test('the order of fields, and fields that nobody knows, make no other command', async () => {
  const { world, ada, channelId } = await two();
  const opId = world.ports.randomId();
  const frames = [
    { type: 'message.send', opId, channelId, text: 'Same' },
    { text: 'Same', seq: 99, authorId: 'x', channelId, opId, type: 'message.send' },
  ];
  const answers = [];
  for (const frame of frames) answers.push(unwrap(await world.domain.runCommand(ada, frame)));
  assert.deepEqual(answers[1], answers[0]);
});

test('the same id with another content, type or channel is a conflict', async () => {
  const { world, ada, channelId } = await two();
  const opId = world.ports.randomId();
  await world.must(ada, 'message.send', { channelId, text: 'One' }, opId);
  assert.equal(codeOf(await world.command(ada, 'message.send', { channelId, text: 'Two' }, opId)), 'conflict');
  assert.equal(
    codeOf(await world.command(ada, 'message.send', { channelId: world.channel('homework-help'), text: 'One' }, opId)),
    'conflict',
  );
  assert.equal(codeOf(await world.command(ada, 'readMarker.setAll', {}, opId)), 'conflict');
  assert.equal((await world.storage.message(opId))?.text, 'One');
});

test('the id of another one’s message is a conflict that tells nothing of it', async () => {
  const { world, ada, ben, channelId } = await two();
  const opId = world.ports.randomId();
  await world.must(ada, 'message.send', { channelId, text: 'A secret word' }, opId);
  const answer = await world.command(ben, 'message.send', { channelId, text: 'A secret word' }, opId);
  assert.equal(codeOf(answer), 'conflict');
  assert.ok(!JSON.stringify(answer).includes('secret'));
  assert.ok(!JSON.stringify(answer).includes(ada.memberId));
  assert.equal((await world.storage.head(`channel:${channelId}`)).lastSeq, 1);
});

test('ids of channels, roles, categories and messages are all one’s own for ever', async () => {
  const { world, ada, channelId } = await two();
  const opId = world.ports.randomId();
  await world.must(world.owner, 'channel.create', { name: 'New' }, opId);
  assert.equal(codeOf(await world.command(ada, 'message.send', { channelId, text: 'x' }, opId)), 'conflict');
});

test('a refused command may succeed later under the same id', async () => {
  const { world, ada, channelId } = await two();
  const opId = world.ports.randomId();
  await world.must(world.owner, 'channel.setArchived', { channelId, archived: true });
  assert.equal(codeOf(await world.command(ada, 'message.send', { channelId, text: 'Later' }, opId)), 'forbidden');
  await world.must(world.owner, 'channel.setArchived', { channelId, archived: false });
  await world.must(ada, 'message.send', { channelId, text: 'Later' }, opId);
});

test('a store that cannot write answers unavailable, tells nobody, and the repeat succeeds', async () => {
  const { world, ada, channelId } = await two();
  const opId = world.ports.randomId();
  const commits = world.commits.length;
  world.storage.failNext(new StorageUnavailable('full'));
  const failed = await world.command(ada, 'message.send', { channelId, text: 'Kept' }, opId);
  assert.equal(codeOf(failed), 'unavailable');
  assert.ok(!failed.ok && (failed.error.retryAfterMs ?? 0) > 0);
  assert.equal(world.commits.length, commits);
  assert.equal((await world.must(ada, 'message.send', { channelId, text: 'Kept' }, opId)).seq, 1);
});

test('seqs are dense and commits come in their order', async () => {
  const { world, ada, ben, channelId } = await two();
  await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      world.must(i % 2 ? ada : ben, 'message.send', { channelId, text: `n ${String(i)}` }),
    ),
  );
  const { rows } = await world.storage.messages(channelId, { limit: 100 });
  assert.deepEqual(
    rows.map(({ seq }) => seq),
    Array.from({ length: 50 }, (_, i) => i + 1),
  );
  const told = world.commits.flatMap(({ changes }) =>
    changes.filter(({ stream }) => stream === `channel:${channelId}`).map(({ rev }) => rev),
  );
  assert.deepEqual(
    told,
    [...told].sort((a, b) => a - b),
  );
});

test('a bug in a handler answers internal without a word of it, and is reported', async () => {
  const { world, ada, channelId } = await two();
  world.storage.failNext(new Error('SELECT secret FROM table at /srv/hearth'));
  const answer = await world.command(ada, 'message.send', { channelId, text: 'x' });
  assert.equal(codeOf(answer), 'internal');
  assert.ok(!JSON.stringify(answer).includes('secret'));
  assert.equal(world.ports.errors.length, 1);
});

test('who was removed or banned is refused, even with a repeat', async () => {
  const { world, ada, ben, channelId } = await two();
  const opId = world.ports.randomId();
  await world.must(ben, 'message.send', { channelId, text: 'x' }, opId);
  await world.must(world.owner, 'member.remove', { memberId: ben.memberId });
  await world.must(world.owner, 'member.ban', { memberId: ada.memberId });
  assert.equal(codeOf(await world.command(ben, 'message.send', { channelId, text: 'x' }, opId)), 'unauthenticated');
  assert.equal(codeOf(await world.command(ada, 'message.send', { channelId, text: 'x' })), 'banned');
  assert.equal(codeOf(await world.query(ada, 'community.get', {})), 'banned');
});

test('results are kept for ninety days and then forgotten', async () => {
  const { world, ada, channelId } = await two();
  const opId = world.ports.randomId();
  await world.must(ada, 'message.send', { channelId, text: 'x' }, opId);
  world.ports.advance(89 * 86_400_000);
  await world.domain.forgetOldResults();
  assert.ok(await world.storage.result(ada.memberId, opId));
  world.ports.advance(2 * 86_400_000);
  await world.domain.forgetOldResults();
  assert.equal(await world.storage.result(ada.memberId, opId), undefined);
  assert.equal(
    codeOf(await world.command(ada, 'message.send', { channelId, text: 'x' }, opId)),
    'conflict',
    'a message is never made twice',
  );
});
