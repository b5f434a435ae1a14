/**
 * The one door to the validator. Everything in `protocol/` builds its shapes from these names, so the validator can be
 * exchanged here. Unknown keys are dropped, never refused: a forged or newer field has no effect.
 */
import * as v from 'valibot';

export {
  array,
  boolean,
  exactOptional,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  object,
  optional,
  picklist,
  pipe,
  string,
  union,
  unknown,
} from 'valibot';
export { check, number, record, regex, strictObject, transform, variant } from 'valibot';
export type { GenericSchema as Schema, InferOutput as Infer } from 'valibot';

/** What a failed parse says: the path of the first offending field, dotted, and a sentence. */
export interface ParseIssue {
  readonly path: string;
  readonly message: string;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: ParseIssue };

/** Parses without throwing. Stops at the first issue, so hostile input costs little. */
export function parse<S extends v.GenericSchema>(schema: S, input: unknown): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return { ok: true, value: result.output };
  const issue = result.issues[0];
  return { ok: false, issue: { path: v.getDotPath(issue) ?? '', message: issue.message } };
}

/** A field that a caller may not fill in at all. */
export const refused = v.exactOptional(v.never());
