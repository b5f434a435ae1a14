/**
 * The keys by which a community's hosts vouch for people: one algorithm a key, fixed when it is set up. Kept as a private
 * setting of the community; `key add` on the command line makes them. Checks each key when it is made and when it is read.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { importJWK, importSPKI } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import * as s from '../../src/protocol/schema.ts';
import { isLowOrder } from './low-order.ts';

export const ALGORITHMS = ['HS256', 'RS256', 'ES256', 'EdDSA'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export const IDENTITY_KEYS = 'identityKeys';
const line = (max: number) => s.pipe(s.string(), s.minLength(1), s.maxLength(max));

export const identityKey = s.object({
  kid: s.exactOptional(line(128)),
  iss: line(255),
  aud: line(255),
  algorithm: s.picklist(ALGORITHMS),
  /** Its UTF-8 bytes are the key, at least 32 of them; with HS256 and no other. */
  secret: s.exactOptional(line(1024)),
  publicKeyPem: s.exactOptional(line(8192)),
  jwksUrl: s.exactOptional(line(1024)),
});
export type IdentityKey = s.Infer<typeof identityKey>;
export type VerificationKey = CryptoKey | KeyObject | Uint8Array;

/** A key that cannot be used, in words for the operator. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}

function checkPublicKey(key: KeyObject, algorithm: Algorithm): void {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (algorithm === 'RS256') {
    if (type !== 'rsa' || (details?.modulusLength ?? 0) < 2048)
      throw new KeyRefused('RS256 needs an RSA public key of at least 2048 bits.');
  } else if (algorithm === 'ES256') {
    if (type !== 'ec' || details?.namedCurve !== 'prime256v1')
      throw new KeyRefused('ES256 needs a public key on the curve P-256.');
  } else {
    const raw = type === 'ed25519' ? key.export({ format: 'jwk' }).x : undefined;
    if (!raw) throw new KeyRefused('EdDSA needs an Ed25519 public key.');
    if (isLowOrder(Buffer.from(raw, 'base64url')))
      throw new KeyRefused('This Ed25519 key is one of the few that prove nothing. Make a new pair.');
  }
}

function parsePublicKey(input: string | JWK): KeyObject {
  try {
    return typeof input === 'string' ? createPublicKey(input) : createPublicKey({ key: input, format: 'jwk' });
  } catch (error) {
    throw new KeyRefused(`The public key cannot be read: ${error instanceof Error ? error.message : 'unknown form'}.`);
  }
}

/** @throws KeyRefused */
export async function importPem(pem: string, algorithm: Algorithm): Promise<VerificationKey> {
  if (pem.includes('PRIVATE')) throw new KeyRefused('This is a private key. Only the public half belongs here.');
  checkPublicKey(parsePublicKey(pem), algorithm);
  return importSPKI(createPublicKey(pem).export({ type: 'spki', format: 'pem' }) as string, algorithm);
}

/** @throws KeyRefused */
export async function importFromJwks(jwk: JWK, algorithm: Algorithm): Promise<VerificationKey> {
  const { kty, n, e, crv, x, y } = jwk;
  const publicPart = Object.fromEntries(
    Object.entries({ kty, n, e, crv, x, y }).filter(([, value]) => value !== undefined),
  ) as JWK;
  checkPublicKey(parsePublicKey(publicPart), algorithm);
  return importJWK(publicPart, algorithm);
}

/** The key's own verification key; undefined where it comes from a JWKS address. @throws KeyRefused */
export async function importKey(key: IdentityKey): Promise<VerificationKey | undefined> {
  const sources = [key.secret, key.publicKeyPem, key.jwksUrl].filter((source) => source !== undefined);
  if (sources.length !== 1) throw new KeyRefused('A key needs exactly one of: a secret, a public key, a JWKS address.');
  if ((key.algorithm === 'HS256') !== (key.secret !== undefined))
    throw new KeyRefused('HS256 takes a secret; RS256, ES256 and EdDSA take a public key or a JWKS address.');
  if (key.secret !== undefined) {
    const bytes = Buffer.from(key.secret, 'utf8');
    if (bytes.length < 32) throw new KeyRefused('The secret must be at least 32 bytes long.');
    return bytes;
  }
  if (key.publicKeyPem !== undefined) return importPem(key.publicKeyPem, key.algorithm);
  checkJwksUrl(key.jwksUrl ?? '');
  return undefined;
}

function checkJwksUrl(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isLocal) || url.username)
    throw new KeyRefused('A JWKS address must start with https://.');
}
