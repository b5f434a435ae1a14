/**
 * The English words that are here so far: those of the first paint, and those that parts bring along by `addTexts`. Every
 * language falls back to them. Another language in use follows, section by section (`languages`); whoever imports a part
 * waits by `withWords`, so that nobody sees it in English first.
 */
import type { Entry } from './catalogue.ts';
import { en } from './en.ts';

export type Texts = Readonly<Record<string, Entry>>;
/** What has a file of its own in each language, beside the first texts. */
export type Section =
  | 'frame-soon'
  | 'soon'
  | 'composer-soon'
  | 'writing'
  | 'people'
  | 'person'
  | 'menus'
  | 'invites'
  | 'roles'
  | 'picture'
  | 'problems';
/** Asks for what is lacking; nothing when all is here. */
export type Follower = () => Promise<unknown> | undefined;

/** A translation as its file has it: the texts of the first paint, and where the others come from. */
export interface Catalogue {
  readonly first: Texts;
  readonly later: Readonly<Partial<Record<Section, () => Promise<Texts>>>>;
}

const english: Record<string, Entry> = { ...en };
export const sections = new Set<Section>();
let follower: Follower | undefined;

/** Empty while the part that brings it is on its way. */
export function englishText(key: string): Entry {
  return english[key] ?? '';
}

/** A part has brought its English along: the other languages in use follow. */
export function addTexts(section: Section, more: Texts): void {
  Object.assign(english, more);
  sections.add(section);
  void wordsHere();
}

/** From now on other languages are in use. */
export function followTexts(follow: Follower): void {
  follower = follow;
}

/** @returns undefined when every language in use has all that is needed so far, else what to wait for. */
export function wordsHere(): Promise<unknown> | undefined {
  return follower?.();
}

/** What an `import()` brings, once its words are here as well. */
export async function withWords<T>(importing: Promise<T>): Promise<T> {
  const part = await importing;
  await wordsHere();
  return part;
}
