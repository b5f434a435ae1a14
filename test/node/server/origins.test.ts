/** Which pages may speak to a community: whole origins only, on every transport, and before any token is looked at. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isLocalOrigin, matchesOrigin, parseOriginPattern } from '../../../server/auth/origins.ts';
import { startApp, type TestApp, type TestCommunity, testConfig } from '../../kit/app.ts';
import { closeApp, connect, refusal } from '../../kit/app-client.ts';

const pattern = (text: string) => {
  const parsed = parseOriginPattern(text);
  assert.ok(parsed, `${text} is a pattern`);
  return [parsed];
};

describe('an origin pattern', () => {
  test('fits the whole origin and nothing near it', () => {
    const patterns = pattern('https://school.example');
    assert.ok(matchesOrigin(patterns, 'https://school.example'));
    for (const near of [
      'http://school.example',
      'https://school.example:8443',
      'https://www.school.example',
      'https://school.example.evil.example',
      'https://evilschool.example',
      'https://school.example/',
      'https://school.example@evil.example',
      'https://evil.example#https://school.example',
      'null',
      '',
      'https://',
      'https://school.example, https://evil.example',
    ])
      assert.ok(!matchesOrigin(patterns, near), near);
  });

  test('with a star stands for exactly one label', () => {
    const patterns = pattern('https://*.school.example');
    assert.ok(matchesOrigin(patterns, 'https://www.school.example'));
    for (const near of [
      'https://school.example',
      'https://a.b.school.example',
      'https://wwwschool.example',
      'https://.school.example',
      'http://www.school.example',
    ])
      assert.ok(!matchesOrigin(patterns, near), near);
  });

  test('keeps a port of its own, and knows the usual one in both spellings', () => {
    assert.ok(matchesOrigin(pattern('http://localhost:3000'), 'http://localhost:3000'));
    assert.ok(!matchesOrigin(pattern('http://localhost:3000'), 'http://localhost'));
    assert.ok(matchesOrigin(pattern('https://school.example:443'), 'https://school.example'));
  });

  test('is refused when it is none', () => {
    for (const text of [
      '*',
      'https://*',
      'https://*.',
      'https://*.com',
      'https://school.*',
      'https://a*.example',
      'school.example',
      'ftp://school.example',
      'https://school.example/path',
      'https://school.example/',
      'null',
      '',
    ])
      assert.equal(parseOriginPattern(text), undefined, text);
  });

  test('local pages are those of this very machine', () => {
    for (const origin of ['http://localhost:5173', 'http://127.0.0.1', 'https://localhost', 'http://[::1]:80'])
      assert.ok(isLocalOrigin(origin.replace(':80', ':8080')), origin);
    for (const origin of ['http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'null'])
      assert.ok(!isLocalOrigin(origin), origin);
  });
});

for (const transport of ['websocket', 'polling']) {
  describe(`over ${transport}`, () => {
    let app: TestApp;
    let charity: TestCommunity;
    const transports = [transport];
    before(async () => {
      app = await startApp({ config: testConfig({ HEARTH_ORIGINS: 'https://everywhere.example' }) });
      charity = await app.addCommunity('charity', { origins: ['https://*.charity.example'] });
    });
    after(() => closeApp(app));

    test('an allowed page, and a client that is no browser, come in', async () => {
      for (const origin of [
        'https://host.example',
        'https://everywhere.example',
        `http://127.0.0.1:${String(app.port)}`,
      ])
        (await connect(app, 'ada', { transports, origin })).close();
      (await connect(app, 'ada', { transports })).close();
    });

    test('a foreign page is refused before anything else', async () => {
      for (const origin of [
        'https://evil.example',
        'null',
        'https://host.example.evil.example',
        'http://localhost:3000',
      ]) {
        assert.equal(await refusal(app, 'ada', { transports, origin }), undefined, origin);
      }
    });

    test('a page of another community is told in words', async () => {
      const error = await refusal(app, 'ada', { transports, origin: 'https://www.charity.example' });
      assert.equal(error?.code, 'origin_refused');
      assert.match(error.message, /origin add/);
      (await connect(app, 'ada', { transports, origin: 'https://www.charity.example', community: charity })).close();
    });
  });
}

describe('the demo', () => {
  test('lets pages on this machine in, and no others', async () => {
    const app = await startApp({ config: testConfig({ HEARTH_DEMO: '1' }) });
    (await connect(app, 'ada', { origin: 'http://localhost:5173' })).close();
    assert.equal(await refusal(app, 'ada', { origin: 'https://evil.example' }), undefined);
    await closeApp(app);
  });
});

describe('a line that is open already', () => {
  test('cannot be taken over by a foreign page that knows its id', async () => {
    const app = await startApp();
    const url = `http://127.0.0.1:${String(app.port)}/socket.io/?EIO=4&transport=polling`;
    const text = await (await fetch(url)).text();
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const foreign = await fetch(`${url}&sid=${sid}`, { headers: { origin: 'https://evil.example' } });
    assert.equal(foreign.status, 400);
    assert.equal(foreign.headers.get('access-control-allow-origin'), null);
    await closeApp(app);
  });
});
