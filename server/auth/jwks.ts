/**
 * Public keys fetched from a host's JWKS address. Only addresses that the operator configured are ever asked, redirects
 * are refused, answers are bounded and kept. An unknown key id asks again, but not more often than every half minute.
 */
import type { JWK } from 'jose';
import type { Clock } from '../../src/util/clock.ts';
import { type IdentityKey, importFromJwks, KeyRefused, type VerificationKey } from './identity-keys.ts';
import { TokenRefused } from './token-format.ts';

const FRESH_MS = 600_000;
const COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 3_000;
const MAX_BYTES = 65_536;
const MAX_KEYS = 32;

interface Entry {
  readonly keys: readonly JWK[];
  readonly at: number;
}

export interface JwksSource {
  /** @throws TokenRefused when no key there fits. */
  find(key: IdentityKey, kid: string | undefined): Promise<VerificationKey>;
}

async function download(address: string): Promise<readonly JWK[]> {
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { accept: 'application/json' },
  });
  if (!response.ok || !response.body) throw new TypeError(`status ${String(response.status)}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new TypeError('answer too long');
    chunks.push(chunk);
  }
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly keys?: unknown };
  if (!Array.isArray(body.keys)) throw new TypeError('no list of keys');
  return body.keys.slice(0, MAX_KEYS).filter((entry): entry is JWK => typeof entry === 'object' && entry !== null);
}

function fits(jwk: JWK, key: IdentityKey, kid: string | undefined): boolean {
  const keyType = { HS256: '', RS256: 'RSA', ES256: 'EC', EdDSA: 'OKP' }[key.algorithm];
  return (
    jwk.kty === keyType &&
    jwk.kid === kid &&
    (jwk.alg === undefined || jwk.alg === key.algorithm) &&
    (jwk.use === undefined || jwk.use === 'sig')
  );
}

/** @param warn told why an address could not be read. */
export function createJwksSource(clock: Clock, warn: (code: string, detail: unknown) => void): JwksSource {
  const entries = new Map<string, Entry>();
  const running = new Map<string, Promise<Entry>>();

  async function refresh(address: string): Promise<Entry> {
    const previous = entries.get(address);
    try {
      const entry = { keys: await download(address), at: clock.now() };
      entries.set(address, entry);
      return entry;
    } catch (error) {
      warn('jwks_unreachable', error instanceof Error ? error.message : error);
      if (!previous) throw new TokenRefused('The public keys of the host cannot be fetched just now.');
      const kept = { keys: previous.keys, at: clock.now() - FRESH_MS + COOLDOWN_MS }; // keys once fetched outlive an outage of the host
      entries.set(address, kept);
      return kept;
    }
  }

  function refreshOnce(address: string): Promise<Entry> {
    const current = running.get(address) ?? refresh(address).finally(() => running.delete(address));
    running.set(address, current);
    return current;
  }

  return {
    async find(key, kid) {
      const address = key.jwksUrl ?? '';
      let entry = entries.get(address);
      if (!entry || clock.now() - entry.at > FRESH_MS) entry = await refreshOnce(address);
      let jwk = entry.keys.find((candidate) => fits(candidate, key, kid));
      if (!jwk && clock.now() - entry.at > COOLDOWN_MS)
        jwk = (await refreshOnce(address)).keys.find((candidate) => fits(candidate, key, kid));
      if (!jwk) throw new TokenRefused('The token is signed by a key that the host does not publish.');
      try {
        return await importFromJwks(jwk, key.algorithm);
      } catch (error) {
        if (error instanceof KeyRefused) throw new TokenRefused(error.message);
        throw error;
      }
    },
  };
}
