/** The judge must find each kind of broken history, and nothing in a whole one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readHistory, type HistoryEvent, type TimedEvent } from './history.ts';
import { checkHistory } from './history-check.ts';

const stored = (seq: number, id: string, text: string): HistoryEvent => ({ is: 'stored', seq, id, author: 'a', text });
const kept = (id: string, text: string): HistoryEvent => ({ is: 'kept', who: 'Ada', text, id });
const wrote = (text: string): HistoryEvent => ({ is: 'wrote', who: 'Ada', text });
const done = (id: string, seq: number): HistoryEvent => ({ is: 'acknowledged', who: 'Ada', id, seq });
const timed = (events: readonly HistoryEvent[]): TimedEvent[] => events.map((event, at) => ({ at, ...event }));

/** Two messages of one person, seen by another. */
const WHOLE: readonly HistoryEvent[] = [
  wrote('one'),
  kept('x', 'one'),
  { is: 'fault', what: 'kill 1' },
  wrote('two'),
  kept('y', 'two'),
  done('x', 1),
  done('y', 2),
  { is: 'saw', who: 'Bo', rows: [[1, 'x']] },
  {
    is: 'shows',
    who: 'Bo',
    rows: [
      [1, 'x'],
      [2, 'y'],
    ],
  },
  stored(1, 'x', 'one'),
  stored(2, 'y', 'two'),
  { is: 'end', lastSeq: 2 },
];
const without = (is: string, id?: string): HistoryEvent[] =>
  WHOLE.filter((event) => event.is !== is || (id !== undefined && 'id' in event && event.id !== id));
const instead = (is: string, ...events: readonly HistoryEvent[]): HistoryEvent[] => [...without(is), ...events];

const BROKEN: readonly (readonly [string, readonly HistoryEvent[], RegExp])[] = [
  ['an acknowledged message that is not stored', without('stored', 'y'), /^lost: Ada was told that y is done/],
  [
    'a kept message that is not stored',
    without('stored', 'y').filter((event) => event.is !== 'acknowledged'),
    /^lost: “two” of Ada was kept/,
  ],
  ['the same id twice', [...WHOLE, stored(3, 'y', 'two')], /^doubled: y is stored twice/],
  ['the same words twice', [...WHOLE, stored(3, 'z', 'two')], /^doubled: “two” is stored as y and as z/],
  [
    'two messages in the wrong order',
    instead('stored', stored(1, 'y', 'two'), stored(2, 'x', 'one')),
    /^order: “one” of Ada stands after “two”/,
  ],
  [
    'a hole between seqs',
    instead('stored', stored(1, 'x', 'one'), stored(3, 'y', 'two')),
    /^hole: seq 3 stands where 2/,
  ],
  [
    'a channel that counts more than it holds',
    instead('end', { is: 'end', lastSeq: 3 }),
    /^hole: the channel counts 3/,
  ],
  [
    'an acknowledgement with another seq',
    [...WHOLE, done('x', 2)],
    /^moved: x was acknowledged as 2 and is stored as 1/,
  ],
  ['other words than were written', instead('stored', stored(1, 'x', 'one'), stored(2, 'y', '2')), /^changed: “two”/],
  [
    'somebody who saw another message at that place',
    [...WHOLE, { is: 'saw', who: 'Cy', rows: [[2, 'q']] }],
    /^sight: Cy saw q as 2/,
  ],
  [
    'somebody who never got the last one',
    instead('shows', { is: 'shows', who: 'Bo', rows: [[1, 'x']] }),
    /^sight: Bo shows up to 1/,
  ],
  [
    'somebody who shows a hole',
    [
      ...WHOLE.filter(({ is }) => is !== 'end' && is !== 'shows'),
      stored(3, 'z', 'three'),
      {
        is: 'shows',
        who: 'Bo',
        rows: [
          [1, 'x'],
          [3, 'z'],
        ],
      },
      { is: 'end', lastSeq: 3 },
    ],
    /^sight: Bo shows a hole before 3/,
  ],
  ['a history that breaks off', without('end'), /^open: the history has no end/],
];

describe('the judge of histories', () => {
  test('finds nothing in a whole one', () => {
    const verdict = checkHistory(timed(WHOLE));
    assert.deepEqual(verdict.violations, []);
    assert.deepEqual([verdict.written, verdict.acknowledged, verdict.stored], [2, 2, 2]);
  });
  test('reads from a file what it reads from memory', () => {
    const lines = timed(WHOLE).map((event) => JSON.stringify(event));
    assert.deepEqual(checkHistory(readHistory(lines.join('\n'))), checkHistory(timed(WHOLE)));
  });
  for (const [name, events, expected] of BROKEN) {
    test(`finds ${name}`, () => {
      const { violations } = checkHistory(timed(events));
      assert.ok(
        violations.some((words) => expected.test(words)),
        violations.join('\n') || 'nothing was found',
      );
    });
  }
  test('does not call lost what its writer was told about', () => {
    const told: HistoryEvent = { is: 'failed', who: 'Ada', id: 'y', code: 'unavailable' };
    const events = WHOLE.filter((event) => !('id' in event && event.id === 'y' && event.is !== 'kept'));
    const shorter = events.map((event) => {
      if (event.is === 'end') return { ...event, lastSeq: 1 };
      return event.is === 'shows' ? { ...event, rows: event.rows.slice(0, 1) } : event;
    });
    assert.deepEqual(checkHistory(timed([...shorter, told])).violations, []);
    assert.equal(checkHistory(timed(shorter)).lost, 1);
  });
  test('does not ask for an order between what two tabs wrote at once', () => {
    const events = timed([
      wrote('one'),
      wrote('two'),
      kept('x', 'one'),
      kept('y', 'two'),
      stored(1, 'y', 'two'),
      stored(2, 'x', 'one'),
      { is: 'end', lastSeq: 2 },
    ]);
    assert.deepEqual(checkHistory(events).violations, []);
  });
});
