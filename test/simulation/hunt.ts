/**
 * Plants one bug after the other and looks which seed finds it: what the simulation is worth. The seed that found a bug
 * once is kept in `bug-seeds.txt`, so that every run of the tests can show again that it is found.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bugs, type Bug } from './bugs.ts';
import { CREW, runSeeds } from './crew.ts';

/** A bug that takes more seeds than these is not found. */
export const SEEDS = 2_000;
const KEPT = join(import.meta.dirname, 'bug-seeds.txt');

export interface Hunt {
  readonly planted: number;
  readonly found: number;
}
export interface HuntOptions {
  /** Those to look for; all when not given. */
  readonly names?: readonly string[] | undefined;
  /** How many seeds each of them gets; when not given, only the kept one. */
  readonly seeds?: number | undefined;
  say(line: string): void;
}

export function readKept(): Map<string, number> {
  const lines = readFileSync(KEPT, 'utf8').split('\n');
  const pairs = lines.map((line) => line.split(' ')).filter(([name]) => name && name !== '#');
  return new Map(pairs.map(([name = '', seed]) => [name, Number(seed)]));
}

export async function huntBugs({ names, seeds, say }: HuntOptions): Promise<Hunt> {
  const wanted = bugs.filter(({ name }) => !names || names.includes(name));
  const waiting = [...wanted];
  const kept = readKept();
  let found = 0;
  const work = async (): Promise<void> => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      const first = kept.get(bug.name);
      const tries = seeds === undefined ? (first === undefined ? [] : [first]) : upTo(seeds);
      const seed = await look(bug, tries, say);
      if (seed === undefined) continue;
      found++;
      kept.set(bug.name, seed);
    }
  };
  await Promise.all(Array.from({ length: CREW }, work));
  if (seeds !== undefined) keep(kept);
  return { planted: wanted.length, found };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

function keep(kept: ReadonlyMap<string, number>): void {
  const lines = bugs.flatMap(({ name }) => (kept.has(name) ? [`${name} ${kept.get(name) ?? 0}`] : []));
  writeFileSync(KEPT, `# By planted bug: the first seed that finds it. Written by a hunt.\n${lines.join('\n')}\n`);
}

/**
 * A violation that a check names counts; that the simulation itself breaks does not.
 * @returns the seed that found it.
 */
async function look({ name, edits }: Bug, seeds: readonly number[], say: HuntOptions['say']): Promise<number | undefined> {
  const { results, broken } = await runSeeds(seeds, { edits, untilFound: true });
  const hit = results.find(({ violations }) => violations.length > 0);
  const by = hit ? `seed ${hit.seed}: ${hit.violations[0] ?? ''}` : 'not found';
  const broke = broken.length > 0 ? ` (the simulation broke ${broken.length} times: ${broken[0] ?? ''})` : '';
  say(`${name.padEnd(28)} ${by}${broke}`);
  return hit?.seed;
}
