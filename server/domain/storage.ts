/**
 * The port behind which all truth lies. Adapters: `SqliteStorage` (embedded), `MemoryStorage` (simulation),
 * `PostgresStorage` when a community outgrows one machine; one contract suite runs over every one of them.
 *
 * Promises of an adapter: a unit passed to `transaction` runs alone (or as if alone), in a savepoint of its own, inside a
 * transaction that it may share with units waiting at the same moment (group commit). Its promise resolves only after the
 * whole is durable; when the unit throws, its writes vanish, the others stay, and its promise rejects with the same error.
 * Promises resolve in commit order. A unit must await nothing but its `Transaction`.
 */
import type { BroadMention } from '../../src/protocol/channels.ts';
import type { StreamName } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow, MessageVersion } from '../../src/protocol/messages.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import type { Row, RowKind } from '../../src/protocol/rows.ts';

/** A stream's counter and, for a channel, its newest message. Rows of messages are stored without `mine`. */
export interface Head {
  readonly rev: number;
  readonly lastSeq: number;
  readonly lastAt: number | null;
  /** Newest last, at most `LIMITS.broadMentions`. */
  readonly broadMentions: readonly BroadMention[];
}

export interface StoredResult {
  /** Hash of the command's type and input, to tell a repeat from another command under the same id. */
  readonly digest: string;
  /** JSON, returned byte for byte to a repeat. */
  readonly result: string;
  readonly at: number;
}

/** What a member is besides the public row: identity at the host, age band, and when the tokens of old stop counting. */
export interface Account {
  readonly memberId: string;
  /** `host:<issuer>:<sub>` or `own:<id>`. */
  readonly subject: string;
  readonly ageBand: 'child' | 'teen' | 'adult' | 'unknown';
  /** Unix ms. Tokens issued in an earlier second are refused. */
  readonly tokensValidFrom: number;
  readonly bannedUntil: number | null;
  /** Role ids that came from the host's claims; only these are taken away when a claim goes. */
  readonly claimedRoleIds: readonly string[];
  /** The name as the host last claimed it, made safe. While the member bears it, a new claim renames them. */
  readonly claimedName?: string;
}

export interface InviteRecord {
  readonly id: string;
  readonly communityId: string;
  readonly codeHash: string;
  readonly creatorId: string;
  readonly roleId: string | null;
  readonly channelId: string | null;
  readonly note: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly uses: number | null;
  readonly used: number;
  readonly revokedAt: number | null;
  /** An owner's set-up or sign-in link signs in this member instead of making a new one. */
  readonly memberId: string | null;
}

/** A picture in the file store, and whose it is. */
export interface PictureRecord {
  /** Its file's name, which no other community can have. */
  readonly name: string;
  readonly communityId: string;
  /** When it was last uploaded, in Unix milliseconds. */
  readonly uploadedAt: number;
}

