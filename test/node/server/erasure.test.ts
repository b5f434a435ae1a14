/**
 * What is erased is gone: from tables, indexes, the write-ahead log, files, and backups made afterwards. The test reads
 * the bytes on the disk, among hundreds of other messages whose coming and going moves pages about.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { FolderFileStore } from '../../../server/files/folder-file-store.ts';
import { operate } from '../../../server/operating/operations.ts';
import { createSqliteStorage } from '../../../server/storage/sqlite-storage.ts';
import { newId, startApp } from '../../kit/app.ts';
import { closeApp, connect, type TestClient } from '../../kit/app-client.ts';
import { must } from '../../kit/frame-fixtures.ts';
import { temporaryFolder } from '../../kit/storage-folder.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const FORGET_MS = 50;
const PATIENCE_MS = 5_000;

/** Paths below a folder whose bytes hold the word, in whatever case. */
function holding(folder: string, word: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      statSync(join(folder, name)).isFile() &&
      (name.includes(word) || readFileSync(join(folder, name), 'latin1').toLowerCase().includes(word)),
  );
}

/** Looks until none of the words is found, as long as a busy machine may take to forget. */
async function allGone(words: readonly string[], ...folders: readonly string[]): Promise<void> {
  const found = () =>
    words.flatMap((word) => folders.flatMap((folder) => holding(folder, word).map((file) => [word, file])));
  for (const end = Date.now() + PATIENCE_MS; found().length > 0 && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, FORGET_MS));
  assert.deepEqual(found(), []);
}

async function setUp(t: TestContext) {
  const dataFolder = temporaryFolder(t);
  const storage = createSqliteStorage(dataFolder, { forgetWithinMs: FORGET_MS });
  const files = new FolderFileStore(join(dataFolder, 'files'));
  const app = await startApp({ storage, files });
  const community = await app.addCommunity('erased', { template: 'empty' });
  t.after(() => app.close());
  const owner = await connect(app, 'owner', { community });
  const parts = { storage, files, domain: app.domain, dataFolder, url: '', refresh: () => undefined };
  const run = async (command: 'eraseMessage' | 'eraseMember' | 'backup', values: Record<string, string>) =>
    operate(parts, { command, values: { community: 'erased', ...values } });
  const say = (client: TestClient, text: string, more: object = {}) =>
    must<{ messageId: string }>(
      client.command('message.send', { channelId: community.general, text, ...more }, newId()),
    );
  return { dataFolder, storage, app, community, owner, run, say };
}

/** Everybody talks, edits and deletes, so that pages fill, split and are used again. */
async function bustle(say: (client: TestClient, text: string) => Promise<{ messageId: string }>, client: TestClient) {
  const ids: string[] = [];
  for (let n = 0; n < 150; n++)
    ids.push((await say(client, `Line ${String(n)} ${'of many words '.repeat(n % 40)} ${newId()}`)).messageId);
  for (const [n, messageId] of ids.entries()) {
    if (n % 3 === 0)
      await must(client.command('message.edit', { messageId, text: `Mended ${newId()} ${'x'.repeat(n)}` }));
    if (n % 7 === 0) await must(client.command('message.delete', { messageId }));
  }
}

test('an erased message leaves nothing on the disk, nor in a backup made afterwards', async (t) => {
  const { dataFolder, storage, app, community, owner, run, say } = await setUp(t);
  const author = await connect(app, 'author', { community: app.community });
  author.close();
  await bustle(say, owner);
  const { messageId } = await say(owner, 'A qzwritten thing');
  await must(owner.command('message.edit', { messageId, text: 'A qzmended thing' }));
  await say(owner, 'In between');
  const { messageId: otherId } = await say(owner, 'A qzwrong thing');
  await must(owner.command('message.delete', { messageId: otherId }));
  await bustle(say, owner);
  for (const word of ['qzwritten', 'qzmended', 'qzwrong'])
    assert.notDeepEqual(holding(dataFolder, word), [], `${word} is found while it is there`);
  for (const id of [messageId, otherId]) await run('eraseMessage', { 'message-id': id });
  const backup = join(temporaryFolder(t), 'backup');
  await run('backup', { folder: backup });
  await allGone(['qzwritten', 'qzmended', 'qzwrong', 'qzwr', 'qzme'], dataFolder, backup);
  const versions = await must<{ versions: unknown[] }>(owner.query('message.versions', { messageId }));
  assert.deepEqual(versions, { versions: [] });
  const lines = await storage.audit(community.communityId, { type: 'message.erase', limit: 5 });
  assert.deepEqual(
    lines.map(({ detail }) => detail['messageId']),
    [otherId, messageId],
  );
  assert.doesNotMatch(JSON.stringify(app.complaints), /qz/);
  await assert.rejects(() => run('eraseMessage', { 'message-id': newId() }), { name: 'OperatorError' });
  await closeApp(app);
  assert.deepEqual(holding(dataFolder, 'qzwr'), []);
});

test('an erased person leaves nothing: name, profile, picture, words, reactions, identity', async (t) => {
  const { dataFolder, storage, app, community, owner, run, say } = await setUp(t);
  const token = await app.token('qzsubject', { name: 'Qzname Person' }, community);
  const person = await connect(app, 'qzsubject', { token, community });
  const answer = await fetch(`http://127.0.0.1:${String(app.port)}/api/pictures`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Hearth-Community': community.slug },
    body: Buffer.from(PNG, 'base64'),
  });
  const { pictureUrl } = ((await answer.json()) as { result: { pictureUrl: string } }).result;
  await must(person.command('profile.update', { about: 'I am qzabout', pronouns: 'qzpro', pictureUrl }));
  await bustle(say, owner);
  const { messageId } = await say(owner, 'What do you think?');
  await must(person.command('reaction.set', { messageId, emoji: '🦩', on: true }));
  await must(person.command('block.set', { memberId: owner.memberId, on: true }));
  for (let n = 0; n < 120; n++) await say(person, `qzsaid${String(n * 7)} ${String(n)}`);
  await bustle(say, owner);
  const { memberId } = person;
  const picture = pictureUrl.replace('/files/', '');
  const words = ['qzname', 'qzsubject', 'qzabout', 'qzpro', 'qzsaid', picture];
  for (const word of words) assert.notDeepEqual(holding(dataFolder, word), [], `${word} is found while it is there`);
  const [line] = await run('eraseMember', { 'member-id': memberId });
  assert.match(line ?? '', /120 messages/);
  await person.hears('session', ({ code }: { code: string }) => code === 'revoked');
  await run('eraseMember', { 'member-id': memberId });
  const backup = join(temporaryFolder(t), 'backup');
  await run('backup', { folder: backup });
  await allGone([...words, '🦩'], dataFolder, backup);
  assert.equal((await storage.member(community.communityId, memberId))?.status, 'removed');
  const back = await connect(app, 'qzsubject', { token: await app.token('qzsubject', {}, community), community });
  assert.notEqual(back.memberId, memberId, 'who comes back is somebody new');
  await assert.rejects(() => run('eraseMember', { 'member-id': owner.memberId }), { name: 'OperatorError' });
  await closeApp(app);
});
