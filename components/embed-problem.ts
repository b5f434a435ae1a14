/** Says what is wrong with a script tag or a call: in the console, and where nothing shows, in the page where the tag stands. */
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

export type TagProblem = keyof typeof TEXTS;

export function complain(tag: HTMLElement | null, problem: TagProblem, value: string): void {
  const words = TEXTS[problem](value);
  console.error(`[hearth] ${words}`);
  if (CONSOLE_ONLY.includes(problem)) return;
  const box = document.createElement('p');
  box.setAttribute('role', 'alert');
  box.textContent = `Hearth: ${words}`;
  if (tag && document.body.contains(tag)) tag.after(box);
  else document.body.append(box);
}
