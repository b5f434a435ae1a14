/**
 * What the units of one batch share. While the batch lasts its community is locked, so nothing of it changes but by the
 * batch itself: streams' heads are counted here, and new messages, results and heads go to the database as many rows at
 * once, at the end or before a statement that might look at them. A unit that asks for nothing else costs no round trip.
 *
 *   unit ▸ own heads, messages, results ──succeeds──▶ those of the batch ──write──▶ one statement a table
 *            └── asks for a statement ▶ the batch's are written ▸ SAVEPOINT ▸ its own are written ▸ the statement
 */
import type { StreamName } from '../../src/protocol/ids.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import { DuplicateId, type Ahead, type Head, type StoredResult } from '../domain/storage.ts';
import type { PgLine } from './postgres-connection.ts';
import { readMembers } from './postgres-members.ts';
import { insertMessages } from './postgres-messages.ts';
import { readResults, type ResultRecord, resultKey, writeResults } from './postgres-records.ts';
import { areGlobalIdsTaken, readHead, writeHeads } from './postgres-rows.ts';

/** Not yet in the database. */
interface Unwritten {
  readonly heads: Map<StreamName, Head>;
  readonly messages: Map<string, MessageRow>;
  readonly results: Map<string, ResultRecord>;
}
const nothing = (): Unwritten => ({ heads: new Map(), messages: new Map(), results: new Map() });

function pour(from: Unwritten, into: Unwritten): void {
  for (const name of ['heads', 'messages', 'results'] as const) {
    for (const [key, value] of from[name]) (into[name] as Map<string, unknown>).set(key, value);
    from[name].clear();
  }
}

export class PostgresBatch {
  readonly line: PgLine;
  readonly #reads = new Map<StreamName, Map<string, Promise<unknown>>>();
  /** As the database has them, or will once what waits is written. */
  #heads = new Map<StreamName, Head>();
  #results = new Map<string, Promise<StoredResult | undefined>>();
  #freeIds: Promise<ReadonlySet<string>> = Promise.resolve(new Set());
  readonly #waiting = nothing();
  #own = nothing();
  #ownHeads = new Map<StreamName, Head>();
  #ownResults = new Map<string, StoredResult>();
  #isMarked = false;
  readonly #sent: Promise<unknown>[] = [];

  constructor(line: PgLine) {
    this.line = line;
  }

