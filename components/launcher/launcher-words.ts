/** The launcher's few words. It loads no catalogue, so that it costs next to nothing before it is opened. */
type Words = readonly [open: string, close: string, forYou: string, news: string, failed: string];

const EN: Words = ['Open community', 'Close community', 'for you', 'something new', 'It didn’t open. Try again'];
const WORDS: Readonly<Record<string, Words>> = {
  de: ['Community öffnen', 'Community schließen', 'für dich', 'etwas Neues', 'Nicht geöffnet. Noch einmal'],
  ar: ['افتح المجتمع', 'أغلق المجتمع', 'لك', 'شيء جديد', 'لم يُفتح. حاول مرة أخرى'],
};

/** @param tag a BCP 47 language tag; languages without an entry read English. */
export function launcherWords(tag: string): Words {
  return WORDS[tag.slice(0, 2).toLowerCase()] ?? EN;
}
