/** The launcher's few words. It loads no catalogue; the button itself knows the English ones it needs. */
export interface Words {
  readonly open: string;
  readonly close: string;
  readonly forYou: string;
  readonly news: string;
  readonly failed: string;
}

const EN: Words = {
  open: 'Open community',
  close: 'Close community',
  forYou: 'for you',
  news: 'something new',
  failed: 'It didn’t open. Try again',
};
const WORDS: Readonly<Record<string, Words>> = {
  de: {
    open: 'Community öffnen',
    close: 'Community schließen',
    forYou: 'für dich',
    news: 'etwas Neues',
    failed: 'Nicht geöffnet. Noch einmal',
  },
  ar: { open: 'افتح المجتمع', close: 'أغلق المجتمع', forYou: 'لك', news: 'شيء جديد', failed: 'لم يُفتح. حاول مرة أخرى' },
};

/** @param tag a BCP 47 language tag; languages without an entry read English. */
export function launcherWords(tag: string): Words {
  return WORDS[tag.slice(0, 2).toLowerCase()] ?? EN;
}
