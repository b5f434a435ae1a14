/** A name with the part in bold that answers what was typed. */
import { html, type TemplateResult } from 'lit';
import { foldText } from '../../src/index.ts';

/** Where the words of the query begin and end in the name; nothing when letters do not line up. */
export function matchIn(name: string, query: string): { readonly from: number; readonly to: number } | undefined {
  const sought = foldText(query).trim();
  const letters = Array.from(name);
  const folded = letters.map((letter) => foldText(letter));
  const whole = folded.join('');
  const found = sought === '' ? -1 : wordStart(whole, sought);
  if (found < 0) return undefined;
  let [position, from] = [0, -1];
  for (let index = 0; index < letters.length; index++) {
    if (from < 0 && position >= found) from = index;
    position += folded[index]?.length ?? 0;
    if (position >= found + sought.length)
      return { from: lengthOf(letters, Math.max(from, 0)), to: lengthOf(letters, index + 1) };
  }
  return undefined;
}

function wordStart(whole: string, sought: string): number {
  for (let at = whole.indexOf(sought); at >= 0; at = whole.indexOf(sought, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(whole.charAt(at - 1))) return at;
  }
  return whole.indexOf(sought);
}

function lengthOf(letters: readonly string[], count: number): number {
  return letters.slice(0, count).join('').length;
}

export function markedName(name: string, query: string): TemplateResult {
  const match = matchIn(name, query);
  if (!match) return html`<bdi>${name}</bdi>`;
  return html`<bdi
    >${name.slice(0, match.from)}<b class="strong">${name.slice(match.from, match.to)}</b>${name.slice(match.to)}</bdi
  >`;
}
