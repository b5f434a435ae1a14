/**
 * Finds members that occur twice in JSON text. `JSON.parse` keeps the last one silently, another reader may keep the
 * first; a signed token must not mean two things.
 */

/** @param text JSON that `JSON.parse` has already accepted. */
export function hasDuplicateKeys(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{') {
      open.push(new Set());
      isKey = true;
    } else if (character === '[') {
      open.push(undefined);
      isKey = false;
    } else if (character === '}' || character === ']') {
      open.pop();
      isKey = false;
    } else if (character === ',') {
      isKey = open.at(-1) !== undefined;
    } else if (character === ':') {
      isKey = false;
    } else if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (isKey && keys) {
        const key = JSON.parse(text.slice(at, end)) as string;
        if (keys.has(key)) return true;
        keys.add(key);
      }
      at = end - 1;
    }
  }
  return false;
}

/** @returns the index after the closing quote. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
