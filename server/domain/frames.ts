/** From what arrived to parsed input: unknown types, wrong ids and wrong fields become one plain refusal. */
import { id } from '../../src/protocol/ids.ts';
import { type Infer, parse, type Schema } from '../../src/protocol/schema.ts';
import { invalid } from './refusals.ts';

/** The frame's `type`, when it is an object that has one as a text. */
export function typeOf(frame: unknown): string | undefined {
  if (frame === null || typeof frame !== 'object' || Array.isArray(frame)) return undefined;
  const { type } = frame as { readonly type?: unknown };
  return typeof type === 'string' ? type : undefined;
}

export function readInput<S extends Schema>(schema: S, frame: unknown): Infer<S> {
  const parsed = parse(schema, frame);
  if (parsed.ok) return parsed.value;
  throw invalid(parsed.issue.path, sentence(parsed.issue.path, parsed.issue.message));
}

export function readOpId(frame: unknown): string {
  const parsed = parse(id, (frame as { readonly opId?: unknown }).opId);
  if (parsed.ok) return parsed.value;
  throw invalid('opId', 'The field “opId” must be a new UUID in lower case.');
}

/** Messages of our own schemas begin in lower case and continue "The field …"; the validator's own are for programmers. */
function sentence(path: string, message: string): string {
  const field = path === '' ? 'This request' : `The field “${path}”`;
  return /^(must|holds) /.test(message)
    ? `${field} ${message}.`
    : `${field} is missing or has a value that does not fit.`;
}
