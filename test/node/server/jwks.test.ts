/** Keys by address: fetched once, kept through an outage, renewed when a host rotates, and never believed blindly. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { IdentityKey } from '../../../server/auth/identity-keys.ts';
import { importKey, KeyRefused } from '../../../server/auth/identity-keys.ts';
import { createJwksSource, type JwksSource } from '../../../server/auth/jwks.ts';
import { TokenRefused } from '../../../server/auth/token-format.ts';
import { FakeClock } from '../../kit/fake-clock.ts';

const refused = (error: unknown): boolean => error instanceof TokenRefused;

describe('keys by address', () => {
  let server: Server;
  let source: JwksSource;
  let clock: FakeClock;
  let answer: { status: number; body: string; headers?: Record<string, string> };
  let asked = 0;
  const complaints: string[] = [];
  const key = (algorithm: IdentityKey['algorithm'] = 'EdDSA'): IdentityKey => ({
    iss: 'i',
    aud: 'a',
    algorithm,
    jwksUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/keys`,
  });
  const jwk = (publicKey: KeyObject, more: object): object => ({ ...publicKey.export({ format: 'jwk' }), ...more });
  const publish = (...keys: readonly object[]): void => {
    answer = { status: 200, body: JSON.stringify({ keys }) };
  };
  const ed = generateKeyPairSync('ed25519');

  beforeEach(async () => {
    asked = 0;
    complaints.length = 0;
    clock = new FakeClock();
    source = createJwksSource(clock, (code) => void complaints.push(code));
    server = createServer((_request, response) => {
      asked++;
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    publish(jwk(ed.publicKey, { kid: 'one' }));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test('are asked for once, also by many at the same moment', async () => {
    await Promise.all([source.find(key(), 'one'), source.find(key(), 'one'), source.find(key(), 'one')]);
    await source.find(key(), 'one');
    assert.equal(asked, 1);
  });

  test('are asked for again when a new id comes up, but not more often than every half minute', async () => {
    await source.find(key(), 'one');
    publish(jwk(ed.publicKey, { kid: 'two' }));
    await assert.rejects(source.find(key(), 'two'), refused);
    assert.equal(asked, 1);
    await clock.advance(31_000);
    await source.find(key(), 'two');
    await assert.rejects(source.find(key(), 'one'), refused, 'what is no longer published counts no more');
    assert.equal(asked, 2);
  });

  test('outlive an outage of the host', async () => {
    await source.find(key(), 'one');
    await clock.advance(700_000);
    answer = { status: 500, body: 'no' };
    await source.find(key(), 'one');
    await source.find(key(), 'one');
    assert.deepEqual([asked, complaints], [2, ['jwks_unreachable']]);
  });

  test('are refused when they do not fit the key’s one algorithm or prove nothing', async () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const p384 = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    publish(
      jwk(ed.publicKey, { kid: 'encryption', use: 'enc' }),
      jwk(ed.publicKey, { kid: 'other', alg: 'ES256' }),
      jwk(small.publicKey, { kid: 'small' }),
      jwk(p384.publicKey, { kid: 'curve' }),
      { kty: 'OKP', crv: 'Ed25519', x: Buffer.alloc(32).toString('base64url'), kid: 'low-order' },
      { kty: 'oct', k: 'c2VjcmV0', kid: 'shared' },
    );
    for (const [algorithm, kid] of [
      ['EdDSA', 'encryption'],
      ['EdDSA', 'other'],
      ['RS256', 'small'],
      ['ES256', 'curve'],
      ['EdDSA', 'low-order'],
      ['EdDSA', 'shared'],
      ['RS256', 'shared'],
      ['EdDSA', undefined],
    ] as const) {
      await assert.rejects(source.find(key(algorithm), kid), refused, `${algorithm} ${kid ?? 'no id'}`);
    }
  });

  test('are refused when the answer is a redirect, no list, no JSON, or too long', async () => {
    for (const bad of [
      { status: 302, body: '', headers: { location: 'http://169.254.169.254/' } },
      { status: 200, body: '{}' },
      { status: 200, body: '<html>' },
      { status: 200, body: JSON.stringify({ keys: [], filler: 'x'.repeat(70_000) }) },
    ]) {
      answer = bad;
      await assert.rejects(source.find(key(), 'one'), refused);
    }
    assert.equal(asked, 4);
  });
});

/** An Ed25519 key whose raw bytes are this one and zeros: a point of low order for 0 and 1. */
function edPem(first: number): string {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from([first]), Buffer.alloc(31)]);
  return `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
}

describe('a key that is set up', () => {
  const ed = generateKeyPairSync('ed25519');
  const pem = ed.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const base = { iss: 'i', aud: 'a' };

  test('is refused in words when it is weak, mixed up, or private', async () => {
    const wrong: readonly [IdentityKey, RegExp][] = [
      [{ ...base, algorithm: 'HS256', secret: 'x'.repeat(31) }, /32 bytes/],
      [{ ...base, algorithm: 'HS256', publicKeyPem: pem }, /takes a secret/],
      [{ ...base, algorithm: 'EdDSA', secret: 'x'.repeat(64) }, /takes a secret/],
      [{ ...base, algorithm: 'EdDSA' }, /exactly one/],
      [{ ...base, algorithm: 'EdDSA', publicKeyPem: pem, jwksUrl: 'https://x.example/keys' }, /exactly one/],
      [{ ...base, algorithm: 'RS256', publicKeyPem: pem }, /2048/],
      [{ ...base, algorithm: 'ES256', publicKeyPem: pem }, /P-256/],
      [
        { ...base, algorithm: 'EdDSA', publicKeyPem: ed.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string },
        /private/,
      ],
      [{ ...base, algorithm: 'EdDSA', publicKeyPem: edPem(1) }, /prove nothing/],
      [{ ...base, algorithm: 'EdDSA', publicKeyPem: edPem(0) }, /prove nothing/],
      [{ ...base, algorithm: 'EdDSA', publicKeyPem: 'nonsense' }, /cannot be read/],
      [{ ...base, algorithm: 'EdDSA', jwksUrl: 'http://x.example/keys' }, /https/],
      [{ ...base, algorithm: 'EdDSA', jwksUrl: 'file:///etc/passwd' }, /https/],
    ];
    for (const [key, words] of wrong) {
      await assert.rejects(
        importKey(key),
        (error) => error instanceof KeyRefused && words.test(error.message),
        words.source,
      );
    }
    assert.ok(await importKey({ ...base, algorithm: 'EdDSA', publicKeyPem: pem }));
  });
});
