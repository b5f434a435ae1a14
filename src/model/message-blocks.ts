/**
 * The block part of message text: paragraphs, fenced code, quotes, lists. Called by `parseMessageText`.
 * Reads the lines once; quotes are read again without their marker, to a fixed depth.
 */
import { parseInline } from './message-inline.ts';
import { isBlankText } from './message-leaves.ts';
import type { Block, ListBlock, ListItem } from './message-tree.ts';

const QUOTE_DEPTH_MAX = 3;
const FENCE = /^ {0,3}(`{3,})([^`]*)$/;
const LANGUAGE = /^[\w+#.-]{0,32}$/;
const QUOTE = /^ {0,3}>(?: (.*))?$/s;
const LIST_ITEM = /^([ \t]*)(?:[-*+]|(\d{1,9})[.)])[ \t]+(?=\S)(.*)$/s;

interface Reader {
  readonly lines: readonly string[];
  readonly depth: number;
  /** No line after this one can end a fence. */
  readonly lastFence: number;
  readonly blocks: Block[];
  paragraph: string[];
  at: number;
}

export function parseBlocks(lines: readonly string[], depth = 0): readonly Block[] {
  const lastFence = lines.findLastIndex((line) => line.trimEnd().endsWith('```'));
  const reader: Reader = { lines, depth, lastFence, blocks: [], paragraph: [], at: 0 };
  while (reader.at < lines.length) {
    if (readQuote(reader) || readFence(reader) || readList(reader)) continue;
    const line = lines[reader.at++] ?? '';
    if (line.trim() === '') endParagraph(reader);
    else reader.paragraph.push(line);
  }
  endParagraph(reader);
  return reader.blocks;
}

function endParagraph(reader: Reader): void {
  if (reader.paragraph.length === 0) return;
  reader.blocks.push({ type: 'paragraph', children: parseInline(reader.paragraph.join('\n')) });
  reader.paragraph = [];
}

interface Fence {
  /** Text of the same line that belongs to the paragraph above. */
  readonly before: string;
  readonly length: number;
  readonly info: string;
}

/** A fence may follow text, or text follow it, as people type on phones; then a later line must be able to end it. */
function fenceIn(line: string, mayEnd: boolean): Fence | undefined {
  const fence = FENCE.exec(line);
  if (fence) {
    const info = (fence[2] ?? '').trim();
    return mayEnd || LANGUAGE.test(info) ? { before: '', length: fence[1]?.length ?? 0, info } : undefined;
  }
  const at = mayEnd ? line.indexOf('`') : -1;
  const info = line.slice(at + 3);
  if (at < 0 || !line.startsWith('```', at) || !LANGUAGE.test(info)) return undefined;
  return { before: line.slice(0, at), length: 3, info };
}

function readFence(reader: Reader): boolean {
  const { lines, at } = reader;
  const fence = fenceIn(lines[at] ?? '', at < reader.lastFence);
  if (!fence) return false;
  const { code, next } = readCode(lines, at + 1, fence.length);
  const isLanguage = LANGUAGE.test(fence.info);
  if (isLanguage && isBlankText(code)) return false;
  if (fence.before !== '') reader.paragraph.push(fence.before);
  endParagraph(reader);
  const language = isLanguage ? fence.info.toLowerCase() : '';
  reader.blocks.push({ type: 'codeBlock', language, text: isLanguage ? code : `${fence.info}\n${code}` });
  reader.at = next;
  return true;
}

/** The lines up to a closing fence of at least `length` backticks, which may follow the last line's text, or to the end. */
function readCode(
  lines: readonly string[],
  start: number,
  length: number,
): { readonly code: string; readonly next: number } {
  const code: string[] = [];
  for (let at = start; at < lines.length; at++) {
    const line = (lines[at] ?? '').trimEnd();
    let end = line.length;
    while (line[end - 1] === '`') end--;
    if (line.length - end < length) {
      code.push(lines[at] ?? '');
      continue;
    }
    if (line.slice(0, end).trim() !== '') code.push(line.slice(0, end));
    return { code: code.join('\n'), next: at + 1 };
  }
  return { code: code.join('\n'), next: lines.length };
}

function readQuote(reader: Reader): boolean {
  if (reader.depth >= QUOTE_DEPTH_MAX || isBlankText(QUOTE.exec(reader.lines[reader.at] ?? '')?.[1] ?? ''))
    return false;
  const inner: string[] = [];
  for (; reader.at < reader.lines.length; reader.at++) {
    const quoted = QUOTE.exec(reader.lines[reader.at] ?? '');
    if (!quoted) break;
    inner.push(quoted[1] ?? '');
  }
  endParagraph(reader);
  reader.blocks.push({ type: 'quote', blocks: parseBlocks(inner, reader.depth + 1) });
  return true;
}

interface ItemLine {
  readonly indented: boolean;
  readonly type: ListBlock['type'];
  readonly typed: number | null;
  text: string;
}

function readList(reader: Reader): boolean {
  const items: ItemLine[] = [];
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = reader.lines[reader.at] ?? '';
    const item = itemLine(line);
    const last = items.at(-1);
    if (item) {
      if (last && !item.indented && item.type !== items[0]?.type) break;
      items.push(item);
    } else if (last && /^(?: {2}|\t)[ \t]*\S/.test(line) && !FENCE.test(line)) last.text += `\n${line.trimStart()}`;
    else break;
  }
  const first = items[0];
  if (!first) return false;
  endParagraph(reader);
  reader.blocks.push({ type: first.type, items: buildItems(items) });
  return true;
}

function itemLine(line: string): ItemLine | undefined {
  const match = LIST_ITEM.exec(line);
  if (!match || isBlankText(match[3] ?? '')) return undefined;
  return {
    indented: /^ {2}|\t/.test(match[1] ?? ''),
    type: match[2] === undefined ? 'bulletList' : 'numberedList',
    typed: match[2] === undefined ? null : Number(match[2]),
    text: match[3] ?? '',
  };
}

/** Items that are indented belong to the one above; there is one such level. */
function buildItems(lines: readonly ItemLine[]): ListItem[] {
  const items: {
    number: number | null;
    children: ListItem['children'];
    lists: { type: ListBlock['type']; items: ListItem[] }[];
  }[] = [];
  for (const { indented, type, typed, text } of lines) {
    const parent = indented ? items.at(-1) : undefined;
    const open = parent?.lists.at(-1);
    const list = !parent ? items : open?.type === type ? open.items : [];
    if (parent && list !== open?.items) parent.lists.push({ type, items: list });
    list.push({
      number: typed === null ? null : Math.max(typed, (list.at(-1)?.number ?? -1) + 1),
      children: parseInline(text),
      lists: [],
    });
  }
  return items;
}
