/**
 * What a person, a role or a channel may be called, and how a name is cut and coloured where there is little room.
 * Client and server share it. Real names in any script pass unchanged; what hides, reorders or piles up does not.
 */
import { LIMITS } from '../protocol/limits.ts';
import { isReservedName } from './reserved-names.ts';

export type NameRefusal = 'empty' | 'too_long' | 'reserved' | 'ill_formed' | 'too_many_marks';
export type NameResult =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly reason: NameRefusal };
export interface NameOptions {
  /** Graphemes: what people count as characters. */
  readonly max?: number;
  /** For channels and roles, and for people who really are what the word says. */
  readonly mayBeReserved?: boolean;
}

/** Longer input is not even put in normal form, which could cost its length squared. */
const RAW_MAX = 2048;
/** Code points for each grapheme allowed, so that a short name cannot be heavy. */
const WEIGHT = 4;

/** Halves of surrogate pairs, code points that are no characters, and the sign for "could not be read". */
const ILL_FORMED = /[\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/u;
/** All that looks like a gap, the empty Braille pattern included. */
const GAPS = /[\t-\r\u001c-\u001f\u0085\p{Z}\u2800]+/gu;
/** A flag such as Scotland's is spelt with characters that are invisible elsewhere. */
const FLAG_OR_INVISIBLE = /\u{1f3f4}[\u{e0061}-\u{e007a}]{3,6}\u{e007f}|[\p{Cc}\p{DI}\p{Co}\ufff9-\ufffb]/gu;
/**
 * Where an invisible character does its work: the text up to and with it, and after it. Elsewhere it is dropped. What
 * it leans on must stay itself, hence no `\p{DI}` there, which some letters and signs of these scripts are too.
 */
const LEGITIMATE: readonly (readonly [RegExp, RegExp?])[] = [
  [/[\p{ExtPict}\p{EMod}]\ufe0f?\u200d$/u, /^\p{ExtPict}/u], // one emoji out of several
  [/[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2][\u200c\u200d]$/], // Indic conjuncts
  [/(?!\p{DI})\p{L}\u200d$/u, /^[\u09cd\u0ccd]/], // the same, where the joiner stands before the sign
  [/(?!\p{DI})\p{sc=Arab}\p{M}?\u200c$/u, /^(?!\p{DI})\p{sc=Arab}/u], // Persian words with an inner boundary
  [/[\p{ExtPict}\p{EMod}][\ufe0e\ufe0f]$/u],
  [/[\d#*]\ufe0f$/, /^\u20e3/],
  [/\p{sc=Han}[\ufe00-\ufe02\u{e0100}-\u{e01ef}]$/u], // a family's own form of a Han character
  [/(?!\p{DI})\p{sc=Mong}(?:[\u180b-\u180d\u180f]?\u180e|[\u180b-\u180d\u180f])$/u],
];

const PILED_MARKS = /\p{M}{4,}/gu;
/** In these scripts a syllable may carry more than three marks. */
const SYLLABLE_MARKS = /^[\p{scx=Mymr}\p{scx=Khmr}\p{scx=Tibt}\p{scx=Java}\p{scx=Bali}\p{scx=Lana}]{4,6}$/u;

export function normaliseName(raw: string, { max = LIMITS.name, mayBeReserved = false }: NameOptions = {}): NameResult {
  if (raw.length > RAW_MAX) return { ok: false, reason: 'too_long' };
  if (ILL_FORMED.test(raw)) return { ok: false, reason: 'ill_formed' };
  const name = raw
    .normalize('NFC')
    .replace(GAPS, ' ')
    .replace(FLAG_OR_INVISIBLE, keepLegitimate)
    .replace(/ +/g, ' ')
    .trim()
    .normalize('NFC');
  if (!/[^\p{M} ]/u.test(name)) return { ok: false, reason: 'empty' };
  if (hasPiledMarks(name)) return { ok: false, reason: 'too_many_marks' };
  if (Array.from(name).length > max * WEIGHT || graphemes(name).length > max) return { ok: false, reason: 'too_long' };
  if (!mayBeReserved && isReservedName(name)) return { ok: false, reason: 'reserved' };
  return { ok: true, name };
}

function keepLegitimate(found: string, at: number, whole: string): string {
  const upTo = whole.slice(Math.max(0, at - 4), at + found.length);
  const after = whole.slice(at + found.length, at + found.length + 2);
  const isFlag = found.startsWith('\u{1f3f4}');
  return isFlag || LEGITIMATE.some(([before, next]) => before.test(upTo) && next?.test(after) !== false) ? found : '';
}

function hasPiledMarks(name: string): boolean {
  if (/(?:^| )\p{M}/u.test(name)) return true; // it would sit on whatever stands before the name
  return (name.match(PILED_MARKS) ?? []).some((run) => !SYLLABLE_MARKS.test(run) || new Set(run).size < run.length);
}

let segmenter: Intl.Segmenter | undefined;

/** What people count as characters. Browsers before 2024 may lack `Intl.Segmenter`: then a character with its marks. */
function graphemes(text: string): string[] {
  if (!('Segmenter' in Intl)) return text.match(/\P{M}(?:\u200d\P{M}|[\p{M}\p{EMod}])*|\p{M}+/gsu) ?? [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const TITLE =
  /^(?:ms|mr|mrs|miss|mx|dr|prof|professor|sir|rev|herr|frau|hr|fr|mme|mlle|sr|sra|srta|dhr|mevr|pan|pani)\.?$/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md)\.?$/i;
const ONE_IS_ENOUGH = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{sc=Arab}]/u;
/** Georgian capitals are no initials, and few fonts have them. */
const HAS_CAPITAL = /^(?!\p{sc=Geor})\p{Ll}/u;

/** One or two graphemes for a face without a photo; an emoji when the name has no letter. */
export function initials(name: string): string {
  const words = name.split(/[\s_.,/]+/u).map((word) => word.replace(/^[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]+/u, ''));
  const lettered = words.filter((word) => word !== '');
  const untitled = lettered.filter((word, index) => !TITLE.test(word) && !(index > 0 && SUFFIX.test(word)));
  const [first, ...others] = untitled.length > 0 ? untitled : lettered;
  if (first === undefined) return graphemes(name.trim())[0] ?? '';
  const last = others.at(-1);
  return initial(first) + (last === undefined || ONE_IS_ENOUGH.test(first) ? '' : initial(last));
}

function initial(word: string): string {
  const [first = '', second = ''] = graphemes(word.slice(0, 64).normalize('NFKC'));
  if (/^[เ-ไເ-ໄ]/u.test(first)) return first + second; // Thai and Lao vowels written before their consonant
  const capital = HAS_CAPITAL.test(first) ? first.toUpperCase() : first;
  return graphemes(capital).length === 1 ? capital : first;
}

const HUES = [20, 50, 80, 110, 145, 170, 195, 220, 250, 285, 320, 350] as const;

/** Degrees of the face's colour; the same person has the same one everywhere. */
export function faceHue(memberId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < memberId.length; at++) hash = Math.imul(hash ^ memberId.charCodeAt(at), 0x01000193);
  return HUES[(hash >>> 0) % HUES.length] ?? HUES[0];
}

/** A channel's name as people type it after `#`: "Year 7 – Trips" → "year-7-trips". Empty when the name has no letter. */
export function channelSlug(name: string): string {
  return name
    .slice(0, RAW_MAX)
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ\p{DI}]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
