/**
 * Says what is wrong with a script tag or a call: in the console, and where nothing shows, in the page where the tag
 * stands. Loaded by the script tag only when there is something to say, or to look at more closely.
 */
const TEXTS = {
  community: () => 'The tag names no community. Add data-community="your-community" to it.',
  layout: (value: string) =>
    `data-layout="${value}" is not known. Use one of: launcher, page, inline, panel, channel, badge.`,
  target: (value: string) => `No element fits data-target="${value}". Check the selector.`,
  place: () => 'Say where it goes: add data-target="#an-element" to the tag, or put the tag into the body.',
  identify: () => 'identify() takes a function that answers a token.',
  call: (value: string) => `There is no call "${value}".`,
  twice: () => 'This tag is on the page twice; the second one does nothing.',
} as const;

/** What a developer has to know, and a reader need not. */
const CONSOLE_ONLY: readonly string[] = ['identify', 'call', 'twice'];

/** The words after `data-`, with the values that some take. */
const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ...['community', 'server', 'layout', 'target', 'wait', 'accent', 'channel', 'lang', 'label'].map(
    (word) => [word, []] as [string, string[]],
  ),
  ['scheme', ['auto', 'light', 'dark']],
  ['storage', ['device', 'memory']],
  ['router', ['none', 'hash']],
  ['position', ['end', 'start']],
  ['badge', ['auto', 'live', 'off']],
  ['contrast', ['auto', 'more', 'standard']],
]);

export type TagProblem = keyof typeof TEXTS | 'words';

const say = (words: string): void => console.error(`[hearth] ${words}`);

/** One letter wrong, missing, doubled or swapped. A host may put other `data-` words of its own on the tag. */
function isNear(one: string, other: string): boolean {
  const letters = (text: string): string => [...text].toSorted().join('');
  if (letters(one) === letters(other)) return true;
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  const at = [...long].findIndex((letter, index) => letter !== short[index]);
  const more = long.length - short.length;
  return more < 2 && long.slice(at + 1) === short.slice(at + 1 - more);
}

function checkWords({ dataset }: HTMLElement): void {
  for (const [word, value = ''] of Object.entries(dataset)) {
    const values = WORDS.get(word) ?? [];
    const meant = WORDS.has(word) ? undefined : [...WORDS.keys()].find((known) => isNear(known, word));
    if (meant) say(`There is no data-${word}. Do you mean data-${meant}?`);
    if (values.length > 0 && !values.includes(value))
      say(`data-${word}="${value}" is not known. Use one of: ${values.join(', ')}.`);
  }
}

export function complain(tag: HTMLElement | null, problem: TagProblem, value: string): void {
  if (problem === 'words') return tag ? checkWords(tag) : undefined;
  const words = TEXTS[problem](value);
  say(words);
  if (CONSOLE_ONLY.includes(problem)) return;
  const box = document.createElement('p');
  box.setAttribute('role', 'alert');
  box.textContent = `Hearth: ${words}`;
  if (tag && document.body.contains(tag)) tag.after(box);
  else document.body.append(box);
}
