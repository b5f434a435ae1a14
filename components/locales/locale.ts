/**
 * One language: its texts, numbers and dates. Elements get it from `LocaleController`; `t` and `rich` are typed by
 * `en.ts`, so a missing value or an unknown key does not compile. Missing texts of a translation appear in English.
 */
import { splitGaps, type Entry, type Values } from './catalogue.ts';
import type { en } from './en.ts';
import type { menus } from './en-menus.ts';
import type { composerSoon } from './en-composer-soon.ts';
import type { frameSoon } from './en-frame-soon.ts';
import type { people } from './en-people.ts';
import type { invites } from './en-invites.ts';
import type { person } from './en-person.ts';
import type { picture } from './en-picture.ts';
import type { problems } from './en-problems.ts';
import type { roles } from './en-roles.ts';
import type { soon } from './en-soon.ts';
import type { writing } from './en-writing.ts';
import { createFormat, type Format } from './format.ts';
import { englishText, type Texts } from './texts.ts';

export type Messages = typeof en &
  typeof menus &
  typeof people &
  typeof soon &
  typeof frameSoon &
  typeof composerSoon &
  typeof writing &
  typeof person &
  typeof picture &
  typeof problems &
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

/** What runs against a language stands apart in its sentences, as in `<bdi>`: else it would drag its neighbours along. */
const AGAINST = { ltr: /[\u0590-\u08ff\ufb1d-\ufefc]/, rtl: /\p{Script=Latin}/u };

/** @param wanted plain `ar` has Arabic digits; with a region, `Intl` knows what is usual there. */
export function createLocale(wanted: string, translation: Texts | Translation = {}): Locale {
  const tag = wanted === 'ar' ? 'ar-u-nu-arab' : wanted;
  const format = createFormat(tag);
  let plurals: Intl.PluralRules | undefined;
  const dir = RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';

  const apart = (text: string): string =>
    AGAINST[dir].test(text) && !text.includes('\u2068') ? `\u2068${text}\u2069` : text;

  function textOf(key: MessageKey, values: Readonly<Record<string, unknown>> | undefined): string {
    const entry: Entry = translation[key] ?? englishText(key);
    if (typeof entry === 'string') return entry;
    return entry[(plurals ??= new Intl.PluralRules(tag)).select(Number(values?.['count']))] ?? entry.other;
  }
  function fill(key: MessageKey, values: Readonly<Record<string, unknown>> | undefined): unknown[] {
    return splitGaps(textOf(key, values)).map((part, index) => {
      if (index % 2 === 0) return part;
      const value = values?.[part];
      if (typeof value === 'number') return format.number(value);
      return typeof value === 'string' ? apart(value) : value;
    });
  }
  return {
    tag,
    dir,
    format: { ...format, list: (names) => format.list(names.map(apart)) },
    t: (key, ...[values]) => fill(key, values).join(''),
    rich: (key, ...[values]) => fill(key, values),
  };
}
