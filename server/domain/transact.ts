/**
 * The one way rows are written: a unit of work in a transaction, that gives each touched stream one rev however many rows
 * change, gathers what the realtime layer must know, and tells the listeners after it is durable, in commit order.
 * Called by the command path and by what happens without a command: admission, joining, making a community.
 */
import type { StreamName } from '../../src/protocol/ids.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { Row } from '../../src/protocol/rows.ts';
import type { Commit, CommandContext, WriteOptions, WithoutRev } from './command.ts';
import type { Ports } from './ports.ts';
import type { Ahead, Storage, Transaction } from './storage.ts';

/** Who and what stands in the audit log. */
export interface Cause {
  readonly actorId: string;
  readonly type: string;
}

export interface Unit extends Pick<CommandContext, 'audit' | 'rightsChanged' | 'expel' | 'write'> {
  readonly tx: Transaction;
  readonly communityId: string;
  readonly now: number;
}

export type Transact = <T>(
  communityId: string,
  cause: Cause,
  work: (unit: Unit) => Promise<T>,
  ahead?: Ahead,
) => Promise<T>;

type AuditLine = Parameters<CommandContext['audit']>[0];
type Expelled = Commit['expelled'][number];

/** @param listening `server` tells this server from others on the same store; `emit` is told of each durable commit. */
export function createTransact(
  storage: Storage,
  ports: Ports,
  { server, emit }: { readonly server: string; emit(commit: Commit): void },
): Transact {
  return (communityId, cause, work, ahead) =>
    storage
      .transaction(
        async (tx) => {
          const open = openUnit(tx, communityId, ports.now());
          const answer = await work(open.unit);
          await open.writeAudit(cause);
          const commit = open.commit();
          const notice = commit && noticeOf(server, commit);
          if (notice) await tx.addNotice?.(notice);
          return { answer, commit };
        },
        communityId,
        ahead,
      )
      .then(({ answer, commit }) => {
        if (commit) emit(commit);
        return answer;
      });
}

/** What must reach every other server on the same store, whatever happens on the way: who is out, and whose rights changed. */
export interface Notice extends Pick<Commit, 'communityId' | 'rightsChanged' | 'expelled'> {
  /** Whose commit it was. */
  readonly server: string;
}

export function noticeOf(server: string, { communityId, rightsChanged, expelled }: Commit): Notice | undefined {
  if (rightsChanged !== 'all' && rightsChanged.length === 0 && expelled.length === 0) return undefined;
  return { server, communityId, rightsChanged, expelled };
}

function openUnit(tx: Transaction, communityId: string, now: number) {
  const changes = new Map<StreamName, { readonly rev: number; readonly rows: Map<string, Row> }>();
  const lines: AuditLine[] = [];
  const expelled: Expelled[] = [];
  const affected = new Set<string>();
  let everyone = false;

  async function write(stream: StreamName, row: WithoutRev<Row>, options: WriteOptions = {}): Promise<number> {
    const change = changes.get(stream) ?? { rev: await tx.nextRev(stream), rows: new Map<string, Row>() };
    changes.set(stream, change);
    const complete = { ...row, rev: change.rev } as Row;
    await store(tx, communityId, stream, complete, options);
    change.rows.set(`${row.kind} ${row.id}`, complete);
    return change.rev;
  }

  const unit: Unit = {
    tx,
    communityId,
    now,
    write,
    audit: (entry) => void lines.push(entry),
    rightsChanged(memberIds) {
      if (memberIds === 'all') everyone = true;
      else for (const memberId of memberIds) affected.add(memberId);
    },
    expel: (memberId, reason, message) => void expelled.push({ memberId, reason, message }),
  };

  async function writeAudit(cause: Cause): Promise<void> {
    for (const { detail = {}, ...line } of lines)
      await tx.addAudit(communityId, { at: now, ...cause, ...line, detail });
  }

  function commit(): Commit | undefined {
    if (changes.size === 0 && affected.size === 0 && !everyone && expelled.length === 0) return undefined;
    return {
      communityId,
      changes: [...changes].map(([stream, { rev, rows }]) => ({ stream, communityId, rev, rows: [...rows.values()] })),
      rightsChanged: everyone ? 'all' : [...affected],
      expelled,
    };
  }
  return { unit, writeAudit, commit };
}

async function store(
  tx: Transaction,
  communityId: string,
  stream: StreamName,
  row: Row,
  { isNew = false, nameSkeleton }: WriteOptions,
): Promise<void> {
  const options = { communityId, ...(nameSkeleton === undefined ? {} : { nameSkeleton }) };
  if (isNew) await tx.insert(stream, row, options);
  else if (row.kind === 'message') await tx.putMessage(row as MessageRow);
  else await tx.put(stream, row, options);
}
