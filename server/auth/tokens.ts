/**
 * Decides whether a token is to be believed and what it says. Called by the live handshake, by a renewal on an open
 * socket and by the HTTP face, all through the same door. Every refusal is a `TokenRefused` with a sentence.
 *
 * shape → which key (by key id, never by what the token itself offers) → signature with that key's one algorithm →
 * claims → issuer and audience → times. Believed tokens are kept, bounded; their times are judged at each use.
 */
import { createHash } from 'node:crypto';
import { compactVerify } from 'jose';
import { foldText } from '../../src/model/fold-text.ts';
import type { AgeBand } from '../../src/protocol/members.ts';
import type { Clock } from '../../src/util/clock.ts';
import { checkParties, checkTimes, type Claims, MAX_LIFE_MS, readClaims } from './claims.ts';
import type { Algorithm, VerificationKey } from './identity-keys.ts';
import type { JwksSource } from './jwks.ts';
import { checkRenewable, OWN_ISSUER, OWN_KEY_ID, type OwnTokens } from './own-tokens.ts';
import { readToken, TokenRefused, type TokenText } from './token-format.ts';
import type { TrustedKey, TrustStore } from './trust.ts';

/** Who a believed token speaks of. Times in Unix milliseconds. */
export interface Identity {
  /** `host:<issuer>:<sub>`, or the member's id with a token of the server's own. */
  readonly subject: string;
  /** Undefined when the token names none. */
  readonly name: string | undefined;
  /** As the host wrote it; the community takes `https` addresses only. */
  readonly pictureUrl: string | undefined;
  readonly ageBand: AgeBand | undefined;
  /** The host's words; the community maps them to its own roles. */
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  /** False for the server's own tokens, which say nothing but who it is. */
  readonly isFromHost: boolean;
  readonly guest: boolean;
  readonly jti: string | undefined;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When somebody with a token of the server's own came in. */
  readonly since: number;
}
export interface Tokens {
  /** @throws TokenRefused */
  verify(communityId: string, token: string): Promise<Identity>;
  /** For an own token that may already have ended. @throws TokenRefused */
  verifyRenewable(communityId: string, token: string): Promise<Identity>;
}

interface Believed {
  /** Of the community's trust when the signature was checked; `OWN` for the server's own tokens. */
  readonly version: number;
  readonly at: number;
  readonly claims: Claims;
  readonly identity: Identity;
}
const MAX_KEPT = 5_000;
const OWN = 0;
/** After this a signature is checked again: the host may have withdrawn its key. */
const BELIEVED_MS = 600_000;
const OTHER_ALGORITHM = 'The token is signed by another algorithm than its key stands for.';

async function checkSignature(token: string, key: VerificationKey, algorithm: Algorithm): Promise<void> {
  try {
    await compactVerify(token, key, { algorithms: [algorithm] });
  } catch {
    throw new TokenRefused('The token’s signature does not fit its key.'); // whatever the library found, it is not to be believed
  }
}

/** A role outside the community's list is a mistake of the host's that would otherwise stay unseen. */
function rolesOf(claims: Claims, roleWords: ReadonlySet<string>): readonly string[] {
  const named = [...(claims.roles ?? []), ...(claims.role === undefined ? [] : [claims.role])];
  const unknown = named.find((name) => !roleWords.has(foldText(name)));
  if (unknown !== undefined)
    throw new TokenRefused(
      `The token claims the role “${unknown}”, which is not on this community’s list of roles that a host may give.`,
    );
  return named;
}

function identityOf(claims: Claims, subject: string, isFromHost: boolean, roles: readonly string[]): Identity {
  if (claims.guest && (claims.jti === undefined || claims.iat === undefined))
    throw new TokenRefused('A guest’s token needs the claims “jti” and “iat”.');
  return {
    subject,
    name: claims.name,
    pictureUrl: claims.picture,
    ageBand: claims.ageBand,
    roles,
    groups: claims.groups ?? [],
    isFromHost,
    guest: claims.guest ?? false,
    jti: claims.jti,
    issuedAt: claims.iat === undefined ? claims.exp * 1000 - MAX_LIFE_MS : claims.iat * 1000,
    expiresAt: claims.exp * 1000,
    since: (claims.since ?? 0) * 1000,
  };
}

