/** Pictures at the client: paths become addresses at the door, and a file goes out beside the line, or plainly does not. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { sendPicture } from '../../../src/net/fetch-uploads.ts';
import { addressPictures, withAddresses } from '../../../src/net/picture-addresses.ts';
import type { Transport, TransportEvents } from '../../../src/net/transport.ts';
import { community, member } from '../../kit/fixtures.ts';

const SERVER = 'https://talk.example';
const PATH = '/files/a.webp';

test('rows in answers, streams and patches get the server’s address; others’ pictures and words stay as they are', async () => {
  const anna = member('anna', 'Anna', { pictureUrl: PATH });
  const foreign = member('ben', 'Ben', { pictureUrl: 'https://school.example/ben.jpg' });
  const answers = {
    query: { ok: true, result: { rows: [anna, foreign], total: 2 } },
    sync: { ok: true, result: { 'community:1': { rev: 3, rows: [community({ pictureUrl: PATH })] } } },
    command: { ok: true, result: { pictureUrl: PATH } },
  };
  let heard: TransportEvents | undefined;
  const bare: Transport = {
    connect: (_, events) => {
      heard = events;
      const request = (event: string) => Promise.resolve(answers[event as 'query'] as never);
      const nothing = (): void => undefined;
      return Promise.resolve({ ok: true, link: { request, signal: nothing, probe: nothing, close: nothing } });
    },
  };
  const patches: unknown[] = [];
  const events = { patch: (event: unknown) => void patches.push(event) } as unknown as TransportEvents;
  const result = await addressPictures(bare, SERVER).connect({} as never, events);
  if (!result.ok) throw new Error('no line');
  const ask = async (event: 'query' | 'sync' | 'command') => JSON.stringify(await result.link.request(event, {}, 1));
  assert.equal(
    await ask('query'),
    JSON.stringify({ ok: true, result: { rows: [{ ...anna, pictureUrl: SERVER + PATH }, foreign], total: 2 } }),
  );
  assert.match(await ask('sync'), /"pictureUrl":"https:\/\/talk\.example\/files\/a\.webp"/);
  assert.equal(await ask('command'), JSON.stringify(answers.command), 'what commands take stays a path');
  heard?.patch({ rows: [anna] } as never);
  assert.deepEqual(patches, [{ rows: [{ ...anna, pictureUrl: SERVER + PATH }] }]);
  assert.equal(anna.pictureUrl, PATH, 'nobody’s row is changed in place');
});

test('a message that speaks of a picture is left alone', () => {
  const message = { kind: 'message', text: PATH, pictureUrl: PATH };
  assert.deepEqual(withAddresses(SERVER, { rows: [message, null, 7] }), { rows: [message, null, 7] });
});

test('a picture is sent with the token and the community, and without cookies; no line and a stop are said', async (t) => {
  const seen: { url: string | undefined; headers: Readonly<Record<string, unknown>>; size: number }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      seen.push({ url: request.url, headers: request.headers, size: Buffer.concat(chunks).length });
      if (seen.length === 1) response.end(JSON.stringify({ ok: true, result: { pictureUrl: PATH } }));
      else response.end('<html>not ours</html>');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`;
  const upload = { token: 'the.token.here', file: new Blob(['picture'], { type: 'image/webp' }) };

  assert.deepEqual(await sendPicture(url, 'alder', upload), { ok: true, result: { pictureUrl: PATH } });
  assert.equal(seen[0]?.url, '/api/pictures');
  assert.equal(seen[0].size, 7);
  const { authorization, 'hearth-community': name, 'content-type': type, cookie } = seen[0].headers;
  assert.deepEqual([authorization, name, type, cookie], ['Bearer the.token.here', 'alder', 'image/webp', undefined]);

  const code = async (order: typeof upload & { signal?: AbortSignal }, where = url) => {
    const answer = await sendPicture(where, 'alder', order);
    return answer.ok ? 'ok' : answer.error.code;
  };
  assert.equal(await code(upload), 'offline', 'not our server');
  assert.equal(await code(upload, 'http://127.0.0.1:1'), 'offline');
  assert.equal(await code({ ...upload, signal: AbortSignal.abort() }), 'unavailable');
});
