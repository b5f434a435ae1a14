/**
 * Typing and presence: volatile, never stored, never queued, never acknowledged. Too many are dropped in silence. Typing
 * reaches only those who hold the channel live, and only from somebody who may write there.
 */
import { channelStream } from '../../src/protocol/ids.ts';
import { type Signal, signal, type SignalEvent } from '../../src/protocol/presence.ts';
import * as s from '../../src/protocol/schema.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { Domain } from '../domain/domain.ts';
import { Bucket } from './bucket.ts';
import { type Connection, liveAudience } from './connection.ts';
import type { PresenceBoard } from './presence.ts';

const BURST = 20;
const PER_SECOND = 5;
const TYPING_MS = 1_000;
const MAX_KEPT = 10_000;

export interface SignalParts {
  readonly presence: PresenceBoard;
  readonly domain: Pick<Domain, 'mayType'>;
  readonly clock: Clock;
  /** To everybody in the audience but the speaker's own socket. */
  say(connection: Connection, audience: string, event: SignalEvent): void;
}
export interface Signals {
  /** @returns false when it was no signal at all. */
  handle(connection: Connection, frame: unknown): Promise<boolean>;
}

export function createSignals({ presence, domain, clock, say }: SignalParts): Signals {
  const buckets = new WeakMap<Connection, Bucket>();
  /** What each person typed last, over all their tabs. */
  const typed = new Map<string, { readonly key: string; readonly at: number }>();

  function isTooFast(connection: Connection): boolean {
    const now = clock.now();
    const bucket = buckets.get(connection) ?? new Bucket(BURST, PER_SECOND, now);
    buckets.set(connection, bucket);
    return !bucket.take(now);
  }

  async function type(
    connection: Connection,
    { channelId, on = true }: Extract<Signal, { type: 'typing' }>,
  ): Promise<void> {
    const stream = channelStream(channelId);
    const { memberId } = connection.actor;
    const last = typed.get(memberId);
    const key = `${channelId} ${String(on)}`;
    if (!connection.live.has(stream) || (last?.key === key && clock.now() - last.at < TYPING_MS)) return;
    typed.set(memberId, { key, at: clock.now() });
    if (typed.size > MAX_KEPT) typed.clear(); // at worst somebody is heard once too often
    if (!(await domain.mayType(connection.actor, channelId)) || !connection.live.has(stream)) return;
    say(connection, liveAudience(stream), { type: 'typing', channelId, memberId, on });
  }

  return {
    async handle(connection, frame) {
      if (isTooFast(connection)) return true;
      const parsed = s.parse(signal, frame);
      if (!parsed.ok) return false;
      const { value } = parsed;
      if (value.type === 'typing') await type(connection, value);
      else if (value.type === 'presence') presence.set(connection, value.presence);
      else presence.watch(connection, value.memberIds);
      return true;
    },
  };
}
