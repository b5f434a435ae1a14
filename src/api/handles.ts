/**
 * The handles that `createClient` gives out: all that elements and host code ever touch. State is nanostores atoms
 * (`get`, `listen`, `subscribe`); actions answer promises that never reject for an expected failure: it comes as
 * `{ ok: false, error }`.
 */
import type { ReadableAtom } from 'nanostores';
import type { Draft } from '../cache/cache.ts';
import type { PermissionSet } from '../model/permissions.ts';
import type { ConnectionState } from '../net/connection-state.ts';
import type { UploadedPicture } from '../net/uploads.ts';
import type { GetToken } from '../options.ts';
import type { CategoryRow, ChannelAudience, ChannelRow, LastMessage } from '../protocol/channels.ts';
import type { CommandInput, CommandResult, CommandType } from '../protocol/commands.ts';
import type { CommunityRow } from '../protocol/community.ts';
import type { Envelope } from '../protocol/errors.ts';
import type { MemberRow } from '../protocol/members.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { NotificationRow, PreferenceRow } from '../protocol/notifications.ts';
import type { Presence } from '../protocol/presence.ts';
import type { QueryInput, QueryResult, QueryType } from '../protocol/queries.ts';
import type { RoleRow } from '../protocol/roles.ts';
import type { TimelineView } from '../sync/timeline-view.ts';

export type { GetToken } from '../options.ts';
export type { ConnectionState } from '../net/connection-state.ts';
export type { DeliveryState, TimelineItem, TimelineView } from '../sync/timeline-view.ts';

export interface HearthClient {
  readonly connection: ReadableAtom<ConnectionState>;
  /** True once the cache or the server has given a first picture. */
  readonly ready: ReadableAtom<boolean>;
  /** False when nothing outlives this page; said once. */
  readonly persistent: ReadableAtom<boolean>;
  /** Commands waiting to be sent, failed ones among them. */
  readonly outbox: ReadableAtom<OutboxView>;
  /** Server time minus local time, in milliseconds. */
  readonly clockOffset: ReadableAtom<number>;
  readonly session: SessionHandle;
  readonly community: CommunityHandle;
  readonly members: MembersHandle;
  readonly inbox: InboxHandle;
  readonly settings: SettingsHandle;
  /** The same handle for the same channel each time. @param channelIdOrSlug either; a slug is resolved once rows are here. */
  channel(channelIdOrSlug: string): ChannelHandle;
  /** Sends a command now and waits for the server; nothing is queued. For settings and moderation. */
  command<T extends CommandType>(type: T, input: CommandInput<T>): Promise<Envelope<CommandResult<T>>>;
  query<T extends QueryType>(type: T, input: QueryInput<T>): Promise<Envelope<QueryResult<T>>>;
  /** Tries the line again at once. */
  reconnect(): void;
  /** Lets go of the line and the cache; nothing is erased. */
  close(): void;
}

export interface OutboxView {
  readonly waiting: number;
  readonly failed: number;
}

export interface SessionHandle {
  /** The person's own row. */
  readonly me: ReadableAtom<MemberRow | undefined>;
  /** Takes a new identity. Another person's cache and outbox are erased first. */
  identify(getToken: GetToken): Promise<void>;
  /** Signs out: erases cache and outbox on this device, in every tab. @returns how many unsent messages were erased. */
  logout(): Promise<{ readonly discarded: number }>;
  /**
   * Sends a picture now; nothing is queued. @param file at most 5 MB. @returns the path for `profile.update` or
   * `community.update`; without one of them within a day, the picture goes again.
   */
  uploadPicture(file: Blob, options?: { readonly signal?: AbortSignal }): Promise<Envelope<UploadedPicture>>;
  setPresence(presence: Presence): void;
}

export interface ChannelGroup {
  /** Null for channels outside any category. */
  readonly category: CategoryRow | null;
  readonly channels: readonly ChannelRow[];
  readonly collapsed: boolean;
}

export interface CommunityHandle {
  readonly row: ReadableAtom<CommunityRow | undefined>;
  readonly roles: ReadableAtom<readonly RoleRow[]>;
  /** In order, archived channels left out. */
  readonly groups: ReadableAtom<readonly ChannelGroup[]>;
  readonly archived: ReadableAtom<readonly ChannelRow[]>;
  /** What I may do outside any channel. */
  readonly permissions: ReadableAtom<PermissionSet>;
  readonly memberCount: ReadableAtom<number>;
  readonly unread: ReadableAtom<UnreadView>;
  setCollapsed(categoryId: string, collapsed: boolean): void;
  /** The channel shown last on this device. */
  lastChannelId(): string | undefined;
  setLastChannelId(channelId: string): void;
  markAllRead(channelIds?: readonly string[]): Promise<void>;
}

