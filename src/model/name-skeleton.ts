/**
 * Which names look the same to a reader, in the manner of Unicode Technical Standard 39. The server asks it so that
 * nobody passes for the staff or for somebody else; browsers do not need it.
 */
import { STAFF_WORDS } from './reserved-names.ts';

/** For each plain letter what is drawn like it. Normal forms bring the mathematical, circled and wide ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'αаɑᴀ⍺ɐꭺΑАᎪᗅꓮⲀⲁ@',
  b: 'βвьЬΒВᏴᏏᗷꓐʙɓƀƃƄⲂꞴ',
  c: 'сϲᴄⲥСϹᏟꓚⲤςҫҪȼ¢ꮯ',
  d: 'ԁɗɖđᏧᗞᗪꓓꓒĐÐƉᴅᎠԀ',
  e: 'еεєҽɛᴇɇ℮ЕΕᎬꓰҿⲈⲉꬲ',
  f: 'ƒꜰſϝϜᖴꓝꞘꞙքꬵ',
  g: 'ɡɢցԌᏀᏳꓖǥɠᶃ',
  h: 'һнհʜħћΗНᎻᏂᕼꓧⲎɦҢңҺ',
  i: 'іıɪιɩїӏⅰιꙇᎥІΙӀꓲ⍳Ⲓɨꭵ',
  j: 'јϳᴊЈͿᎫꓙɉɈʝ',
  k: 'кκᴋΚКᏦᛕꓗⲔƙқҚҟ',
  l: 'ʟℓłŁⳑᏞᒪꓡ|ǀ∣Ɩɫƚ',
  m: 'мᴍΜМᎷᗰꓟⲘϺɱ',
  n: 'ηпɴոռΝꓠⲚŋɲƞᴎ',
  o: 'οоσօᴏΟОՕⲟⲞ〇ꓳøØөӨɵߋסᴑꬽ',
  p: 'ρрᴘΡРᏢᑭꓑⲣⲢþƥ',
  q: 'ԛգզǫϙԚ',
  r: 'гʀᴦᎡᏒꓣⲅɾɽʁꭇꭈꮁ',
  s: 'ѕꜱЅՏᏚꓢʂƽ$ꮪᏕ',
  t: 'тτᴛΤТᎢꓔⲦⲧŧƭ†',
  u: 'υսᴜʋՍᑌꓴμцսʊꞟꭎꭒ',
  v: 'νѵᴠѴᏙᐯꓦⱱꮩ',
  w: 'ωѡԝᴡɯաԜᎳᏔꓪшŵꮃ',
  x: 'хχᕽΧХ᙭ꓫⲬ×ҳҲꞳ',
  y: 'уγүʏყΥУҮᎩꓬⲨɣỿɏұᶌꭚᎽ',
  z: 'ᴢΖᏃꓜⲌʐƶȥʒꮓ',
};
/** Rows of 26 letters in a frame or on a plate, which no normal form opens. */
const FRAMED = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LOOK_ALIKES).flatMap(([plain, alike]) => Array.from(alike, (char) => [char, plain] as const)),
  ...FRAMED.flatMap((first) => Array.from(LETTERS, (plain, at) => [String.fromCodePoint(first + at), plain] as const)),
]);
/** Digits that read as letters inside a word: "m0d3rator". */
const DIGIT_LETTERS: Readonly<Record<string, string>> = { 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** Longer names exist nowhere; and to normalise them could cost their length squared. */
const INPUT_MAX = 1024;
const SHARED_MARKS = /(?=\p{M})\p{sc=Zinh}|\p{DI}/gu;
/** Everything but letters, their marks, numbers and pictures. */
const BETWEEN_LETTERS = /[^\p{L}\p{M}\p{N}\p{So}]+/gu;

/** Two names with the same skeleton may be taken for each other. Not for showing, and not for sorting. */
export function nameSkeleton(name: string): string {
  const drawn = plainLetters(name.slice(0, INPUT_MAX)).normalize('NFKD').replace(SHARED_MARKS, '');
  const skeleton = plainLetters(drawn)
    .toUpperCase()
    .toLowerCase()
    .replace(/[3457](?=\d*\p{L})/gu, (digit) => DIGIT_LETTERS[digit] ?? digit)
    .replace(BETWEEN_LETTERS, '')
    .replace(/0/g, 'o')
    .replace(/[i1]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
  return skeleton === '' ? drawn.trim() : skeleton;
}

function plainLetters(text: string): string {
  return Array.from(text, (char) => PLAIN.get(char) ?? PLAIN.get(char.toLowerCase()) ?? char).join('');
}

export function collides(a: string, b: string): boolean {
  return nameSkeleton(a) === nameSkeleton(b);
}

const STAFF_SKELETONS: ReadonlySet<string> = new Set(
  STAFF_WORDS.flatMap((word) => [word, `${word}s`]).map(nameSkeleton),
);
/** With doubled letters written once; only of words long enough not to become another one by that. */
const STAFF_ONCE: ReadonlySet<string> = new Set([...STAFF_SKELETONS].filter((word) => word.length > 4).map(once));

/** Whether a name looks like one that only the staff may bear, though it is spelt otherwise. */
export function imitatesStaff(name: string): boolean {
  const skeleton = nameSkeleton(name).replace(/\p{N}+$/u, '');
  return STAFF_SKELETONS.has(skeleton) || STAFF_ONCE.has(once(skeleton));
}

function once(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}
