/**
 * All writes of `SqliteStorage`. One is made for each unit and ended with it. After a failure of the database itself the
 * whole transaction may be gone already, so from then on it refuses every call: nothing is written outside a transaction.
 */
import { type StreamName, parseStream } from '../../src/protocol/ids.ts';
import type { MessageRow, MessageVersion } from '../../src/protocol/messages.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import { type Row, isDead } from '../../src/protocol/rows.ts';
import * as port from '../domain/storage.ts';
import { hasGlobalId } from './row-address.ts';
import { type Sql, asStorageError } from './sqlite-connection.ts';
import { indexMember } from './sqlite-members.ts';
import { writeMessage } from './sqlite-messages.ts';
import { SqliteReader } from './sqlite-reader.ts';
import * as records from './sqlite-records.ts';
import * as rows from './sqlite-rows.ts';
import { searchMessages } from './sqlite-search.ts';
import type { WordChanges } from './word-changes.ts';

export class SqliteTransaction extends SqliteReader implements port.Transaction {
  protected readonly sql: Sql;
  #end: Error | undefined;
  #forgets = false;

  readonly #words: WordChanges;

  constructor(sql: Sql, words: WordChanges) {
    super();
    this.sql = sql;
    this.#words = words;
  }

  /** What the database failed with, if it did; the unit may have caught it, and yet nothing of it can stay. */
  get failure(): port.StorageUnavailable | undefined {
    return this.#end instanceof port.StorageUnavailable ? this.#end : undefined;
  }
  /** Whether text was taken away that should leave the disk soon. */
  get forgets(): boolean {
    return this.#forgets;
  }
  end(): void {
    this.#end ??= new Error('This transaction has ended.');
  }

  protected override answer<T>(work: () => T): Promise<T> {
    return super.answer(() => {
      if (this.#end) throw this.#end;
      try {
        return work();
      } catch (thrown) {
        const error = asStorageError(thrown);
        if (error instanceof port.StorageUnavailable) this.#end = error;
        throw error;
      }
    });
  }

  override search(request: port.SearchRequest): ReturnType<port.Reader['search']> {
    return this.answer(() => {
      this.#words.make();
      return searchMessages(this.sql, request);
    });
  }

  nextRev(stream: StreamName): Promise<number> {
    return this.answer(() => rows.nextRev(this.sql, stream));
  }
  nextSeq(channelId: string, at: number): Promise<number> {
    return this.answer(() => rows.nextSeq(this.sql, channelId, at));
  }
  addBroadMention(channelId: string, mention: port.Head['broadMentions'][number]): Promise<void> {
    return this.answer(() => {
      rows.addBroadMention(this.sql, channelId, mention);
    });
  }
  dropBroadMentions(channelId: string, seq: number): Promise<boolean> {
    return this.answer(() => rows.dropBroadMentions(this.sql, channelId, seq));
  }

  put(stream: StreamName, row: Row, options: rows.RowOptions = {}): Promise<void> {
    return this.answer(() => {
      this.#put(stream, row, options);
    });
  }
  insert(stream: StreamName, row: Row, options: rows.RowOptions = {}): Promise<void> {
    return this.answer(() => {
      const isTaken = hasGlobalId(row.kind)
        ? rows.isGlobalIdTaken(this.sql, row.id)
        : rows.readRow(this.sql, stream, row.kind, row.id) !== undefined;
      if (isTaken) throw new port.DuplicateId(row.id);
      if (row.kind === 'message') this.#putMessage(row as MessageRow);
      else this.#put(stream, row, options);
    });
  }
  putMessage(row: MessageRow): Promise<void> {
    return this.answer(() => {
      this.#forgets ||= row.removed !== undefined;
      this.#putMessage(row);
    });
  }
  addVersion(messageId: string, version: MessageVersion): Promise<void> {
    return this.answer(() => {
      records.addVersion(this.sql, messageId, version);
    });
  }
  dropVersions(messageId: string): Promise<void> {
    return this.answer(() => {
      this.#forgets = true;
      records.dropVersions(this.sql, messageId);
    });
  }
  setReaction(messageId: string, memberId: string, emoji: string, on: boolean): Promise<boolean> {
    return this.answer(() => records.setReaction(this.sql, messageId, memberId, emoji, on));
  }
  dropReactions(messageId: string): Promise<void> {
    return this.answer(() => {
      records.dropReactions(this.sql, messageId);
    });
  }

  putAccount(communityId: string, account: port.Account): Promise<void> {
    return this.answer(() => {
      records.writeAccount(this.sql, communityId, account);
    });
  }
  putResult(memberId: string, opId: string, result: port.StoredResult): Promise<void> {
    return this.answer(() => {
      records.writeResult(this.sql, memberId, opId, result);
    });
  }
  putInvite(invite: port.InviteRecord): Promise<void> {
    return this.answer(() => {
      records.writeInvite(this.sql, invite);
    });
  }
  addAudit(communityId: string, entry: Omit<AuditEntry, 'n'>): Promise<void> {
    return this.answer(() => {
      records.addAudit(this.sql, communityId, entry);
    });
  }
  putSetting(scope: string, key: string, value: unknown): Promise<void> {
    return this.answer(() => {
      records.writeSetting(this.sql, scope, key, value);
    });
  }
  putPicture(picture: port.PictureRecord): Promise<void> {
    return this.answer(() => {
      records.writePicture(this.sql, picture);
    });
  }
  dropPicture(name: string): Promise<void> {
    return this.answer(() => {
      records.dropPicture(this.sql, name);
    });
  }
  dropResultsBefore(at: number): Promise<void> {
    return this.answer(() => {
      records.dropResultsBefore(this.sql, at);
    });
  }

  #putMessage(row: MessageRow): void {
    const change = writeMessage(this.sql, row);
    if (change) this.#words.add(change);
  }
  #put(stream: StreamName, row: Row, options: rows.RowOptions): void {
    rows.writeRow(this.sql, stream, row, options);
    const { scope, id } = parseStream(stream) ?? {};
    if (row.kind !== 'member' || scope !== 'community' || id === undefined) return;
    indexMember(this.sql, id, row.id, isDead(row) ? undefined : row, options.nameSkeleton);
  }
}
