/** Runs histories in threads, as many at a time as there are cores. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
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

/** In one thread. */
export function runSeeds(seeds: readonly number[], options: RunOptions = {}): Promise<Outcome> {
  const { edits = [], deeds, untilFound = false, onLine, onResult } = options;
  const outcome: Outcome = { results: [], broken: [] };
  const workerData: Job = { seeds, edits, deeds, untilFound, trace: onLine !== undefined };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  worker.on('message', (news: News) => {
    if (news.type === 'line') onLine?.(news.line);
    else if (news.type === 'harness') outcome.broken.push(`seed ${news.seed}: ${news.error}`);
    else {
      outcome.results.push(news.result);
      onResult?.(news.result);
    }
  });
  return new Promise((resolve) => {
    worker.on('error', (error) => outcome.broken.push(error.stack ?? error.message));
    worker.on('exit', () => resolve(outcome));
  });
}

/** In all threads. */
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
