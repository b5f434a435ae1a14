// Reads the small exchanges from which the long tail of talk is composed. Blocks are parted by blank
// lines; each line is `who: one way of saying it | another way [🙏❤️]`:
//
//   a: Has anyone seen a {garment}, name inside? | We have lost a {garment} again. Any sightings?
//   b: There is one on the fence by the {place}. [🙏]
//   a?: Found it, thank you.
//
// A single letter is somebody of the channel, anything longer a person's key; `?` makes the line
// optional; `{a}` is that speaker's short name; other braces are words from the vocabulary, the same
// throughout one exchange (`{garment2}` is a different one); `¶` breaks the line. Called by generate.ts.

export interface ExchangeLine {
  speaker: string;
  optional: boolean;
  variants: string[];
  reactions: string[];
}

export type Exchange = ExchangeLine[];

export type Vocabulary = Record<string, readonly string[]>;

const LINE = /^([\w-]+)(\?)?: (.+?)(?: \[([^\]\w]+)\])?$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function parseExchanges(source: string): Exchange[] {
  return source
    .trim()
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').map((row) => parseLine(row.trim())));
}

function parseLine(row: string): ExchangeLine {
  const [, speaker, optional, said, reactions] = LINE.exec(row) ?? [];
  if (!speaker || !said) throw new Error(`Not a line of an exchange: ${row}`);
  return {
    speaker,
    optional: optional === '?',
    variants: said.split(' | '),
    reactions: [...graphemes.segment(reactions ?? '')].map(({ segment }) => segment).filter((one) => one.trim()),
  };
}

/** Puts words into the braces. `fill` gives the word for a name, and must give one. */
export function fillSlots(text: string, fill: (slot: string) => string): string {
  return text.replaceAll('¶', '\n').replace(/\{([\w-]+)\}/g, (_, slot: string) => fill(slot));
}
