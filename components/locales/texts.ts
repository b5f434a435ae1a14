/**
 * The English texts that are here so far: those of the first paint, and those that lazily loaded parts bring along by
 * `addTexts`. Every language falls back to them.
 */
import type { Entry } from './catalogue.ts';
import { en } from './en.ts';

const texts: Record<string, Entry> = { ...en };

export function addTexts(more: Readonly<Record<string, Entry>>): void {
  Object.assign(texts, more);
}

/** Empty while the part that brings it is on its way. */
export function englishText(key: string): Entry {
  return texts[key] ?? '';
}
