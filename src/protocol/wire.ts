/**
 * The events of the one Socket.IO namespace, apart from `command` and `query` (see their tables) and `session`
 * (see `handshake.ts`). Every client event is acknowledged with an `Envelope`, but `signal`, which never is.
 */
import { streamName } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { CategoryRow, ChannelRow, LastMessage } from './channels.ts';
import type { Row } from './rows.ts';
import * as s from './schema.ts';

export interface Cursor {
  /** Changes when a server is restored from a backup. */
  readonly epoch: string;
  readonly rev: number;
}

/** A wrong or foreign cursor is no error: it answers with a `reset`. */
const cursor = s.nullable(s.object({ epoch: s.string(), rev: s.number() }));
export const syncRequest = s.object({
  streams: s.pipe(
    s.array(
      s.object({
        stream: streamName,
        since: s.optional(s.union([cursor, s.unknown()]), null),
        live: s.exactOptional(s.boolean()),
      }),
    ),
    s.maxLength(LIMITS.syncStreams),
  ),
});
export interface StreamRequest {
  readonly stream: string;
  readonly since: Cursor | null;
  /** False asks for a channel's own row and activity only. */
  readonly live: boolean;
}

/** One stream's answer. All rows changed in (since, rev], or after `reset` the newest page only. */
export interface StreamState {
  readonly epoch: string;
  readonly rev: number;
  readonly rows: readonly Row[];
  readonly reset?: true;
  /** With a `community:` stream: every channel and category that this reader may see. */
  readonly channelIds?: readonly string[];
  readonly categoryIds?: readonly string[];
  /** With a channel's newest page: whether older messages exist. */
  readonly hasBefore?: boolean;
  /** With a `channel:` stream. */
  readonly lastSeq?: number;
  readonly lastAt?: number | null;
  /** With a `channel:` stream that is not asked for live. */
  readonly lastMessage?: LastMessage;
}
/** By stream name. `error.code` is `not_found` for what is not there or not the reader's to see. */
export type SyncResult = Readonly<
  Record<string, StreamState | { readonly error: { readonly code: 'not_found'; readonly message: string } }>
>;

/** All that changed in (from, rev] of a stream held live. */
export interface PatchEvent {
  readonly stream: string;
  readonly epoch: string;
  readonly from: number;
  readonly rev: number;
  readonly rows: readonly Row[];
}
export type HeadsEvent = Readonly<Record<string, number>>;
export interface ActivityEvent {
  readonly channelId: string;
  readonly lastSeq: number;
  readonly lastAt: number | null;
  readonly lastMessage?: LastMessage;
  /** Mentions of many since the last `activity`. */
  readonly broadMentions?: ChannelRow['broadMentions'];
}
export interface AccessEvent {
  readonly gained: readonly (ChannelRow | CategoryRow)[];
  readonly lost: readonly string[];
}
/** A renewed token on an open socket. */
export const tokenFrame = s.object({ token: s.pipe(s.string(), s.minLength(1), s.maxLength(LIMITS.tokenBytes)) });
