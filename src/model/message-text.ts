/**
 * What people type, as a tree: the one reading of message text that client and server share.
 * Linear in the length of the text, whatever it holds; no character gets lost but the markers that took effect.
 */
import { parseBlocks } from './message-blocks.ts';
import type { Block, BroadMentionInline, Inline, ListBlock, MentionInline, MessageTree } from './message-tree.ts';

export type { Block, Inline, ListBlock, ListItem, MessageTree } from './message-tree.ts';
export { isBlankText } from './message-leaves.ts';

export function parseMessageText(text: string): MessageTree {
  return parseBlocks(text.split(/\r\n|\r|\n/));
}

export interface PlainTextOptions {
  /** What stands for hidden words, whatever their length. */
  readonly spoiler?: string;
  /** The words for a mention, such as "@Ana". Without it, mentions appear as they were typed. */
  readonly nameMention?: (mention: MentionInline | BroadMentionInline) => string;
}

/** For previews, notifications and screen readers: no markers, hidden words masked, a line for each line. */
export function plainText(source: MessageTree | string, options: PlainTextOptions = {}): string {
  const tree = typeof source === 'string' ? parseMessageText(source) : source;
  return tree.map((block) => plainBlock(block, options)).join('\n');
}

function plainBlock(block: Block, options: PlainTextOptions): string {
  if (block.type === 'paragraph') return plainInlines(block.children, options);
  if (block.type === 'codeBlock') return block.text;
  if (block.type === 'quote') return plainText(block.blocks, options);
  return plainList(block, options, '');
}

function plainList(list: ListBlock, options: PlainTextOptions, indent: string): string {
  const lines = list.items.flatMap((item) => [
    `${indent}${item.number === null ? '•' : `${String(item.number)}.`} ${plainInlines(item.children, options)}`,
    ...item.lists.map((nested) => plainList(nested, options, '  ')),
  ]);
  return lines.join('\n');
}

function plainInlines(nodes: readonly Inline[], options: PlainTextOptions): string {
  return nodes.map((node) => plainInline(node, options)).join('');
}

function plainInline(node: Inline, options: PlainTextOptions): string {
  switch (node.type) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return '\n';
    case 'spoiler':
      return options.spoiler ?? '▒▒▒';
    case 'memberMention':
    case 'roleMention':
    case 'channelMention':
    case 'broadMention':
      return options.nameMention?.(node) ?? typedMention(node);
    default:
      return plainInlines(node.children, options);
  }
}

function typedMention(node: MentionInline | BroadMentionInline): string {
  if (node.type === 'broadMention') return `@${node.audience}`;
  return `<${node.type === 'memberMention' ? '@' : node.type === 'roleMention' ? '@&' : '#'}${node.id}>`;
}

export interface MentionedInText {
  readonly memberIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly everyone: boolean;
  readonly here: boolean;
}

/** Whom a message calls, each once, in order. Code and quoted words call nobody; hidden words do. */
export function mentionsIn(source: MessageTree | string): MentionedInText {
  const memberIds = new Set<string>();
  const roleIds = new Set<string>();
  const audiences = new Set<string>();
  const visit = (node: Inline): void => {
    if (node.type === 'memberMention') memberIds.add(node.id);
    else if (node.type === 'roleMention') roleIds.add(node.id);
    else if (node.type === 'broadMention') audiences.add(node.audience);
    else if ('children' in node) node.children.forEach(visit);
  };
  const visitBlock = (block: Block): void => {
    if (block.type === 'paragraph') block.children.forEach(visit);
    else if ('items' in block) {
      for (const item of block.items) {
        item.children.forEach(visit);
        item.lists.forEach(visitBlock);
      }
    }
  };
  (typeof source === 'string' ? parseMessageText(source) : source).forEach(visitBlock);
  return {
    memberIds: [...memberIds],
    roleIds: [...roleIds],
    everyone: audiences.has('everyone'),
    here: audiences.has('here'),
  };
}

/** Code points, which is what `MESSAGE_TEXT_MAX` counts. */
export function messageLength(text: string): number {
  return Array.from(text).length;
}
