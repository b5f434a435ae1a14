/** The files behind the script tag: small on the line, kept as long as they may be, and nothing beside them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { clientFileRoutes } from '../../../server/http/client-files.ts';
import { HttpRefusal, type HttpAnswer, type HttpRequest } from '../../../server/http/exchange.ts';

describe('the script tag’s files', () => {
  let folder: string;
  const code = `console.log('hearth');\n`.repeat(200);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearth-files-'));
    mkdirSync(join(folder, 'cdn/c'), { recursive: true });
    writeFileSync(join(folder, 'cdn/hearth.js'), code);
    writeFileSync(join(folder, 'cdn/c/part-abc123.js'), code);
    writeFileSync(join(folder, 'cdn/c/secret'), 'no type');
    writeFileSync(join(folder, 'outside.js'), 'outside');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    const route = clientFileRoutes(join(folder, 'cdn')).find((entry) =>
      entry.path.endsWith('*') ? path.startsWith(entry.path.slice(0, -1)) : path === entry.path,
    );
    assert.ok(route, path);
    const request: HttpRequest = {
      method: 'GET',
      path,
      query: new URLSearchParams(),
      headers,
      address: '',
      json: () => Promise.resolve({}),
      bytes: () => Promise.resolve(Buffer.alloc(0)),
    };
    return route.handle(request);
  }

  test('come compressed for who accepts it', async () => {
    const [plain, br, gz] = [
      await get('/hearth.js'),
      await get('/hearth.js', { 'accept-encoding': 'gzip, br' }),
      await get('/hearth.js', { 'accept-encoding': 'gzip' }),
    ];
    assert.equal(plain.headers?.['Content-Encoding'], undefined);
    assert.equal(String(plain.body), code);
    assert.equal(brotliDecompressSync(br.body as Buffer).toString(), code);
    assert.equal(gunzipSync(gz.body as Buffer).toString(), code);
    assert.ok((br.body?.length ?? 0) < code.length / 10);
  });

  test('are not sent again while they are the same', async () => {
    const first = await get('/hearth.js');
    const etag = first.headers?.['ETag'] ?? '';
    assert.equal((await get('/hearth.js', { 'if-none-match': etag })).status, 304);
    writeFileSync(join(folder, 'cdn/hearth.js'), `${code}// newer`);
    utimesSync(join(folder, 'cdn/hearth.js'), new Date(), new Date(Date.now() + 5_000));
    assert.equal((await get('/hearth.js', { 'if-none-match': etag })).status, 200);
  });

  test('are kept for ever by their hash, and the entry for minutes', async () => {
    assert.match((await get('/c/part-abc123.js')).headers?.['Cache-Control'] ?? '', /immutable/);
    assert.match((await get('/hearth.js')).headers?.['Cache-Control'] ?? '', /max-age=300\b/);
  });

  test('are all there is: no path leads out, and no file without a known type', async () => {
    const code404 = (error: unknown): boolean => error instanceof HttpRefusal && error.error.code === 'not_found';
    for (const path of [
      '/c/../hearth.js',
      '/c/../../outside.js',
      '/c/%2e%2e/outside.js',
      '/c/..%2foutside.js',
      '/c/.hidden.js',
      '/c/secret',
      '/c/',
      '/c/none.js',
      '/c/a\u0000.js',
      '/c/part-abc123.js/x.js',
    ]) {
      await assert.rejects(get(path), code404, path);
    }
  });

  test('say in words when they are not built yet', async () => {
    await assert.rejects(get('/elements.js'), /npm run build/);
  });
});
