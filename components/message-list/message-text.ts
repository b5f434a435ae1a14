/**
 * Draws a message's tree as Lit templates: the only way that people's text reaches the page. Only the elements written
 * here can come out of it, whatever was typed. Called by the message row, the quote, the guidelines.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Block, Inline, ListBlock, MessageTree } from '../../src/index.ts';
import type { Locale } from '../locales/locale.ts';

/** The names behind the ids in a text; undefined while unknown. */
export interface Names {
  member(id: string): string | undefined;
  role(id: string): string | undefined;
  channel(id: string): string | undefined;
}

export interface TextOptions {
  readonly locale: Locale;
  readonly names: Names;
  /** My id and roles: what calls me is marked. */
  readonly me: { readonly id: string; readonly roleIds: readonly string[] } | undefined;
  readonly tab: number;
}

const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|tel:)/i;

function link(node: Extract<Inline, { type: 'link' }>, options: TextOptions): unknown {
  const children = inlines(node.children, options);
  if (!SAFE_ADDRESS.test(node.href)) return children;
  return html`<a href=${node.href} target="_blank" rel="noopener noreferrer nofollow" tabindex=${options.tab}
      >${children}</a
    >${node.suspicious ? html`<span class="host" dir="ltr">(${node.host})</span>` : nothing}`;
}

function spoiler(children: unknown, { locale, tab }: TextOptions): TemplateResult {
  return html`<span class="spoiler"
    ><button type="button" class="veil" tabindex=${tab} data-action="unveil">${locale.t('text.showHidden')}</button
    ><span class="veiled" inert>${children}</span></span
  >`;
}

function mention(name: string, isMe: boolean, memberId?: string): TemplateResult {
  return html`<bdi
    class=${isMe ? 'mention mention--me' : 'mention'}
    data-action=${memberId ? 'person' : nothing}
    data-member=${memberId ?? nothing}
    >${name}</bdi
  >`;
}

function inline(node: Inline, options: TextOptions): unknown {
  const { locale, names, me } = options;
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code dir="ltr">${node.text}</code>`;
    case 'strong':
      return html`<strong>${inlines(node.children, options)}</strong>`;
    case 'emphasis':
      return html`<em>${inlines(node.children, options)}</em>`;
    case 'strike':
      return html`<s>${inlines(node.children, options)}</s>`;
    case 'spoiler':
      return spoiler(inlines(node.children, options), options);
    case 'link':
      return link(node, options);
    case 'memberMention':
      return mention(`@${names.member(node.id) ?? locale.t('person.unknown')}`, node.id === me?.id, node.id);
    case 'roleMention':
      return mention(`@${names.role(node.id) ?? locale.t('text.unknownRole')}`, me?.roleIds.includes(node.id) ?? false);
    case 'channelMention':
      return mention(names.channel(node.id) ?? locale.t('text.unknownChannel'), false);
    case 'broadMention':
      return mention(locale.t(node.audience === 'here' ? 'text.here' : 'text.everyone'), true);
  }
}

function inlines(nodes: readonly Inline[], options: TextOptions): unknown[] {
  return nodes.map((node) => inline(node, options));
}

function list(node: ListBlock, options: TextOptions): TemplateResult {
  const items = node.items.map(
    (item) =>
      html`<li dir="auto" value=${item.number ?? nothing}>
        ${inlines(item.children, options)}${item.lists.map((inner) => list(inner, options))}
      </li>`,
  );
  return node.type === 'numberedList'
    ? html`<ol>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

function block(node: Block, options: TextOptions, tail: unknown): TemplateResult {
  switch (node.type) {
    case 'paragraph':
      return html`<p dir="auto">${inlines(node.children, options)}${tail}</p>`;
    case 'codeBlock':
      return html`<pre dir="ltr"><code>${node.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${messageText(node.blocks, options)}</blockquote>`;
    default:
      return list(node, options);
  }
}

/** @param tail drawn at the end of the last line, such as "(edited)". */
export function messageText(tree: MessageTree, options: TextOptions, tail: unknown = nothing): unknown {
  const last = tree.length - 1;
  const ownLine = tail !== nothing && tree[last]?.type !== 'paragraph' ? html`<p>${tail}</p>` : nothing;
  return [...tree.map((node, index) => block(node, options, index === last ? tail : nothing)), ownLine];
}
