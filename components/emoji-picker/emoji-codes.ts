/** Puts emoji for codes such as `:tada:` before a message is sent. Code and addresses stay as they are. */

const KEPT = /(```[^]*?```|`[^`\n]*`|https?:\/\/\S+)/;
const CODE = /(^|[^\p{L}\p{N}:]):([\w+-]+):(?![\p{L}\p{N}])/gu;

let known: Promise<ReadonlyMap<string, string>> | undefined;

async function loadCodes(): Promise<ReadonlyMap<string, string>> {
  const { GROUPS } = await import('../emoji-data/emoji-data.ts');
  const codes = new Map<string, string>();
  for (const group of GROUPS) {
    const emoji = group.emoji.replaceAll('*', '').split(' ');
    for (const [index, names] of group.codes.split(' ').entries()) {
      for (const name of names.split(',')) codes.set(name, emoji[index] ?? '');
    }
  }
  return codes;
}

/** Where the table does not arrive, the words are sent as they were typed. */
export async function replaceCodes(source: string): Promise<string> {
  try {
    const codes = await (known ??= loadCodes());
    const swap = (typed: string, before: string, code: string): string =>
      codes.has(code) ? `${before}${codes.get(code) ?? ''}` : typed;
    // twice: two codes may share the space between them
    const swapAll = (text: string): string => text.replace(CODE, swap).replace(CODE, swap);
    return source
      .split(KEPT)
      .map((part, index) => (index % 2 ? part : swapAll(part)))
      .join('');
  } catch (error) {
    console.warn('[hearth] chunk_failed', error);
    known = undefined;
    return source;
  }
}
