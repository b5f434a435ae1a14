/** Every case of the shared collection of bad tokens is refused at the real handshake, and a right token is let in. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { IDENTITY_KEYS, type IdentityKey } from '../../../server/auth/identity-keys.ts';
import { ORIGINS } from '../../../server/auth/trust.ts';
import { ISSUER, startApp, type TestApp, type TestCommunity } from '../../kit/app.ts';
import { type ClientOptions, closeApp, connect, refusal } from '../../kit/app-client.ts';
import { build, claimsFor, encode, makePairs, type Pair, signature } from '../../kit/tokens.ts';
import { corpus } from '../model/corpus.ts';

/** What to try; each must be refused. */
type Tries = readonly (ClientOptions & { readonly token: string })[];
const LOW_ORDER_KEY =
  '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n-----END PUBLIC KEY-----\n';
const HOUR = 3600;
const now = (): number => Math.floor(Date.now() / 1000);

describe('bad tokens', () => {
  let app: TestApp;
  let other: TestCommunity;
  let pairs: ReturnType<typeof makePairs>;
  let listener: ReturnType<typeof createServer>;
  const fetched: string[] = [];

  async function trust(communityId: string, keys: readonly IdentityKey[]): Promise<void> {
    await app.storage.transaction(async (tx) => {
      await tx.putSetting(communityId, IDENTITY_KEYS, keys);
      await tx.putSetting(communityId, ORIGINS, ['https://host.example']);
    });
    app.trust.forget();
  }

  before(async () => {
    app = await startApp();
    other = await app.addCommunity('other-tenant');
    pairs = makePairs(ISSUER, `hearth:${app.community.slug}`);
    const lowOrder: IdentityKey = { ...pairs.ed.key, kid: 'low-order', publicKeyPem: LOW_ORDER_KEY };
    await trust(app.community.communityId, [
      ...Object.values(pairs).map(({ key }) => key),
      lowOrder,
      app.community.key,
    ]);
    listener = createServer((request, response) => {
      fetched.push(request.url ?? '');
      response.end('{"keys":[]}');
    }).listen(0, '127.0.0.1');
  });
  after(async () => {
    listener.close();
    await closeApp(app);
  });

  const hs = (changes: Parameters<typeof build>[2]): Tries => [{ token: build(pairs.hs, 'ada', changes) }];
  const claims = (changes: Readonly<Record<string, unknown>>): Tries => hs({ claims: changes });
  const header = (changes: Readonly<Record<string, unknown>>): Tries => hs({ header: changes });
  const signedAs = (head: Readonly<Record<string, unknown>>, key: string): string => {
    const input = `${encode(head)}.${encode(claimsFor(pairs.hs.key, 'ada'))}`;
    return `${input}.${signature(input, 'HS256', key)}`;
  };
  const attacker = (): string => `http://127.0.0.1:${String((listener.address() as AddressInfo).port)}/keys.json`;

  const cases: Readonly<Record<string, () => Tries | Promise<Tries>>> = {
    'jwt-1': () =>
      ['none', 'None', 'nOnE', 'NONE'].flatMap((alg) => [
        { token: `${encode({ alg })}.${encode(claimsFor(pairs.hs.key, 'ada'))}.` },
        { token: `${encode({ alg, kid: 'hs' })}.${encode(claimsFor(pairs.hs.key, 'ada'))}.AAAA` },
      ]),
    'jwt-2': () => {
      const pem = pairs.rs.key.publicKeyPem;
      return [pem, pem.trimEnd()].map((key) => ({ token: signedAs({ alg: 'HS256', kid: 'rs' }, key) }));
    },
    'jwt-3': () => [{ token: signedAs({ alg: 'HS256', kid: 'hs' }, '') }],
    'jwt-4': () => [{ token: `${build(pairs.hs, 'ada').split('.').slice(0, 2).join('.')}.` }],
    'jwt-5': () =>
      Object.values(pairs).map((pair) => {
        const [head, body, sign = ''] = build(pair, 'ada').split('.');
        return {
          token: `${head ?? ''}.${body ?? ''}.${Buffer.from(sign, 'base64url').subarray(0, -1).toString('base64url')}`,
        };
      }),
    'jwt-6': () => {
      const [head, body] = build(pairs.hs, 'ada').split('.');
      return [{ token: `${head ?? ''}.${body ?? ''}.${build(pairs.hs, 'bob').split('.')[2] ?? ''}` }];
    },
    'jwt-7': () => {
      const [head, , sign] = build(pairs.hs, 'ada').split('.');
      return [{ token: `${head ?? ''}.${encode({ ...claimsFor(pairs.hs.key, 'owner') })}.${sign ?? ''}` }];
    },
    'jwt-8': () => [
      ...hs({ header: '{"alg":"none","alg":"HS256","kid":"hs"}' }),
      ...hs({ header: '{"alg":"HS256","kid":"hs","\\u0061lg":"HS256"}' }),
    ],
    'jwt-9': () => header({ kid: '../../../../dev/null' }),
    'jwt-10': () => header({ kid: "hs' OR '1'='1" }),
    'jwt-11': () => [...header({ kid: 'unknown' }), ...header({ kid: undefined })],
    'jwt-12': async () => {
      const pair = { key: { ...other.key, kid: 'of-other' }, privateKey: other.key.secret ?? '' };
      await trust(other.communityId, [pair.key, other.key]);
      return [{ token: build(pair, 'ada', { claims: { aud: pairs.hs.key.aud } }) }];
    },
    'jwt-13': () => [...header({ jku: attacker() }), ...header({ x5u: attacker() })],
    'jwt-14': () => header({ jwk: { kty: 'oct', k: encode('mine') } }),
    'jwt-15': () => header({ crit: ['b64'] }),
    'jwt-16': () => {
      const input = `${encode({ alg: 'HS256', kid: 'hs', b64: false, crit: ['b64'] })}.`;
      const raw = JSON.stringify(claimsFor(pairs.hs.key, 'ada'));
      const sign = signature(`${input}${raw}`, 'HS256', pairs.hs.privateKey);
      return [{ token: `${input}.${sign}` }, { token: `${input}${encode(raw)}.${sign}` }];
    },
    'jwt-17': () => claims({ iat: now() - HOUR, exp: now() - 61 }),
    'jwt-18': () => claims({ exp: undefined }),
    'jwt-19': () => claims({ exp: String(now() + 600) }),
    'jwt-20': () => hs({ claims: JSON.stringify(claimsFor(pairs.hs.key, 'ada')).replace(/"exp":\d+/, '"exp":1e400') }),
    'jwt-21': () => claims({ nbf: now() + 62 }),
    'jwt-22': () => claims({ iat: now() + 120 }),
    'jwt-23': () => claims({ aud: undefined }),
    'jwt-24': () => claims({ aud: ['https://elsewhere.example', 'hearth:another'] }),
    'jwt-25': () => claims({ aud: pairs.hs.key.aud.slice(0, -1) }),
    'jwt-26': () => claims({ iss: 'https://other-host.example' }),
    'jwt-27': () => claims({ sub: undefined }),
    'jwt-28': () => claims({ sub: 42 }),
    'jwt-29': () => claims({ sub: { toString: 'ada' } }),
    'jwt-30': () => [...claims({ sub: '' }), ...claims({ sub: '  ' })],
    'jwt-31': () => [...claims({ sub: 'a\u0000b' }), ...claims({ sub: 'a\nb' }), ...claims({ sub: 'a\u0085b' })],
    'jwt-32': () => claims({ sub: 'a'.repeat(256) }),
    'jwt-33': () => [
      ...claims({ role: 'admin' }),
      ...claims({ roles: ['parent', 'superuser'] }),
      ...claims({ roles: ['__proto__'] }),
    ],
    'jwt-34': () => [...claims({ name: '<img src=x onerror=alert(1)>' }), ...claims({ name: 'a</script>' })],
    'jwt-35': () => {
      const [head, body] = build(pairs.es, 'ada').split('.');
      return [{ token: `${head ?? ''}.${body ?? ''}.${Buffer.alloc(64).toString('base64url')}` }];
    },
    'jwt-36': () => {
      const input = `${encode({ alg: 'EdDSA', kid: 'low-order' })}.${encode(claimsFor(pairs.ed.key, 'ada'))}`;
      const forged = Buffer.alloc(64);
      forged[0] = 1; // R is the neutral point, S is zero: fits every message under such a key
      return [{ token: `${input}.${forged.toString('base64url')}` }];
    },
    'jwt-37': () => [{ token: build(pairs.small, 'ada') }],
    'jwt-38': () => {
      const input =
        `${encode({ alg: 'HS256', kid: 'hs' })}.${encode({ ...claimsFor(pairs.hs.key, 'ada'), name: '???>>>~~~ÿÿÿ' })}`
          .replaceAll('-', '+')
          .replaceAll('_', '/');
      assert.match(input, /[+/]/);
      return [{ token: `${input}.${signature(input, 'HS256', pairs.hs.privateKey)}` }];
    },
    'jwt-39': () =>
      ['ada', 'adam', 'adams'].map((sub) => {
        const pad = (part: string): string => part.padEnd(Math.ceil(part.length / 4) * 4, '=');
        const input = `${pad(encode({ alg: 'HS256', kid: 'hs' }))}.${pad(encode(claimsFor(pairs.hs.key, sub)))}`;
        return { token: `${input}.${pad(signature(input, 'HS256', pairs.hs.privateKey))}` };
      }),
    'jwt-40': () => [
      ...hs({ header: { cty: 'JWT' }, claims: encode(build(pairs.hs, 'ada')) }),
      ...hs({ claims: JSON.stringify(build(pairs.hs, 'ada')) }),
    ],
    'jwt-41': () => [
      { token: `${encode({ alg: 'dir', enc: 'A256GCM' })}..${encode('iv')}.${encode('text')}.${encode('tag')}` },
    ],
    'jwt-42': () => [
      { token: build(pairs.hs, 'ada', { claims: { filler: 'x'.repeat(1_000_000) } }) },
      ...claims({ filler: 'x'.repeat(9_000) }),
    ],
    'jwt-43': () => [
      ...claims(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`c${String(index)}`, index]))),
      ...claims(Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`c${String(index)}`, 1]))),
    ],
    'jwt-44': async () => {
      const token = build(pairs.hs, 'guest', { claims: { guest: true, jti: 'once' } });
      (await connect(app, 'guest', { token })).close();
      return [{ token }, ...claims({ sub: 'guest', guest: true })];
    },
    'jwt-45': () =>
      ['https://evil.example', 'null', 'https://host.example.evil.example', 'http://host.example'].flatMap((origin) =>
        ['websocket', 'polling'].map((transport) => ({
          token: build(pairs.hs, 'ada'),
          origin,
          transports: [transport],
        })),
      ),
    'jwt-46': () =>
      ['websocket', 'polling'].map((transport) => ({
        token: build(pairs.hs, 'ada'),
        query: { token: build(pairs.hs, 'ada') },
        transports: [transport],
      })),
    'jwt-47': async () => {
      const owner = await connect(app, 'owner', {
        token: build({ key: app.community.key, privateKey: app.community.key.secret ?? '' }, 'owner'),
      });
      const troll = await connect(app, 'troll', { token: build(pairs.hs, 'troll') });
      const banned = await owner.command('member.ban', { memberId: troll.memberId });
      assert.equal(banned.ok, true);
      owner.close();
      return [{ token: build(pairs.hs, 'troll') }];
    },
    'jwt-48': async () => {
      const pair: Pair = { key: { ...pairs.hs.key, kid: 'rotated' }, privateKey: pairs.hs.privateKey };
      const all = [...Object.values(pairs).map(({ key }) => key), app.community.key];
      await trust(app.community.communityId, [...all, pair.key]);
      const token = build(pair, 'ada');
      (await connect(app, 'ada', { token })).close();
      await trust(app.community.communityId, all);
      return [{ token }];
    },
    'jwt-49': () => claims({ iat: now() + 300, exp: now() + 900 }),
  };

  test('a right token of every kind of key is let in', async () => {
    for (const name of ['hs', 'rs', 'es', 'ed'] as const)
      (await connect(app, name, { token: build(pairs[name], name) })).close();
    const withRole = await connect(app, 'mum', {
      token: build(pairs.hs, 'mum', { claims: { roles: ['parent'], groups: ['anything'] } }),
    });
    const me = (await withRole.query('community.get')) as unknown as { result: { me: { roleIds: string[] } } };
    assert.deepEqual(me.result.me.roleIds, [app.community.roleIds['parent']]);
    withRole.close();
  });

  test('a clock that is off by less than a minute harms nobody', async () => {
    (
      await connect(app, 'ahead', {
        token: build(pairs.hs, 'ahead', { claims: { iat: now() + 50, nbf: now() + 50, exp: now() + 650 } }),
      })
    ).close();
    (
      await connect(app, 'behind', {
        token: build(pairs.hs, 'behind', { claims: { iat: now() - 650, exp: now() - 50 } }),
      })
    ).close();
  });

  for (const { id, case: what } of corpus('jwt-cases') as unknown as readonly {
    readonly id: string;
    readonly case: string;
  }[]) {
    test(`${id} is refused: ${what}`, async () => {
      const tries = await cases[id]?.();
      assert.ok(tries && tries.length > 0, 'the case is built');
      for (const options of tries) {
        const error = await refusal(app, 'ada', options);
        const isRefusedAtTheDoor =
          options.origin !== undefined || options.query !== undefined || options.token.length > 60_000;
        if (!isRefusedAtTheDoor) assert.match(error?.code ?? 'none', /^(unauthenticated|token_expired|banned)$/);
        assert.doesNotMatch(JSON.stringify(error ?? {}), /node_modules|\.ts|at Object|jose|SELECT/);
      }
    });
  }

  test('no address named by a token was ever fetched', () => {
    assert.deepEqual(fetched, []);
  });
});
