/**
 * Everything that a server counts of itself, by name. Made once an app; the rooms are handed what they report to. What is
 * measured outside a room (the domain's answers) is measured by wrapping it here, so that the rules know nothing of it.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isCommandType } from '../../src/protocol/commands.ts';
import type { Envelope } from '../../src/protocol/errors.ts';
import { isQueryType } from '../../src/protocol/queries.ts';
import type { Domain } from '../domain/domain.ts';
import { createRegistry, type Registry } from './registry.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500];

export interface Measures {
  readonly registry: Registry;
  /** The same domain; its answers are counted. */
  measured(domain: Domain): Domain;
  /** A batch of units was committed, or refused together. */
  batch(size: number, ms: number): void;
  /** @param listeners on this server. */
  said(event: string, listeners: number): void;
  connected(): void;
  /** Too many attempts from one network address. */
  addressRefused(): void;
  close(): void;
}

function typeOf(frame: unknown): unknown {
  return typeof frame === 'object' && frame !== null && 'type' in frame ? frame.type : undefined;
}

/** Of each stream that was asked for; of the whole where all was refused. */
function syncOutcomes(frame: unknown, answer: Awaited<ReturnType<Domain['sync']>>): readonly string[] {
  if (!answer.ok) return [answer.error.code];
  const asked = (frame as { readonly streams: readonly { readonly stream: string; readonly since?: unknown }[] })
    .streams;
  return Object.entries(answer.result).map(([stream, state]) => {
    if ('error' in state) return state.error.code;
    if (state.reset !== true) return 'ok';
    return asked.some((one) => one.stream === stream && (one.since ?? null) !== null) ? 'reset' : 'fresh';
  });
}

export function createMeasures(): Measures {
  const registry = createRegistry();
  const count = (name: string, help: string) => registry.counter(`hearth_${name}`, help);
  const commands = count('commands_total', 'Commands answered, by type and outcome: ok or the code of the refusal.');
  const queries = count('queries_total', 'Queries answered, by type and outcome.');
  const commandTime = registry.histogram('hearth_command_seconds', 'From a command to its answer.', SECONDS);
  const syncs = count('syncs_total', 'Streams that were synced: continued after a cursor, fresh, reset or refused.');
  const commits = registry.histogram('hearth_commit_seconds', 'How long a group commit took.', SECONDS);
  const sizes = registry.histogram('hearth_commit_units', 'How many units shared a group commit.', SIZES);
  const said = count('events_total', 'Events for many, as patches.');
  const deliveries = count('deliveries_total', 'Those events times their listeners on this server.');
  const connections = count('connections_opened_total', 'Live connections let in, first ones and reconnects.');
  const limited = count('rate_limited_total', 'Refusals of a rate limit, by member or by network address.');
  const stopProcess = measureProcess(registry);

  function note<T>(counter: typeof commands, type: string, answer: Envelope<T>): Envelope<T> {
    const outcome = answer.ok ? 'ok' : answer.error.code;
    counter.add({ type, outcome });
    if (outcome === 'rate_limited') limited.add({ by: 'member' });
    return answer;
  }

  return {
    registry,
    measured: (domain) => ({
      ...domain,
      async runCommand(actor, frame) {
        const begun = performance.now();
        const answer = await domain.runCommand(actor, frame);
        commandTime.observe((performance.now() - begun) / 1000);
        const type = typeOf(frame);
        return note(commands, isCommandType(type) ? type : 'unknown', answer);
      },
      async runQuery(actor, frame) {
        const type = typeOf(frame);
        return note(queries, isQueryType(type) ? type : 'unknown', await domain.runQuery(actor, frame));
      },
      async sync(actor, frame) {
        const answer = await domain.sync(actor, frame);
        for (const outcome of syncOutcomes(frame, answer)) syncs.add({ outcome });
        return answer;
      },
    }),
    batch(size, ms) {
      commits.observe(ms / 1000);
      sizes.observe(size);
    },
    said(event, listeners) {
      said.add({ event });
      deliveries.add({ event }, listeners);
    },
    connected: () => connections.add(),
    addressRefused: () => limited.add({ by: 'address' }),
    close: stopProcess,
  };
}

/** @returns ends it. */
function measureProcess(registry: Registry): () => void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  registry.gauge(
    'hearth_event_loop_delay_seconds',
    'How late timers ran since somebody last looked.',
    () => {
      const found = new Map([
        ['0.5', delay.percentile(50) / 1e9],
        ['0.99', delay.percentile(99) / 1e9],
        ['1', delay.max / 1e9],
      ]);
      delay.reset();
      return found;
    },
    'quantile',
  );
  registry.gauge('hearth_memory_bytes', 'Memory of the process.', () => {
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
    return new Map(Object.entries({ rss, heapUsed, heapTotal, external }));
  });
  registry.gauge('process_cpu_seconds_total', 'Processor time used.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  return () => delay.disable();
}
