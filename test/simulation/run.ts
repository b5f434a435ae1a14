/** The command line of the simulation; see `docs/simulation.md`. */
import { parseArgs } from 'node:util';
import { CREW, runMany, runSeeds } from './crew.ts';
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
const isHunt = values.bugs || values.bug !== undefined;
const startedAt = performance.now();
const onLine = values.trace ? (line: string): void => console.log(line) : undefined;
const { results, broken } =
  values.seed === undefined
    ? await runMany(Number(values.from), isHunt ? 0 : count, { deeds })
    : await runSeeds([Number(values.seed)], { deeds, onLine });
const perSecond = results.length / ((performance.now() - startedAt) / 1000);
const found = results.flatMap(({ seed, violations }) => violations.map((violation) => `seed ${seed}: ${violation}`));
for (const line of [...found, ...broken].slice(0, 200)) console.log(line);

/** Without a hunt, the kept seeds show what is found. */
const hunt =
  values.seed === undefined
    ? await huntBugs({
        names: values.bug,
        seeds: isHunt ? Number(values.seeds ?? SEEDS) : undefined,
        say: (line) => (isHunt ? console.log(line) : undefined),
      })
    : undefined;
const bugs = hunt ? `${hunt.found} of ${hunt.planted} planted bugs found` : 'planted bugs not asked for';
const speed = `${perSecond.toFixed(0)} histories/s (${(perSecond / CREW).toFixed(0)} a core)`;
console.log(`${results.length} histories, ${found.length} violations, ${bugs}, ${speed}`);
process.exitCode = found.length + broken.length > 0 || (hunt && hunt.found < hunt.planted) ? 1 : 0;
