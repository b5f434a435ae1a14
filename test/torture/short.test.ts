/**
 * Each run in short, with real servers and real clients: what may never happen must not happen here either. No goals of
 * time, for the machine that runs this does other things as well; `npm run torture` measures.
 */
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import { crash, tabs } from './runs/browser-runs.ts';
import { databases } from './runs/databases.ts';
import { backForward, clock, eviction, frozen, noDatabase, quota } from './runs/device-faults.ts';
import { halfOpen } from './runs/half-open.ts';
import { kill } from './runs/kill.ts';
import { network } from './runs/network.ts';
import type { Run, RunOptions } from './runs/options.ts';
import { slowReaders } from './runs/slow-readers.ts';
import { diskFull, locked, readOnly } from './runs/storage-faults.ts';
import { storm } from './runs/storm.ts';
import { token } from './runs/token.ts';

const SHORT: readonly (readonly [string, Run, Omit<RunOptions, 'seed' | 'say'>])[] = [
  ['a server that is killed again and again', kill, { cycles: 4, people: 8 }],
  ['lines that are open at one end only', halfOpen, { cycles: 1, people: 6 }],
  ['a network that does everything a network can do', network, { cycles: 10, people: 5 }],
  ['readers that do not read', slowReaders, { people: 100, cycles: 4 }],
  ['hundreds who come back at once', storm, { people: 200 }],
  ['a full disk', diskFull, { cycles: 1, people: 3 }],
  ['a database that another process holds', locked, { cycles: 1, people: 3 }],
  ['a disk that comes back read-only', readOnly, { cycles: 1, people: 3 }],
  ['databases that are killed in turn', databases, { cycles: 2, people: 4 }],
  ['tokens that last two seconds', token, { cycles: 3, people: 4 }],
  ['five tabs that come and go', tabs, { cycles: 20 }],
  ['pages and browsers that crash', crash, { cycles: 5 }],
  ['a device without room', quota, { cycles: 2 }],
  ['no database on the device, or a broken one', noDatabase, { cycles: 1 }],
  ['a database that the browser throws away', eviction, { cycles: 4 }],
  ['a page that is put aside for the back button', backForward, { cycles: 2 }],
  ['a page that stands still', frozen, { cycles: 1 }],
  ['a clock on the device that jumps', clock, { cycles: 6 }],
];

async function endure(t: TestContext, run: Run, options: Omit<RunOptions, 'seed' | 'say'>): Promise<void> {
  const { passed, skipped, line, violations } = await run({ seed: 1, relaxed: true, say: () => undefined, ...options });
  t.diagnostic(line);
  if (skipped !== undefined) return t.skip(skipped);
  assert.ok(passed, [line, ...violations].join('\n'));
}

describe('nothing is lost, doubled or out of order with', { concurrency: 2 }, () => {
  for (const [name, run, options] of SHORT) test(name, (t) => endure(t, run, options));
});

// lines whose other end was taken away keep no finished test alive
after(() => setTimeout(() => process.exit(), 5_000).unref());
