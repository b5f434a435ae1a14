/** What both ways of speaking Socket.IO share: the events the server may send, and answers that never left this device. */
import type { Envelope } from '../protocol/errors.ts';
import { LIMITS } from '../protocol/limits.ts';

export const EVENTS = ['patch', 'heads', 'activity', 'access', 'signal', 'session'] as const;
export const CONNECT_MS = 10_000;
/** With the silence before it (9 s), a dead line is noticed within 15 s. */
export const PROBE_MS = 4_000;

export const TOO_LARGE: Envelope<never> = {
  ok: false,
  error: { code: 'too_large', message: 'This is too big to send. Make it smaller and try again.' },
};

/** The server cuts the line on a frame over its limit, so none is sent. */
export function isTooLarge(payload: string): boolean {
  return payload.length * 3 > LIMITS.frameBytes && new TextEncoder().encode(payload).length > LIMITS.frameBytes - 256;
}
