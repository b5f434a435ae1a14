/**
 * The one path of every query: parse → rate → who am I now → answer → check again. A query reads outside any transaction,
 * so a right may be lost between its reads: every guard it passed must still hold after the last one, else it starts over.
 */
import type { Envelope } from '../../src/protocol/errors.ts';
import { isQueryType, queryInputs, type QueryResult, type QueryType } from '../../src/protocol/queries.ts';
import { type Actor, type QueryContext, type QueryDeclaration, Refusal } from './command.ts';
import type { CommunityCache } from './community-cache.ts';
import { openContext } from './context.ts';
import { readInput, typeOf } from './frames.ts';
import type { Ports } from './ports.ts';
import type { RateLimiter } from './rate.ts';
import { expectedError, INTERNAL, invalid } from './refusals.ts';
import type { Storage } from './storage.ts';

export type QueryTable = { readonly [T in QueryType]: QueryDeclaration<T> };
export type RunQuery = (actor: Actor, frame: unknown) => Promise<Envelope<QueryResult<QueryType>>>;

export interface ReadParts {
  readonly storage: Storage;
  readonly cache: CommunityCache;
  readonly ports: Ports;
}
export interface QueryPathParts extends ReadParts {
  readonly queries: QueryTable;
  readonly rate: RateLimiter;
}

/** A declaration whose input and result are no longer told apart; `readInput` has made sure of the input. */
interface Declaration extends Pick<QueryDeclaration<QueryType>, 'type' | 'rate'> {
  answer(context: QueryContext, input: unknown): Promise<QueryResult<QueryType>>;
}

export function createQueryPath(parts: QueryPathParts): RunQuery {
  return async (actor, frame) => {
    try {
      const type = typeOf(frame);
      if (!isQueryType(type)) throw invalid('type', 'The field “type” must name a query.');
      const input: unknown = readInput(queryInputs[type], frame);
      const declaration = parts.queries[type] as unknown as Declaration;
      const tooFast = parts.rate.take(actor, declaration.rate);
      if (tooFast) throw new Refusal(tooFast);
      const result = await readSteadily(parts, actor, (context) => declaration.answer(context, input));
      return { ok: true, result };
    } catch (error) {
      const expected = expectedError(error);
      if (!expected) parts.ports.reportError('query', error);
      return { ok: false, error: expected ?? INTERNAL };
    }
  };
}

type Guard = Parameters<QueryContext['guard']>[0];
const TRIES = 4;

/** Reads until nothing that the reading relied on has changed meanwhile. The last try's refusal is the answer. */
export async function readSteadily<T>(
  { storage, cache, ports }: ReadParts,
  actor: Actor,
  read: (context: QueryContext) => Promise<T>,
): Promise<T> {
  const open = async (guard: QueryContext['guard']): Promise<QueryContext> => {
    const { context, state } = await openContext(storage, actor, ports, cache, ports.now());
    cache.keep(state);
    return { ...context, guard };
  };
  for (let left = TRIES; ; left--) {
    const guards: Guard[] = [];
    const answer = await read(await open((check) => void guards.push(check)));
    try {
      const later = await open(() => undefined);
      for (const check of guards) await check(later);
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal) || left === 0) throw error;
    }
  }
}
