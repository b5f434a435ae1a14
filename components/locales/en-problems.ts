/** English texts of what went wrong, one for each code of the protocol, and closer ones where the field is known. */
import type { ErrorCode } from '../../src/index.ts';
import type { Entry } from './catalogue.ts';
import { addTexts } from './texts.ts';

export const problems = {
  'problem.invalid': 'Something here isn’t right. Change it and try again.',
  'problem.forbidden': 'You aren’t allowed to do this here.',
  'problem.not_found': 'This isn’t here, or it isn’t open to you.',
  'problem.conflict': 'This doesn’t go with what is there already: the name may be taken, or somebody was faster.',
  'problem.too_large': 'This is too big. Make it smaller and try again.',
  'problem.rate_limited': 'That was a little fast. Wait a moment and try again.',
  'problem.unauthenticated': 'You aren’t signed in. Sign in and try again.',
  'problem.token_expired': 'You were signed out. Sign in again.',
  'problem.banned': 'You can no longer take part in this community.',
  'problem.origin_refused': 'This website isn’t allowed to show this community.',
  'problem.protocol_mismatch': 'This page is out of date. Reload it.',
  'problem.unavailable': 'This doesn’t work just now. Try again in a moment.',
  'problem.offline': 'The server can’t be reached just now. Check your connection and try again.',
  'problem.internal': 'Something went wrong at the server. Try again in a moment.',
  'problem.too_old': 'This has waited a long time. Read it again before you send it.',
  'problem.field.name': 'This name can’t be used. Choose another.',
  'problem.field.text': 'This text can’t be sent as it is. Change it and try again.',
  'problem.field.pictureUrl': 'This picture can’t be used. Choose another.',
  'problem.wait': {
    one: 'That was a little fast. Try again in {count} second.',
    other: 'That was a little fast. Try again in {count} seconds.',
  },
} as const satisfies Readonly<Record<`problem.${ErrorCode}`, string>> & Readonly<Record<string, Entry>>;

addTexts('problems', problems);
