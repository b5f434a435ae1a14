/** What the formatting buttons do to a text and its selection. Pressing a mark again takes it away. */
import { bold, eyeOff, italic, list, strikethrough, textQuote } from '../icons/format-shapes.ts';
import { code } from '../icons/channel-shapes.ts';
import { link } from '../icons/later-shapes.ts';

export interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export const FORMATS = [
  { name: 'bold', shape: bold },
  { name: 'italic', shape: italic },
  { name: 'strike', shape: strikethrough },
  { name: 'code', shape: code },
  { name: 'quote', shape: textQuote },
  { name: 'list', shape: list },
  { name: 'link', shape: link },
  { name: 'spoiler', shape: eyeOff },
] as const;
export type FormatName = (typeof FORMATS)[number]['name'];

const MARKS: Partial<Record<FormatName, string>> = { bold: '**', italic: '_', strike: '~~', spoiler: '||' };
const STARTS: Partial<Record<FormatName, string>> = { quote: '> ', list: '- ' };

function wrap({ text, start, end }: Written, mark: string): Written {
  const size = mark.length;
  const inner = text.slice(start, end);
  if (text.slice(start - size, start) === mark && text.slice(end, end + size) === mark) {
    return { text: text.slice(0, start - size) + inner + text.slice(end + size), start: start - size, end: end - size };
  }
  return { text: text.slice(0, start) + mark + inner + mark + text.slice(end), start: start + size, end: end + size };
}

function startLines({ text, start, end }: Written, prefix: string): Written {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const isThere = lines.every((line) => line.startsWith(prefix));
  const changed = lines.map((line) => (isThere ? line.slice(prefix.length) : prefix + line)).join('\n');
  const by = changed.length - (end - from);
  return {
    text: text.slice(0, from) + changed + text.slice(end),
    start: Math.max(from, start + (isThere ? -prefix.length : prefix.length)),
    end: end + by,
  };
}

function codeOf(written: Written): Written {
  const { text, start, end } = written;
  const inner = text.slice(start, end);
  if (!inner.includes('\n')) return wrap(written, '`');
  const block = `\`\`\`\n${inner}\n\`\`\``;
  return { text: text.slice(0, start) + block + text.slice(end), start: start + 4, end: start + 4 + inner.length };
}

function linkOf({ text, start, end }: Written): Written {
  const label = text.slice(start, end);
  const address = 'https://';
  const at = start + label.length + 3;
  return {
    text: `${text.slice(0, start)}[${label}](${address})${text.slice(end)}`,
    start: at,
    end: at + address.length,
  };
}

export function applyFormat(name: FormatName, written: Written): Written {
  const mark = MARKS[name];
  if (mark) return wrap(written, mark);
  const prefix = STARTS[name];
  if (prefix) return startLines(written, prefix);
  return name === 'link' ? linkOf(written) : codeOf(written);
}
