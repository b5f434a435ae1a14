/** What a face shows without a photo: initials from the name, a colour from the id (a name can be copied, an id cannot). */
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev|herr|frau|mme|mlle|m|sr|sra|dña|don)\.?$/iu;
const IDEOGRAPH = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
const HUES = 12;

let graphemes: Intl.Segmenter | undefined;

function firstGrapheme(word: string): string {
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

/** First letters of the first and the last word, titles left out; one sign for Chinese, Japanese and Korean names. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const named = words.filter((word) => !TITLE.test(word));
  const [first = '', ...rest] = named.length ? named : words;
  if (IDEOGRAPH.test(first)) return firstGrapheme(first);
  return (firstGrapheme(first) + firstGrapheme(rest.at(-1) ?? '')).toLocaleUpperCase();
}

/** A community's letters: of its first two words. */
export function archLetters(name: string): string {
  const [first = '', second = ''] = name.split(/\s+/u).filter(Boolean);
  return (firstGrapheme(first) + firstGrapheme(second)).toLocaleUpperCase();
}

/** FNV-1a over the id: the same colour on every device. @returns 0 to 11, for the class `hue-…`. */
export function hueOf(memberId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < memberId.length; index++) hash = Math.imul(hash ^ memberId.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % HUES;
}
