/** A moment ahead, in words: today the clock alone, later the day too. In the reader's own time zone. */
import { daysBetween } from './format.ts';
import type { Locale } from './locale.ts';

export function untilText(locale: Locale, at: number, now: number): string {
  if (daysBetween(at, now) === 0) return locale.format.clock(at);
  const parts = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale.tag, parts).format(at);
}
