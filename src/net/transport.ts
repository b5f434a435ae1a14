/**
 * The port to the server: one connection attempt at a time, typed events, acknowledged requests. It does not reconnect by
 * itself: `connection.ts` decides when. Adapters: `SocketTransport` (Socket.IO) and the tests' breakable network.
 */
import type { WireError } from '../protocol/errors.ts';
import type { Envelope } from '../protocol/errors.ts';
import type { Handshake, SessionEvent } from '../protocol/handshake.ts';
import type { SignalEvent } from '../protocol/presence.ts';
import type { AccessEvent, ActivityEvent, HeadsEvent, PatchEvent } from '../protocol/wire.ts';

/** What a request answers that never reached the server. */
export const OFFLINE_ERROR: WireError = {
  code: 'offline',
  message: 'The server cannot be reached. Check your connection and try again.',
};
export const OFFLINE: Envelope<never> = { ok: false, error: OFFLINE_ERROR };

export interface TransportEvents {
  patch(event: PatchEvent): void;
  heads(event: HeadsEvent): void;
  activity(event: ActivityEvent): void;
  access(event: AccessEvent): void;
  signal(event: SignalEvent): void;
  session(event: SessionEvent): void;
  /** The line is gone, for whatever reason; requests under way answer `offline`. */
  closed(): void;
}

export type ConnectResult =
  { readonly ok: true; readonly link: Link } | { readonly ok: false; readonly error: WireError };

/** One open line. */
export interface Link {
  /** Never rejects: a lost line or a silence longer than `timeoutMs` answers `{ ok: false, error: { code: 'offline' } }`. */
  request(
    event: 'command' | 'query' | 'sync' | 'token',
    payload: unknown,
    timeoutMs: number,
  ): Promise<Envelope<unknown>>;
  /** Volatile: dropped when the line is busy. */
  signal(payload: unknown): void;
  /** Asks at once whether the other end still answers; a dead line closes. */
  probe(): void;
  close(): void;
}

export interface Transport {
  connect(handshake: Handshake, events: TransportEvents): Promise<ConnectResult>;
}
