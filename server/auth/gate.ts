/**
 * The one door: from a token, a community and an origin to somebody who may act. The live handshake, a renewal on an open
 * socket and the HTTP face all come through here, so none of them can be the weaker one.
 */
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { WireError } from '../../src/protocol/errors.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { Actor } from '../domain/command.ts';
import type { Domain } from '../domain/domain.ts';
import { type Storage, StorageUnavailable } from '../domain/storage.ts';
import { isLocalOrigin, matchesOrigin, type OriginPattern } from './origins.ts';
import type { Replays } from './replays.ts';
import { TokenRefused } from './token-format.ts';
import type { Identity, Tokens } from './tokens.ts';
import type { TrustStore } from './trust.ts';

export interface GateParts {
  readonly storage: Storage;
  readonly domain: Domain;
  readonly tokens: Tokens;
  readonly replays: Replays;
  readonly trust: TrustStore;
  /** Allowed for every community: configured ones and the server's own. */
  origins(): readonly OriginPattern[];
  /** Lets pages on this very machine in, at whatever port. */
  readonly allowsLocalhost: boolean;
}
export type Entry =
  | { readonly ok: true; readonly actor: Actor; readonly member: MemberRow; readonly identity: Identity }
  | { readonly ok: false; readonly error: WireError };

export interface Gate {
  /** @param idOrSlug as a client wrote it. */
  community(idOrSlug: string): Promise<CommunityRow | undefined>;
  /** Whether pages of this origin may speak to some community here. No origin at all means a client that is no browser. */
  admitsOrigin(origin: string | undefined): Promise<boolean>;
  admitsOriginTo(communityId: string, origin: string | undefined): Promise<boolean>;
  /** @param once spends a guest's token, as opening a connection does. */
  enter(communityId: string, token: string, options: { readonly once: boolean }): Promise<Entry>;
  /** For a token of the server's own, which may have ended a while ago. */
  enterToRenew(communityId: string, token: string): Promise<Entry>;
}

export const ORIGIN_REFUSED: WireError = {
  code: 'origin_refused',
  message:
    'This page’s address is not on the community’s list of allowed origins. Add it on the Hearth server with “origin add”.',
};

export function refusalOf(error: unknown): WireError | undefined {
  if (error instanceof TokenRefused) return { code: error.code, message: error.message };
  if (error instanceof StorageUnavailable)
    return {
      code: 'unavailable',
      message: 'The server cannot answer just now. Try again in a moment.',
      retryAfterMs: 1_000,
    };
  return undefined;
}

function refused(error: unknown): Entry {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  return { ok: false, error: refusal };
}

export function createGate(parts: GateParts): Gate {
  const { storage, domain, tokens, replays, trust, origins, allowsLocalhost } = parts;

  const isOpenTo = (patterns: readonly OriginPattern[], origin: string): boolean =>
    matchesOrigin(origins(), origin) || matchesOrigin(patterns, origin) || (allowsLocalhost && isLocalOrigin(origin));

  /** A member who came by a link of the server's own may be known to the community by a host's subject. */
  async function subjectOf(communityId: string, identity: Identity): Promise<string> {
    if (identity.isFromHost) return identity.subject;
    const account = await storage.account(communityId, identity.subject);
    if (!account) throw new TokenRefused('This token speaks of nobody here.');
    return account.subject;
  }

  async function admit(communityId: string, identity: Identity): Promise<Entry> {
    const { issuedAt, name, pictureUrl, roles, groups, ageBand, isFromHost } = identity;
    const subject = await subjectOf(communityId, identity);
    const admitted = await domain.admit({
      communityId,
      subject,
      issuedAt,
      claims: isFromHost ? { name, pictureUrl, roles, groups, ageBand } : undefined,
    });
    return admitted.ok
      ? { ok: true, identity, actor: admitted.result.actor, member: admitted.result.member }
      : admitted;
  }

  return {
    community: (idOrSlug) => storage.community(idOrSlug),
    async admitsOrigin(origin) {
      return origin === undefined || isOpenTo(await trust.allOrigins(), origin);
    },
    async admitsOriginTo(communityId, origin) {
      return origin === undefined || isOpenTo((await trust.of(communityId)).origins, origin);
    },
    async enter(communityId, token, { once }) {
      try {
        const identity = await tokens.verify(communityId, token);
        if (once) replays.consume(identity, 'connect');
        return await admit(communityId, identity);
      } catch (error) {
        return refused(error);
      }
    },
    async enterToRenew(communityId, token) {
      try {
        const identity = await tokens.verifyRenewable(communityId, token);
        replays.consume(identity, 'renew');
        return await admit(communityId, identity);
      } catch (error) {
        return refused(error);
      }
    },
  };
}