  /** Asks at once what the units will ask for first, each for itself. */
  lookAhead(communityId: string, stream: StreamName, ahead: readonly Ahead[]): void {
    if (ahead.length === 0) return;
    const memberIds = [...new Set(ahead.map(({ memberId }) => memberId))];
    const members = readMembers(this.line, communityId, memberIds);
    for (const id of memberIds)
      void this.#keep(
        stream,
        `member ${id}`,
        members.then((rows) => rows.find((row) => row.id === id)),
      );
    const results = readResults(this.line, ahead);
    for (const { memberId, opId } of ahead) {
      const key = resultKey(memberId, opId);
      this.#results.set(
        key,
        results.then((found) => found.get(key)),
      );
    }
    const ids = ahead.map(({ opId }) => opId);
    const free = areGlobalIdsTaken(this.line, ids).then((taken) => new Set(ids.filter((id) => !taken.has(id))));
    this.#freeIds = free;
    for (const asked of [members, ...this.#results.values(), free]) asked.catch(() => undefined); // told where it is used
  }

  read<T>(stream: StreamName, key: string, ask: () => Promise<T>): Promise<T> {
    return (this.#reads.get(stream)?.get(key) as Promise<T> | undefined) ?? this.#keep(stream, key, ask());
  }
  forget(stream: StreamName): void {
    this.#reads.delete(stream);
  }
  #keep<T>(stream: StreamName, key: string, asked: Promise<T>): Promise<T> {
    const kept = this.#reads.get(stream) ?? new Map<string, Promise<unknown>>();
    this.#reads.set(stream, kept.set(key, asked));
    asked.catch(() => undefined); // told to whoever waits for it
    return asked;
  }

  /** As it is here and now; undefined where nobody has asked yet. */
  knownHead(stream: StreamName): Head | undefined {
    return this.#ownHeads.get(stream) ?? this.#heads.get(stream);
  }
  async head(stream: StreamName): Promise<Head> {
    if (!this.knownHead(stream)) {
      const found = await readHead(this.line, stream);
      if (!this.knownHead(stream)) this.#heads.set(stream, found);
    }
    return this.knownHead(stream) as Head;
  }
  async changeHead(stream: StreamName, change: (head: Head) => Head): Promise<Head> {
    await this.head(stream);
    const changed = change(this.knownHead(stream) as Head); // nothing runs in between
    this.#ownHeads.set(stream, changed);
    this.#own.heads.set(stream, changed);
    return changed;
  }

  async result(memberId: string, opId: string): Promise<StoredResult | undefined> {
    const key = resultKey(memberId, opId);
    const known = this.#ownResults.get(key) ?? (await this.#results.get(key));
    if (known || this.#results.has(key)) return known;
    return (await readResults(this.line, [{ memberId, opId }])).get(key);
  }
  putResult(memberId: string, opId: string, result: StoredResult): void {
    const key = resultKey(memberId, opId);
    this.#ownResults.set(key, result);
    this.#own.results.set(key, { ...result, memberId, opId });
  }

  /** @returns false when it must be asked in the database whether the id is free. @throws DuplicateId */
  async insertMessage(row: MessageRow): Promise<boolean> {
    if (this.#own.messages.has(row.id) || this.#waiting.messages.has(row.id)) throw new DuplicateId(row.id);
    const free = (await this.#freeIds) as Set<string>;
    if (!free.delete(row.id)) return false;
    this.#own.messages.set(row.id, row);
    return true;
  }

  /** Everything before a statement that may look at any table: its effects, and only its own, can be taken back. */
  openSql(): PgLine {
    if (!this.#isMarked) {
      this.write();
      this.#send(this.line.script('SAVEPOINT unit'));
      this.#isMarked = true;
    }
    this.#write(this.#own);
    return this.line;
  }

  /** Ends a unit. */
  keepUnit(): void {
    if (this.#isMarked) this.#send(this.line.script('RELEASE unit'));
    pour(this.#own, this.#waiting);
    for (const [stream, head] of this.#ownHeads) this.#heads.set(stream, head);
    for (const [key, result] of this.#ownResults) this.#results.set(key, Promise.resolve(result));
    this.#begin();
  }
  dropUnit(): void {
    if (this.#isMarked) {
      this.#send(this.line.script('ROLLBACK TO unit; RELEASE unit'));
      this.#reads.clear();
    }
    this.#own = nothing();
    this.#begin();
  }
  #begin(): void {
    this.#isMarked = false;
    this.#ownHeads = new Map();
    this.#ownResults = new Map();
  }

  /** Sends what waits. */
  write(): void {
    this.#write(this.#waiting);
  }
  #write({ heads, messages, results }: Unwritten): void {
    if (heads.size > 0) this.#send(writeHeads(this.line, [...heads]));
    if (messages.size > 0) this.#send(this.#insert([...messages.values()]));
    if (results.size > 0) this.#send(writeResults(this.line, [...results.values()]));
    for (const written of [heads, messages, results]) written.clear();
  }
  /** Another community may have taken an id since it was looked for. */
  async #insert(rows: readonly MessageRow[]): Promise<void> {
    if ((await insertMessages(this.line, rows)) < rows.length) throw new DuplicateId(rows[0]?.id);
  }
  #send(answer: Promise<unknown>): void {
    answer.catch(() => undefined); // looked at in `settled`
    this.#sent.push(answer);
  }
  /** @throws what the database refused. */
  async settled(): Promise<void> {
    await Promise.all(this.#sent.splice(0));
  }
}
