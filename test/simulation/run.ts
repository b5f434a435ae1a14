/** The command line of the simulation; see `docs/simulation.md`. */
import { parseArgs } from 'node:util';
import { runMany, runSeeds } from './crew.ts';
import { huntBugs, SEEDS } from './hunt.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    deeds: { type: 'string' },
    trace: { type: 'boolean', default: false },
    bugs: { type: 'boolean', default: false },
    bug: { type: 'string', multiple: true },
  },
});
const deeds = values.deeds === undefined ? undefined : Number(values.deeds);
const count = values.seed === undefined ? Number(values.seeds ?? 300) : 1;
const hunt =
  values.bugs || values.bug
    ? await huntBugs(values.bug, values.seeds === undefined ? SEEDS : count, (line) => console.log(line))
    : undefined;
const startedAt = performance.now();
const onLine = values.trace ? (line: string): void => console.log(line) : undefined;
const { results, broken } =
  values.seed === undefined
    ? await runMany(Number(values.from), hunt ? 0 : count, { deeds })
    : await runSeeds([Number(values.seed)], { deeds, onLine });
const perSecond = results.length / ((performance.now() - startedAt) / 1000);
const found = results.flatMap(({ seed, violations }) => violations.map((violation) => `seed ${seed}: ${violation}`));
for (const line of [...found, ...broken].slice(0, 200)) console.log(line);
const bugs = hunt ? `${hunt.found} of ${hunt.planted} planted bugs found` : 'planted bugs not asked for (--bugs)';
console.log(`${results.length} histories, ${found.length} violations, ${bugs}, ${perSecond.toFixed(0)} histories/s`);
process.exitCode = found.length + broken.length > 0 || (hunt && hunt.found < hunt.planted) ? 1 : 0;
