import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyDay } from '../../../server/daily.ts';

/** A clock moved by hand that knows of one timer. */
function handClock() {
  let due: { readonly at: number; readonly task: () => void } | undefined;
  let now = 0;
  return {
    clock: {
      now: () => now,
      after(ms: number, task: () => void) {
        const mine = (due = { at: now + ms, task });
        return () => {
          if (due === mine) due = undefined;
        };
      },
    },
    async move(ms: number) {
      now += ms;
      const ripe = due && due.at <= now ? due : undefined;
      if (ripe) due = undefined;
      ripe?.task();
      await new Promise(setImmediate);
    },
  };
}

test('housekeeping runs at the start and every day, also after it failed, until it is ended', async () => {
  const { clock, move } = handClock();
  let count = 0;
  const errors: unknown[] = [];
  const stop = everyDay(
    clock,
    () => (++count === 2 ? Promise.reject(new Error('full')) : Promise.resolve()),
    (error) => errors.push(error),
  );
  await move(0);
  assert.equal(count, 1);
  await move(86_399_999);
  assert.equal(count, 1);
  await move(1);
  assert.deepEqual([count, errors.length], [2, 1]);
  await move(86_400_000);
  assert.equal(count, 3);
  stop();
  await move(86_400_000);
  assert.equal(count, 3);
});
