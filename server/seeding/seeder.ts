/**
 * Speaks for the demo's people through the domain, at times that lie in the past. Every operation has an id made from what
 * it is, so a seeding that was cut short is simply run again: what was done before changes nothing.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { CommandInput, CommandResult, CommandType } from '../../src/protocol/commands.ts';
import type { Actor } from '../domain/command.ts';
import { createDomain, type Domain } from '../domain/domain.ts';
import type { Ports } from '../domain/ports.ts';
import type { Storage, Transaction } from '../domain/storage.ts';

export interface Seeder {
  readonly domain: Domain;
  /** Does what follows at that time, in Unix milliseconds. Much may happen at once, each at a time of its own. */
  at<T>(time: number, work: () => Promise<T>): Promise<T>;
  /** @param name what this operation is, unique within the community. @throws Error when the rules refuse it. */
  run<T extends CommandType>(actor: Actor, type: T, input: CommandInput<T>, name: string): Promise<CommandResult<T>>;
}

/** The store runs units in its own turn; each must see the time of who asked for it. */
function withOwnTimes(storage: Storage): Storage {
  return new Proxy(storage, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const method = member.bind(target) as (...input: unknown[]) => unknown;
      return name === 'transaction'
        ? (unit: (tx: Transaction) => Promise<unknown>) => method(AsyncLocalStorage.bind(unit))
        : method;
    },
  });
}

/** A version 8 UUID: the same for the same name. */
export function idFor(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function createSeeder(storage: Storage, ports: Ports): Seeder {
  const times = new AsyncLocalStorage<number>();
  const now = (): number => times.getStore() ?? ports.now();
  const domain = createDomain({ storage: withOwnTimes(storage), ports: { ...ports, now }, rates: 'unlimited' });
  return {
    domain,
    at: (time, work) => times.run(time, work),
    async run(actor, type, input, name) {
      const frame = { ...input, type, opId: idFor(`${actor.communityId} ${name}`) };
      const answer = await domain.runCommand(actor, frame);
      if (!answer.ok) throw new Error(`The demo’s “${type}” (${name}) was refused: ${answer.error.message}`);
      return answer.result as CommandResult<typeof type>;
    },
  };
}
