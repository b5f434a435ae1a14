/**
 * Tokens that this server signs itself, for people who joined by an invite, as a guest, or by a sign-in link. They last as
 * long as a host's would and are exchanged for new ones, even a while after their end, until a sign-in is too old. The
 * secret is made at the first start and kept in the server's settings; it never leaves the server.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../../src/util/clock.ts';
import type { Storage } from '../domain/storage.ts';
import type { Claims } from './claims.ts';
import { TokenRefused } from './token-format.ts';

export const OWN_KEY_ID = 'hearth';
export const OWN_ISSUER = 'hearth';
const OWN_KEY = 'ownKey';
const LIFE_MS = 30 * 60_000;
/** A laptop that was closed over a holiday still finds its way back. */
const RENEWABLE_AFTER_END_MS = 7 * 86_400_000;
const SIGN_IN_MAX_MS = 180 * 86_400_000;
const GUEST_MAX_MS = 86_400_000;

export interface OwnPerson {
  readonly communityId: string;
  readonly memberId: string;
  readonly guest: boolean;
  /** When they came in, in Unix milliseconds; kept from token to token. */
  readonly since: number;
}
export interface IssuedToken {
  readonly token: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}
export interface OwnTokens {
  readonly secret: Uint8Array;
  issue(person: OwnPerson): Promise<IssuedToken>;
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
  return {
    secret,
    async issue({ communityId, memberId, guest, since }) {
      const now = clock.now();
      const issuedAt = Math.floor(now / 1000);
      const token = await new SignJWT({ since: Math.floor(since / 1000), ...(guest ? { guest: true } : {}) })
        .setProtectedHeader({ alg: 'HS256', kid: OWN_KEY_ID })
        .setIssuer(OWN_ISSUER)
        .setAudience(communityId)
        .setSubject(memberId)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + LIFE_MS / 1000)
        .sign(secret);
      return { token, expiresAt: (issuedAt + LIFE_MS / 1000) * 1000 };
    },
  };
}

/** @throws TokenRefused when the person has to come in anew. */
export function checkRenewable({ exp, since = 0, guest = false }: Claims, now: number): void {
  const lastMoment = guest
    ? since * 1000 + GUEST_MAX_MS
    : Math.min(exp * 1000 + RENEWABLE_AFTER_END_MS, since * 1000 + SIGN_IN_MAX_MS);
  if (now > lastMoment) throw new TokenRefused('Your sign-in is too old. Come in by a new link.', 'token_expired');
}
