/**
 * Dates, times and numbers in one language. `Intl` formatters are made when first used and kept. Message times are in
 * the reader's own time zone. `now` is passed in, so that a page left open over midnight says the right day.
 */
export interface Format {
  number(value: number): string;
  /** 9:41 or 21:41, as the language has it. */
  clock(at: number): string;
  /** For lists: today the time, within six days the weekday, this year day and month, else with the year. */
  when(at: number, now: number): string;
  /** For day dividers: the short word, and the date beside it where the word is not enough. */
  day(at: number, now: number): { readonly label: string; readonly date: string };
  /** Everything, for titles. */
  full(at: number): string;
  /** `a, b and c`. */
  list(names: readonly string[]): string;
}

const DAY_MS = 86_400_000;

/** Local midnight: days are counted by the calendar, since a day may have 23 or 25 hours. */
function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Calendar days from `at` to `now`; 0 is today. */
export function daysBetween(at: number, now: number): number {
  return Math.round((midnight(now) - midnight(at)) / DAY_MS);
}

function upperFirst(text: string, tag: string): string {
  return text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
}

export function createFormat(tag: string): Format {
  const dates = new Map<string, Intl.DateTimeFormat>();
  const date = (at: number, options: Intl.DateTimeFormatOptions): string => {
    const key = JSON.stringify(options);
    let format = dates.get(key);
    if (!format) dates.set(key, (format = new Intl.DateTimeFormat(tag, options)));
    return format.format(at);
  };
  let numbers: Intl.NumberFormat | undefined;
  let relative: Intl.RelativeTimeFormat | undefined;
  let lists: Intl.ListFormat | undefined;
  const dayWord = (value: number): string =>
    (relative ??= new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })).format(value, 'day');
  const clock = (at: number): string => date(at, { hour: 'numeric', minute: '2-digit' });
  const isSameYear = (at: number, now: number): boolean => new Date(at).getFullYear() === new Date(now).getFullYear();

  return {
    number: (value) => (numbers ??= new Intl.NumberFormat(tag)).format(value),
    clock,
    when(at, now) {
      const days = daysBetween(at, now);
      if (days <= 0) return clock(at);
      if (days <= 6) return date(at, { weekday: 'short' });
      return date(at, { day: 'numeric', month: 'short', ...(!isSameYear(at, now) && { year: 'numeric' }) });
    },
    day(at, now) {
      const days = daysBetween(at, now);
      const full = date(at, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        ...(!isSameYear(at, now) && { year: 'numeric' }),
      });
      return days === 0 || days === 1
        ? { label: upperFirst(dayWord(-days), tag), date: full }
        : { label: full, date: '' };
    },
    full: (at) => date(at, { dateStyle: 'full', timeStyle: 'short' }),
    list: (names) => (lists ??= new Intl.ListFormat(tag, { type: 'conjunction' })).format(names),
  };
}
