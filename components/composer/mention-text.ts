/**
 * Mentions travel as `<@id>` and are written as `@Name`. While one writes, the names stand in the text and the ids are
 * kept beside it; a name that was changed by hand is plain text again.
 */
export type Mentioned = ReadonlyMap<string, string>;

const TYPED = /<@([\w-]+)>/g;

/** @param nameOf undefined leaves the mention as it travels. */
export function toWritten(source: string, nameOf: (memberId: string) => string | undefined): { readonly text: string; readonly mentioned: Mentioned } {
  const mentioned = new Map<string, string>();
  const text = source.replace(TYPED, (typed: string, id: string) => {
    const name = nameOf(id);
    if (name === undefined) return typed;
    mentioned.set(`@${name}`, id);
    return `@${name}`;
  });
  return { text, mentioned };
}

/** Longest names first, so that "@Ana Lee" is not read as "@Ana". */
export function toSource(text: string, mentioned: Mentioned): string {
  let source = text;
  for (const [name, id] of [...mentioned].sort(([a], [b]) => b.length - a.length)) source = source.replaceAll(name, `<@${id}>`);
  return source;
}
