/** One patch a stream and window, whatever the rate; and nothing leaves while rights are worked out again. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { StreamChange } from '../../../server/domain/command.ts';
import { createLane } from '../../../server/realtime/lanes.ts';
import { createStreamWindows, type GatheredPatch } from '../../../server/realtime/stream-windows.ts';
import type { Row } from '../../../src/protocol/rows.ts';
import { FakeClock, settle } from '../../kit/fake-clock.ts';

const STREAM = 'channel:018f0000-0000-7000-8000-000000000001' as const;
const row = (id: string, rev: number): Row => ({ kind: 'message', id, rev, deleted: true });
const change = (rev: number, ...rows: readonly Row[]): StreamChange => ({
  stream: STREAM,
  communityId: 'c',
  rev,
  rows: rows.length > 0 ? rows : [row(String(rev), rev)],
});

function build() {
  const clock = new FakeClock();
  const sent: GatheredPatch[] = [];
  const tasks: (() => void)[] = [];
  const soon = (task: () => void): (() => void) => {
    tasks.push(task);
    return () => void tasks.splice(tasks.indexOf(task) >>> 0, 1);
  };
  const windows = createStreamWindows(clock, soon, (patch) => void sent.push(patch));
  return { clock, sent, windows, endTick: () => tasks.splice(0).forEach((task) => task()) };
}

describe('a stream’s window', () => {
  test('gathers a tick’s commits of a quiet stream into one patch, sent at its end', () => {
    const { sent, windows, endTick } = build();
    for (const rev of [5, 6, 7]) windows.add(change(rev));
    assert.equal(sent.length, 0);
    endTick();
    assert.deepEqual(
      sent.map(({ from, rev, rows }) => [from, rev, rows.length]),
      [[4, 7, 3]],
    );
  });

  test('waits 15 ms after a patch, and then sends all that came meanwhile as one', async () => {
    const { clock, sent, windows, endTick } = build();
    windows.add(change(1));
    endTick();
    for (let rev = 2; rev <= 40; rev++) windows.add(change(rev));
    endTick();
    await clock.advance(14);
    assert.equal(sent.length, 1);
    await clock.advance(1);
    assert.deepEqual(
      sent.map(({ from, rev }) => [from, rev]),
      [
        [0, 1],
        [1, 40],
      ],
    );
    await clock.advance(15);
    windows.add(change(41));
    endTick();
    assert.equal(sent.length, 3, 'quiet again: at the end of the tick');
  });

  test('keeps only the newest of each row, in the order of revs', () => {
    const { sent, windows, endTick } = build();
    windows.add(change(1, row('a', 1)));
    windows.add(change(2, row('b', 2)));
    windows.add(change(3, row('a', 3)));
    endTick();
    assert.deepEqual(
      sent[0]?.rows.map(({ id, rev }) => [id, rev]),
      [
        ['b', 2],
        ['a', 3],
      ],
    );
  });

  test('sends at once when it is asked to, and nothing twice', async () => {
    const { clock, sent, windows, endTick } = build();
    windows.add(change(1));
    windows.flushStream(STREAM);
    windows.flushCommunity('c');
    endTick();
    await clock.advance(100);
    assert.equal(sent.length, 1);
  });
});

describe('a community’s lane', () => {
  test('holds back what comes while it is closed, and keeps its order', async () => {
    const seen: string[] = [];
    const lane = createLane(() => assert.fail('nothing fails'));
    let open: (() => void) | undefined;
    lane.run(() => void seen.push('before'));
    lane.close(async () => {
      await new Promise<void>((resolve) => (open = resolve));
      seen.push('rights');
    });
    lane.run(() => void seen.push('after 1'));
    lane.run(() => void seen.push('after 2'));
    await settle();
    assert.deepEqual(seen, ['before']);
    open?.();
    await lane.settled();
    assert.deepEqual(seen, ['before', 'rights', 'after 1', 'after 2']);
  });

  test('shows by its turn that rights changed meanwhile', async () => {
    const lane = createLane(() => assert.fail('nothing fails'));
    const before = lane.turn;
    lane.close(() => Promise.resolve());
    assert.notEqual(lane.turn, before);
    const during = lane.turn;
    await lane.settled();
    assert.notEqual(lane.turn, during);
  });

  test('opens again when the work fails', async () => {
    const errors: unknown[] = [];
    const seen: string[] = [];
    const lane = createLane((error) => void errors.push(error));
    lane.close(() => Promise.reject(new Error('the store is gone')));
    lane.run(() => void seen.push('after'));
    await lane.settled();
    assert.deepEqual([seen, errors.length], [['after'], 1]);
  });
});
