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
import {
  IDENTITY_KEYS,
  identityKey,
  type IdentityKey,
  importKey,
  KeyRefused,
  type VerificationKey,
} from './identity-keys.ts';
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

type Warn = (code: string, detail: unknown) => void;

export function createTrustStore(storage: Storage, clock: Clock, warn: Warn): TrustStore {
  return new TrustInSettings(storage, clock, warn);
}

class TrustInSettings implements TrustStore {
  readonly #storage: Storage;
  readonly #clock: Clock;
  readonly #warn: Warn;
  readonly #kept = new Map<string, Kept>();
  #union: { readonly origins: readonly OriginPattern[]; readonly at: number } | undefined;
  #lastVersion = 0;

  constructor(storage: Storage, clock: Clock, warn: Warn) {
    this.#storage = storage;
    this.#clock = clock;
    this.#warn = warn;
  }

  async of(communityId: string): Promise<Trust> {
    const previous = this.#kept.get(communityId);
    if (previous && this.#clock.now() - previous.at < FRESH_MS) return previous.trust;
    const next = await this.#read(communityId, previous);
    this.#kept.set(communityId, next);
    return next.trust;
  }

  async allOrigins(): Promise<readonly OriginPattern[]> {
    if (this.#union && this.#clock.now() - this.#union.at < FRESH_MS) return this.#union.origins;
    const communities = await this.#storage.communities();
    const all = await Promise.all(communities.map(async ({ id }) => (await this.of(id)).origins));
    this.#union = { origins: all.flat(), at: this.#clock.now() };
    return this.#union.origins;
  }

  forget(): void {
    this.#kept.clear();
    this.#union = undefined;
  }

  async #read(communityId: string, previous: Kept | undefined): Promise<Kept> {
    const keySetting = await this.#storage.setting(communityId, IDENTITY_KEYS);
    const originSetting = await this.#storage.setting(communityId, ORIGINS);
    const { roles } = await readClaimMapping(this.#storage, communityId);
    const text = JSON.stringify([keySetting ?? null, originSetting ?? null, roles]);
    const at = this.#clock.now();
    if (previous?.text === text) return { ...previous, at };
    const [keys, origins] = [await usableKeys(keySetting, this.#warn), usableOrigins(originSetting)];
    const roleWords = new Set(Object.keys(roles).map(foldText));
    return { text, at, trust: { version: ++this.#lastVersion, keys, origins, roleWords } };
  }
}

/** A key that has become unusable counts as absent, and is complained about. */
async function usableKeys(setting: unknown, warn: Warn): Promise<readonly TrustedKey[]> {
  const keys: TrustedKey[] = [];
  for (const entry of Array.isArray(setting) ? (setting as readonly unknown[]) : []) {
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

function usableOrigins(setting: unknown): readonly OriginPattern[] {
  const texts = Array.isArray(setting) ? (setting as readonly unknown[]) : [];
  return texts.flatMap((text) => (typeof text === 'string' ? (parseOriginPattern(text) ?? []) : []));
}
