/**
 * Lets connections in, one a line, and refuses the rest with the reason. Somebody who is shut out in the very moment of
 * coming in, before the line counts as theirs, is caught here as well.
 */
import type { WireError } from '../../src/protocol/errors.ts';
import { type Gate, refusalOf } from '../auth/gate.ts';
import type { Domain } from '../domain/domain.ts';
import { NO_LONGER } from '../domain/refusals.ts';
import type { Connection, HearthSocket } from './connection.ts';
import type { Connections } from './connections.ts';
import { openConnection } from './handshake.ts';
import { INTERNAL } from './refusals.ts';

/** Open lines of one person at a time. */
const MAX_TABS = 50;
const SHUT_OUT: WireError = { code: 'unauthenticated', message: NO_LONGER };
const SECOND: WireError = { code: 'invalid', message: 'A line carries one connection only.' };
const TOO_MANY: WireError = {
  code: 'rate_limited',
  message: 'You have this community open in too many places. Close some of them and try again.',
  retryAfterMs: 10_000,
};

export class Door {
  readonly #gate: Gate;
  readonly #connections: Connections;
  readonly #onError: (error: unknown) => void;
  readonly #introduced = new WeakSet();
  /** Who was shut out, and the how-manieth that was. */
  readonly #shutOut = new Map<string, number>();
  #shutOutCount = 0;
  /** Ends the listening to commits. */
  readonly close: () => void;

  constructor(gate: Gate, domain: Domain, connections: Connections, onError: (error: unknown) => void) {
    this.#gate = gate;
    this.#connections = connections;
    this.#onError = onError;
    this.close = domain.onCommit(({ communityId, expelled }) => {
      for (const { memberId } of expelled) this.#shutOut.set(`${communityId} ${memberId}`, ++this.#shutOutCount);
    });
  }

  /** For Socket.IO's `use`. */
  readonly admit = (socket: HearthSocket, next: (error?: Error) => void): void => {
    this.#open(socket).then(
      (refusal) => {
        next(refusal && Object.assign(new Error(refusal.message), { data: refusal }));
        if (refusal) setImmediate(() => socket.conn.close()); // after the refusal has left
      },
      (error: unknown) => {
        this.#onError(error);
        socket.conn.close();
      },
    );
  };

  async #open(socket: HearthSocket): Promise<WireError | undefined> {
    if (this.#introduced.has(socket.conn)) return SECOND;
    this.#introduced.add(socket.conn);
    const before = this.#shutOutCount;
    try {
      const opening = await openConnection(this.#gate, socket);
      if (!opening.ok) return opening.error;
      const refusal = this.#objection(opening.connection, before);
      if (!refusal) socket.data.connection = opening.connection;
      return refusal;
    } catch (error) {
      const expected = refusalOf(error);
      if (!expected) this.#onError(error);
      return expected ?? INTERNAL;
    }
  }

  #objection({ actor: { communityId, memberId } }: Connection, before: number): WireError | undefined {
    if ((this.#shutOut.get(`${communityId} ${memberId}`) ?? 0) > before) return SHUT_OUT;
    return this.#connections.of(communityId, memberId).length >= MAX_TABS ? TOO_MANY : undefined;
  }
}
