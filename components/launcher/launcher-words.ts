/** The launcher's few words. It loads no catalogue, so that it costs next to nothing before it is opened. */
interface LauncherWords {
  readonly open: string;
  readonly close: string;
  readonly waiting: string;
  readonly failed: string;
  readonly retry: string;
  readonly forYou: (count: string) => string;
  readonly news: string;
}

const WORDS: Readonly<Record<string, LauncherWords>> = {
  en: {
    open: 'Open community',
    close: 'Close community',
    waiting: 'Opening…',
    failed: 'This didn’t open. Check your connection.',
    retry: 'Try again',
    forYou: (count) => `${count} for you`,
    news: 'something new',
  },
  de: {
    open: 'Community öffnen',
    close: 'Community schließen',
    waiting: 'Wird geöffnet…',
    failed: 'Das ließ sich nicht öffnen. Prüfe deine Verbindung.',
    retry: 'Noch einmal',
    forYou: (count) => `${count} für dich`,
    news: 'etwas Neues',
  },
  ar: {
    open: 'افتح المجتمع',
    close: 'أغلق المجتمع',
    waiting: 'جارٍ الفتح…',
    failed: 'تعذّر الفتح. تحقّق من اتصالك.',
    retry: 'حاول مرة أخرى',
    forYou: (count) => `${count} لك`,
    news: 'شيء جديد',
  },
};

/** @param tag a BCP 47 language tag; languages without an entry read English. */
export function launcherWords(tag: string): LauncherWords {
  return WORDS[tag.split('-')[0]?.toLowerCase() ?? 'en'] ?? (WORDS['en'] as LauncherWords);
}
