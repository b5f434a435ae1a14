/**
 * How well a name answers what somebody types: for mentions, member search and jumping to a channel. Called for each
 * of up to 100,000 names a keystroke, so names are folded once by the caller who keeps them, and scored many times.
 */
export { foldText } from './fold-text.ts';

/** Longer queries match nothing better, and comparing them could be made slow. */
const QUERY_MAX = 100;
const HANGUL = /[\u1100-\u11ff\uac00-\ud7a3]/;
const WORD_CHAR = /[\p{L}\p{M}\p{N}]/u;

/**
 * Both texts must have gone through `foldText`.
 * @returns 0 for no match; higher is better: the whole name, its beginning, beginnings of words, inside, scattered letters.
 */
export function scoreMatch(query: string, candidate: string): number {
  const sought = query.trim().slice(0, QUERY_MAX);
  if (sought === '') return 1;
  if (!HANGUL.test(sought)) return score(sought, candidate);
  // A Korean syllable is typed letter by letter, so it must match while it is still growing.
  return HANGUL.test(candidate) ? score(sought.normalize('NFD'), candidate.normalize('NFD')) : 0;
}

function score(query: string, candidate: string): number {
  if (query.length > candidate.length) return 0;
  // Among equals the shorter name is nearer to what was typed.
  const nearness = query.length / candidate.length;
  const at = candidate.indexOf(query);
  if (at === 0) return query.length === candidate.length ? 6 : 5 + nearness / 2;
  if (at > 0 && findWord(query, candidate) >= 0) return 4 + nearness / 2;
  if (query.includes(' ') && everyWordBegins(query, candidate)) return 3 + nearness / 2;
  if (at > 0) return 2 + nearness / 2;
  return subsequence(query, candidate) * (1 + nearness / 2);
}

/** Where a word of the candidate begins with these characters, or -1. */
function findWord(beginning: string, candidate: string): number {
  let at = candidate.indexOf(beginning);
  while (at > 0 && isWordChar(candidate, at - 1)) at = candidate.indexOf(beginning, at + 1);
  return at;
}

/** Most names are ASCII, for which comparing numbers is many times faster than the pattern. */
function isWordChar(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return WORD_CHAR.test(text.charAt(at));
}

/** "an sm" finds "Anna Smith" and "Smith, Anna". */
function everyWordBegins(query: string, candidate: string): boolean {
  for (let start = 0, end = 0; end < query.length; start = end + 1) {
    end = query.indexOf(' ', start);
    if (end < 0) end = query.length;
    if (findWord(query.slice(start, end), candidate) < 0) return false;
  }
  return true;
}

/** 1 when all characters occur in order, the first at the beginning of a word; else 0. */
function subsequence(query: string, candidate: string): number {
  let at = findWord(query.charAt(0), candidate);
  for (let index = 1; at >= 0 && index < query.length; index++) at = candidate.indexOf(query.charAt(index), at + 1);
  return at >= 0 ? 1 : 0;
}
