/** A first stretch of seeds, run with every test. More of them: `npm run simulate -- --seeds N --from S`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { commandInputs } from '../../src/protocol/commands.ts';
import { bugs } from './bugs.ts';
import { type Outcome, runMany, runSeeds } from './crew.ts';
import { makers } from './deeds.ts';
import { checkEdits, SMALL_BOUNDS } from './edited-source.ts';
import { huntBugs, readKept } from './hunt.ts';

/** About a minute on two cores that do nothing else. */
const SEEDS = 3_000;

const regressions = readFileSync(join(import.meta.dirname, 'regressions.txt'), 'utf8')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map((line) => parseInt(line, 10));

function assertClean({ results, broken }: Outcome, count: number): void {
  const found = results.flatMap(({ seed, violations }) => violations.map((violation) => `seed ${seed}: ${violation}`));
  assert.deepEqual([...broken, ...found], []);
  assert.equal(results.length, count);
}

/** Somebody has to be put out first, by somebody who is still there and lets them in again. */
const SELDOM: ReadonlySet<string> = new Set(['member.unban']);

describe('the simulation', () => {
  test('keeps every invariant where it once did not', async () => {
    assertClean(await runSeeds(regressions), regressions.length);
  });

  test('is the same twice for the same seed', async () => {
    const traces: string[][] = [[], []];
    for (const trace of traces) await runSeeds([7], { onLine: (line) => trace.push(line) });
    assert.ok((traces[0]?.length ?? 0) > 20);
    assert.deepEqual(traces[0], traces[1]);
  });

  test('knows every command', () => {
    assert.deepEqual(Object.keys(makers).sort(), Object.keys(commandInputs).sort());
  });

  test('has bugs to plant that still fit the source', () => {
    checkEdits(SMALL_BOUNDS);
    for (const { edits } of bugs) checkEdits(edits);
    assert.ok(bugs.length >= 40);
  });

  test('finds a planted bug with the seed that is kept for it', async () => {
    const { found } = await huntBugs({ say: () => undefined });
    assert.equal(found, readKept().size);
    assert.ok(found >= 60);
  });

  test(`keeps every invariant in ${SEEDS} histories, in which all commands but the seldom ones succeed`, async () => {
    const outcome = await runMany(1, SEEDS);
    assertClean(outcome, SEEDS);
    const done = new Set(outcome.results.flatMap((result) => Object.keys(result.done)));
    const missed = Object.keys(commandInputs).filter((type) => !done.has(type));
    assert.deepEqual(
      missed.filter((type) => !SELDOM.has(type)),
      [],
    );
  });
});
