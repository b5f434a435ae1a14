/**
 * All writes of `PostgresStorage`. One is made for each unit and ended with it. Writes without an answer go into the
 * pipeline and the unit goes on at once; `settled` waits for them. After the first failure every call is refused with it.
 */
import { channelStream, communityStream, parseStream, type StreamName } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow, MessageVersion } from '../../src/protocol/messages.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import { type Row, type RowKind, isDead } from '../../src/protocol/rows.ts';
import * as port from '../domain/storage.ts';
import type { BatchReads } from './batch-reads.ts';
import { type PgSql, asStorageError } from './postgres-connection.ts';
import { indexMember, readMember } from './postgres-members.ts';
import { insertMessage, writeMessage } from './postgres-messages.ts';
import { PostgresReader } from './postgres-reader.ts';
import * as records from './postgres-records.ts';
import * as rows from './postgres-rows.ts';
import { hasGlobalId } from './row-address.ts';

export class PostgresTransaction extends PostgresReader implements port.Transaction {
  protected readonly sql: PgSql;
  /** Why nothing more is taken. */
  #end: Error | undefined;
  /** What the database refused; the unit may have caught it, and yet nothing of the unit can stay. */
  #failure: Error | undefined;
  readonly #underWay = new Set<Promise<void>>();

  readonly #reads: BatchReads;

