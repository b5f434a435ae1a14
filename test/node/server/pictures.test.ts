/** Pictures over HTTP: what is taken and refused, what is left of what was sent, who may, and how they are shown. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { RATES } from '../../../server/domain/rate.ts';
import { MemoryFileStore } from '../../../server/files/memory-file-store.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { startApp, type TestApp, type TestCommunity } from '../../kit/app.ts';
import { closeApp, connect } from '../../kit/app-client.ts';
import { photo, photoWithPlace, upload } from '../../kit/pictures.ts';

const CORPORA = join(import.meta.dirname, '../../../../shared/corpora');
interface CorpusFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly want: string;
  readonly b64: string;
}
const corpus = (
  JSON.parse(readFileSync(join(CORPORA, 'files.json'), 'utf8')) as { readonly items: readonly CorpusFile[] }
).items;
const names = (
  JSON.parse(readFileSync(join(CORPORA, 'filenames.json'), 'utf8')) as { readonly items: readonly { s: string }[] }
).items;

describe('pictures', () => {
  let app: TestApp;
  let files: MemoryFileStore;
  let other: TestCommunity;
  before(async () => {
    files = new MemoryFileStore();
    app = await startApp({ files });
    other = await app.addCommunity('other-place', { origins: ['https://host.example'] });
  });
  after(async () => {
    assert.deepEqual(app.complaints, []);
    await closeApp(app);
  });

  const at = (path: string): string => `http://127.0.0.1:${String(app.port)}${path}`;
  const count = async (): Promise<number> => (await files.list()).length;
  async function uploaded(sub: string, body?: Uint8Array, community?: TestCommunity): Promise<string> {
    const answer = await upload(app, sub, body ?? (await photo().png().toBuffer()), {}, community);
    assert.equal(answer.status, 200, JSON.stringify(answer));
    return answer.result?.pictureUrl ?? '';
  }
  async function shown(path: string): Promise<Buffer> {
    const response = await fetch(at(path));
    assert.equal(response.status, 200);
    return Buffer.from(await response.arrayBuffer());
  }

  describe('what is taken', () => {
    const kinds = { jpeg: 'jpg', png: 'png', webp: 'webp', gif: 'gif', avif: 'avif' } as const;
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
      test(`${kind} becomes a still square WebP of 256 px, whatever its header says`, async () => {
        const path = await uploaded('anna', await photo(300, 120).toFormat(kind).toBuffer());
        assert.match(path, /^\/files\/[0-9a-f]{64}\.webp$/);
        const { format, width, height, pages = 1 } = await sharp(await shown(path)).metadata();
        assert.deepEqual([format, width, height, pages], ['webp', 256, 256, 1]);
      });
    }

    test('an animation shows its first frame only', async () => {
      const frame = (r: number) =>
        photo(32, 32, { r, g: 0, b: 255 - r })
          .png()
          .toBuffer();
      const moving = await sharp(await Promise.all([frame(255), frame(0)]), { join: { animated: true } })
        .gif({ delay: [50, 50] })
        .toBuffer();
      assert.equal((await sharp(moving).metadata()).pages, 2, 'the test has an animation');
      const still = await sharp(await shown(await uploaded('anna', moving))).stats();
      assert.ok((still.channels[0]?.mean ?? 0) > 240, 'red, as the first frame');
    });

    test('nothing is left of where, when and by what a photo was taken, and it stands upright', async () => {
      const sent = await photoWithPlace();
      assert.ok((await sharp(sent).metadata()).exif, 'the test has a place to lose');
      const bytes = await shown(await uploaded('anna', sent));
      const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
      assert.deepEqual([exif, xmp, icc, iptc, orientation], [undefined, undefined, undefined, undefined, undefined]);
      const top = await sharp(
        await sharp(bytes).extract({ left: 20, top: 0, width: 200, height: 100 }).toBuffer(),
      ).stats();
      assert.ok((top.channels[0]?.mean ?? 0) > 180 && (top.channels[2]?.mean ?? 255) < 60, 'red is on top');
      for (const secret of ['Secret', 'EXIF', 'GPS', 'xmpmeta']) assert.equal(bytes.includes(secret), false, secret);
    });

    test('the same picture twice is one file; in another community it is another', async () => {
      const picture = await photo(64, 64, { r: 1, g: 2, b: 3 }).png().toBuffer();
      const [one, two, foreign] = [
        await uploaded('anna', picture),
        await uploaded('ben', picture),
        await uploaded('anna', picture, other),
      ];
      assert.equal(one, two);
      assert.notEqual(one, foreign);
    });
  });

  describe('what is refused', () => {
    for (const file of corpus) {
      test(`${file.id} ${file.name}: ${file.want}`, async () => {
        const before = await count();
        const rss = process.memoryUsage.rss();
        const answer = await upload(app, 'anna', Buffer.from(file.b64, 'base64'), { 'content-type': file.mime });
        assert.ok(process.memoryUsage.rss() - rss < 100_000_000, 'a file must not blow the memory up');
        const isPicture = /^image\/(png|gif|jpeg)$/.test(file.mime);
        const mustTake = isPicture && file.want === 'accept';
        const mayTake = mustTake || (isPicture && file.want.includes('strip'));
        if (mustTake) assert.equal(answer.status, 200, JSON.stringify(answer));
        if (!mayTake)
          assert.ok([400, 413].includes(answer.status), `${String(answer.status)} ${JSON.stringify(answer)}`);
        if (answer.ok) {
          const bytes = await shown(answer.result?.pictureUrl ?? '');
          assert.equal((await sharp(bytes).metadata()).format, 'webp');
          for (const trace of ['<script', 'alert(', 'zTXt']) assert.equal(bytes.includes(trace), false);
        } else {
          assert.match(answer.error?.message ?? '', /^[A-Z][^\n]{20,120}\.$/, 'a plain sentence');
          assert.doesNotMatch(answer.error?.message ?? '', /vips|libspng|sharp|Input|buffer/i);
          assert.equal(await count(), before, 'nothing is stored');
        }
      });
    }

    test('a bomb is told from a damaged file', async () => {
      const bomb = corpus.find(({ name }) => name === 'idat-bomb.png');
      const answer = await upload(app, 'anna', Buffer.from(bomb?.b64 ?? '', 'base64'));
      assert.deepEqual([answer.status, answer.error?.code], [413, 'too_large']);
      assert.match(answer.error?.message ?? '', /too many dots/);
    });

    test('SVG, TIFF and HTML, under whatever header', async () => {
      const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
      for (const body of [Buffer.from(svg), await photo().tiff().toBuffer(), Buffer.from('<!doctype html>')])
        for (const type of ['image/svg+xml', 'image/png', 'application/octet-stream'])
          assert.equal((await upload(app, 'anna', body, { 'content-type': type })).status, 400);
    });

    test('more than 5 MB, announced or not', async () => {
      const before = await count();
      const body = Buffer.concat([await photo().png().toBuffer(), randomBytes(LIMITS.pictureBytes)]);
      const token = await app.token('anna');
      const announced = await upload(app, 'anna', body).catch(() => 'cut' as const);
      if (announced !== 'cut') assert.equal(announced.status, 413);
      let sent = 0;
      const unannounced = new ReadableStream({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
          if (sent > LIMITS.pictureBytes * 20) controller.close();
        },
      });
      const answer = await fetch(at('/api/pictures'), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: unannounced,
        duplex: 'half',
      } as RequestInit).catch(() => undefined);
      if (answer) assert.equal(answer.status, 413);
      assert.ok(sent < LIMITS.pictureBytes * 4, 'reading ends at the limit');
      assert.equal(await count(), before);
    });

    test('an upload that is cut leaves nothing', async () => {
      const before = await count();
      const picture = await photo(900, 900).png({ compressionLevel: 0 }).toBuffer();
      const token = await app.token('anna');
      const socket = connectTcp(app.port, '127.0.0.1');
      socket.write(
        `POST /api/pictures HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${String(picture.length)}\r\n\r\n`,
      );
      socket.write(picture.subarray(0, picture.length / 2));
      await new Promise((resolve) => setTimeout(resolve, 100));
      socket.destroy();
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.equal(await count(), before);
    });
  });

  describe('who may', () => {
    test('nobody without a token, with a foreign one, or from a foreign page', async () => {
      const picture = await photo().png().toBuffer();
      const code = async (headers: Readonly<Record<string, string>>) =>
        (await upload(app, 'anna', picture, headers)).error?.code;
      assert.equal(await code({ authorization: '' }), 'unauthenticated');
      const foreign = `Bearer ${await app.token('anna', {}, other)}`;
      assert.equal(await code({ authorization: foreign, 'hearth-community': app.community.slug }), 'unauthenticated');
      assert.equal(await code({ origin: 'https://evil.example' }), 'origin_refused');
      assert.equal(await code({ origin: 'https://host.example' }), undefined);
    });

    test('who is banned, removed or in a time-out brings nothing', async () => {
      const owner = await connect(app, 'owner');
      for (const [sub, type, more] of [
        ['bad', 'member.ban', {}],
        ['gone', 'member.remove', {}],
        ['loud', 'member.timeout', { until: Date.now() + 600_000 }],
      ] as const) {
        const person = await connect(app, sub);
        const done = await owner.command(type, { memberId: person.memberId, reason: 'test', ...more });
        assert.ok(done.ok, JSON.stringify(done));
        const before = await count();
        const answer = await upload(app, sub, await photo().png().toBuffer());
        assert.equal(answer.status, 403, `${sub} ${JSON.stringify(answer)}`);
        assert.equal(await count(), before);
      }
    });

    test('one person is held back, before anything is read, when it is too often', async () => {
      const limited = await startApp({ rates: RATES });
      const codes: (string | undefined)[] = [];
      for (let index = 0; index <= RATES.upload.burst; index++)
        codes.push((await upload(limited, 'eager', Buffer.from('no picture'))).error?.code);
      assert.equal(codes.at(-1), 'rate_limited');
      assert.deepEqual([...new Set(codes.slice(0, -1))], ['invalid']);
      await closeApp(limited);
    });
  });

  describe('showing them', () => {
    test('a person’s picture reaches the others at once, and goes again', async () => {
      const [anna, ben] = [await connect(app, 'anna'), await connect(app, 'ben')];
      await ben.sync({ stream: `community:${app.community.communityId}` });
      const pictureUrl = await uploaded('anna');
      assert.ok((await anna.command('profile.update', { pictureUrl })).ok);
      interface Patch {
        readonly rows: readonly { readonly id: string; readonly pictureUrl?: string | null }[];
      }
      const holds = (wanted: string | null) => (patch: Patch) =>
        patch.rows.some((row) => row.id === anna.memberId && row.pictureUrl === wanted);
      await ben.hears('patch', holds(pictureUrl));
      assert.ok((await anna.command('profile.update', { pictureUrl: null })).ok);
      await ben.hears('patch', holds(null));
    });

    test('a path that this community has not uploaded is refused, whoever has', async () => {
      const [anna, owner] = [await connect(app, 'anna'), await connect(app, 'owner')];
      const invented = `/files/${'a'.repeat(64)}.webp`;
      const foreign = await uploaded('anna', undefined, other);
      for (const pictureUrl of [invented, foreign, '/files/..', '/files/x.png', 'https://host.example/x.png']) {
        for (const answer of [
          await anna.command('profile.update', { pictureUrl }),
          await owner.command('community.update', { pictureUrl }),
        ])
          assert.equal(!answer.ok && answer.error.code, 'invalid', pictureUrl);
      }
      const own = await uploaded('owner', await photo(9, 9).png().toBuffer());
      assert.ok((await owner.command('community.update', { pictureUrl: own })).ok);
      assert.ok((await owner.command('community.update', { pictureUrl: own })).ok, 'the one shown may stay');
    });

    test('the headers let every page show it, and nothing in it run', async () => {
      const path = await uploaded('anna');
      const response = await fetch(at(path));
      const header = (name: string): string | null => response.headers.get(name);
      assert.equal(header('content-type'), 'image/webp');
      assert.equal(header('content-disposition'), 'inline');
      assert.equal(header('x-content-type-options'), 'nosniff');
      assert.equal(header('cross-origin-resource-policy'), 'cross-origin');
      assert.match(header('content-security-policy') ?? '', /default-src 'none'; sandbox/);
      assert.match(header('cache-control') ?? '', /immutable/);
      const again = await fetch(at(path), { headers: { 'if-none-match': header('etag') ?? '' } });
      assert.equal(again.status, 304);
      const head = await fetch(at(path), { method: 'HEAD' });
      assert.equal(head.headers.get('content-length'), header('content-length'));
    });

    test('every unknown address is the same answer, and none leads out', async () => {
      const known = (await uploaded('anna')).slice('/files/'.length);
      const odd = [
        ...names.map(({ s }) => s),
        `../files/${known}`,
        known.toUpperCase(),
        `${known}/`,
        `%2e%2e/${known}`,
      ];
      const answers = new Set<string>();
      for (const name of ['', 'a'.repeat(64), `${'b'.repeat(64)}.webp`, ...odd.map(encodeURIComponent)]) {
        const response = await fetch(at(`/files/${name}`));
        const { status, headers } = response;
        const seen = [...headers].filter(([key]) => key !== 'date').map((pair) => pair.join(': '));
        if (encodeURIComponent('.') !== name && name !== '..')
          answers.add([status, ...seen, await response.text()].join('\n'));
      }
      assert.equal(answers.size, 1, [...answers].join('\n\n'));
      assert.match([...answers][0] ?? '', /^404[^]*no-store[^]*not_found/);
    });
  });
});
