/** A first stretch of seeds, run with every test. `npm run simulate -- --from A --count B` runs more. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runHistory } from './history.ts';

const SEEDS = 150;
/** Seeds that once found something; they stay for ever. */
const REGRESSIONS = [72, 89, 92, 122] as const;

describe('the simulation', () => {
  test('is the same twice for the same seed', async () => {
    const traces: string[][] = [[], []];
    for (const trace of traces) await runHistory({ seed: 7, trace: (line) => trace.push(line) });
    assert.ok((traces[0]?.length ?? 0) > 20);
    assert.deepEqual(traces[0], traces[1]);
  });

  test(`keeps every invariant in ${SEEDS} histories`, async () => {
    let messages = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const result = await runHistory({ seed });
      assert.deepEqual(result.violations, [], `seed ${seed}`);
      messages += result.messages;
    }
    assert.ok(messages > SEEDS * 10, `only ${messages} messages were sent`);
  });

  test('keeps them where it once did not', async () => {
    for (const seed of REGRESSIONS)
      assert.deepEqual((await runHistory({ seed, deeds: 60 })).violations, [], `seed ${seed}`);
  });
});
