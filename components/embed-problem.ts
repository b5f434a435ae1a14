/** Says what is wrong with a script tag: in the page, where it stands, and in the console for the developer. */
const TEXTS = {
  community: () => 'The tag names no community. Add data-community="your-community" to it.',
  layout: (value: string) =>
    `data-layout="${value}" is not known. Use one of: launcher, page, inline, panel, channel, badge.`,
  target: (value: string) => `No element fits data-target="${value}". Check the selector.`,
  place: () => 'Say where it goes: add data-target="#an-element" to the tag, or put the tag into the body.',
} as const;

export type TagProblem = keyof typeof TEXTS;

export function complain(tag: HTMLElement | null, problem: TagProblem, value: string): void {
  const words = TEXTS[problem](value);
  console.error(`[hearth] ${words}`);
  const box = document.createElement('p');
  box.setAttribute('role', 'alert');
  box.textContent = `Hearth: ${words}`;
  if (tag && document.body.contains(tag)) tag.after(box);
  else document.body.append(box);
}
