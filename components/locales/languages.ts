/**
 * Languages other than English, once one is in use: fetched once, and kept complete section by section as parts arrive.
 * Loaded by `locales` for the first such reader, so that English readers do without.
 */
import type { Entry } from './catalogue.ts';
import { createLocale, type Locale } from './locale.ts';
import { type Catalogue, followTexts, type Section, sections, type Texts, wordsHere } from './texts.ts';

/** A language in use. */
interface Language {
  /** All that is here so far; grows. */
  readonly texts: Record<string, Entry>;
  readonly later: Catalogue['later'];
  /** Nothing any more for a section that has arrived. */
  readonly asked: Map<Section, Promise<void> | undefined>;
}
type CatalogueLoader = () => Promise<Catalogue>;
/** Where a language goes, and when. */
export interface Bringing {
  /** A host's own texts, which go before ours. */
  readonly load: (() => Promise<Texts>) | undefined;
  /** Gets the language when it is here. */
  keep(locale: Locale): void;
  /** Gets it as well, if it was too late for the first paint. */
  onLate(locale: Locale): void;
}

/** Nothing waits longer than this for its words: then English stands there until they come. */
const PATIENCE_MS = 4000;
const OURS: Readonly<Record<string, CatalogueLoader>> = {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
  'en-xa': async () => (await import('./pseudo.ts')).pseudo,
};

const coming = new Map<unknown, Promise<Texts | undefined>>();
const languages = new Set<Language>();
const complained = new Set<Section>();

/** @returns undefined, and English, when it does not come or not in time */
export async function bring(tag: string, { load, keep, onLate }: Bringing): Promise<Locale | undefined> {
  const ours = Object.keys(OURS).find((name) => `${tag}-`.toLowerCase().startsWith(`${name}-`)) ?? '';
  const key = load ?? ours;
  const arriving =
    coming.get(key) ?? fetchCatalogue(tag, load ? async () => ({ first: await load(), later: {} }) : OURS[ours]);
  coming.set(key, arriving);
  const bringing = arriving.then(async (texts) => {
    await wordsHere();
    const locale = texts && createLocale(tag, texts);
    if (locale) keep(locale);
    return locale;
  });
  const locale = await inTime(bringing);
  if (!locale) void bringing.then((late) => late && onLate(late));
  return locale;
}

async function fetchCatalogue(tag: string, load: CatalogueLoader | undefined): Promise<Texts | undefined> {
  try {
    return load && (await useCatalogue(await load()));
  } catch (error) {
    console.warn(`[hearth] The language "${tag}" did not load; showing English.`, error);
    return undefined;
  }
}

/** From now on this language is kept complete. @returns its texts, once those needed so far are here */
export async function useCatalogue({ first, later }: Catalogue): Promise<Texts> {
  const texts = Object.create(first) as Record<string, Entry>;
  languages.add({ texts, later, asked: new Map() });
  await wordsHere();
  return texts;
}

/** A section that does not arrive leaves English in its place, and is asked for again with the next part. */
async function fetchSection({ texts, asked }: Language, section: Section, load: () => Promise<Texts>): Promise<void> {
  try {
    Object.assign(texts, await load());
    asked.set(section, undefined);
  } catch (error) {
    asked.delete(section);
    if (complained.has(section)) return;
    complained.add(section);
    console.warn(`[hearth] The words for "${section}" did not load; showing English.`, error);
  }
}

function asking(language: Language, section: Section): Promise<void> | undefined {
  const load = language.later[section];
  if (load && !language.asked.has(section)) language.asked.set(section, fetchSection(language, section, load));
  return language.asked.get(section);
}

async function inTime<T>(arriving: Promise<T>): Promise<T | undefined> {
  const patience = new AbortController();
  const waiting = new Promise<undefined>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    patience.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  const first = await Promise.race([arriving, waiting]);
  patience.abort();
  return first;
}

followTexts(() => {
  const awaited = [...languages].flatMap((language) =>
    [...sections].flatMap((section) => asking(language, section) ?? []),
  );
  return awaited.length > 0 ? inTime(Promise.all(awaited)) : undefined;
});
