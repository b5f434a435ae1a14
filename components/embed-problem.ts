/**
 * Says what is wrong with a script tag or a call: in the console, and where nothing shows, in the page where the tag
 * stands. Loaded by the script tag only when there is something to say.
 */
const TEXTS = {
  community: () => 'The tag names no community. Add data-community="your-community" to it.',
  value: (value: string, values: string, word: string) =>
    `data-${word}="${value}" is not known. Use one of: ${listed(values)}.`,
  word: (word: string, words: string) => `There is no data-${word}. Do you mean data-${nearest(word, words) ?? ''}?`,
  target: (value: string) => `No element fits data-target="${value}". Check the selector.`,
  place: () => 'Say where it goes: add data-target="#an-element" to the tag, or put the tag into the body.',
  identify: () => 'identify() takes a function that answers a token.',
  call: (value: string) => `There is no call "${value}".`,
  twice: () => 'This tag is on the page twice; the second one does nothing.',
} as const;

/** What a developer has to know, and a reader need not. */
const CONSOLE_ONLY: readonly string[] = ['word', 'identify', 'call', 'twice'];

export type TagProblem = keyof typeof TEXTS;

const listed = (values: string): string => values.replaceAll(' ', ', ');
const asAttribute = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** One letter wrong, missing, doubled or swapped. A host may put other `data-` words of its own on the tag. */
function nearest(word: string, words: string): string | undefined {
  const letters = (text: string): string => [...text].toSorted().join('');
  const isNear = (known: string): boolean => {
    const [long, short] = known.length > word.length ? [known, word] : [word, known];
    if (letters(long) === letters(short)) return true;
    const at = [...long].findIndex((letter, index) => letter !== short[index]);
    const skip = long.length - short.length;
    return skip < 2 && long.slice(at + 1) === short.slice(at + 1 - skip);
  };
  return words.split(' ').find(isNear);
}

export function complain(tag: HTMLElement | null, problem: TagProblem, value = '', values = '', word = ''): void {
  const wrong = problem === 'word' ? asAttribute(value) : value;
  if (problem === 'word' && nearest(wrong, values) === undefined) return;
  const words = TEXTS[problem](wrong, values, word);
  console.error(`[hearth] ${words}`);
  if (CONSOLE_ONLY.includes(problem) || (problem === 'value' && word !== 'layout')) return;
  const box = document.createElement('p');
  box.setAttribute('role', 'alert');
  box.textContent = `Hearth: ${words}`;
  if (tag && document.body.contains(tag)) tag.after(box);
  else document.body.append(box);
}
