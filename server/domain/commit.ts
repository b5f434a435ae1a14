/**
 * The one path of every command: parse → rate → transaction { who am I now → answered before? → handle → keep the result }
 * → tell the listeners → answer. A repeat gets the first result and changes nothing; nothing is acknowledged before it is
 * durable; whatever goes wrong is answered as data.
 */
import { commandInputs, type CommandResult, type CommandType, isCommandType } from '../../src/protocol/commands.ts';
import type { Envelope } from '../../src/protocol/errors.ts';
import { canonicalJson } from './canonical.ts';
import type { Actor, CommandContext, CommandDeclaration } from './command.ts';
import type { CommunityCache, CommunityState } from './community-cache.ts';
import { openContext } from './context.ts';
import { readInput, readOpId, typeOf } from './frames.ts';
import type { Ports } from './ports.ts';
import type { RateLimiter } from './rate.ts';
import { conflict, expectedError, INTERNAL, invalid } from './refusals.ts';
import { Refusal } from './command.ts';
import type { Transact, Unit } from './transact.ts';

export type CommandTable = { readonly [T in CommandType]: CommandDeclaration<T> };
export type RunCommand = (actor: Actor, frame: unknown) => Promise<Envelope<CommandResult<CommandType>>>;

export interface CommandPathParts {
  readonly commands: CommandTable;
  readonly transact: Transact;
  readonly cache: CommunityCache;
  readonly rate: RateLimiter;
  readonly ports: Ports;
}

/** A declaration whose input and result are no longer told apart; `readInput` has made sure of the input. */
interface Declaration extends Pick<CommandDeclaration<CommandType>, 'type' | 'rate' | 'complete'> {
  handle(context: CommandContext, input: unknown): Promise<CommandResult<CommandType>>;
}
interface Order {
  readonly declaration: Declaration;
  readonly input: unknown;
  readonly opId: string;
  readonly digest: string;
}

export function createCommandPath(parts: CommandPathParts): RunCommand {
  const { transact, cache, ports } = parts;

  return async (actor, frame) => {
    try {
      const order = readOrder(parts, actor, frame);
      let seen: CommunityState | undefined;
      const stored = await transact(
        actor.communityId,
        { actorId: actor.memberId, type: order.declaration.type },
        async (unit) => {
          const { context, state } = await openContext(unit.tx, actor, ports, cache, unit.now);
          seen = state;
          return runOnce(unit, order, commandContext(context, unit, order.opId));
        },
        { memberId: actor.memberId, opId: order.opId },
      );
      if (seen) cache.keep(seen);
      const result = JSON.parse(stored) as CommandResult<CommandType>;
      return { ok: true, result: order.declaration.complete?.(result, ports) ?? result };
    } catch (error) {
      const expected = expectedError(error);
      if (!expected) ports.reportError('command', error);
      return { ok: false, error: expected ?? INTERNAL };
    }
  };
}

/** @throws Refusal for a frame that is no command, or when the member is too fast. */
function readOrder({ commands, rate, ports }: CommandPathParts, actor: Actor, frame: unknown): Order {
  const type = typeOf(frame);
  if (!isCommandType(type)) throw invalid('type', 'The field “type” must name a command.');
  const opId = readOpId(frame);
  const input: unknown = readInput(commandInputs[type], frame);
  const declaration = commands[type] as unknown as Declaration;
  const tooFast = rate.take(actor, declaration.rate);
  if (tooFast) throw new Refusal(tooFast);
  return { declaration, input, opId, digest: ports.digest(`${type} ${canonicalJson(input)}`) };
}

function commandContext(
  context: Awaited<ReturnType<typeof openContext>>['context'],
  unit: Unit,
  opId: string,
): CommandContext {
  const { tx, write, audit, rightsChanged, expel } = unit;
  return { ...context, opId, tx, write, audit, rightsChanged, expel, guard: () => undefined };
}

/** @returns the result as stored JSON: the first one for a repeat. */
async function runOnce({ tx, now }: Unit, order: Order, context: CommandContext): Promise<string> {
  const { memberId } = context.actor;
  const former = await tx.result(memberId, order.opId);
  if (former) {
    if (former.digest === order.digest) return former.result;
    throw conflict('This operation was already done with another content. Send it again as a new one.');
  }
  const result = JSON.stringify(await order.declaration.handle(context, order.input));
  await tx.putResult(memberId, order.opId, { digest: order.digest, result, at: now });
  return result;
}
