/**
 * Which addresses in a message become links, and which of them pretend to lead elsewhere.
 * Called by the inline parser only. Every function looks at each character a fixed number of times.
 */
import type { Inline, LinkInline } from './message-tree.ts';

/** Typed here because the server's domain compiles with neither DOM nor Node types. */
declare const URL: new (address: string) => {
  protocol: string;
  username: string;
  password: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly href: string;
};

export type LinkTarget = Pick<LinkInline, 'href' | 'host' | 'suspicious'>;

const ADDRESS_MAX = 2048;
const PARENTHESES_MAX = 8;
/** Neither white space nor anything that is invisible, turns the reading direction, or cannot stand in an address. */
const ADDRESS_END = /[\s<>"`\\\p{Cc}\p{Zs}\p{DI}。，、！？；：）」』】》…“”]/u;
const TRAILING = /[.,:;!?'*_~|]/;
const WEB_ADDRESS = /^https?:\/\/[^/?#]/i;
const IGNORABLE = /\p{DI}/gu;
/** Names of files, which look like hosts but rarely are. */
const FILE_ENDING = /^(?:pdf|docx?|xlsx?|pptx?|odt|txt|csv|png|jpe?g|gif|svg|webp|mp[34]|html?|css|jsx?|tsx?|json)$/i;

/** @param address as typed: `http://…`, `www.…`, `mailto:…` or `tel:…`. Undefined when it must stay text. */
export function linkTarget(address: string): LinkTarget | undefined {
  if (address.length > ADDRESS_MAX) return undefined;
  const full = /^www\./i.test(address) ? `https://${address}` : address;
  if (!WEB_ADDRESS.test(full) && !/^(?:mailto|tel):./i.test(full)) return undefined;
  try {
    const url = new URL(full);
    if (url.protocol === 'tel:') return { href: url.href, host: '', suspicious: false };
    if (url.protocol === 'mailto:') {
      const host = url.pathname.slice(url.pathname.lastIndexOf('@') + 1);
      return { href: url.href, host, suspicious: false };
    }
    const suspicious = url.username !== '' || url.password !== '' || isDisguised(typedHost(full), url.hostname);
    url.username = '';
    url.password = '';
    return { href: url.href, host: url.host, suspicious };
  } catch {
    return undefined; // the URL parser's way to say that this is no address
  }
}

/**
 * Finds the end of a bare address that begins at `start`, leaving out what belongs to the sentence around it.
 * `stop` is where the run of address characters ended: nothing before it can begin another address.
 */
export function scanAddress(text: string, start: number): { readonly end: number; readonly stop: number } {
  let at = start;
  let parentheses = 0;
  let brackets = 0;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (ADDRESS_END.test(char) || isTag(text, at)) break;
    if ('*~|'.includes(char) && text[at + 1] === char) break;
    if (char === '[') brackets++;
    if (char === ']' && --brackets < 0) break;
    if (char === '(') parentheses++;
    if (char === ')') parentheses--;
  }
  const stop = at;
  for (; at > start; at--) {
    const char = text.charAt(at - 1);
    if (char === ')' && parentheses < 0) parentheses++;
    else if (!TRAILING.test(char)) break;
  }
  return { end: at, stop };
}

/** Reads `(address)` at `start`. @returns the address and where it ends, or undefined. */
export function scanDestination(
  text: string,
  start: number,
): { readonly address: string; readonly end: number } | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '(' && ++depth > PARENTHESES_MAX) return undefined;
    if (char === ')' && --depth === 0) return { address: text.slice(start + 1, at), end: at + 1 };
    if (depth === 0 || ADDRESS_END.test(char) || isTag(text, at)) return undefined;
  }
  return undefined;
}

/** Invisible language tags and variation selectors beyond the first plane begin with this half of a pair. */
function isTag(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0xdb40;
}

function typedHost(address: string): string {
  const rest = address.slice(address.indexOf('://') + 3);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  return authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase();
}

/** Whether the host that was typed reads as something other than the host it leads to. */
function isDisguised(typed: string, real: string): boolean {
  if (typed === real) return real.includes('xn--');
  return !real.includes('xn--') || isMisleadingName(typed.normalize('NFC'));
}

const LATIN = /^[\p{sc=Latin}\p{M}\d-]*$/u;
const PHONETIC = /[\u0250-\u02af]/;
const EAST_ASIAN = /^[a-z\d\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}ー-]*$/u;
const LOOK_ALIKE = /[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}\p{sc=Cher}]/u;

/** An international name that mixes alphabets, or is written in one that can imitate Latin under a Latin ending. */
function isMisleadingName(host: string): boolean {
  const labels = host.split('.');
  const latinEnding = /^[a-z\d-]*$/.test(labels.at(-1) ?? '');
  return labels.some((label) => {
    if (LATIN.test(label)) return PHONETIC.test(label);
    if (EAST_ASIAN.test(label)) return false;
    return /\p{sc=Latin}/u.test(label) || (latinEnding && LOOK_ALIKE.test(label));
  });
}

/** Whether a link's own words name a host that is not the one it leads to. */
export function namesAnotherHost(label: string, host: string): boolean {
  const real = withoutWww(host.replace(/:\d+$/, ''));
  return label.split(/[\s()<>,"']+/).some((word) => {
    const named = hostIn(word);
    return named !== undefined && named !== real && !named.endsWith(`.${real}`) && !real.endsWith(`.${named}`);
  });
}

function hostIn(word: string): string | undefined {
  if (word.length > 300) return undefined; // longer than any host; also bounds what `normalize` may cost
  const plain = word.normalize('NFKC').replace(IGNORABLE, '');
  const name = typedHost(plain.includes('://') ? plain : `://${plain}`).replace(/[.!?:;]+$/, '');
  const labels = name.split('.');
  const ending = labels.at(-1) ?? '';
  if (labels.length < 2 || !/^[\p{L}\p{M}]{2,}$|^xn--/u.test(ending) || FILE_ENDING.test(ending)) return undefined;
  try {
    return withoutWww(new URL(`https://${name}`).hostname);
  } catch {
    return undefined; // not a host after all
  }
}

function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host;
}

/** A link's words with links inside them undone; undefined when they hold something that is pressed by itself. */
export function linkLabel(nodes: readonly Inline[]): Inline[] | undefined {
  const label: Inline[] = [];
  for (const node of nodes) {
    if (node.type === 'link') label.push(...node.children);
    else if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'strike') {
      const children = linkLabel(node.children);
      if (!children) return undefined;
      label.push({ type: node.type, children });
    } else if (node.type === 'text' || node.type === 'code' || node.type === 'break') label.push(node);
    else return undefined;
  }
  return label;
}