  constructor(sql: PgSql, reads: BatchReads) {
    super();
    this.sql = sql;
    this.#reads = reads;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }
  end(): void {
    this.#end ??= new Error('This transaction has ended.');
  }
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  protected override answer<T>(work: () => Promise<T>): Promise<T> {
    return super.answer(async () => {
      if (this.#end) throw this.#end;
      try {
        return await work();
      } catch (thrown) {
        if (!(thrown instanceof port.DuplicateId)) this.#fail(thrown);
        throw thrown;
      }
    });
  }

  /** A write that nobody waits for: what it fails with is found when the unit ends. */
  #later(work: () => Promise<unknown>): Promise<void> {
    if (this.#end) return Promise.reject(this.#end);
    const done = work().then(
      () => undefined,
      (error: unknown) => this.#fail(error),
    );
    this.#underWay.add(done);
    void done.then(() => this.#underWay.delete(done));
    return Promise.resolve();
  }

  #fail(thrown: unknown): void {
    const known = asStorageError(thrown);
    const error = known instanceof Error ? known : new Error('The database refused a statement.', { cause: thrown });
    this.#failure ??= error;
    this.#end ??= error;
  }

  /** What every command reads, and the same for all in a batch. */
  override head(stream: StreamName): Promise<port.Head> {
    return this.answer(() => this.#reads.read(stream, 'head', () => rows.readHead(this.sql, stream)));
  }
  override member(communityId: string, memberId: string): Promise<MemberRow | undefined> {
    const ask = () => readMember(this.sql, communityId, memberId);
    return this.answer(() => this.#reads.read(communityStream(communityId), `member ${memberId}`, ask));
  }
  override row<K extends RowKind>(
    stream: StreamName,
    kind: K,
    id: string,
  ): Promise<Extract<Row, { kind: K }> | undefined> {
    if (kind === 'message') return super.row(stream, kind, id);
    const ask = () => rows.readRow(this.sql, stream, kind, id);
    return this.answer(
      () => this.#reads.read(stream, `${kind} ${id}`, ask) as Promise<Extract<Row, { kind: K }> | undefined>,
    );
  }

  nextRev(stream: StreamName): Promise<number> {
    this.#reads.forget(stream);
    return this.answer(() => rows.nextRev(this.sql, stream));
  }
  nextSeq(channelId: string, at: number): Promise<number> {
    this.#reads.forget(channelStream(channelId));
    return this.answer(() => rows.nextSeq(this.sql, channelId, at));
  }
  addBroadMention(channelId: string, mention: port.Head['broadMentions'][number]): Promise<void> {
    this.#reads.forget(channelStream(channelId));
    return this.answer(() => rows.addBroadMention(this.sql, channelId, mention));
  }
  dropBroadMentions(channelId: string, seq: number): Promise<boolean> {
    this.#reads.forget(channelStream(channelId));
    return this.answer(() => rows.dropBroadMentions(this.sql, channelId, seq));
  }

  put(stream: StreamName, row: Row, options: rows.RowOptions = {}): Promise<void> {
    this.#reads.forget(stream);
    if (row.kind !== 'member') return this.#later(() => rows.writeRow(this.sql, stream, row, options));
    return this.answer(() => this.#put(stream, row, options));
  }
  insert(stream: StreamName, row: Row, options: rows.RowOptions = {}): Promise<void> {
    return this.answer(async () => {
      const isTaken =
        row.kind === 'message'
          ? !(await insertMessage(this.sql, row as MessageRow))
          : hasGlobalId(row.kind)
            ? await rows.isGlobalIdTaken(this.sql, row.id)
            : (await rows.readRow(this.sql, stream, row.kind, row.id)) !== undefined;
      if (isTaken) throw new port.DuplicateId(row.id);
      this.#reads.forget(stream);
      if (row.kind !== 'message') await this.#put(stream, row, options);
    });
  }
  putMessage(row: MessageRow): Promise<void> {
    return this.#later(() => writeMessage(this.sql, row));
  }
  addVersion(messageId: string, version: MessageVersion): Promise<void> {
    return this.#later(() => records.addVersion(this.sql, messageId, version));
  }
  dropVersions(messageId: string): Promise<void> {
    return this.#later(() => this.sql.run(records.DELETE.versions, messageId));
  }
  setReaction(messageId: string, memberId: string, emoji: string, on: boolean): Promise<boolean> {
    return this.answer(() => records.setReaction(this.sql, messageId, memberId, emoji, on));
  }
  dropReactions(messageId: string): Promise<void> {
    return this.#later(() => this.sql.run(records.DELETE.reactions, messageId));
  }

  putAccount(communityId: string, account: port.Account): Promise<void> {
    return this.answer(() => records.writeAccount(this.sql, communityId, account));
  }
  putResult(memberId: string, opId: string, result: port.StoredResult): Promise<void> {
    return this.#later(() => records.writeResult(this.sql, memberId, opId, result));
  }
  putInvite(invite: port.InviteRecord): Promise<void> {
    return this.answer(() => records.writeInvite(this.sql, invite));
  }
  addAudit(communityId: string, entry: Omit<AuditEntry, 'n'>): Promise<void> {
    return this.#later(() => records.addAudit(this.sql, communityId, entry));
  }
  putSetting(scope: string, key: string, value: unknown): Promise<void> {
    return this.#later(() => records.writeSetting(this.sql, scope, key, value));
  }
  putPicture(picture: port.PictureRecord): Promise<void> {
    return this.#later(() => records.writePicture(this.sql, picture));
  }
  dropPicture(name: string): Promise<void> {
    return this.#later(() => this.sql.run(records.DELETE.picture, name));
  }
  dropResultsBefore(at: number): Promise<void> {
    return this.#later(() => this.sql.run(records.DELETE.resultsBefore, at));
  }
  addNotice(notice: unknown): Promise<void> {
    return this.#later(() => this.sql.run('INSERT INTO notices (data) VALUES ($1)', JSON.stringify(notice)));
  }

  async #put(stream: StreamName, row: Row, options: rows.RowOptions): Promise<void> {
    await rows.writeRow(this.sql, stream, row, options);
    const { scope, id } = parseStream(stream) ?? {};
    if (row.kind !== 'member' || scope !== 'community' || id === undefined) return;
    await indexMember(this.sql, id, row.id, isDead(row) ? undefined : row, options.nameSkeleton);
  }
}
