/**
 * The languages there are, and where each comes from. English is always here; others load when first asked for.
 * Hosts add their own with `registerLocale`.
 */
import { createLocale, type Locale, type Translation } from './locale.ts';

export type LocaleLoader = () => Promise<Translation>;

const loaders = new Map<string, LocaleLoader>([['en-xa', async () => (await import('./pseudo.ts')).pseudo]]);
const loaded = new Map<string, Locale>();

/** @param tag a language (`de`) or a regional one (`de-AT`). The loader runs once, when the language is first shown. */
export function registerLocale(tag: string, loader: LocaleLoader): void {
  loaders.set(tag.toLowerCase(), loader);
  loaded.clear();
}

function loaderOf(tag: string): LocaleLoader | undefined {
  const name = tag.toLowerCase();
  return loaders.get(name) ?? loaders.get(name.split('-')[0] ?? '');
}

/** At once: the language if it is here, else English texts with that language's dates and numbers. */
export function localeFor(tag: string): Locale {
  const known = loaded.get(tag);
  if (known) return known;
  const locale = createLocale(tag);
  if (!loaderOf(tag)) loaded.set(tag, locale);
  return locale;
}

/** @returns undefined when there is nothing to load. A language that does not arrive leaves English in place. */
export async function loadLocale(tag: string): Promise<Locale | undefined> {
  const loader = loaded.has(tag) ? undefined : loaderOf(tag);
  if (!loader) return undefined;
  try {
    const locale = createLocale(tag, await loader());
    loaded.set(tag, locale);
    return locale;
  } catch (error) {
    console.warn(`hearth: the language "${tag}" did not load; showing English.`, error);
    return undefined;
  }
}
