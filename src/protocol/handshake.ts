/** What opens a connection, and what the server says first. */
import { LIMITS } from './limits.ts';
import * as s from './schema.ts';

/** Socket.IO `auth`. `community` is a slug or an id. */
export const handshake = s.object({
  protocol: s.number(),
  community: s.pipe(s.string(), s.minLength(1), s.maxLength(64)),
  token: s.pipe(s.string(), s.minLength(1), s.maxLength(LIMITS.tokenBytes)),
  /** Told apart only for logs: which build speaks. */
  build: s.exactOptional(s.pipe(s.string(), s.maxLength(32))),
});
export type Handshake = s.Infer<typeof handshake>;

/** First event after a connection: who one is here, and the server's clock. */
export interface SessionReady {
  readonly code: 'ready';
  readonly communityId: string;
  readonly memberId: string;
  readonly epoch: string;
  /** Unix milliseconds at the server, for showing times and learning the offset. */
  readonly serverTime: number;
  /** Unix milliseconds when the token ends; the client fetches a new one before. */
  readonly expiresAt: number;
}

/**
 * `expiring`: send a fresh token by the `token` event. `revoked`: the right to be here is gone, do not come back with
 * the same token. `replaced`: the server lets go of this socket, come back by the usual back-off.
 */
export type SessionEvent =
  | SessionReady
  | { readonly code: 'expiring'; readonly expiresAt: number }
  | {
      readonly code: 'revoked';
      readonly reason: 'banned' | 'removed' | 'signed_out' | 'token_expired';
      readonly message: string;
    }
  | { readonly code: 'replaced'; readonly retryAfterMs: number };
