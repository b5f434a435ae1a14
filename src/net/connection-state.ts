/** What the line is doing, as one value. The diagram stands in `connection.ts`. */
import type { WireError } from '../protocol/errors.ts';

/** `waiting`: the line is gone, the next try comes by itself. `refused`: trying again by itself would not help. */
export type ConnectionState =
  | { readonly status: 'idle' }
  | { readonly status: 'connecting'; readonly attempt: number }
  | { readonly status: 'online'; readonly since: number }
  | {
      readonly status: 'waiting';
      readonly attempt: number;
      readonly retryAt: number;
      readonly since: number;
      readonly browserOffline: boolean;
    }
  | { readonly status: 'signed_out'; readonly reason: 'no_token' | 'signed_out' | 'expired' }
  | { readonly status: 'refused'; readonly error: WireError }
  | { readonly status: 'closed' };

export type EndState = Extract<ConnectionState, { status: 'signed_out' | 'refused' | 'closed' }>;
