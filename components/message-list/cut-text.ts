/** Cuts a text to a length: before a word, or within one that is very long, but never within a letter or emoji. */

/** Browsers before 2024 may lack `Intl.Segmenter`: there only spaces end a word. */
function startAt(text: string, most: number, granularity: 'word' | 'grapheme'): number {
  if (!('Segmenter' in Intl)) return text.lastIndexOf(' ', most);
  return new Intl.Segmenter(undefined, { granularity }).segment(text).containing(most)?.index ?? most;
}

/** @param most code units, without the dots */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const word = startAt(text, most, 'word');
  const end = word > most / 2 ? word : startAt(text, most, 'grapheme');
  return `${text.slice(0, end > 0 ? end : most).trimEnd()}…`;
}
