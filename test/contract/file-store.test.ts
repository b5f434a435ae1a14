/** What every adapter of the file store's port promises, over each of them; and what the folder keeps through a crash. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { copyFiles, FileNameRefused, type FileStore } from '../../server/files/file-store.ts';
import { FolderFileStore } from '../../server/files/folder-file-store.ts';
import { MemoryFileStore } from '../../server/files/memory-file-store.ts';
import { S3FileStore } from '../../server/files/s3-file-store.ts';
import { startS3Fake } from '../kit/s3-fake.ts';
import { temporaryFolder } from '../kit/storage-folder.ts';

const nameOf = (digit: string): string => `${digit.repeat(64)}.webp`;
const { items } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../shared/corpora/filenames.json'), 'utf8'),
) as { readonly items: readonly { readonly s: string }[] };
const ODD = [
  ...items.map(({ s }) => s),
  '..',
  `../${nameOf('a')}`,
  `aa/${nameOf('a')}`,
  nameOf('A'),
  `${nameOf('a')}\0`,
  `${nameOf('a')}\n`,
  nameOf('a').replace('.webp', '.html'),
  nameOf('a').slice(1),
];

const adapters: Readonly<Record<string, (t: TestContext) => FileStore | Promise<FileStore>>> = {
  FolderFileStore: (t) => new FolderFileStore(join(temporaryFolder(t), 'files')),
  MemoryFileStore: () => new MemoryFileStore(),
  async S3FileStore(t) {
    const { endpoint } = await startS3Fake(t);
    return new S3FileStore({ endpoint, bucket: 'pictures', region: 'eu-1', keyId: 'key', secret: 'secret' });
  },
};

for (const [adapter, make] of Object.entries(adapters)) {
  describe(adapter, () => {
    test('gives back what was put, byte for byte, and nothing else', async (t) => {
      const store = await make(t);
      assert.deepEqual(await store.list(), []);
      assert.equal(await store.get(nameOf('a')), undefined);
      const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
      await store.put(nameOf('a'), bytes);
      bytes.fill(0);
      assert.deepEqual(
        [...((await store.get(nameOf('a'))) ?? [])].slice(250, 260),
        [250, 251, 252, 253, 254, 255, 0, 1, 2, 3],
      );
      assert.equal(await store.get(nameOf('b')), undefined);
    });

    test('takes the same file again, and many at once', async (t) => {
      const store = await make(t);
      await Promise.all(['a', 'b', 'c', 'a', 'b', 'c'].map((digit) => store.put(nameOf(digit), Buffer.from(digit))));
      assert.deepEqual((await store.list()).map(({ name }) => name).sort(), ['a', 'b', 'c'].map(nameOf));
      assert.equal(String(await store.get(nameOf('b'))), 'b');
    });

    test('says when each was written last, and forgets what is removed', async (t) => {
      const store = await make(t);
      const before = Date.now() - 2_000;
      await store.put(nameOf('a'), Buffer.from('a'));
      const [file] = await store.list();
      assert.ok(file && file.storedAt > before && file.storedAt < Date.now() + 2_000);
      await store.remove(nameOf('a'));
      await store.remove(nameOf('a'));
      assert.equal(await store.get(nameOf('a')), undefined);
      assert.deepEqual(await store.list(), []);
    });

    test('knows no name but its own: nothing is written, read or removed under another', async (t) => {
      const store = await make(t);
      for (const name of ODD) {
        await assert.rejects(async () => store.put(name, Buffer.from('x')), FileNameRefused, name);
        await assert.rejects(async () => store.remove(name), FileNameRefused, name);
        assert.equal(await store.get(name), undefined, name);
      }
      assert.deepEqual(await store.list(), []);
    });

    test('is copied whole into another, onto what is there already', async (t) => {
      const [from, to] = [await make(t), new MemoryFileStore()];
      for (const digit of 'ab') await from.put(nameOf(digit), Buffer.from(digit));
      await to.put(nameOf('a'), Buffer.from('a'));
      assert.equal(await copyFiles(from, to), 2);
      assert.equal(String(await to.get(nameOf('b'))), 'b');
    });
  });
}

describe('FolderFileStore', () => {
  test('shows no file that a crash cut short, and sweeps it at the next start', async (t) => {
    const folder = join(temporaryFolder(t), 'files');
    const store = new FolderFileStore(folder);
    await store.put(nameOf('a'), Buffer.from('a'));
    mkdirSync(join(folder, 'bb'));
    writeFileSync(join(folder, 'bb', `${nameOf('b')}.1234.part`), 'half');
    assert.deepEqual(
      (await store.list()).map(({ name }) => name),
      [nameOf('a')],
    );
    assert.equal(await store.get(nameOf('b')), undefined);
    const again = new FolderFileStore(folder);
    assert.deepEqual(readdirSync(join(folder, 'bb')), []);
    assert.equal(String(await again.get(nameOf('a'))), 'a');
  });

  test('keeps others on the machine out, and stays after it is opened again', async (t) => {
    const folder = join(temporaryFolder(t), 'files');
    await new FolderFileStore(folder).put(nameOf('a'), Buffer.from('a'));
    assert.equal(statSync(join(folder, 'aa', nameOf('a'))).mode & 0o077, 0);
    assert.equal(statSync(join(folder, 'aa')).mode & 0o077, 0);
    const old = new Date(1_000_000_000_000);
    utimesSync(join(folder, 'aa', nameOf('a')), old, old);
    assert.deepEqual(await new FolderFileStore(folder).list(), [{ name: nameOf('a'), storedAt: old.getTime() }]);
  });
});
