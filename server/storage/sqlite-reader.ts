/**
 * All reads of `SqliteStorage`, each a call into a module with SQL in it. Reads outside a transaction go through a
 * connection of their own that can only read, so they see what is committed; inside, through the writing connection.
 */
import { type StreamName, parseStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { Row, RowKind } from '../../src/protocol/rows.ts';
import type * as port from '../domain/storage.ts';
import { type Sql, asStorageError } from './sqlite-connection.ts';
import * as members from './sqlite-members.ts';
import * as messages from './sqlite-messages.ts';
import * as records from './sqlite-records.ts';
import * as rows from './sqlite-rows.ts';
import { searchMessages } from './sqlite-search.ts';

type Found<K extends RowKind> = Extract<Row, { kind: K }>;
type Answer<M extends keyof port.Reader> = ReturnType<port.Reader[M]>;

export abstract class SqliteReader implements port.Reader {
  /** Where the next statement goes. */
  protected abstract get sql(): Sql;

  /** Every method answers through here: what it throws becomes a rejection that the port knows. */
  protected answer<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      try {
        resolve(work());
      } catch (error) {
        throw asStorageError(error);
      }
    });
  }

  head(stream: StreamName): Promise<port.Head> {
    return this.answer(() => rows.readHead(this.sql, stream));
  }
  heads(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, port.Head>> {
    return this.answer(() => new Map(streams.map((stream) => [stream, rows.readHead(this.sql, stream)])));
  }
  row<K extends RowKind>(stream: StreamName, kind: K, id: string): Promise<Found<K> | undefined> {
    return this.answer(() => {
      if (kind !== 'message') return rows.readRow(this.sql, stream, kind, id) as Found<K> | undefined;
      const found = messages.readMessage(this.sql, id);
      return (found?.channelId === parseStream(stream)?.id ? found : undefined) as Found<K> | undefined;
    });
  }
  rows<K extends RowKind>(stream: StreamName, kind: K): Promise<readonly Found<K>[]> {
    return this.answer(() => rows.readRows(this.sql, stream, kind) as Found<K>[]);
  }
  places(communityId: string): Promise<readonly Found<'channel' | 'category'>[]> {
    return this.answer(() => rows.readPlaces(this.sql, communityId) as Found<'channel' | 'category'>[]);
  }
  changed(stream: StreamName, since: number, limit: number): Promise<readonly Row[]> {
    return this.answer(() => {
      const changed = rows.readChangedRows(this.sql, stream, since, limit);
      const { scope, id } = parseStream(stream) ?? {};
      if (scope !== 'channel' || id === undefined) return changed;
      const all: Row[] = [...changed, ...messages.readChangedMessages(this.sql, id, since, limit)];
      return all.sort((a, b) => a.rev - b.rev).slice(0, limit);
    });
  }

  community(idOrSlug: string): Promise<Found<'community'> | undefined> {
    return this.answer(() => rows.readCommunity(this.sql, idOrSlug) as Found<'community'> | undefined);
  }
  communities(): Promise<readonly Found<'community'>[]> {
    return this.answer(() => rows.readCommunities(this.sql) as Found<'community'>[]);
  }

  message(messageId: string): Promise<MessageRow | undefined> {
    return this.answer(() => messages.readMessage(this.sql, messageId));
  }
  messages(channelId: string, page: port.MessagePageRequest): Promise<port.MessagePage> {
    return this.answer(() => messages.readMessagePage(this.sql, channelId, page));
  }
  pins(channelId: string): Promise<readonly MessageRow[]> {
    return this.answer(() => messages.readPins(this.sql, channelId));
  }
  versions(messageId: string): Answer<'versions'> {
    return this.answer(() => records.readVersions(this.sql, messageId));
  }
  reactions(messageId: string): Answer<'reactions'> {
    return this.answer(() => records.readReactions(this.sql, messageId));
  }
  ownReactions(memberId: string, messageIds: readonly string[]): Answer<'ownReactions'> {
    return this.answer(() => records.readOwnReactions(this.sql, memberId, messageIds));
  }
  search(request: port.SearchRequest): Answer<'search'> {
    return this.answer(() => searchMessages(this.sql, request));
  }

  member(communityId: string, memberId: string): Promise<MemberRow | undefined> {
    return this.answer(() => members.readMember(this.sql, communityId, memberId));
  }
  members(communityId: string, memberIds: readonly string[]): Promise<readonly MemberRow[]> {
    return this.answer(() => members.readMembers(this.sql, communityId, memberIds));
  }
  memberPage(communityId: string, page: port.MemberPageRequest): Answer<'memberPage'> {
    return this.answer(() => members.readMemberPage(this.sql, communityId, page));
  }
  memberSearch(communityId: string, words: readonly string[], limit: number): Promise<readonly MemberRow[]> {
    return this.answer(() => members.searchMembers(this.sql, communityId, words, limit));
  }
  roleCombinations(communityId: string): Answer<'roleCombinations'> {
    return this.answer(() => members.readRoleCombinations(this.sql, communityId));
  }
  membersBySkeleton(communityId: string, skeleton: string): Promise<readonly MemberRow[]> {
    return this.answer(() => members.readMembersBySkeleton(this.sql, communityId, skeleton));
  }
  account(communityId: string, memberId: string): Answer<'account'> {
    return this.answer(() => records.readAccount(this.sql, communityId, memberId));
  }
  accountBySubject(communityId: string, subject: string): Answer<'accountBySubject'> {
    return this.answer(() => records.readAccountBySubject(this.sql, communityId, subject));
  }

  result(memberId: string, opId: string): Answer<'result'> {
    return this.answer(() => records.readResult(this.sql, memberId, opId));
  }
  invite(communityId: string, inviteId: string): Answer<'invite'> {
    return this.answer(() => records.readInvite(this.sql, communityId, inviteId));
  }
  inviteByCode(codeHash: string): Answer<'inviteByCode'> {
    return this.answer(() => records.readInviteByCode(this.sql, codeHash));
  }
  invites(communityId: string): Answer<'invites'> {
    return this.answer(() => records.readInvites(this.sql, communityId));
  }
  audit(communityId: string, page: Parameters<port.Reader['audit']>[1]): Answer<'audit'> {
    return this.answer(() => records.readAudit(this.sql, communityId, page));
  }
  setting(scope: string, key: string): Promise<unknown> {
    return this.answer(() => records.readSetting(this.sql, scope, key));
  }
  picture(name: string): Answer<'picture'> {
    return this.answer(() => records.readPicture(this.sql, name));
  }
  unusedPictures(before: number): Answer<'unusedPictures'> {
    return this.answer(() => records.readUnusedPictures(this.sql, before));
  }
}
