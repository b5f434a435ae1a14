/** The HTTP face: the same registry, the right status, tight headers on every answer, nothing of the inside. */
import assert from 'node:assert/strict';
import { request as rawRequest } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { commandInputs } from '../../../src/protocol/commands.ts';
import { queryInputs } from '../../../src/protocol/queries.ts';
import { newId, startApp, type TestApp } from '../../kit/app.ts';
import { closeApp, connect } from '../../kit/app-client.ts';

const ORIGIN = 'https://host.example';

describe('the HTTP face', () => {
  let app: TestApp;
  let token: string;
  before(async () => {
    app = await startApp();
    token = await app.token('owner');
  });
  after(() => closeApp(app));

  const at = (path: string): string => `http://127.0.0.1:${String(app.port)}${path}`;
  const post = (
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = { authorization: `Bearer ${token}` },
  ) =>
    fetch(at(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  async function answerOf(response: Response): Promise<{ readonly status: number; readonly code: string }> {
    const body = (await response.json()) as { readonly ok: boolean; readonly error?: { readonly code: string } };
    return { status: response.status, code: body.ok ? 'ok' : (body.error?.code ?? 'none') };
  }

  test('a command by HTTP reaches who listens live, and is done once', async () => {
    const client = await connect(app, 'reader');
    await client.sync({ stream: `channel:${app.community.general}` });
    const input = { opId: newId(), channelId: app.community.general, text: 'By HTTP' };
    const send = async () => (await post('/api/command/message.send', input)).text();
    assert.equal(await send(), await send());
    await client.hears('patch', ({ rows }: { rows: readonly { text?: string }[] }) =>
      rows.some(({ text }) => text === 'By HTTP'),
    );
    const history = (await (
      await post('/api/query/history', { channelId: app.community.general, limit: 5 })
    ).json()) as { result: { rows: unknown[] } };
    assert.equal(history.result.rows.length, 1);
  });

  test('a body’s own type is the channel’s, for the path names the command', async () => {
    const answer = (await (
      await post('/api/command/channel.create', { opId: newId(), name: 'By HTTP', type: 'announcement' })
    ).json()) as { result: { channelId: string } };
    const { result } = (await (await post('/api/query/community.get', {})).json()) as {
      result: { channels: readonly { id: string; type: string }[] };
    };
    assert.equal(result.channels.find(({ id }) => id === answer.result.channelId)?.type, 'announcement');
  });

  test('what goes wrong has the status that fits', async () => {
    const send = '/api/command/message.send';
    const good = { opId: newId(), channelId: app.community.general, text: 'x' };
    const expected: readonly [Response, number, string][] = [
      [await post(send, good, {}), 401, 'unauthenticated'],
      [await post(send, good, { authorization: 'Bearer nonsense' }), 401, 'unauthenticated'],
      [await post(send, { ...good, text: '' }), 400, 'invalid'],
      [await post(send, { ...good, channelId: newId() }), 404, 'not_found'],
      [await post('/api/command/no.such', good), 404, 'not_found'],
      [await post('/api/command/__proto__', good), 404, 'not_found'],
      [await post('/api/query/toString', {}), 404, 'not_found'],
      [await post('/api/query/audit', {}, { authorization: `Bearer ${await app.token('nobody')}` }), 403, 'forbidden'],
      [await post(send, '{"opId":'), 400, 'invalid'],
      [await post(send, '[]'), 400, 'invalid'],
      [await post(send, good, { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }), 400, 'invalid'],
      [await post(send, { ...good, text: 'x'.repeat(70_000) }), 413, 'too_large'],
      [await fetch(at(send)), 405, 'invalid'],
      [await fetch(at('/nowhere')), 404, 'not_found'],
      [await fetch(at('/c/../../package.json')), 404, 'not_found'],
      [await fetch(at('/c/..%2f..%2fpackage.json')), 404, 'not_found'],
      [await fetch(at('/demo/token?person=owner')), 404, 'not_found'],
    ];
    for (const [response, status, code] of expected) {
      const text = await response.clone().text();
      assert.doesNotMatch(text, /node_modules|\.ts|SELECT|at Object/);
      assert.deepEqual(await answerOf(response), { status, code }, response.url);
    }
  });

  test('guests keep to the live connection, and the banned are refused here too', async () => {
    const guest = await app.token('guest', { guest: true, jti: newId() });
    assert.deepEqual(await answerOf(await post('/api/query/community.get', {}, { authorization: `Bearer ${guest}` })), {
      status: 403,
      code: 'forbidden',
    });
    const troll = await connect(app, 'troll');
    await post('/api/command/member.ban', { opId: newId(), memberId: troll.memberId });
    const refused = await post('/api/query/community.get', {}, { authorization: `Bearer ${await app.token('troll')}` });
    assert.deepEqual(await answerOf(refused), { status: 403, code: 'banned' });
  });

  test('the picture a host’s token names is the member’s, where it is an https address', async () => {
    const pictureOf = async (sub: string, picture: string): Promise<string | null | undefined> => {
      const { memberId } = await connect(app, sub, { token: await app.token(sub, { picture }) });
      return (await app.storage.member(app.community.communityId, memberId))?.pictureUrl;
    };
    assert.equal(await pictureOf('pia', 'https://host.example/pia.jpg'), 'https://host.example/pia.jpg');
    assert.equal(await pictureOf('paul', 'http://127.0.0.1:9/paul.jpg'), null);
    assert.equal(await pictureOf('pam', 'javascript:alert(1)'), null);
    assert.equal(await pictureOf('pete', '/files/somebody-elses.webp'), null);
  });

  test('every answer carries tight headers, and none is kept by a shared cache', async () => {
    const answers = [
      await fetch(at('/healthz')),
      await fetch(at('/')),
      await fetch(at(`/community/${app.community.slug}`)),
      await fetch(at('/community/no-such')),
      await fetch(at('/pages/page.css')),
      await fetch(at('/hearth.js')),
      await fetch(at('/api/openapi.json')),
      await post('/api/query/community.get', {}),
      await post('/api/query/community.get', {}, {}),
      await fetch(at('/nowhere')),
      await fetch(at('/socket.io/?EIO=4&transport=polling')),
    ];
    for (const answer of answers) {
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', answer.url);
      assert.equal(answer.headers.get('referrer-policy'), 'no-referrer', answer.url);
      assert.equal(answer.headers.get('set-cookie'), null);
      assert.equal(answer.headers.get('access-control-allow-credentials'), null);
      assert.equal(answer.headers.get('x-powered-by'), null);
      if (new URL(answer.url).pathname.startsWith('/api/') && answer.url.includes('query')) {
        assert.equal(answer.headers.get('cache-control'), 'no-store');
        assert.equal(answer.headers.get('vary'), 'Authorization, Origin');
      }
    }
  });

  test('the server’s own pages allow no string that becomes code', async () => {
    for (const path of ['/', `/community/${app.community.slug}`]) {
      const page = await fetch(at(path));
      const policy = page.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe-/);
      const html = await page.text();
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      for (const [tag] of html.matchAll(/<script[^>]*>/g)) assert.ok(tag.includes(`nonce="${nonce}"`), tag);
      assert.notEqual(
        policy,
        (await fetch(at(path))).headers.get('content-security-policy'),
        'each answer has a nonce of its own',
      );
    }
  });

  test('a name with markup stays text in the server’s own page', async () => {
    const named = await post('/api/command/community.update', { opId: newId(), name: 'A "quote" & <b>bold</b>' });
    const html = await (await fetch(at(`/community/${app.community.slug}`))).text();
    assert.ok(!html.includes('<b>bold'), 'no markup of a name');
    assert.ok((await answerOf(named)).code !== 'ok' || html.includes('&quot;quote&quot; &amp; &lt;b&gt;'));
  });

  describe('from other pages', () => {
    const cors = (response: Response): string | null => response.headers.get('access-control-allow-origin');
    const bearer = (): Record<string, string> => ({ authorization: `Bearer ${token}` });

    test('an allowed one may ask first, and read the answer', async () => {
      const preflight = await fetch(at('/api/query/community.get'), {
        method: 'OPTIONS',
        headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
      });
      assert.equal(preflight.status, 204);
      assert.equal(cors(preflight), ORIGIN);
      assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Authorization/);
      const answer = await post('/api/query/community.get', {}, { ...bearer(), origin: ORIGIN });
      assert.deepEqual([answer.status, cors(answer)], [200, ORIGIN]);
    });

    test('a foreign one is refused and can read nothing', async () => {
      for (const origin of ['https://evil.example', 'null']) {
        const preflight = await fetch(at('/api/command/message.send'), { method: 'OPTIONS', headers: { origin } });
        assert.equal(cors(preflight), null);
        const answer = await post('/api/query/community.get', {}, { ...bearer(), origin });
        assert.deepEqual([cors(answer), await answerOf(answer)], [null, { status: 403, code: 'origin_refused' }]);
      }
    });

    test('a browser that names no origin but a foreign site is refused', async () => {
      const status = await new Promise((resolve) => {
        const sent = rawRequest(
          at('/api/join'),
          { method: 'POST', headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        );
        sent.end('{}');
      });
      assert.equal(status, 403);
    });

    test('anybody may ask whether their own page is allowed', async () => {
      const ask = async (origin: string) =>
        (await (await fetch(at(`/api/origin?community=${app.community.slug}`), { headers: { origin } })).json()) as {
          result: { allowed: boolean };
        };
      assert.equal((await ask(ORIGIN)).result.allowed, true);
      assert.equal((await ask('https://evil.example')).result.allowed, false);
    });
  });

  test('the description names every command and query with its fields', async () => {
    const description = (await (await fetch(at('/api/openapi.json'))).json()) as {
      paths: Record<
        string,
        {
          post: {
            requestBody: { content: { 'application/json': { schema: { properties: object; required: string[] } } } };
          };
        }
      >;
    };
    for (const type of Object.keys(commandInputs)) assert.ok(description.paths[`/api/command/${type}`], type);
    for (const type of Object.keys(queryInputs)) assert.ok(description.paths[`/api/query/${type}`], type);
    const send = description.paths['/api/command/message.send']?.post.requestBody.content['application/json'].schema;
    assert.deepEqual(Object.keys(send?.properties ?? {}), ['opId', 'channelId', 'text', 'replyToId', 'threadId']);
    assert.deepEqual(send?.required, ['opId', 'channelId', 'text']);
  });

  test('is healthy while it serves', async () => {
    const answer = await fetch(at('/healthz'));
    assert.deepEqual([answer.status, ((await answer.json()) as { ok: boolean }).ok], [200, true]);
  });
});
