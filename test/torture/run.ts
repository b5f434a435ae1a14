/** `npm run torture -- <name> [--cycles N] [--seed S] [--people N] [--history FILE]`: one run with real parts, and one line about it. */
import { parseArgs } from 'node:util';
import { kill } from './runs/kill.ts';
import { crash, tabs } from './runs/browser-runs.ts';
import { databases } from './runs/databases.ts';
import { backForward, clock, eviction, frozen, noDatabase, quota } from './runs/device-faults.ts';
import { halfOpen } from './runs/half-open.ts';
import { network } from './runs/network.ts';
import { slowReaders } from './runs/slow-readers.ts';
import { diskFull, locked, readOnly } from './runs/storage-faults.ts';
import { storm } from './runs/storm.ts';
import { token } from './runs/token.ts';
import type { Run } from './runs/options.ts';

const RUNS: Readonly<Record<string, Run>> = {
  'back-forward': backForward,
  clock,
  crash,
  databases,
  'disk-full': diskFull,
  eviction,
  frozen,
  kill,
  'half-open': halfOpen,
  locked,
  network,
  'no-database': noDatabase,
  quota,
  'read-only': readOnly,
  'slow-readers': slowReaders,
  storm,
  tabs,
  token,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cycles: { type: 'string' },
    seed: { type: 'string' },
    people: { type: 'string' },
    history: { type: 'string' },
  },
});

function wholeNumber(name: 'cycles' | 'seed' | 'people'): number | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} must be a whole number above 0, but it is “${value}”.`);
  return Number(value);
}

async function main(): Promise<void> {
  const [name = ''] = positionals;
  const run = RUNS[name];
  if (!run || positionals.length > 1) throw new Error(`Name one run of: ${Object.keys(RUNS).join(', ')}.`);
  const [cycles, people] = [wholeNumber('cycles'), wholeNumber('people')];
  const { line, passed, violations } = await run({
    seed: wholeNumber('seed') ?? 1,
    ...(cycles === undefined ? {} : { cycles }),
    ...(people === undefined ? {} : { people }),
    historyPath: values.history,
    say: (words) => console.error(`  ${words}`),
  });
  for (const violation of violations) console.log(`  ${violation}`);
  console.log(line);
  process.exitCode = passed ? 0 : 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
// lines that some client still holds must not keep a finished run alive
setTimeout(() => process.exit(), 2_000).unref();
