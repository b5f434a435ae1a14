/** The refusals that every feature shares, in plain words. "Not there" and "not yours to see" are the same one. */
import type { WireError } from '../../src/protocol/errors.ts';
import { DuplicateId, StorageUnavailable } from './storage.ts';
import { Refusal } from './command.ts';

export function notFound(what = 'This'): Refusal {
  return new Refusal({ code: 'not_found', message: `${what} is not here any more, or is not open to you.` });
}
export function forbidden(message: string): Refusal {
  return new Refusal({ code: 'forbidden', message });
}
export function conflict(message: string): Refusal {
  return new Refusal({ code: 'conflict', message });
}
export function invalid(field: string, message: string): Refusal {
  return new Refusal({ code: 'invalid', message, field });
}
export function unauthenticated(message = 'You are not signed in to this community. Sign in again.'): Refusal {
  return new Refusal({ code: 'unauthenticated', message });
}
export const NO_LONGER =
  'You are no longer a member of this community. Ask the people who look after it to let you back in.';
export function banned(): Refusal {
  return new Refusal({ code: 'banned', message: 'You can no longer take part in this community.' });
}

const RETRY_STORAGE_MS = 1000;

/** Expected failures become their error; undefined means a bug, which is reported and answered as `internal`. */
export function expectedError(error: unknown): WireError | undefined {
  if (error instanceof Refusal) return error.error;
  if (error instanceof DuplicateId) {
    return { code: 'conflict', message: 'This id is already in use. Make a new one and try again.' };
  }
  if (error instanceof StorageUnavailable) {
    return {
      code: 'unavailable',
      message: 'The server cannot save just now. Try again in a moment.',
      retryAfterMs: RETRY_STORAGE_MS,
    };
  }
  return undefined;
}

export const INTERNAL: WireError = {
  code: 'internal',
  message: 'Something went wrong on the server. Try again; if it stays, tell whoever runs it.',
};
