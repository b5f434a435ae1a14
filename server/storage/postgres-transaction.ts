/**
 * All writes of `PostgresStorage`. One is made for each unit and ended with it. Writes without an answer go into the
 * pipeline and the unit goes on at once; `settled` waits for them. After the first failure every call is refused with it.
 */
import { channelStream, communityStream, parseStream, type StreamName } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow, MessageVersion } from '../../src/protocol/messages.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import { type Row, type RowKind, isDead } from '../../src/protocol/rows.ts';
import * as port from '../domain/storage.ts';
import type { PostgresBatch } from './postgres-batch.ts';
import { type PgSql, asStorageError } from './postgres-connection.ts';
import { indexMember, readMember } from './postgres-members.ts';
import { insertMessages, writeMessage } from './postgres-messages.ts';
import { PostgresReader } from './postgres-reader.ts';
import * as records from './postgres-records.ts';
import * as rows from './postgres-rows.ts';
import { hasGlobalId } from './row-address.ts';

export class PostgresTransaction extends PostgresReader implements port.Transaction {
  /** Why nothing more is taken. */
  #end: Error | undefined;
  /** What the database refused; the unit may have caught it, and yet nothing of the unit can stay. */
  #failure: Error | undefined;
  readonly #underWay = new Set<Promise<void>>();

  readonly #batch: PostgresBatch;

  constructor(batch: PostgresBatch) {
    super();
    this.#batch = batch;
  }

  /** For statements that may look at anything, or change it. */
  protected get sql(): PgSql {
    return this.#batch.openSql();
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
  /** Lets the database see all of the unit at once, so that what it refuses is this unit's failure. */
  async try(): Promise<void> {
    if (this.#failure) return;
    try {
      this.#batch.openSql();
      await this.#batch.settled();
    } catch (error) {
      this.#fail(error);
    }
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
    return this.answer(() => this.#batch.head(stream));
  }
  override member(communityId: string, memberId: string): Promise<MemberRow | undefined> {
    const ask = () => readMember(this.#batch.line, communityId, memberId);
    return this.answer(() => this.#batch.read(communityStream(communityId), `member ${memberId}`, ask));
  }
  override row<K extends RowKind>(
    stream: StreamName,
    kind: K,
    id: string,
  ): Promise<Extract<Row, { kind: K }> | undefined> {
    if (kind === 'message') return super.row(stream, kind, id);
    const ask = () => rows.readRow(this.#batch.line, stream, kind, id);
    return this.answer(async () => {
      const found = await this.#batch.read(stream, `${kind} ${id}`, ask);
      return rows.withHead(found, this.#batch.knownHead(stream)) as Extract<Row, { kind: K }> | undefined;
    });
  }
  override result(memberId: string, opId: string): Promise<port.StoredResult | undefined> {
    return this.answer(() => this.#batch.result(memberId, opId));
  }

  nextRev(stream: StreamName): Promise<number> {
    return this.answer(async () => {
      const { rev } = await this.#batch.changeHead(stream, (head) => ({ ...head, rev: head.rev + 1 }));
      return rev;
    });
  }
  nextSeq(channelId: string, at: number): Promise<number> {
    return this.answer(async () => {
      const change = (head: port.Head) => ({ ...head, lastSeq: head.lastSeq + 1, lastAt: at });
      return (await this.#batch.changeHead(channelStream(channelId), change)).lastSeq;
    });
  }
  addBroadMention(channelId: string, mention: port.Head['broadMentions'][number]): Promise<void> {
    const change = (head: port.Head) => ({
      ...head,
      broadMentions: [...head.broadMentions, mention].slice(-LIMITS.broadMentions),
    });
    return this.answer(async () => void (await this.#batch.changeHead(channelStream(channelId), change)));
  }
  dropBroadMentions(channelId: string, seq: number): Promise<boolean> {
    const stream = channelStream(channelId);
    return this.answer(async () => {
      if (!(await this.#batch.head(stream)).broadMentions.some((mention) => mention.seq === seq)) return false;
      await this.#batch.changeHead(stream, (head) => ({
        ...head,
        broadMentions: head.broadMentions.filter((mention) => mention.seq !== seq),
      }));
      return true;
    });
  }

  put(stream: StreamName, row: Row, options: rows.RowOptions = {}): Promise<void> {
    this.#batch.forget(stream);
    if (row.kind !== 'member') return this.#later(() => rows.writeRow(this.sql, stream, row, options));
    return this.answer(() => this.#put(stream, row, options));
  }
  insert(stream: StreamName, row: Row, options: rows.RowOptions = {}): Promise<void> {
    return this.answer(async () => {
      if (row.kind === 'message' && (await this.#batch.insertMessage(row as MessageRow))) return;
      const isTaken =
        row.kind === 'message'
          ? (await insertMessages(this.sql, [row as MessageRow])) === 0
          : hasGlobalId(row.kind)
            ? await rows.isGlobalIdTaken(this.sql, row.id)
            : (await rows.readRow(this.sql, stream, row.kind, row.id)) !== undefined;
      if (isTaken) throw new port.DuplicateId(row.id);
      if (row.kind === 'message') return;
      this.#batch.forget(stream);
      await this.#put(stream, row, options);
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
    if (this.#end) return Promise.reject(this.#end);
    this.#batch.putResult(memberId, opId, result);
    return Promise.resolve();
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
