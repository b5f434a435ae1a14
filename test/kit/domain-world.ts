/**
 * A domain over `MemoryStorage` with people in it, for tests of the rules. Every call goes the whole path; `must…` throws
 * with the refusal when one was not expected.
 */
import { createDomain, type Domain } from '../../server/domain/domain.ts';
import type { Actor, Commit } from '../../server/domain/command.ts';
import type { Claims } from '../../server/domain/claims.ts';
import type { MadeCommunity, NewCommunity } from '../../server/domain/communities.ts';
import type { Rates } from '../../server/domain/rate.ts';
import type { Storage } from '../../server/domain/storage.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import type { CommandInput, CommandResult, CommandType } from '../../src/protocol/commands.ts';
import type { Envelope, WireError } from '../../src/protocol/errors.ts';
import type { QueryInput, QueryResult, QueryType } from '../../src/protocol/queries.ts';
import { type TestPorts, testPorts } from './domain-ports.ts';

export interface DomainWorld<S extends Storage = MemoryStorage> {
  readonly domain: Domain;
  readonly storage: S;
  readonly ports: TestPorts;
  readonly commits: Commit[];
  readonly made: MadeCommunity;
  readonly owner: Actor;
  /** Admits a person by a host's token. The same key is the same person. */
  person(key: string, claims?: Claims): Promise<Actor>;
  command<T extends CommandType>(
    actor: Actor,
    type: T,
    input: CommandInput<T>,
    opId?: string,
  ): Promise<Envelope<CommandResult<T>>>;
  must<T extends CommandType>(actor: Actor, type: T, input: CommandInput<T>, opId?: string): Promise<CommandResult<T>>;
  query<T extends QueryType>(actor: Actor, type: T, input: QueryInput<T>): Promise<Envelope<QueryResult<T>>>;
  ask<T extends QueryType>(actor: Actor, type: T, input: QueryInput<T>): Promise<QueryResult<T>>;
  channel(key: string): string;
  role(key: string): string;
}

const OWNER = 'Olive Owner';

export interface WorldOptions {
  readonly template?: NewCommunity['template'];
  readonly rates?: Rates | 'unlimited';
  readonly seed?: number;
}

export function domainWorld(options: WorldOptions = {}): Promise<DomainWorld> {
  return domainWorldOver(new MemoryStorage(), options);
}

export async function domainWorldOver<S extends Storage>(
  storage: S,
  { template = 'school', rates = 'unlimited', seed = 1 }: WorldOptions = {},
): Promise<DomainWorld<S>> {
  const ports = testPorts(undefined, seed);
  const domain = createDomain({ storage, ports, rates });
  const commits: Commit[] = [];
  domain.onCommit((commit) => void commits.push(commit));
  const made = unwrap(
    await domain.createCommunity({
      slug: 'alder-grove',
      name: 'Alder Grove',
      template,
      ownerSubject: 'host:test:owner',
      ownerName: OWNER,
    }),
  );
  const { communityId } = made;

  async function person(key: string, claims: Claims = {}): Promise<Actor> {
    const identity = {
      communityId,
      subject: `host:test:${key}`,
      issuedAt: ports.now(),
      claims: { name: key === 'owner' ? OWNER : key, ageBand: 'adult' as const, ...claims },
    };
    return unwrap(await domain.admit(identity)).actor;
  }
  const world: DomainWorld<S> = {
    domain,
    storage,
    ports,
    commits,
    made,
    owner: await person('owner'),
    person,
    command: (actor, type, input, opId = ports.randomId()) =>
      domain.runCommand(actor, { type, opId, ...input }) as never,
    must: async (actor, type, input, opId) => unwrap(await world.command(actor, type, input, opId)),
    query: (actor, type, input) => domain.runQuery(actor, { type, ...input }) as never,
    ask: async (actor, type, input) => unwrap(await world.query(actor, type, input)),
    channel: (key) => known(made.channelIds[key], key),
    role: (key) => known(made.roleIds[key], key),
  };
  return world;
}

function known(id: string | undefined, key: string): string {
  if (id === undefined) throw new Error(`The template has no ${key}.`);
  return id;
}

export class Refused extends Error {
  readonly error: WireError;
  constructor(error: WireError) {
    super(`${error.code}: ${error.message}`);
    this.error = error;
  }
}

export function unwrap<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.result;
  throw new Refused(envelope.error);
}

/** The code of a refusal, or 'ok'. */
export function codeOf(envelope: Envelope<unknown>): string {
  return envelope.ok ? 'ok' : envelope.error.code;
}
