/** A thread that runs histories over production code as edited for it: with small bounds, and maybe with one planted bug. */
import { parentPort, workerData } from 'node:worker_threads';
import type { HistoryResult } from './history.ts';
import { type Edit, editSources, SMALL_BOUNDS } from './edited-source.ts';

export interface Job {
  readonly seeds: readonly number[];
  readonly edits: readonly Edit[];
  readonly deeds?: number | undefined;
  readonly trace: boolean;
  /** Ends at the first seed that finds something. */
  readonly untilFound: boolean;
}
export type News =
  | { readonly type: 'line'; readonly line: string }
  | { readonly type: 'result'; readonly result: HistoryResult }
  | { readonly type: 'harness'; readonly seed: number; readonly error: string };

const { seeds, edits, deeds, trace, untilFound } = workerData as Job;
editSources([...SMALL_BOUNDS, ...edits]);
const [{ runHistory }, { makePlace }, { takeTurns }] = await Promise.all([
  import('./history.ts'),
  import('./place.ts'),
  import('./turns.ts'),
]);
const tell = (news: News): void => parentPort?.postMessage(news);
const place = await makePlace();
const drain = takeTurns();
for (const seed of seeds) {
  try {
    const line = (text: string): void => tell({ type: 'line', line: text });
    const result = await runHistory({
      seed,
      place,
      drain,
      ...(deeds !== undefined && { deeds }),
      ...(trace && { trace: line }),
    });
    tell({ type: 'result', result });
    if (untilFound && result.violations.length > 0) break;
  } catch (error) {
    tell({ type: 'harness', seed, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
