/**
 * One language: its texts, numbers and dates. Elements get it from `LocaleController`; `t` and `rich` are typed by
 * `en.ts`, so a missing value or an unknown key does not compile. Missing texts of a translation appear in English.
 */
import { splitGaps, type Entry, type Values } from './catalogue.ts';
import type { en } from './en.ts';
import type { menus } from './en-menus.ts';
import type { frameSoon } from './en-frame-soon.ts';
import type { people } from './en-people.ts';
import type { invites } from './en-invites.ts';
import type { person } from './en-person.ts';
import type { picture } from './en-picture.ts';
import type { roles } from './en-roles.ts';
import type { soon } from './en-soon.ts';
import type { writing } from './en-writing.ts';
import { createFormat, type Format } from './format.ts';
import { englishText } from './texts.ts';

export type Messages = typeof en &
  typeof menus &
  typeof people &
  typeof soon &
  typeof frameSoon &
  typeof writing &
  typeof person &
  typeof picture &
  typeof roles &
  typeof invites;
export type MessageKey = keyof Messages;
/** A translation: any of the keys, any plural forms. */
export type Translation = Readonly<Partial<Record<MessageKey, Entry>>>;

export interface Locale {
  /** A BCP 47 tag, such as `en-GB`. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  readonly format: Format;
  t<K extends MessageKey>(key: K, ...values: Values<Messages[K], string | number>): string;
  /** Like `t`, with templates in the gaps: an array to render. */
  rich<K extends MessageKey>(key: K, ...values: Values<Messages[K], unknown>): readonly unknown[];
}

const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)\b/i;

export function createLocale(tag: string, translation: Translation = {}): Locale {
  const format = createFormat(tag);
  const plurals = new Intl.PluralRules(tag);

  function textOf(key: MessageKey, values: Readonly<Record<string, unknown>> | undefined): string {
    const entry: Entry = translation[key] ?? englishText(key);
    if (typeof entry === 'string') return entry;
    return entry[plurals.select(Number(values?.['count']))] ?? entry.other;
  }
  function fill(key: MessageKey, values: Readonly<Record<string, unknown>> | undefined): unknown[] {
    return splitGaps(textOf(key, values)).map((part, index) => {
      if (index % 2 === 0) return part;
      const value = values?.[part];
      return typeof value === 'number' ? format.number(value) : value;
    });
  }
  return {
    tag,
    dir: RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr',
    format,
    t: (key, ...[values]) => fill(key, values).join(''),
    rich: (key, ...[values]) => fill(key, values),
  };
}
