/**
 * Mentions travel as `<@id>`, `<@&roleId>` and `<#channelId>` and are written as `@Name` and `#Name`. While one writes,
 * the names stand in the text and what they stand for is kept beside it; a name that was changed by hand is plain text.
 */

/** What is written → what it stands for. */
export type Mentioned = ReadonlyMap<string, string>;

/** The names behind ids; undefined while unknown. */
export interface MentionNames {
  member(id: string): string | undefined;
  role(id: string): string | undefined;
  channel(id: string): string | undefined;
}

const TYPED = /<(@&?|#)([\w-]+)>/g;
/** Tells namesakes apart without being seen. */
const UNSEEN = '\u2060';
/** A name ends where no more of a word follows; scripts that write without spaces may go on. */
const END = '(?!(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}])[\\p{L}\\p{N}_])';

/** @returns the name to write for it: the same for the same source, never one that stands for another. */
export function writtenFor(words: string, source: string, mentioned: Mentioned): string {
  let written = words;
  while ((mentioned.get(written) ?? source) !== source) written += UNSEEN;
  return written;
}

/** A mention without a name stays as it travels. */
export function toWritten(
  source: string,
  names: MentionNames,
  known?: Mentioned,
): { readonly text: string; readonly mentioned: Mentioned } {
  const mentioned = new Map(known);
  const text = source.replace(TYPED, (typed: string, sign: string, id: string) => {
    const name = sign === '#' ? names.channel(id) : sign === '@' ? names.member(id) : names.role(id);
    if (name === undefined) return typed;
    const written = writtenFor(sign.charAt(0) + name, typed, mentioned);
    mentioned.set(written, typed);
    return written;
  });
  return { text, mentioned };
}

/** In one go, longest names first, so that "@Ana Lee" is not read as "@Ana" and no id as a name. */
export function toSource(text: string, mentioned: Mentioned): string {
  if (mentioned.size === 0) return text;
  const names = [...mentioned.keys()].sort((a, b) => b.length - a.length);
  const pattern = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  return text.replace(new RegExp(`(?:${pattern})${END}`, 'gu'), (written) => mentioned.get(written) ?? written);
}

/** The text in the field, with what its mentions stand for. */
export class WrittenText {
  text = '';
  #mentioned: Mentioned = new Map();

  get mentioned(): Mentioned {
    return this.#mentioned;
  }

  /** As it travels. */
  get source(): string {
    return toSource(this.text, this.#mentioned);
  }

  /** Takes a text as it travels; `name` then puts names into it. */
  take(source: string): void {
    this.text = source;
    this.#mentioned = new Map();
  }

  /** Puts names for ids, as far as they are known by now. */
  name(names: MentionNames): void {
    if (!this.text.includes('<')) return;
    const { text, mentioned } = toWritten(this.text, names, this.#mentioned);
    this.text = text;
    this.#mentioned = mentioned;
  }

  /** @param source what the words stand for, when it is a mention. @returns the text as it would be then. */
  replaced(
    from: number,
    to: number,
    words: string,
    source?: string,
  ): { readonly text: string; readonly start: number; readonly end: number } {
    const written = source === undefined ? words : `${writtenFor(words, source, this.#mentioned)} `;
    if (source !== undefined) this.#mentioned = new Map([...this.#mentioned, [written.slice(0, -1), source]]);
    const before = this.text.slice(0, from) + written;
    return { text: before + this.text.slice(to), start: before.length, end: before.length };
  }
}
