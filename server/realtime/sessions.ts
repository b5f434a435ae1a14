/**
 * How long a connection may last: as long as its token, renewed on the open socket or not. Says `expiring` ahead of the
 * end, and cuts the line a leeway after it.
 */
import type { Envelope } from '../../src/protocol/errors.ts';
import { tokenFrame } from '../../src/protocol/wire.ts';
import * as s from '../../src/protocol/schema.ts';
import type { Clock } from '../../src/util/clock.ts';
import { LEEWAY_MS } from '../auth/claims.ts';
import type { Gate } from '../auth/gate.ts';
import { type Connection, endSession } from './connection.ts';

const WARN_BEFORE_MS = 60_000;

export interface Sessions {
  /** Starts the clock of a new connection. */
  start(connection: Connection): void;
  /** A renewed token for the same member. Another member's token ends the connection. */
  renew(connection: Connection, frame: unknown): Promise<Envelope<{ readonly expiresAt: number }>>;
}

export function createSessions(gate: Gate, clock: Clock): Sessions {
  const timers = new WeakMap<Connection, () => void>();

  function end(connection: Connection): void {
    endSession(connection, {
      code: 'revoked',
      reason: 'token_expired',
      message: 'Your sign-in ran out. Reload the page to go on.',
    });
  }

  function wind(connection: Connection): void {
    timers.get(connection)?.();
    const left = connection.expiresAt - clock.now();
    const warnIn = Math.max(0, left * 0.8, left - WARN_BEFORE_MS);
    const cancelWarning = clock.after(warnIn, () => {
      connection.socket.emit('session', { code: 'expiring', expiresAt: connection.expiresAt });
    });
    const cancelEnd = clock.after(Math.max(0, left + LEEWAY_MS), () => {
      end(connection);
    });
    timers.set(connection, () => {
      cancelWarning();
      cancelEnd();
    });
  }

  return {
    start(connection) {
      wind(connection);
      connection.onClose.push(() => timers.get(connection)?.());
    },
    async renew(connection, frame) {
      const parsed = s.parse(tokenFrame, frame);
      if (!parsed.ok)
        return {
          ok: false,
          error: { code: 'invalid', message: 'The field “token” is missing or wrong.', field: 'token' },
        };
      const { communityId, memberId } = connection.actor;
      const entry = await gate.enter(communityId, parsed.value.token, { once: true });
      if (!entry.ok) return entry;
      if (entry.actor.memberId !== memberId) {
        setImmediate(() => connection.socket.disconnect(true)); // after the answer has left
        return {
          ok: false,
          error: { code: 'forbidden', message: 'This token belongs to somebody else. Open a new connection for them.' },
        };
      }
      connection.expiresAt = entry.identity.expiresAt;
      wind(connection);
      return { ok: true, result: { expiresAt: connection.expiresAt } };
    },
  };
}