export interface UnreadView {
  readonly unread: number;
  /** For me: mentions and replies. */
  readonly mentions: number;
}
export interface ChannelUnread extends UnreadView {
  /** The first message one has not read, when known. */
  readonly firstSeq: number | null;
  /** Everything up to here is read. */
  readonly readSeq: number;
  readonly muted: boolean;
  /** New messages alone are not shown as news: muted, or only mentions are wanted, or nothing. */
  readonly quiet: boolean;
}

export interface ChannelHandle {
  /** Undefined until known. */
  readonly id: ReadableAtom<string | undefined>;
  readonly row: ReadableAtom<ChannelRow | undefined>;
  /** How the newest message begins; null while it is not known. */
  readonly lastMessage: ReadableAtom<LastMessage | null>;
  readonly timeline: ReadableAtom<TimelineView>;
  readonly unread: ReadableAtom<ChannelUnread>;
  readonly permissions: ReadableAtom<PermissionSet>;
  /** Ids of those who write just now, oldest first, myself left out. */
  readonly typing: ReadableAtom<readonly string[]>;
  readonly draft: ReadableAtom<Draft | undefined>;
  /** Holds the channel live while somebody looks at it. @returns the release; the last one lets go. */
  hold(): () => void;
  loadBefore(): Promise<void>;
  loadAfter(): Promise<void>;
  showLatest(): Promise<void>;
  /** Puts the window around a message. @returns its seq, or undefined when it is not there or not mine to see. */
  showMessage(messageId: string): Promise<number | undefined>;
  showSeq(seq: number): Promise<void>;
  /** A message by id from memory, else from the server: for quotes. */
  message(messageId: string): ReadableAtom<MessageRow | null | undefined>;
  /** Resolves once it lies safely in the outbox; then the composer may clear. `stored: false` says it is held in memory only. */
  send(
    text: string,
    options?: { readonly replyToId?: string },
  ): Promise<{ readonly opId: string; readonly stored: boolean }>;
  edit(messageId: string, text: string): Promise<void>;
  remove(messageId: string, reason?: string): Promise<void>;
  react(messageId: string, emoji: string, on: boolean): Promise<void>;
  retry(messageId: string): Promise<void>;
  /** Takes a message that was not sent out of the outbox. @returns its text, for editing. */
  discard(messageId: string): Promise<string | undefined>;
  /** Moves the read marker forward to `seq`. */
  markRead(seq: number): void;
  markUnread(seq: number): Promise<void>;
  /** Tells the others that I am writing; call on every keystroke, it is throttled. */
  setTyping(on: boolean): void;
  /** Kept at once in memory, on the device shortly after, shown in other tabs. */
  setDraft(text: string, replyToId?: string): void;
  audience(): Promise<Envelope<ChannelAudience>>;
  /** Where the reader was: kept per channel on this device. */
  readonly place: { get(): ScrollPlace | undefined; set(place: ScrollPlace | undefined): void };
}
export interface ScrollPlace {
  readonly seq: number;
  /** Distance of the row's top from the top of the list, in CSS pixels. */
  readonly offset: number;
}

export interface MembersHandle {
  /** A member's row, fetched (batched) when it is not here yet; null when there is none. */
  get(memberId: string): ReadableAtom<MemberRow | null | undefined>;
  search(
    text: string,
    options?: { readonly channelId?: string; readonly limit?: number },
  ): Promise<readonly MemberRow[]>;
  /** All active members that are here already, in no order. */
  held(): readonly MemberRow[];
  /** Wanted presence of the people on screen. */
  presence(memberId: string): ReadableAtom<'online' | 'idle' | 'busy' | 'offline'>;
  readonly onlineCount: ReadableAtom<number>;
  readonly blocked: ReadableAtom<ReadonlySet<string>>;
}

/** What the interface keeps for this person on this device, shown in other tabs, never sent to the server. */
export interface SettingsHandle {
  get(key: string): ReadableAtom;
  set(key: string, value: unknown): void;
}

export interface InboxHandle {
  /** Newest first. */
  readonly notifications: ReadableAtom<readonly NotificationRow[]>;
  readonly preferences: ReadableAtom<ReadonlyMap<string, PreferenceRow>>;
  setDone(notificationIds: readonly string[], done: boolean): Promise<void>;
}
