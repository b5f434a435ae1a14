/**
 * Tokens that this server signs itself, for people who joined by an invite, as a guest, or by a sign-in link. A short one
 * opens connections, a long one is good for nothing but a new short one. The secret is made at the first start and kept
 * in the server's settings; it never leaves the server.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Storage } from '../domain/storage.ts';
import type { Clock } from '../../src/util/clock.ts';

export const OWN_KEY_ID = 'hearth';
export const OWN_ISSUER = 'hearth';
const OWN_KEY = 'ownKey';
const ACCESS_MS = 30 * 60_000;
export const RENEW_MS = 60 * 86_400_000;
const GUEST_RENEW_MS = 86_400_000;

export interface OwnPerson {
  readonly communityId: string;
  readonly memberId: string;
  readonly guest: boolean;
}
export interface IssuedTokens {
  readonly token: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
  /** Good for `POST /api/session/renew` and for nothing else. */
  readonly renewal: string;
  readonly renewalExpiresAt: number;
}
export interface OwnTokens {
  readonly secret: Uint8Array;
  issue(person: OwnPerson): Promise<IssuedTokens>;
}

async function readSecret(storage: Storage): Promise<Uint8Array> {
  const text = await storage.transaction(async (tx) => {
    const present = await tx.setting('server', OWN_KEY);
    if (typeof present === 'string') return present;
    const made = randomBytes(32).toString('base64url');
    await tx.putSetting('server', OWN_KEY, made);
    return made;
  });
  return Buffer.from(text, 'base64url');
}

export async function createOwnTokens(storage: Storage, clock: Clock): Promise<OwnTokens> {
  const secret = await readSecret(storage);

  function sign(person: OwnPerson, use: 'access' | 'renew', lifeMs: number): Promise<string> {
    const issuedAt = Math.floor(clock.now() / 1000);
    return new SignJWT({ use, ...(person.guest ? { guest: true } : {}) })
      .setProtectedHeader({ alg: 'HS256', kid: OWN_KEY_ID })
      .setIssuer(OWN_ISSUER)
      .setAudience(person.communityId)
      .setSubject(person.memberId)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + Math.floor(lifeMs / 1000))
      .sign(secret);
  }

  return {
    secret,
    async issue(person) {
      const renewMs = person.guest ? GUEST_RENEW_MS : RENEW_MS;
      const now = clock.now();
      const [token, renewal] = await Promise.all([sign(person, 'access', ACCESS_MS), sign(person, 'renew', renewMs)]);
      return { token, expiresAt: now + ACCESS_MS, renewal, renewalExpiresAt: now + renewMs };
    },
  };
}
