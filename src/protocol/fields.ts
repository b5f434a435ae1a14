/** Field shapes that several features share: whole numbers, times, bounded well-formed texts. */
import * as s from './schema.ts';

const hasControl = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Text without control characters (tab and new line are fine) or halves of surrogate pairs, of at most `max` code points. */
export function text(max: number, min = 0) {
  return s.pipe(
    s.string(),
    s.maxLength(max * 2, `must be at most ${String(max)} characters`),
    s.check((value) => codePoints(value) <= max, `must be at most ${String(max)} characters`),
    s.check((value) => value.trim().length >= min, 'must not be empty'),
    s.check((value) => !hasControl.test(value) && isWellFormed(value), 'holds characters that cannot be shown'),
  );
}

const notNegativeZero = s.check((value: number) => !Object.is(value, -0), 'must be a whole number');

/** A whole number from `min` up, within what JSON carries exactly. */
export function whole(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  return s.pipe(s.number(), s.integer('must be a whole number'), s.minValue(min), s.maxValue(max), notNegativeZero);
}

/** A message's place in its channel, from 1. */
export const seq = whole(1);
/** Unix time in milliseconds, the server's clock. */
export const timeMs = whole(0);
/** A page size: anything over `max` counts as `max`. */
export function pageSize(max: number) {
  return s.pipe(
    whole(1),
    s.transform((value) => Math.min(value, max)),
  );
}

/** A colour that CSS understands without reaching elsewhere: `#rgb`, `#rrggbb`. */
export const color = s.pipe(s.string(), s.regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'must be a colour such as #0b6076'));

/** How the address of every uploaded picture begins, below the server's own. */
export const PICTURE_PATH = '/files/';

/** The path of a picture that this server holds; never an address elsewhere. */
export const picturePath = s.pipe(
  s.string(),
  s.maxLength(200),
  s.regex(/^\/files\/[\w.-]+$/, 'must be a picture uploaded here'),
);
