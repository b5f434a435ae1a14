/**
 * Guests' tokens open one connection each and are renewed once: whoever copies one from a guest's page comes too late.
 * Remembers the ids until the tokens end, and tells other servers on the same store; what two of them are asked within the
 * same few milliseconds, or while they cannot hear each other, each of them allows once. A token from before this process started opens nothing, since what it was used
 * for is not remembered; it can be renewed.
 */
import type { Clock } from '../../src/util/clock.ts';
import { LEEWAY_MS } from './claims.ts';
import { TokenRefused } from './token-format.ts';
import type { Identity } from './tokens.ts';

const MAX_KEPT = 200_000;
/** Longer than a guest's sign-in lasts. */
const RENEWABLE_MS = 2 * 86_400_000;

export interface Replays {
  /** @throws TokenRefused when this guest's token was used for that before. Other people's tokens pass. */
  consume(identity: Identity, use: 'connect' | 'renew'): void;
  /** Says at once to other servers what was used here. */
  tell(to: (entry: string) => void): void;
  hear(entry: string): void;
}

export function createReplays(clock: Clock): Replays {
  const startedAt = clock.now();
  const used = new Map<string, number>();
  let tellOthers: (entry: string) => void = () => undefined;

  function hasRoom(): boolean {
    const now = clock.now();
    if (used.size >= MAX_KEPT) for (const [old, endsAt] of used) if (endsAt < now) used.delete(old);
    return used.size < MAX_KEPT;
  }
  return {
    tell(to) {
      tellOthers = to;
    },
    hear(entry) {
      const mark = entry.indexOf(' ');
      if (hasRoom()) used.set(entry.slice(mark + 1), Number(entry.slice(0, mark)));
    },
    consume(identity, use) {
      if (!identity.guest || identity.jti === undefined) return;
      const now = clock.now();
      const key = `${use} ${identity.subject} ${identity.jti}`;
      const isOlder = use === 'connect' && identity.issuedAt < startedAt - LEEWAY_MS;
      if (used.has(key) || isOlder)
        throw new TokenRefused('A guest’s token opens one connection only. Ask for a new one.');
      if (!hasRoom()) throw new TokenRefused('Too many guests came at once. Try again in a few minutes.');
      const endsAt = use === 'connect' ? identity.expiresAt + LEEWAY_MS : now + RENEWABLE_MS;
      used.set(key, endsAt);
      tellOthers(`${endsAt} ${key}`);
    },
  };
}
