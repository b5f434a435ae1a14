/**
 * Guests' tokens open one connection each: whoever copies one from a guest's page comes too late. Remembers the ids until
 * the tokens end; tokens from before this process started are refused, since their ids are not remembered.
 */
import type { Clock } from '../../src/util/clock.ts';
import { LEEWAY_MS } from './claims.ts';
import { TokenRefused } from './token-format.ts';
import type { Identity } from './tokens.ts';

const MAX_KEPT = 200_000;

export interface Replays {
  /** @throws TokenRefused when this guest's token was used before. Other people's tokens pass. */
  consume(identity: Identity): void;
}

export function createReplays(clock: Clock): Replays {
  const startedAt = clock.now();
  const used = new Map<string, number>();
  return {
    consume(identity) {
      if (!identity.guest || identity.jti === undefined) return;
      const now = clock.now();
      const key = `${identity.subject} ${identity.jti}`;
      if (used.has(key) || identity.issuedAt < startedAt - LEEWAY_MS) throw new TokenRefused('A guest’s token opens one connection only. Ask for a new one.');
      if (used.size >= MAX_KEPT) for (const [old, endsAt] of used) if (endsAt < now) used.delete(old);
      if (used.size >= MAX_KEPT) throw new TokenRefused('Too many guests came at once. Try again in a few minutes.');
      used.set(key, identity.expiresAt + LEEWAY_MS);
    },
  };
}
