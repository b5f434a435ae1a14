/** Builds tokens piece by piece, right and wrong ones, with throw-away keys. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { IdentityKey } from '../../server/auth/identity-keys.ts';

type Json = Readonly<Record<string, unknown>>;

export const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export interface Pair {
  readonly key: IdentityKey;
  readonly privateKey: KeyObject | string;
}

const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }) as string;

/** One key of each kind for the same issuer and audience. */
export function makePairs(iss: string, aud: string) {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const smallRsa = generateKeyPairSync('rsa', { modulusLength: 512 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ed = generateKeyPairSync('ed25519');
  const secret = 'a shared secret of more than thirty-two bytes';
  const shared = { iss, aud };
  return {
    hs: { key: { ...shared, kid: 'hs', algorithm: 'HS256', secret }, privateKey: secret },
    rs: {
      key: { ...shared, kid: 'rs', algorithm: 'RS256', publicKeyPem: pem(rsa.publicKey) },
      privateKey: rsa.privateKey,
    },
    small: {
      key: { ...shared, kid: 'small', algorithm: 'RS256', publicKeyPem: pem(smallRsa.publicKey) },
      privateKey: smallRsa.privateKey,
    },
    es: {
      key: { ...shared, kid: 'es', algorithm: 'ES256', publicKeyPem: pem(ec.publicKey) },
      privateKey: ec.privateKey,
    },
    ed: {
      key: { ...shared, kid: 'ed', algorithm: 'EdDSA', publicKeyPem: pem(ed.publicKey) },
      privateKey: ed.privateKey,
    },
  } as const satisfies Record<string, Pair>;
}

export function signature(input: string, algorithm: string, key: KeyObject | string): string {
  if (algorithm === 'HS256') return createHmac('sha256', key).update(input).digest('base64url');
  if (algorithm === 'RS256') return createSign('sha256').update(input).sign(key).toString('base64url');
  if (algorithm === 'ES256')
    return sign('sha256', Buffer.from(input), { key: key as KeyObject, dsaEncoding: 'ieee-p1363' }).toString(
      'base64url',
    );
  return sign(null, Buffer.from(input), key).toString('base64url');
}

export function claimsFor(key: IdentityKey, sub: string): Json {
  const now = Math.floor(Date.now() / 1000);
  return { sub, iss: key.iss, aud: key.aud, name: 'Ada', iat: now, exp: now + 600 };
}

/** @param changes laid over a right token; a claim of `undefined` is left out. Strings stand for raw JSON. */
export function build(
  pair: Pair,
  sub: string,
  changes: { readonly header?: Json | string; readonly claims?: Json | string } = {},
): string {
  const { key, privateKey } = pair;
  const header =
    typeof changes.header === 'string'
      ? changes.header
      : { alg: key.algorithm, kid: key.kid, typ: 'JWT', ...changes.header };
  const claims = typeof changes.claims === 'string' ? changes.claims : { ...claimsFor(key, sub), ...changes.claims };
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${signature(input, key.algorithm, privateKey)}`;
}
