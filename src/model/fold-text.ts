/** How two spellings count as the same word: for search and for lists in alphabetical order, on both sides. */

/** Rises when `foldText` answers otherwise than before, so that what was indexed by it is made anew. */
export const FOLD_VERSION = 3;

const ASCII = /^[\u0000-\u007f]*$/;
/** Accents of Latin, Greek and Cyrillic; points of Hebrew and Arabic. Signs of scripts that spell vowels so stay. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;
/** A long run of accents is cut first: to put one in order costs its length squared. */
const EXCESS_ACCENTS = /(\p{M}{8})\p{M}+/gu;
/** Letters that people type as others, and that no normal form takes apart. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ς: 'σ',
  ß: 'ss', // what lower case makes of ẞ; upper case makes SS of ß
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const SPECIAL_LETTER = /[ςßøłđðħæœþ]/g;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Case, width, accents and invisible characters no longer matter: "Straße", "STRASSE" and "ｓｔｒａｓｓｅ" fold alike. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .replace(EXCESS_ACCENTS, '$1')
    .normalize('NFKD')
    .replace(IGNORABLE, '')
    .toUpperCase()
    .toLowerCase()
    .replace(SPECIAL_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC');
}
