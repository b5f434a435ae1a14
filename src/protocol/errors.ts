/**
 * What goes wrong, as data. A code is stable and for programs; the message is one or two plain sentences for people:
 * what happened, then what to do.
 */
export const ERROR_CODES = [
  'invalid',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'rate_limited',
  'unauthenticated',
  'token_expired',
  'banned',
  'origin_refused',
  'protocol_mismatch',
  'unavailable',
  'offline',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Try again after so many milliseconds. */
  readonly retryAfterMs?: number;
  /** The field that is wrong, dotted, with code `invalid`. */
  readonly field?: string;
}

export type Envelope<T> = { readonly ok: true; readonly result: T } | { readonly ok: false; readonly error: WireError };

/** Codes that repeating the same command cannot cure. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['invalid', 'forbidden', 'not_found', 'conflict', 'too_large', 'banned']);

export function isFinal(code: ErrorCode): boolean {
  return FINAL.has(code);
}
