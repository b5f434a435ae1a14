/** Emoji by name or code, for a word begun with a colon. */
import { html } from 'lit';
import type { EmojiTable } from '../emoji-data/emoji-table.ts';
import type { Option } from './options.ts';

export function emojiOptions(table: EmojiTable, query: string, most: number): readonly Option[] {
  return table.search(query.replaceAll('_', ' '), most).map(({ emoji, name, codes }) => ({
    key: emoji,
    picture: html`<span class="sign emoji">${emoji}</span>`,
    name,
    detail: `:${codes[0] ?? ''}:`,
    words: `${emoji} `,
  }));
}
