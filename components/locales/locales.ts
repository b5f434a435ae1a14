/**
 * Which language there is for a tag. English is always here; `languages` is loaded with the first other one. Hosts add
 * their own with `registerLocale`. A language that nobody has reads English, with the dates and numbers of its region.
 */
import { createLocale, type Locale, type Translation } from './locale.ts';
import { wordsHere } from './texts.ts';

export type LocaleLoader = () => Promise<Translation>;

/** Ours, beside English: `languages` has them. */
const OURS = /^(?:ar|de|en-xa)\b/i;
const loaders = new Map<string, LocaleLoader>();
const locales = new Map<string, Locale>();

/** @param tag a language (`de`) or a regional one (`de-AT`). The loader runs once, when the language is first shown. */
export function registerLocale(tag: string, loader: LocaleLoader): void {
  loaders.set(tag.toLowerCase(), loader);
  locales.clear();
}

function loaderOf(tag: string): LocaleLoader | undefined {
  const name = tag.toLowerCase();
  return loaders.get(name) ?? loaders.get(name.replace(/-.*/, ''));
}

/** Words of one language belong together: English, but as where the language is at home. */
function englishFor(tag: string): Locale {
  return createLocale(/^en/i.test(tag) ? tag : `en-${new Intl.Locale(tag).maximize().region ?? 'GB'}`);
}

/** At once: the language if all of it that is needed is here, else undefined. */
export function localeHere(tag: string): Locale | undefined {
  const known = locales.get(tag);
  if (known && wordsHere()) return undefined;
  if (!known && !loaderOf(tag) && !OURS.test(tag)) locales.set(tag, englishFor(tag));
  return locales.get(tag);
}

/** At once: the language, or English while it is not here. */
export function localeFor(tag: string): Locale {
  return localeHere(tag) ?? englishFor(tag);
}

/**
 * The language, once it is here; English when it does not come, or not in time.
 * @param onLate gets it when it comes after all
 */
export async function loadLocale(tag: string, onLate: (locale: Locale) => void = () => undefined): Promise<Locale> {
  const keep = (locale: Locale): void => void locales.set(tag, locale);
  const coming = import('./languages.ts').then(({ bring }) => bring(tag, { load: loaderOf(tag), keep, onLate }));
  return (await coming.catch((error: unknown) => console.warn('[hearth] chunk_failed', error))) ?? englishFor(tag);
}
