/** What a message's text means: blocks of inlines. Made by `parseMessageText`, drawn by the message row, read by the server. */

export interface TextInline {
  readonly type: 'text';
  readonly text: string;
}
/** A line break the writer typed. */
export interface BreakInline {
  readonly type: 'break';
}
export interface CodeInline {
  readonly type: 'code';
  readonly text: string;
}
export interface StyledInline {
  readonly type: 'strong' | 'emphasis' | 'strike' | 'spoiler';
  readonly children: readonly Inline[];
}
export interface LinkInline {
  readonly type: 'link';
  /** Always http, https, mailto or tel, without credentials. */
  readonly href: string;
  /** Where the link really leads, in ASCII (punycode), with a port that is not the usual one; empty for `tel`. */
  readonly host: string;
  /** The text may be taken for another place: show `host` beside it. */
  readonly suspicious: boolean;
  /** Text, code and styles only: nothing in a link can be pressed by itself. */
  readonly children: readonly Inline[];
}
export interface MentionInline {
  readonly type: 'memberMention' | 'roleMention' | 'channelMention';
  readonly id: string;
}
export interface BroadMentionInline {
  readonly type: 'broadMention';
  readonly audience: 'everyone' | 'here';
}
export type Inline =
  TextInline | BreakInline | CodeInline | StyledInline | LinkInline | MentionInline | BroadMentionInline;

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}
export interface CodeBlock {
  readonly type: 'codeBlock';
  /** As typed after the fence, lower case; empty when none. */
  readonly language: string;
  readonly text: string;
}
export interface QuoteBlock {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
}
export interface ListItem {
  /** The number to show, as typed where the typed ones rise; null in a bullet list. */
  readonly number: number | null;
  readonly children: readonly Inline[];
  readonly lists: readonly ListBlock[];
}
export interface ListBlock {
  readonly type: 'bulletList' | 'numberedList';
  readonly items: readonly ListItem[];
}
export type Block = ParagraphBlock | CodeBlock | QuoteBlock | ListBlock;

export type MessageTree = readonly Block[];
