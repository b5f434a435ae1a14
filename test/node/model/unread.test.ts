import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countUnread, type UnreadInput } from '../../../src/model/unread.ts';

function count(input: Partial<UnreadInput>): string {
  const { unread, mentions } = countUnread({ lastSeq: 0, readSeq: 0, countless: [], notifications: [], ...input });
  return `${String(unread)}/${String(mentions)}`;
}

test('counts what lies after the read marker, less what nobody has to read', () => {
  assert.equal(count({}), '0/0');
  assert.equal(count({ lastSeq: 7 }), '7/0');
  assert.equal(count({ lastSeq: 7, readSeq: 4 }), '3/0');
  assert.equal(count({ lastSeq: 7, readSeq: 4, countless: [6, 6, 7] }), '1/0');
  assert.equal(count({ lastSeq: 7, readSeq: 4, countless: [1, 4, 9] }), '3/0');
});

test('never falls below zero when the marker is ahead of the channel', () => {
  assert.equal(count({ lastSeq: 3, readSeq: 9, countless: [4, 10], notifications: [{ seq: 2 }] }), '0/0');
});

test('counts a mention once, until it is read, dealt with or removed', () => {
  const notifications = [{ seq: 3 }, { seq: 6 }, { seq: 6 }, { seq: 7, doneAt: 1 }, { seq: 8 }];
  assert.equal(count({ lastSeq: 9, readSeq: 4, notifications }), '5/2');
  assert.equal(count({ lastSeq: 9, readSeq: 4, countless: [6], notifications }), '4/1');
  assert.equal(count({ lastSeq: 9, readSeq: 9, notifications }), '0/0');
});

test('a notification that overtakes the channel counts as unread at once', () => {
  assert.equal(count({ lastSeq: 4, readSeq: 4, notifications: [{ seq: 6 }] }), '2/1');
});

test('agrees with counting one message after another, in any order of arrival', () => {
  const seq = fc.nat(30);
  const notification = fc.record({ seq: fc.integer({ min: 1, max: 30 }), doneAt: fc.nat() }, { requiredKeys: ['seq'] });
  fc.assert(
    fc.property(seq, seq, fc.array(seq), fc.array(notification), (lastSeq, readSeq, countless, notifications) => {
      const end = Math.max(
        lastSeq,
        ...notifications.filter((one) => !countless.includes(one.seq)).map((one) => one.seq),
      );
      let unread = 0;
      let mentions = 0;
      for (let at = readSeq + 1; at <= end; at++) {
        if (countless.includes(at)) continue;
        unread++;
        if (notifications.some((one) => one.seq === at && one.doneAt === undefined)) mentions++;
      }
      assert.deepEqual(countUnread({ lastSeq, readSeq, countless, notifications }), { unread, mentions });
      assert.deepEqual(
        countUnread({ lastSeq, readSeq, countless: countless.toReversed(), notifications: notifications.toReversed() }),
        { unread, mentions },
      );
    }),
  );
});
