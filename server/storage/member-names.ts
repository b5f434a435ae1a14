/** How members are ordered and found by name. */
import { foldText } from '../../src/model/fold-text.ts';
import { tokensOf } from './search-words.ts';

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
 */
export function nameWords(name: string): readonly string[] {
  const found = new Set<string>();
  for (const chunk of foldText(name).split(/\s+/u)) {
    const tokens = tokensOf(chunk);
    tokens.forEach((token, index) => {
      found.add(token);
      found.add(tokens.slice(index).join(''));
    });
  }
  return [...found];
}

/** The beginnings to look for. Folded words are cut as names are, so that "o'b" asks for "o" and "b". */
export function nameBeginnings(words: readonly string[]): readonly string[] {
  return words.flatMap((word) =>
    word.split(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/u).filter((part) => part !== ''),
  );
}
