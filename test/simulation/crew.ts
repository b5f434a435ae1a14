/** Runs histories in processes, as many at a time as there are cores. V8 has ended a run of many threads for good. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Edit } from './edited-source.ts';
import type { HistoryResult } from './history.ts';
import type { Job, News } from './worker.ts';

export interface Outcome {
  readonly results: HistoryResult[];
  /** What went wrong in the simulation itself. */
  readonly broken: string[];
}
export interface RunOptions {
  readonly edits?: readonly Edit[];
  readonly deeds?: number | undefined;
  readonly untilFound?: boolean;
  readonly onLine?: ((line: string) => void) | undefined;
  readonly onResult?: (result: HistoryResult) => void;
}

export const CREW = availableParallelism();
const WORKER = join(import.meta.dirname, 'worker.ts');

/** In one process. */
export function runSeeds(seeds: readonly number[], options: RunOptions = {}): Promise<Outcome> {
  const { edits = [], deeds, untilFound = false, onLine, onResult } = options;
  const outcome: Outcome = { results: [], broken: [] };
  const job: Job = { seeds, edits, deeds, untilFound, trace: onLine !== undefined };
  const worker = fork(WORKER, { execArgv: ['--max-semi-space-size=24'] });
  worker.on('message', (news: News) => {
    if (news.type === 'line') onLine?.(news.line);
    else if (news.type === 'harness') outcome.broken.push(`seed ${news.seed}: ${news.error}`);
    else {
      outcome.results.push(news.result);
      onResult?.(news.result);
    }
  });
  worker.send(job);
  return new Promise((resolve) => {
    worker.on('error', (error: Error) => outcome.broken.push(error.stack ?? error.message));
    worker.on('close', (code, signal) => {
      if (code !== 0) outcome.broken.push(`A process of the simulation ended with ${signal ?? code ?? 'nothing'}.`);
      resolve(outcome);
    });
  });
}

/** In all processes. */
export async function runMany(from: number, count: number, options: RunOptions = {}): Promise<Outcome> {
  const shares = Array.from({ length: Math.min(CREW, count) }, (_, share) =>
    Array.from({ length: Math.ceil((count - share) / CREW) }, (__, n) => from + share + n * CREW),
  );
  const outcomes = await Promise.all(shares.map((seeds) => runSeeds(seeds, options)));
  return {
    results: outcomes.flatMap(({ results }) => results),
    broken: outcomes.flatMap(({ broken }) => broken),
  };
}
