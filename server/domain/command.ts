/**
 * What a command and a query are. A feature declares them in `domain/<feature>.ts`; the path around them (parsing,
 * rate, exactly-once, transaction, revs, audience, audit, HTTP face) is `commit.ts`, written once.
 */
import type { Viewer } from '../../src/model/permissions.ts';
import type { CommandInput, CommandResult, CommandType } from '../../src/protocol/commands.ts';
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { WireError } from '../../src/protocol/errors.ts';
import type { StreamName } from '../../src/protocol/ids.ts';
import type { AgeBand, MemberRow } from '../../src/protocol/members.ts';
import type { QueryInput, QueryResult, QueryType } from '../../src/protocol/queries.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';
import type { Row } from '../../src/protocol/rows.ts';
import type { Ports } from './ports.ts';
import type { Reader, Transaction } from './storage.ts';

/** Who acts. Derived from the verified token alone; the member's row is read anew inside each transaction. */
export interface Actor {
  readonly communityId: string;
  readonly memberId: string;
  readonly ageBand: AgeBand;
}

/** Token bucket that a command draws from; see `rate.ts`. */
export type RateClass = 'send' | 'react' | 'read' | 'manage' | 'invite' | 'query' | 'search' | 'upload';

export interface QueryContext {
  readonly actor: Actor;
  /** The actor's row as it is now. */
  readonly me: MemberRow;
  /** The actor as `can()` sees them. */
  readonly viewer: Viewer;
  readonly community: CommunityRow;
  readonly roles: readonly RoleRow[];
  readonly reader: Reader;
  /** Unix milliseconds at the server. */
  readonly now: number;
  readonly ports: Ports;
  /**
   * A check to repeat after everything was read, so that a right lost meanwhile shows nothing. Commands run alone and
   * need none.
   */
  guard(check: (later: QueryContext) => Promise<unknown>): void;
}

export interface CommandContext extends QueryContext {
  readonly opId: string;
  readonly tx: Transaction;
  /**
   * Writes a row with the stream's new rev of this commit (one rev a stream, however many rows) and adds it to the patch.
   * The row is given without `rev`.
   */
  write(stream: StreamName, row: WithoutRev<Row>, options?: WriteOptions): Promise<number>;
  /** One line for the audit log, written in the same transaction. */
  audit(entry: {
    readonly subjectId?: string;
    readonly reason?: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  }): void;
  /** Rights may have changed: the realtime layer works out again who sees what, for these members or for all. */
  rightsChanged(memberIds: readonly string[] | 'all'): void;
  /** These members must go at once, from every tab. */
  expel(memberId: string, reason: 'banned' | 'removed' | 'signed_out', message: string): void;
}

export type WithoutRev<R> = R extends unknown ? Omit<R, 'rev'> : never;
export interface WriteOptions {
  /** The row must be new; an id already in use anywhere refuses the command with `conflict`. */
  readonly isNew?: boolean;
  readonly nameSkeleton?: string;
}

export interface CommandDeclaration<T extends CommandType> {
  readonly type: T;
  readonly rate: RateClass;
  handle(context: CommandContext, input: CommandInput<T>): Promise<CommandResult<T>>;
  /** Adds to the stored result what must not be stored: a secret that can be made again. */
  complete?(stored: CommandResult<T>, ports: Ports): CommandResult<T>;
}
export interface QueryDeclaration<T extends QueryType> {
  readonly type: T;
  readonly rate: RateClass;
  answer(context: QueryContext, input: QueryInput<T>): Promise<QueryResult<T>>;
}

/** An expected refusal. Thrown inside handlers, caught once in `commit.ts`, answered as data. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: WireError;
  constructor(error: WireError) {
    super(error.message);
    this.error = error;
  }
}

/** One stream's part of a commit, ready to travel. `from` is `rev - 1`. */
export interface StreamChange {
  readonly stream: StreamName;
  readonly communityId: string;
  readonly rev: number;
  readonly rows: readonly Row[];
}
/** What the realtime layer is told after a commit is durable. */
export interface Commit {
  readonly communityId: string;
  readonly changes: readonly StreamChange[];
  readonly rightsChanged: readonly string[] | 'all';
  readonly expelled: readonly {
    readonly memberId: string;
    readonly reason: 'banned' | 'removed' | 'signed_out';
    readonly message: string;
  }[];
}
