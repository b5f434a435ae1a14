/**
 * What counts as a word, for searching messages and finding members. Every adapter that has no better word breaker of
 * its own uses this one, so that all of them find the same.
 *
 * A word is a run of letters, digits and their marks. Scripts written without spaces (Chinese, Japanese, Thai …) give one
 * token a character, and a searched word of theirs is a phrase of such tokens: so it finds any part of a text.
 */
import { FOLD_VERSION, foldText } from '../../src/model/fold-text.ts';

/** Rises when the tokens of a text change, so that an index made of them is made anew. */
export const WORDS_VERSION = `2.${String(FOLD_VERSION)}`;

/** The last word of a search also finds longer ones from this many characters on; shorter ones are found whole only. */
export const PREFIX_MIN = 3;

const UNSPACED = '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Mymr}]';
const TOKEN = new RegExp(
  `(?=${UNSPACED})[\\p{L}\\p{N}]\\p{M}*|(?:(?!(?=${UNSPACED})[\\p{L}\\p{N}])[\\p{L}\\p{N}\\p{M}])+|\\p{Extended_Pictographic}`,
  'gu',
);
/** Most texts need no more than this, which is ten times as fast. */
const ASCII = /^[\u0000-\u007f]*$/;
const ASCII_TOKEN = /[a-z0-9]+/g;
const UNSPACED_TOKEN = new RegExp(`^(?=${UNSPACED})[\\p{L}\\p{N}]`, 'u');

export interface Phrase {
  /** Tokens that follow each other. */
  readonly tokens: readonly string[];
  /** Whether the last token may go on. */
  readonly prefix: boolean;
}

/** @param folded text that went through `foldText`. */
export function tokensOf(folded: string): readonly string[] {
  return folded.match(ASCII.test(folded) ? ASCII_TOKEN : TOKEN) ?? [];
}

/** The tokens of a message's text as they are indexed. */
export function textTokens(text: string): readonly string[] {
  return tokensOf(foldText(text));
}

/** Words without a letter, digit or picture ("!!") are left out: they find nothing and forbid nothing. */
export function searchPhrases(words: readonly string[]): readonly Phrase[] {
  const phrases = words.map((word, index) => {
    const tokens = tokensOf(word);
    const last = tokens.at(-1) ?? '';
    const prefix = index === words.length - 1 && !UNSPACED_TOKEN.test(last) && [...last].length >= PREFIX_MIN;
    return { tokens, prefix };
  });
  return phrases.filter((phrase) => phrase.tokens.length > 0);
}

/** Whether the tokens of a text hold all phrases. For adapters without an index. */
export function holdsPhrases(tokens: readonly string[], phrases: readonly Phrase[]): boolean {
  return phrases.every((phrase) => tokens.some((_, start) => holdsAt(tokens, start, phrase)));
}

function holdsAt(tokens: readonly string[], start: number, phrase: Phrase): boolean {
  const end = phrase.tokens.length - 1;
  return phrase.tokens.every((token, index) => {
    const found = tokens[start + index];
    return found !== undefined && (index === end && phrase.prefix ? found.startsWith(token) : found === token);
  });
}
