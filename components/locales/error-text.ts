/**
 * What went wrong, in the reader's language. Servers explain in English: an English reader gets their sentence, which is
 * the closest to the point, unless it is meant for programs; everybody else words of the catalogue, by code. A code that
 * we do not know keeps the sentence.
 */
import type { WireError } from '../../src/index.ts';
import './en-problems.ts';
import type { Locale, MessageKey } from './locale.ts';

/** The made-up language is for finding words outside the catalogues: it gets none of them. */
const AS_SERVERS_SPEAK = /^en\b(?!-xa)/i;

/** Schemas name fields as programs know them, and an outbox only notes that something is old. */
const FOR_PROGRAMS = /^(?:The field “|This request |This has waited )/;

/** A server's error, or what an outbox kept of one: its code may come from a newer version. */
type Problem = Omit<WireError, 'code'> & { readonly code: string };

export function errorText({ tag, t }: Locale, { code, field, message, retryAfterMs = 0 }: Problem): string {
  if (AS_SERVERS_SPEAK.test(tag) && !FOR_PROGRAMS.test(message)) return message;
  const say = t as (key: MessageKey) => string;
  const seconds = Math.ceil(retryAfterMs / 1000);
  if (code === 'rate_limited' && seconds > 1) return t('problem.wait', { count: seconds });
  const closer = code === 'invalid' && field ? say(`problem.field.${field}` as MessageKey) : '';
  return closer || say(`problem.${code}` as MessageKey) || message;
}

/** The error with its message in the reader's language, for screens that keep it beside their own. */
export function inWords(locale: Locale, error: WireError): WireError {
  return { ...error, message: errorText(locale, error) };
}
