/** How members are ordered and found by name. */
import { foldText } from '../../src/model/fold-text.ts';
import { tokensOf } from './search-words.ts';

const NAME_PART = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu;

/** Place in the alphabetical list; the id decides between equals. */
export function nameKey(name: string): string {
  return foldText(name).trim();
}

/** By code point, as databases compare UTF-8; plain `<` compares halves of surrogate pairs. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at > 0 && isTrail(a.charCodeAt(at)) && isTrail(b.charCodeAt(at))) at--;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

function isTrail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Everything that a searched word may begin: each word of the name, a word without its apostrophes and hyphens
 * ("o'brien" → "o", "brien", "obrien"), and in scripts without spaces every place inside ("王小明" → also "小明", "明").
 * Taken apart (NFD), so that a Korean syllable is found while it is still being typed.
 * @param key of the name.
 */
export function nameWords(key: string): readonly string[] {
  const found = new Set<string>();
  for (const chunk of key.normalize('NFD').split(/\s+/u)) {
    const tokens = tokensOf(chunk);
    tokens.forEach((token, index) => {
      found.add(token);
      found.add(tokens.slice(index).join(''));
    });
  }
  return [...found];
}

export interface NameOrder {
  readonly name_key: string;
  readonly id: string;
}

interface NameSearch {
  readonly first: string | undefined;
  /** Whether `first` is all there is to look for. */
  readonly isSingle: boolean;
  matches(key: string): boolean;
}

/**
 * A search by the beginnings of words. Folded words are cut as names are, so that "o'b" asks for "o" and "b". The longest
 * (`first`) leads: results stand in order of the word that it begins, so that "ann" shows Ann before Anna.
 */
export function nameSearch(words: readonly string[]): NameSearch {
  const beginnings = words.flatMap((word) => word.normalize('NFD').match(NAME_PART) ?? []);
  const longest = Math.max(...beginnings.map((beginning) => beginning.length));
  return {
    first: beginnings.find((beginning) => beginning.length === longest),
    isSingle: beginnings.length === 1,
    matches(key) {
      const own = nameWords(key);
      return beginnings.every((beginning) => own.some((word) => word.startsWith(beginning)));
    },
  };
}
