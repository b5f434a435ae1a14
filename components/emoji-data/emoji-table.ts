/**
 * The emoji with their names in the reader's language, in groups, and found by name, word or code. Loaded by the picker
 * and by the list over the composer; the tables are data of their own, fetched from where the script came from.
 */
import { foldText, scoreMatch } from '../../src/index.ts';
import type { GROUPS } from './emoji-data.ts';

export interface Emoji {
  readonly emoji: string;
  readonly name: string;
  readonly codes: readonly string[];
  readonly hasTones: boolean;
}
export interface EmojiGroup {
  readonly name: (typeof GROUPS)[number]['name'];
  readonly emoji: readonly Emoji[];
}
export interface EmojiTable {
  readonly groups: readonly EmojiGroup[];
  /** Best first. */
  search(query: string, most: number): readonly Emoji[];
  named(emoji: string): Emoji | undefined;
}

const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'];
/** Scattered letters are no match. */
const LEAST_SCORE = 3;

/** @param tone 0 for none, 1 (light) to 5 (dark). */
export function withTone({ emoji, hasTones }: Pick<Emoji, 'emoji' | 'hasTones'>, tone: number): string {
  const mark = TONES[tone];
  return hasTones && mark ? emoji.replace(/^(\p{Emoji_Modifier_Base})\ufe0f?/u, `$1${mark}`) : emoji;
}

/** Languages without names of their own have the English ones. */
function loadNames(tag: string): Promise<{ readonly NAMES: readonly string[] }> {
  return /^de\b/i.test(tag) ? import('./emoji-data-de.ts') : import('./emoji-data-en.ts');
}

/** @returns undefined when the tables do not arrive; the next time they are asked for again. */
export async function loadEmoji(tag: string): Promise<EmojiTable | undefined> {
  try {
    const [{ GROUPS }, { NAMES }] = await Promise.all([import('./emoji-data.ts'), loadNames(tag)]);
    return createTable(GROUPS, NAMES);
  } catch (error) {
    console.warn('[hearth] chunk_failed', error);
    return undefined;
  }
}

interface Entry extends Emoji {
  readonly words: readonly string[];
}

function createTable(data: typeof GROUPS, names: readonly string[]): EmojiTable {
  const groups = data.map(({ name, emoji, codes }, index) => {
    const [codeList, nameList] = [codes.split(' '), (names[index] ?? '').split(';')];
    return {
      name,
      emoji: emoji.split(' ').map((marked, at) => entryOf(marked, codeList[at] ?? '', nameList[at] ?? '')),
    };
  });
  const all = groups.flatMap((group) => group.emoji);
  let folded: readonly (readonly string[])[] | undefined;
  const known = new Map(all.map((entry) => [entry.emoji, entry]));
  return {
    groups,
    named: (emoji) => known.get(emoji) ?? known.get(emoji.replace(/[\u{1f3fb}-\u{1f3ff}]/gu, '')),
    search(typed, most) {
      const query = foldText(typed).trim();
      folded ??= all.map(({ name, codes, words }) =>
        [name, ...codes.map((code) => code.replaceAll('_', ' ')), ...words].map(foldText),
      );
      const scored = all.map((entry, index) => ({ entry, score: scoreOf(query, folded?.[index] ?? []) }));
      const found = scored.filter(({ score }) => score >= LEAST_SCORE).sort((a, b) => b.score - a.score);
      return found.slice(0, most).map(({ entry }) => entry);
    },
  };
}

function entryOf(marked: string, codes: string, names: string): Entry {
  const [name = '', ...words] = names.split('|');
  return { emoji: marked.replace('*', ''), hasTones: marked.endsWith('*'), name, words, codes: codes.split(',') };
}

/** The name and the codes count more than the other words. */
function scoreOf(query: string, texts: readonly string[]): number {
  let best = 0;
  for (const [index, text] of texts.entries()) best = Math.max(best, scoreMatch(query, text) - (index > 1 ? 0.6 : 0));
  return best;
}
