/** What becomes of pictures that nobody shows, and of files that no upload has finished with. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFileStore } from '../../../server/files/memory-file-store.ts';
import { createPictures } from '../../../server/files/pictures.ts';
import { domainWorld } from '../../kit/domain-world.ts';
import { photo } from '../../kit/pictures.ts';

const HOUR = 3_600_000;

test('a picture nobody shows goes after a day; one that is shown stays, and so does a young one', async () => {
  const world = await domainWorld();
  const now = (): number => world.ports.now();
  const store = new MemoryFileStore(now);
  const pictures = createPictures({ store, rules: world.domain.pictures, key: Buffer.alloc(32, 1), now });
  const anna = await world.person('anna');
  async function bring(r: number): Promise<string> {
    const bytes = await photo(8, 4, { r, g: 90, b: 90 }).png().toBuffer();
    const answer = await pictures.upload(anna, () => Promise.resolve(bytes));
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.result.pictureUrl;
  }
  const left = async (): Promise<readonly string[]> => (await store.list()).map(({ name }) => `/files/${name}`).sort();

  const [used, unused] = [await bring(0), await bring(120)];
  assert.notEqual(used, unused);
  assert.ok((await world.command(anna, 'profile.update', { pictureUrl: used })).ok);
  const orphan = `${'e'.repeat(64)}.webp`;
  await store.put(orphan, Buffer.from('counted by nobody'));

  world.ports.advance(23 * HOUR);
  await pictures.sweep();
  assert.equal((await left()).length, 3, 'not before a day');
  world.ports.advance(2 * HOUR);
  const young = await bring(240);
  await pictures.sweep();
  assert.deepEqual(await left(), [used, young].sort());
  const again = await world.command(anna, 'profile.update', { pictureUrl: unused });
  assert.equal(!again.ok && again.error.code, 'invalid', 'what was swept can be shown no more');

  assert.ok((await world.command(anna, 'profile.update', { pictureUrl: null })).ok);
  world.ports.advance(25 * HOUR);
  await pictures.sweep();
  assert.deepEqual(await left(), []);
});

test('a file is not left when it cannot be counted', async () => {
  const world = await domainWorld();
  const store = new MemoryFileStore();
  const rules = {
    ...world.domain.pictures,
    keep: () => Promise.resolve({ ok: false, error: { code: 'banned', message: 'No longer.' } } as const),
  };
  const pictures = createPictures({ store, rules, key: Buffer.alloc(32, 1), now: () => 0 });
  const bytes = await photo().png().toBuffer();
  const answer = await pictures.upload(await world.person('anna'), () => Promise.resolve(bytes));
  assert.equal(answer.ok, false);
  assert.deepEqual(await store.list(), []);
});
