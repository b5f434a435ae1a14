/**
 * `npm run simulate -- --seed N --trace`: runs histories and ends with one line of figures. Exit code 1 when anything was
 * violated. Without a seed: `--from A --count B`.
 */
import { parseArgs } from 'node:util';
import { runHistory } from './history.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '300' },
    deeds: { type: 'string', default: '40' },
    trace: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.count) : 1;
const startedAt = performance.now();
const broken: number[] = [];
let violations = 0;
let messages = 0;
for (let seed = first; seed < first + count; seed++) {
  const result = await runHistory({
    seed,
    deeds: Number(values.deeds),
    ...(values.trace && { trace: (line) => console.log(line) }),
  });
  messages += result.messages;
  violations += result.violations.length;
  if (result.violations.length === 0) continue;
  broken.push(seed);
  for (const violation of result.violations) console.log(`seed ${seed}: ${violation}`);
}
const seconds = (performance.now() - startedAt) / 1000;
const seeds = broken.length > 0 ? ` (seeds ${broken.slice(0, 20).join(' ')})` : '';
console.log(`${count} histories, ${violations} violations${seeds}, ${messages} messages, ${seconds.toFixed(1)} s`);
process.exitCode = violations > 0 ? 1 : 0;
