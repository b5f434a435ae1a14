/** Messages, reactions, pins, history and search. */
import { pageSize, seq, text, whole } from './fields.ts';
import { id } from './ids.ts';
import { LIMITS } from './limits.ts';
import * as s from './schema.ts';

/** One emoji as people see it (or one of the named reactions, which are emoji too). Checked further by the server. */
export const emoji = s.pipe(
  s.string(),
  s.minLength(1),
  s.maxLength(32),
  s.regex(
    /^(?=[\s\S]*[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3])[\p{Extended_Pictographic}\p{Emoji_Component}\u{e0020}-\u{e007f}]+$/u,
    'must be one emoji',
  ),
);

export const reaction = s.object({
  emoji: s.string(),
  count: whole(1),
  /** Only where the answer is made for one reader (`history`, `sync`); absent in live patches. */
  mine: s.exactOptional(s.boolean()),
});
export type Reaction = s.Infer<typeof reaction>;

export const mentions = s.object({ memberIds: s.array(id), roleIds: s.array(id), everyone: s.boolean() });
export type Mentions = s.Infer<typeof mentions>;

export const removal = s.object({
  by: s.picklist(['author', 'moderator']),
  byId: id,
  at: whole(0),
  reason: s.exactOptional(s.string()),
});

export const messageRow = s.object({
  kind: s.literal('message'),
  id,
  rev: whole(1),
  channelId: id,
  seq: whole(1),
  authorId: id,
  /** Source text; empty once removed. */
  text: s.string(),
  createdAt: whole(0),
  editedAt: s.exactOptional(whole(0)),
  replyToId: s.exactOptional(id),
  reactions: s.array(reaction),
  mentions: s.exactOptional(mentions),
  pinned: s.exactOptional(s.object({ byId: id, at: whole(0) })),
  /** A tombstone: the text is gone everywhere. */
  removed: s.exactOptional(removal),
});
export type MessageRow = s.Infer<typeof messageRow>;

/** In the reader's own stream: which emoji one has put on a message. `id` is the message's. */
export const reactionRow = s.object({
  kind: s.literal('reaction'),
  id,
  rev: whole(1),
  channelId: id,
  emojis: s.array(s.string()),
});
export type ReactionRow = s.Infer<typeof reactionRow>;

const body = text(LIMITS.messageText, 1);

export const messageSend = s.object({
  channelId: id,
  text: body,
  replyToId: s.exactOptional(id),
  threadId: s.exactOptional(id),
  attachments: s.refused,
  mentions: s.refused,
});
export const messageEdit = s.object({
  messageId: id,
  text: body,
  /** The row's rev that the writer saw. A newer edit in between answers `conflict`. */
  baseRev: s.exactOptional(whole(1)),
});
export const messageDelete = s.object({ messageId: id, reason: s.exactOptional(text(LIMITS.reason)) });
export const messagePin = s.object({ messageId: id, on: s.boolean() });
export const reactionSet = s.object({ messageId: id, emoji, on: s.boolean() });

export const history = s.object({
  channelId: id,
  before: s.exactOptional(seq),
  after: s.exactOptional(seq),
  around: s.exactOptional(seq),
  limit: s.exactOptional(pageSize(LIMITS.historyPage)),
});
export interface HistoryPage {
  /** Ascending by seq. */
  readonly rows: readonly MessageRow[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  /** The stream's rev when the page was read. */
  readonly rev: number;
}

/** Single messages by id: for permalinks, quotes and notifications. Those one may not see are left out. */
export const messagesGet = s.object({ messageIds: s.pipe(s.array(id), s.minLength(1), s.maxLength(50)) });
/** Earlier versions of an edited or removed message, for those who may remove messages. */
export const messageVersions = s.object({ messageId: id });
export interface MessageVersion {
  readonly text: string;
  readonly at: number;
  readonly byId: string;
}
export const pinsList = s.object({ channelId: id });
export const reactionsList = s.object({ messageId: id, emoji: s.exactOptional(emoji) });
export interface ReactionsList {
  readonly reactions: readonly { readonly emoji: string; readonly memberIds: readonly string[] }[];
}

export const search = s.object({
  text: text(LIMITS.queryText, 1),
  channelId: s.exactOptional(id),
  authorId: s.exactOptional(id),
  before: s.exactOptional(whole(0)),
  after: s.exactOptional(whole(0)),
  limit: s.exactOptional(pageSize(50)),
});
