/**
 * The shape of a message catalogue: plain text with `{name}` gaps, or one text per plural form chosen by `count`.
 * Catalogues are data, so that a translator needs no code and a host can bring its own. `{count}` and other numbers
 * appear in the digits of the language.
 */

/** `other` is always there; the rest as the language has them. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
export type Entry = string | Plural;

/**
 * The same texts in another language: every key of the source and no other, a plural with exactly the forms that the
 * language has. That no gap is lost is tested.
 */
export type Translated<Source, Form extends Intl.LDMLPluralRule> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Readonly<Record<Form, string>>;
};
export type German<Source> = Translated<Source, 'one' | 'other'>;
export type Arabic<Source> = Translated<Source, 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'>;

type Gaps<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Gaps<Rest> : never;
type TextOf<E> = E extends { readonly other: infer S extends string } ? S : E extends string ? E : never;
type Needs<E> = Gaps<TextOf<E>> | (E extends { readonly other: string } ? 'count' : never);

/** What a message must be given: nothing, or a value for each gap. */
export type Values<E, V> = [Needs<E>] extends [never]
  ? []
  : [values: { readonly [K in Needs<E>]: E extends { readonly other: string } ? (K extends 'count' ? number : V) : V }];

/** A text cut at its gaps: text, gap, text, gap, … text. */
export function splitGaps(text: string): readonly string[] {
  return text.split(/\{(\w+)\}/);
}
