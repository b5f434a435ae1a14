/** Walks a message tree, for tests that ask what is in it wherever it is. */
import type { Block, Inline } from '../../../src/model/message-tree.ts';

export function inlinesOf(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return within(block.children);
    if (block.type === 'quote') return inlinesOf(block.blocks);
    if (block.type === 'codeBlock') return [];
    return block.items.flatMap((item) => [...within(item.children), ...inlinesOf(item.lists)]);
  });
}

function within(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node) => ('children' in node ? [node, ...within(node.children)] : [node]));
}

/** All characters that the tree shows, in order. */
export function leavesOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.type === 'codeBlock'
        ? block.text
        : block.type === 'quote'
          ? leavesOf(block.blocks)
          : 'items' in block
            ? block.items.map((item) => texts(item.children) + leavesOf(item.lists)).join('')
            : texts(block.children),
    )
    .join('');
}

function texts(nodes: readonly Inline[]): string {
  return nodes.map((node) => ('text' in node ? node.text : 'children' in node ? texts(node.children) : '')).join('');
}

export function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
