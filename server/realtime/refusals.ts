/** Answers that need no thought. */
import type { WireError } from '../../src/protocol/errors.ts';

export const INTERNAL: WireError = {
  code: 'internal',
  message: 'Something went wrong on the server. Try again; if it stays, tell whoever runs it.',
};
export const EXTRA_ARGUMENTS: WireError = {
  code: 'invalid',
  message: 'An event carries one payload and one acknowledgement.',
};
export const NO_SUCH_EVENT: WireError = { code: 'invalid', message: 'There is no such event.' };