export interface TokenParts {
  readonly trust: TrustStore;
  readonly own: OwnTokens;
  readonly jwks: JwksSource;
  readonly clock: Clock;
}

export function createTokens(parts: TokenParts): Tokens {
  return new VerifiedTokens(parts);
}

class VerifiedTokens implements Tokens {
  readonly #parts: TokenParts;
  readonly #believed = new Map<string, Believed>();

  constructor(parts: TokenParts) {
    this.#parts = parts;
  }

  async verify(communityId: string, token: string): Promise<Identity> {
    const { claims, identity } = await this.#believe(communityId, token);
    checkTimes(claims, this.#parts.clock.now());
    return identity;
  }

  async verifyRenewable(communityId: string, token: string): Promise<Identity> {
    const { claims, identity } = await this.#believe(communityId, token);
    if (identity.isFromHost) throw new TokenRefused('Only tokens of this server can be renewed here.');
    checkRenewable(claims, this.#parts.clock.now());
    return identity;
  }

  async #believe(communityId: string, token: string): Promise<Believed> {
    const digest = createHash('sha256').update(`${communityId} `).update(token).digest('base64');
    const present = this.#believed.get(digest);
    if (present && (await this.#stillCounts(communityId, present))) return present;
    const text = readToken(token);
    const isOwn = text.header.kid === OWN_KEY_ID;
    const entry = isOwn
      ? await this.#verifyOwn(communityId, token, text)
      : await this.#verifyHost(communityId, token, text);
    this.#keep(digest, entry);
    return entry;
  }

  /** Keys may have been taken out since, here or at the host. */
  async #stillCounts(communityId: string, { version, at }: Believed): Promise<boolean> {
    if (version === OWN) return true;
    const { trust, clock } = this.#parts;
    return clock.now() - at < BELIEVED_MS && version === (await trust.of(communityId)).version;
  }

  async #verifyOwn(communityId: string, token: string, text: TokenText): Promise<Believed> {
    const { own, clock } = this.#parts;
    if (text.header.alg !== 'HS256') throw new TokenRefused(OTHER_ALGORITHM);
    await checkSignature(token, own.secret, 'HS256');
    const claims = readClaims(text.payload);
    checkParties(claims, { iss: OWN_ISSUER, aud: communityId });
    return { version: OWN, at: clock.now(), claims, identity: identityOf(claims, claims.sub, false, []) };
  }

  async #verifyHost(communityId: string, token: string, text: TokenText): Promise<Believed> {
    const { trust, jwks, clock } = this.#parts;
    const { version, keys, roleWords } = await trust.of(communityId);
    const { alg, kid } = text.header;
    const { key, verification } = chooseKey(keys, kid, text.payload['iss']);
    if (alg !== key.algorithm) throw new TokenRefused(OTHER_ALGORITHM);
    await checkSignature(token, verification ?? (await jwks.find(key, kid)), key.algorithm);
    const claims = readClaims(text.payload);
    checkParties(claims, key);
    const identity = identityOf(claims, `host:${claims.iss}:${claims.sub}`, true, rolesOf(claims, roleWords));
    return { version, at: clock.now(), claims, identity };
  }

  #keep(digest: string, entry: Believed): void {
    if (this.#believed.size >= MAX_KEPT) {
      for (const oldest of [...this.#believed.keys()].slice(0, MAX_KEPT / 10)) this.#believed.delete(oldest);
    }
    this.#believed.set(digest, entry);
  }
}

/** By key id alone; among keys of several hosts without ids, by whom the token says it comes from, which is checked later. */
function chooseKey(keys: readonly TrustedKey[], kid: string | undefined, issuer: unknown): TrustedKey {
  const candidates = keys.filter(({ key }) => key.kid === kid || (key.kid === undefined && key.jwksUrl !== undefined));
  const chosen = candidates.find(({ key }) => key.iss === issuer) ?? candidates[0];
  if (chosen) return chosen;
  const none = 'This community has no identity key yet, so nobody can sign in by a token.';
  throw new TokenRefused(keys.length === 0 ? none : 'The token names a key that this community does not know.');
}
