/** A process that runs histories over production code as edited for it: with small bounds, and maybe with one planted bug. */
import { once } from 'node:events';
import { enableCompileCache } from 'node:module';
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

const [{ seeds, edits, deeds, trace, untilFound }] = (await once(process, 'message')) as [Job];
enableCompileCache();
editSources([...SMALL_BOUNDS, ...edits]);
const [{ runHistory }, { makePlace }, { takeTurns }] = await Promise.all([
  import('./history.ts'),
  import('./place.ts'),
  import('./turns.ts'),
]);
const tell = (news: News): void => void process.send?.(news);
/** I33: a promise that fails with nobody to hear of it. */
const unheard: string[] = [];
process.on('unhandledRejection', (error) => void unheard.push(`I33: nobody hears of ${String(error)}`));
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
    const violations = [...result.violations, ...new Set(unheard.splice(0))];
    tell({ type: 'result', result: { ...result, violations } });
    if (untilFound && violations.length > 0) break;
  } catch (error) {
    tell({ type: 'harness', seed, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
