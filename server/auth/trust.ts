/**
 * What one community trusts: its identity keys, ready to verify with, the roles that a token may claim, and the origins whose pages may embed it. Read from
 * the private settings and kept for a few seconds, so that a key taken out by the command line stops counting in a
 * running server. `version` changes with every change: answers derived from older settings are thrown away.
 */
import { foldText } from '../../src/model/fold-text.ts';
import { readClaimMapping } from '../domain/claims.ts';
import type { Storage } from '../domain/storage.ts';
import * as s from '../../src/protocol/schema.ts';
import type { Clock } from '../../src/util/clock.ts';
import { IDENTITY_KEYS, identityKey, type IdentityKey, importKey, KeyRefused, type VerificationKey } from './identity-keys.ts';
import { type OriginPattern, parseOriginPattern } from './origins.ts';

export const ORIGINS = 'origins';
const FRESH_MS = 5_000;

export interface TrustedKey {
  readonly key: IdentityKey;
  /** Undefined where the key comes from a JWKS address. */
  readonly verification: VerificationKey | undefined;
}
export interface Trust {
  readonly version: number;
  readonly keys: readonly TrustedKey[];
  readonly origins: readonly OriginPattern[];
  /** The words for roles that a token may hold, folded. */
  readonly roleWords: ReadonlySet<string>;
}
export interface TrustStore {
  of(communityId: string): Promise<Trust>;
  /** Every community's origins together, for the door that does not know the community yet. */
  allOrigins(): Promise<readonly OriginPattern[]>;
  /** Reads anew at the next question. */
  forget(): void;
}

interface Kept {
  readonly trust: Trust;
  readonly text: string;
  readonly at: number;
}

export function createTrustStore(storage: Storage, clock: Clock, warn: (code: string, detail: unknown) => void): TrustStore {
  const kept = new Map<string, Kept>();
  let union: { readonly origins: readonly OriginPattern[]; readonly at: number } | undefined;
  let lastVersion = 0;

  async function usableKeys(setting: unknown): Promise<readonly TrustedKey[]> {
    const keys: TrustedKey[] = [];
    for (const entry of Array.isArray(setting) ? setting : []) {
      const parsed = s.parse(identityKey, entry);
      try {
        if (!parsed.ok) throw new KeyRefused(`${parsed.issue.path}: ${parsed.issue.message}`);
        keys.push({ key: parsed.value, verification: await importKey(parsed.value) });
      } catch (error) {
        if (!(error instanceof KeyRefused)) throw error;
        warn('identity_key_unusable', error.message);
      }
    }
    return keys;
  }

  async function read(communityId: string, previous: Kept | undefined): Promise<Kept> {
    const [keySetting, originSetting] = [await storage.setting(communityId, IDENTITY_KEYS), await storage.setting(communityId, ORIGINS)];
    const { roles } = await readClaimMapping(storage, communityId);
    const text = JSON.stringify([keySetting ?? null, originSetting ?? null, roles]);
    if (previous?.text === text) return { ...previous, at: clock.now() };
    const origins = (Array.isArray(originSetting) ? originSetting : []).flatMap((entry) => (typeof entry === 'string' ? (parseOriginPattern(entry) ?? []) : []));
    const roleWords = new Set(Object.keys(roles).map(foldText));
    return { text, at: clock.now(), trust: { version: ++lastVersion, keys: await usableKeys(keySetting), origins, roleWords } };
  }

  async function of(communityId: string): Promise<Trust> {
    const previous = kept.get(communityId);
    if (previous && clock.now() - previous.at < FRESH_MS) return previous.trust;
    const next = await read(communityId, previous);
    kept.set(communityId, next);
    return next.trust;
  }

  return {
    of,
    async allOrigins() {
      if (union && clock.now() - union.at < FRESH_MS) return union.origins;
      const communities = await storage.communities();
      const all = await Promise.all(communities.map(async ({ id }) => (await of(id)).origins));
      union = { origins: all.flat(), at: clock.now() };
      return union.origins;
    },
    forget() {
      kept.clear();
      union = undefined;
    },
  };
}
