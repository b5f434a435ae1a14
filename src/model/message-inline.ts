/**
 * The inline part of message text: styles, code, links, mentions and escapes within one paragraph or list item.
 * Called by the block parser. Runs once from left to right over open frames; at most one frame of a kind is open,
 * so the tree is never deeper than the kinds are many and every step costs the same. Markers without a partner stay text.
 */
import { isId } from '../protocol/stream-names.ts';
import {
  linkLabel,
  type LinkTarget,
  linkTarget,
  namesAnotherHost,
  scanAddress,
  scanDestination,
} from './message-links.ts';
import { isBlankText, leafText } from './message-leaves.ts';
import type { Inline, StyledInline } from './message-tree.ts';

type Kind = 'strong' | 'emphasis' | 'underscore' | 'strike' | 'spoiler' | 'link';
interface Frame {
  readonly kind: Kind | 'root';
  readonly children: Inline[];
}
interface Scan {
  readonly text: string;
  readonly frames: Frame[];
  /** Where the last run of backticks of each length begins. */
  readonly lastTicks: ReadonlyMap<number, number>;
  at: number;
  /** No address begins before this place. */
  addressFrom: number;
}

const MARKER: Readonly<Record<Kind, string>> = {
  strong: '**',
  emphasis: '*',
  underscore: '_',
  strike: '~~',
  spoiler: '||',
  link: '[',
};
/** What a run of a character may open, outermost first. Other lengths are text. */
const RUNS: Readonly<Record<string, readonly Kind[]>> = {
  '*': ['emphasis'],
  '**': ['strong'],
  '***': ['strong', 'emphasis'],
  _: ['underscore'],
  '~~': ['strike'],
  '||': ['spoiler'],
};
const SPECIAL = /[\\`*_~|[\]<@\n]|https?:\/\/|www\./gi;
const ESCAPABLE = '\\`*_~|[]<>@#+-.)';
const MENTION = /<(@&?|#)([\da-f-]{36})>/y;
const BROAD_MENTION = /@(everyone|here)(?![\p{L}\p{N}_-])/uy;
const WORD_BEFORE = /[\p{L}\p{M}\p{N}_]$/u;
const WORD_AFTER = /^[\p{L}\p{N}_]/u;

export function parseInline(text: string): readonly Inline[] {
  const root: Frame = { kind: 'root', children: [] };
  const scan: Scan = { text, frames: [root], lastTicks: findLastTicks(text), at: 0, addressFrom: 0 };
  while (scan.at < text.length) {
    SPECIAL.lastIndex = scan.at;
    const special = SPECIAL.exec(text);
    const next = special?.index ?? text.length;
    addText(scan, text.slice(scan.at, next));
    scan.at = next;
    if (special) readSpecial(scan, special[0]);
  }
  dissolveAbove(scan, 0);
  return root.children;
}

function readSpecial(scan: Scan, special: string): void {
  if (special === '\n') {
    add(scan, { type: 'break' });
    scan.at++;
  } else if (special === '\\') readEscape(scan);
  else if (special === '`') readCode(scan);
  else if (special === '[') {
    open(scan, 'link');
    scan.at++;
  } else if (special === ']') readLink(scan);
  else if (special === '<' || special === '@') readMention(scan);
  else if (special.length > 1) readAddress(scan, special.length);
  else readRun(scan, special);
}

function readEscape(scan: Scan): void {
  const escaped = scan.text.charAt(scan.at + 1);
  const consumed = escaped !== '' && ESCAPABLE.includes(escaped);
  addText(scan, consumed ? escaped : '\\');
  scan.at += consumed ? 2 : 1;
}

function readCode(scan: Scan): void {
  const { text, at } = scan;
  const length = runLength(text, at);
  const start = at + length;
  if ((scan.lastTicks.get(length) ?? -1) > at) {
    let end = text.indexOf('`', start);
    for (let run = runLength(text, end); run !== length; run = runLength(text, end)) end = text.indexOf('`', end + run);
    const code = text.slice(start, end);
    if (!isBlankText(code)) {
      add(scan, { type: 'code', text: /^ [^]* $/.test(code) ? code.slice(1, -1) : code });
      scan.at = end + length;
      return;
    }
  }
  addText(scan, text.slice(at, start));
  scan.at = start;
}

function readMention(scan: Scan): void {
  const { text, at } = scan;
  MENTION.lastIndex = BROAD_MENTION.lastIndex = at;
  const named = MENTION.exec(text);
  const broad = named ? null : BROAD_MENTION.exec(text);
  const id = named?.[2];
  if (named && isId(id)) {
    const type = named[1] === '@' ? 'memberMention' : named[1] === '#' ? 'channelMention' : 'roleMention';
    add(scan, { type, id });
    scan.at += named[0].length;
  } else if (broad && !WORD_BEFORE.test(text.slice(Math.max(0, at - 2), at))) {
    add(scan, { type: 'broadMention', audience: broad[1] === 'here' ? 'here' : 'everyone' });
    scan.at += broad[0].length;
  } else {
    addText(scan, text.charAt(at));
    scan.at++;
  }
}

function readAddress(scan: Scan, prefixLength: number): void {
  const { text, at } = scan;
  const inWord = prefixLength > 4 ? /[a-z\d]/i : /[a-z\d.@/-]/i;
  if (at >= scan.addressFrom && !inWord.test(text.charAt(at - 1))) {
    const { end, stop } = scanAddress(text, at);
    const target = end - at > prefixLength ? linkTarget(text.slice(at, end)) : undefined;
    if (target) {
      add(scan, { type: 'link', ...target, children: [{ type: 'text', text: text.slice(at, end) }] });
      scan.at = end;
      return;
    }
    scan.addressFrom = stop;
  }
  addText(scan, text.slice(at, at + prefixLength));
  scan.at += prefixLength;
}

function readLink(scan: Scan): void {
  const index = findFrame(scan, 'link');
  const destination = index > 0 && scan.text[scan.at + 1] === '(' ? scanDestination(scan.text, scan.at + 1) : undefined;
  const target = destination && linkTarget(destination.address);
  if (destination && target && closeLink(scan, index, target)) {
    scan.at = destination.end;
    return;
  }
  if (index > 0) dissolve(scan, index);
  addText(scan, ']');
  scan.at++;
}

function closeLink(scan: Scan, index: number, target: LinkTarget): boolean {
  dissolveAbove(scan, index);
  const children = linkLabel(scan.frames[index]?.children ?? []);
  if (!children || isBlank(children)) return false;
  scan.frames.pop();
  const suspicious = target.suspicious || (target.host !== '' && namesAnotherHost(leafText(children), target.host));
  add(scan, { type: 'link', ...target, suspicious, children });
  return true;
}

/** A run of `*`, `_`, `~` or `|`: closes what it can, innermost first, and opens with the rest. */
function readRun(scan: Scan, char: string): void {
  const { text, at } = scan;
  let end = at + 1;
  while (text[end] === char) end++;
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(end, end + 2);
  const isInWord = end - at === 1 && isJoined(char, before, after);
  let left = isInWord ? [] : (RUNS[text.slice(at, end)] ?? []);
  if (left.length === 0) addText(scan, text.slice(at, end));
  if (/\S$/.test(before)) {
    for (let index = scan.frames.length - 1; index > 0 && left.length > 0; index--) {
      const kind = scan.frames[index]?.kind;
      if (left.some((one) => one === kind) && close(scan, index)) left = left.filter((one) => one !== kind);
    }
  }
  for (const kind of left) {
    if (/^\S/.test(after)) open(scan, kind);
    else addText(scan, MARKER[kind]);
  }
  scan.at = end;
}

/** A lone `_` between word characters (snake_case) or a lone `*` between ASCII ones (2*3*4) styles nothing. */
function isJoined(char: string, before: string, after: string): boolean {
  return char === '_'
    ? WORD_BEFORE.test(before) && WORD_AFTER.test(after)
    : /[a-z\d]$/i.test(before) && /^[a-z\d]/i.test(after);
}

function open(scan: Scan, kind: Kind): void {
  const earlier = findFrame(scan, kind);
  if (earlier > 0) dissolve(scan, earlier);
  scan.frames.push({ kind, children: [] });
}

/** Turns a frame into its node, unless nothing in it can be seen. */
function close(scan: Scan, index: number): boolean {
  const frame = scan.frames[index];
  if (!frame || (index === scan.frames.length - 1 && isBlank(frame.children))) return false;
  dissolveAbove(scan, index);
  scan.frames.pop();
  const type = frame.kind === 'underscore' ? 'emphasis' : (frame.kind as StyledInline['type']);
  add(scan, { type, children: frame.children });
  return true;
}

/** Gives up a frame: its marker becomes text, and what it held belongs to the frame below. */
function dissolve(scan: Scan, index: number): void {
  const [frame] = scan.frames.splice(index, 1);
  const below = scan.frames[index - 1];
  if (!frame || !below || frame.kind === 'root') return;
  addTo(below.children, { type: 'text', text: MARKER[frame.kind] });
  for (const child of frame.children) addTo(below.children, child);
}

function dissolveAbove(scan: Scan, index: number): void {
  while (scan.frames.length > index + 1) dissolve(scan, scan.frames.length - 1);
}

function findFrame(scan: Scan, kind: Kind): number {
  return scan.frames.findIndex((frame) => frame.kind === kind);
}

function add(scan: Scan, node: Inline): void {
  const top = scan.frames.at(-1);
  if (top) addTo(top.children, node);
}

function addText(scan: Scan, text: string): void {
  if (text !== '') add(scan, { type: 'text', text });
}

function addTo(children: Inline[], node: Inline): void {
  const last = children.at(-1);
  if (node.type === 'text' && last?.type === 'text')
    children[children.length - 1] = { type: 'text', text: last.text + node.text };
  else children.push(node);
}

function isBlank(children: readonly Inline[]): boolean {
  return children.every((node) => node.type === 'break' || (node.type === 'text' && isBlankText(node.text)));
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === '`') end++;
  return end - at;
}

function findLastTicks(text: string): Map<number, number> {
  const last = new Map<number, number>();
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
    const length = runLength(text, at);
    last.set(length, at);
    at += length;
  }
  return last;
}
