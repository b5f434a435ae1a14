/** Plants one bug after the other and looks how soon a seed finds it: what the simulation is worth. */
import { bugs, type Bug } from './bugs.ts';
import { CREW, runSeeds } from './crew.ts';

/** A bug that takes more seeds than these is not found. */
export const SEEDS = 2_000;

export interface Hunt {
  readonly planted: number;
  readonly found: number;
}

/** @param names of those to look for; all when not given. */
export async function huntBugs(
  names: readonly string[] | undefined,
  seeds: number,
  say: (line: string) => void,
): Promise<Hunt> {
  const wanted = bugs.filter(({ name }) => !names || names.includes(name));
  const waiting = [...wanted];
  let found = 0;
  const work = async (): Promise<void> => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      if (await look(bug, seeds, say)) found++;
    }
  };
  await Promise.all(Array.from({ length: CREW }, work));
  return { planted: wanted.length, found };
}

/** A violation that a check names counts; that the simulation itself breaks does not. */
async function look({ name, edits }: Bug, count: number, say: (line: string) => void): Promise<boolean> {
  const seeds = Array.from({ length: count }, (_, n) => n + 1);
  const { results, broken } = await runSeeds(seeds, { edits, untilFound: true });
  const hit = results.find(({ violations }) => violations.length > 0);
  const by = hit ? `seed ${hit.seed}: ${hit.violations[0] ?? ''}` : 'not found';
  say(
    `${name.padEnd(28)} ${by}${broken.length > 0 ? ` (the simulation broke ${broken.length} times: ${broken[0] ?? ''})` : ''}`,
  );
  return hit !== undefined;
}
