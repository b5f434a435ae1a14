/** How two spellings count as the same word: for search and for lists in alphabetical order, on both sides. */

/** Rises when `foldText` answers otherwise than before, so that what was indexed by it is made anew. */
export const FOLD_VERSION = 1;

const ASCII = /^[\u0000-\u007f]*$/;
/** Accents of Latin, Greek and Cyrillic; points of Hebrew and Arabic. Signs of scripts that spell vowels so stay. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Case, width, accents and invisible characters no longer matter: "Straße", "STRASSE" and "ｓｔｒａｓｓｅ" fold alike. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(IGNORABLE, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/ς/g, 'σ')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC');
}
