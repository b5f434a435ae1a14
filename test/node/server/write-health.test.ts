/** A server that cannot write says so, to the log and to whoever asks for its health, and is well again by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Storage, StorageUnavailable } from '../../../server/domain/storage.ts';
import { type FileStore, FilesUnavailable } from '../../../server/files/file-store.ts';
import { MemoryFileStore } from '../../../server/files/memory-file-store.ts';
import { MemoryStorage } from '../../../server/storage/memory-storage.ts';
import { newId, startApp } from '../../kit/app.ts';
import { closeApp, connect } from '../../kit/app-client.ts';

/** A disk that can be full. */
class FullStorage extends MemoryStorage {
  isFull = false;
  override transaction: Storage['transaction'] = (unit) =>
    this.isFull
      ? Promise.reject(new StorageUnavailable('No.', { cause: new Error('disk full') }))
      : super.transaction(unit);
}

test('while nothing can be written, health is 503, the log tells it once, and reading goes on', async () => {
  const storage = new FullStorage();
  const app = await startApp({ storage });
  const ada = await connect(app, 'ada');
  const { general: channelId } = app.community;
  const health = async () => (await fetch(`http://127.0.0.1:${String(app.port)}/healthz`)).status;
  const send = () => ada.command('message.send', { channelId, text: 'Anybody?' }, newId());
  const codes = () => app.complaints.map(({ code }) => code);
  assert.deepEqual([(await send()).ok, await health()], [true, 200]);
  storage.isFull = true;
  for (let i = 0; i < 3; i++) {
    const answer = await send();
    assert.ok(!answer.ok && answer.error.code === 'unavailable');
  }
  assert.deepEqual([await health(), await health()], [503, 503]);
  assert.equal((await ada.query('history', { channelId })).ok, true);
  assert.deepEqual(codes(), ['storage_cannot_write']);
  storage.isFull = false;
  assert.equal(await health(), 503, 'it does not hammer a disk that is full');
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  assert.equal(await health(), 200, 'it finds out by itself, though nobody writes');
  assert.deepEqual(codes(), ['storage_cannot_write', 'storage_writes_again']);
  assert.equal((await send()).ok, true);
  await closeApp(app);
});

test('a picture that cannot be stored is to be tried again later', async () => {
  class FullFiles extends MemoryFileStore implements FileStore {
    override put(): Promise<void> {
      return Promise.reject(new FilesUnavailable('No.'));
    }
  }
  const app = await startApp({ files: new FullFiles() });
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const answer = await fetch(`http://127.0.0.1:${String(app.port)}/api/pictures`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await app.token('ada')}` },
    body: Buffer.from(png, 'base64'),
  });
  assert.equal(answer.status, 503);
  assert.equal(((await answer.json()) as { error: { code: string } }).error.code, 'unavailable');
  assert.deepEqual(app.complaints, []);
  await closeApp(app);
});