export interface MessagePageRequest {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly around?: number | undefined;
  readonly limit: number;
}
export interface MessagePage {
  /** Ascending by seq. */
  readonly rows: readonly MessageRow[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}
export interface ReactionEntry {
  readonly emoji: string;
  readonly memberId: string;
}
export interface RoleCombination {
  readonly roleIds: readonly string[];
  readonly count: number;
}
export interface MemberPageRequest {
  readonly roleId?: string | undefined;
  readonly status?: MemberRow['status'] | undefined;
  readonly after?: { readonly name: string; readonly id: string } | undefined;
  readonly limit: number;
}
export interface SearchRequest {
  /** Words, already folded by `foldText`; all must occur. */
  readonly words: readonly string[];
  readonly channelIds: readonly string[];
  readonly authorId?: string | undefined;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Reads. Inside a transaction they see its own writes; outside, the last committed state. */
export interface Reader {
  head(stream: StreamName): Promise<Head>;
  /** Of each of these streams. */
  heads(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, Head>>;
  /** A row by its whole address; also for messages (`channel:` stream). Dead rows count as rows. */
  row<K extends RowKind>(stream: StreamName, kind: K, id: string): Promise<Extract<Row, { kind: K }> | undefined>;
  /** All living rows of a kind in a stream (not messages, not members). */
  rows<K extends RowKind>(stream: StreamName, kind: K): Promise<readonly Extract<Row, { kind: K }>[]>;
  /** Every living channel and category of a community. */
  places(communityId: string): Promise<readonly Extract<Row, { kind: 'channel' | 'category' }>[]>;
  /**
   * Rows of a stream with rev in (since, …], ascending by rev, living and dead, at most `limit`. Channel rows carry the
   * head's `lastSeq`, `lastAt` and `broadMentions` as they are now; so do those of `row` and `places`.
   */
  changed(stream: StreamName, since: number, limit: number): Promise<readonly Row[]>;

  community(idOrSlug: string): Promise<Extract<Row, { kind: 'community' }> | undefined>;
  communities(): Promise<readonly Extract<Row, { kind: 'community' }>[]>;

  message(messageId: string): Promise<MessageRow | undefined>;
  messages(channelId: string, page: MessagePageRequest): Promise<MessagePage>;
  pins(channelId: string): Promise<readonly MessageRow[]>;
  versions(messageId: string): Promise<readonly MessageVersion[]>;
  reactions(messageId: string): Promise<readonly ReactionEntry[]>;
  /** Which emoji this member has put on these messages. */
  ownReactions(memberId: string, messageIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  search(request: SearchRequest): Promise<{ readonly rows: readonly MessageRow[]; readonly hasMore: boolean }>;

  member(communityId: string, memberId: string): Promise<MemberRow | undefined>;
  members(communityId: string, memberIds: readonly string[]): Promise<readonly MemberRow[]>;
  memberPage(
    communityId: string,
    page: MemberPageRequest,
  ): Promise<{ readonly rows: readonly MemberRow[]; readonly total: number; readonly hasAfter: boolean }>;
  /** Active members whose folded name has a word starting with each of the folded words; best first is the caller's work. */
  memberSearch(communityId: string, words: readonly string[], limit: number): Promise<readonly MemberRow[]>;
  /** Active members counted by the exact set of their roles. */
  roleCombinations(communityId: string): Promise<readonly RoleCombination[]>;
  /** Members whose trusted-name skeleton equals this one. */
  membersBySkeleton(communityId: string, skeleton: string): Promise<readonly MemberRow[]>;
  account(communityId: string, memberId: string): Promise<Account | undefined>;
  accountBySubject(communityId: string, subject: string): Promise<Account | undefined>;

  result(memberId: string, opId: string): Promise<StoredResult | undefined>;
  invite(communityId: string, inviteId: string): Promise<InviteRecord | undefined>;
  inviteByCode(codeHash: string): Promise<InviteRecord | undefined>;
  invites(communityId: string): Promise<readonly InviteRecord[]>;
  audit(
    communityId: string,
    page: { readonly before?: number | undefined; readonly type?: string | undefined; readonly limit: number },
  ): Promise<readonly AuditEntry[]>;
  /** A private setting of the server or of one community, as JSON; scope is `server` or a community id. */
  setting(scope: string, key: string): Promise<unknown>;
  picture(name: string): Promise<PictureRecord | undefined>;
  /** By name, those uploaded before this Unix millisecond that neither their community nor a member of it shows. */
  unusedPictures(before: number): Promise<readonly PictureRecord[]>;
}

export interface Transaction extends Reader {
  /** Adds one to the stream's counter and gives the new rev. Call once a commit and stream. Locks the stream's head. */
  nextRev(stream: StreamName): Promise<number>;
  /** Gives the channel's next seq and moves its head. Locks it. */
  nextSeq(channelId: string, at: number): Promise<number>;
  addBroadMention(channelId: string, mention: BroadMention): Promise<void>;
  /** Forgets those of one message. @returns whether there were any. */
  dropBroadMentions(channelId: string, seq: number): Promise<boolean>;

  /** Inserts or replaces a row that is not a message. Keeps the indexes of members, places and communities. */
  put(
    stream: StreamName,
    row: Row,
    options?: { readonly communityId?: string; readonly nameSkeleton?: string },
  ): Promise<void>;
  /** @throws DuplicateId when a message, channel, category or role with this id exists anywhere. */
  insert(
    stream: StreamName,
    row: Row,
    options?: { readonly communityId?: string; readonly nameSkeleton?: string },
  ): Promise<void>;
  /** Replaces a message. Search forgets a removed one at once. */
  putMessage(row: MessageRow): Promise<void>;
  addVersion(messageId: string, version: MessageVersion): Promise<void>;
  dropVersions(messageId: string): Promise<void>;
  /** @returns whether anything changed. */
  setReaction(messageId: string, memberId: string, emoji: string, on: boolean): Promise<boolean>;
  dropReactions(messageId: string): Promise<void>;

  putAccount(communityId: string, account: Account): Promise<void>;
  putResult(memberId: string, opId: string, result: StoredResult): Promise<void>;
  /** @throws DuplicateId when another community has an invite with this id. */
  putInvite(invite: InviteRecord): Promise<void>;
  addAudit(communityId: string, entry: Omit<AuditEntry, 'n'>): Promise<void>;
  putSetting(scope: string, key: string, value: unknown): Promise<void>;
  putPicture(picture: PictureRecord): Promise<void>;
  dropPicture(name: string): Promise<void>;
  /** Drops results older than this Unix millisecond. */
  dropResultsBefore(at: number): Promise<void>;
  /** Something that every other server on this store must hear of, once it is durable. Absent where there is only one. */
  addNotice?(notice: unknown): Promise<void>;
}

export class DuplicateId extends Error {
  override readonly name = 'DuplicateId';
}
/** The store cannot write just now (locked, full, read-only, gone). Repeating later may work. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** A member, their former result of this operation, and whether its id is free. */
export interface Ahead {
  readonly memberId: string;
  readonly opId: string;
}
export type BatchListener = (units: number, ms: number) => void;

export interface Storage extends Reader {
  /** Changes when the store was restored from a backup. */
  readonly epoch: string;
  /**
   * @param communityId whose rows and records alone the unit touches, where it is one community's: then units of other
   * communities need not wait for it.
   * @param ahead what the unit will ask for, so that it can be read for many units at once.
   */
  transaction<T>(unit: (tx: Transaction) => Promise<T>, communityId?: string, ahead?: Ahead): Promise<T>;
  /**
   * Where several servers share the store: calls the listener, within a second, with what units of any of them gave to
   * `addNotice` and made durable. One may come twice. @returns a function that ends it.
   */
  onNotice?(listener: (notice: unknown) => void): () => void;
  /** Calls the listener after each group commit with how many units shared it and how long it took. */
  onBatch?(listener: BatchListener): void;
  /** Copies a consistent state into an empty folder while the server runs. */
  backup?(folder: string): Promise<void>;
  /** Takes the last traces of removed text out of what was made of it, such as an index. May take a while. */
  scrub?(): Promise<void>;
  close(): Promise<void>;
}
