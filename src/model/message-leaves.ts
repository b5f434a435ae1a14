/** Questions about raw text that parser, composer and server share. */
import type { Inline } from './message-tree.ts';

/** Anything that leaves a mark on the screen. */
const VISIBLE = /[^\s\p{Cc}\p{DI}\u2800]/u;

/** White space and invisible characters only: nothing to send. */
export function isBlankText(text: string): boolean {
  return !VISIBLE.test(text);
}

/** The characters of the leaves, one after another, without masks. */
export function leafText(nodes: readonly Inline[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'break') text += '\n';
    else if ('text' in node) text += node.text;
    else if ('children' in node) text += leafText(node.children);
  }
  return text;
}
