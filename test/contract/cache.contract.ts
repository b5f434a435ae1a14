/**
 * What every cache adapter promises, as cases that any runner can take: Node for `MemoryCache`, real browsers for the
 * adapters over IndexedDB.
 */
import type { Cache, OutboxEntry } from '../../src/cache/cache.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { Row } from '../../src/protocol/rows.ts';

export interface CacheCase {
  readonly promise: string;
  run(cache: Cache, equal: (actual: unknown, expected: unknown) => void): Promise<void>;
}

const CHANNEL = '018f0000-0000-7000-8000-00000000000c';
const STREAM = `channel:${CHANNEL}`;

export function message(seq: number, rev = seq, text = `text ${String(seq)}`): MessageRow {
  const id = `018f0000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
  return { kind: 'message', id, rev, channelId: CHANNEL, seq, authorId: CHANNEL, text, createdAt: seq, reactions: [] };
}
const span = (from: number, to: number): MessageRow[] =>
  Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
const seqs = (rows: readonly MessageRow[]): number[] => rows.map((row) => row.seq);
const entry = (opId: string): Omit<OutboxEntry, 'n'> => ({
  opId,
  lane: CHANNEL,
  frame: { type: 'message.send', opId, channelId: CHANNEL, text: opId },
  queuedAt: 1,
  attempts: 0,
});
const role = (rev: number, name: string): Row =>
  ({
    kind: 'role',
    id: CHANNEL,
    rev,
    name,
    color: null,
    position: 1,
    permissions: [],
    trusted: false,
    badge: false,
    mentionable: false,
    everyone: false,
  }) as const;

export const cacheContract: readonly CacheCase[] = [
  {
    promise: 'gives back rows, cursors, drafts and settings after reopening',
    async run(cache, equal) {
      await cache.apply([{ stream: 'community:x', cursor: { epoch: 'a', rev: 4 }, rows: [role(4, 'Helper')] }]);
      await cache.putDraft({ channelId: CHANNEL, text: 'half a th', at: 1 });
      await cache.putSetting('last', CHANNEL);
      const snapshot = await cache.open();
      equal(snapshot.cursors.get('community:x'), { epoch: 'a', rev: 4 });
      equal(
        snapshot.rows.map(({ stream, row }) => [stream, row.id, row.rev]),
        [['community:x', CHANNEL, 4]],
      );
      equal(snapshot.drafts, [{ channelId: CHANNEL, text: 'half a th', at: 1 }]);
      equal(snapshot.settings.get('last'), CHANNEL);
    },
  },
  {
    promise: 'forgets a draft that became empty',
    async run(cache, equal) {
      await cache.putDraft({ channelId: CHANNEL, text: 'x', at: 1 });
      await cache.putDraft({ channelId: CHANNEL, text: '', at: 2 });
      equal((await cache.open()).drafts, []);
    },
  },
  {
    promise: 'leaves out a row with a lower or equal rev, whatever the order of arrival',
    async run(cache, equal) {
      await cache.apply([{ stream: 'community:x', rows: [role(7, 'new')] }]);
      await cache.apply([{ stream: 'community:x', rows: [role(5, 'old')] }]);
      await cache.apply([{ stream: STREAM, rows: [message(1, 9, 'edited')], ranges: [{ from: 1, to: 1 }] }]);
      await cache.apply([{ stream: STREAM, rows: [message(1, 1)], ranges: [{ from: 1, to: 1 }] }]);
      equal(
        (await cache.open()).rows.map(({ row }) => ('name' in row ? row.name : '')),
        ['new'],
      );
      equal(
        (await cache.messages(CHANNEL, { limit: 5 })).map((row) => row.text),
        ['edited'],
      );
    },
  },
  {
    promise: 'remembers that a row is gone, so that an older patch cannot bring it back',
    async run(cache, equal) {
      await cache.apply([{ stream: 'community:x', rows: [{ kind: 'role', id: CHANNEL, rev: 8, deleted: true }] }]);
      await cache.apply([{ stream: 'community:x', rows: [role(6, 'back')] }]);
      equal(
        (await cache.open()).rows.map(({ row }) => 'deleted' in row),
        [true],
      );
    },
  },
  {
    promise: 'takes no stream anew from before what it holds, but lets go of what that settles',
    async run(cache, equal) {
      const { opId } = await cache.enqueue(entry('a'));
      await cache.apply([{ stream: STREAM, cursor: { epoch: 'a', rev: 9 }, rows: [message(9, 9)] }]);
      await cache.apply([
        { stream: STREAM, cursor: { epoch: 'a', rev: 3 }, rows: [message(3, 3)], reset: true, retired: [opId] },
      ]);
      equal((await cache.open()).cursors.get(STREAM), { epoch: 'a', rev: 9 });
      equal(await cache.outbox(), []);
    },
  },
  {
    promise: 'never lets a cursor of the same epoch go back, but takes a new epoch',
    async run(cache, equal) {
      await cache.apply([{ stream: STREAM, cursor: { epoch: 'a', rev: 9 }, rows: [] }]);
      await cache.apply([{ stream: STREAM, cursor: { epoch: 'a', rev: 3 }, rows: [] }]);
      equal((await cache.open()).cursors.get(STREAM), { epoch: 'a', rev: 9 });
      await cache.apply([{ stream: STREAM, cursor: { epoch: 'b', rev: 1 }, rows: [], reset: true }]);
      equal((await cache.open()).cursors.get(STREAM), { epoch: 'b', rev: 1 });
    },
  },
  {
    promise: 'answers pages only from a contiguous stretch',
    async run(cache, equal) {
      await cache.apply([{ stream: STREAM, rows: span(1, 10), ranges: [{ from: 1, to: 10 }] }]);
      await cache.apply([{ stream: STREAM, rows: span(21, 40), ranges: [{ from: 21, to: 40 }] }]);
      equal(seqs(await cache.messages(CHANNEL, { limit: 5 })), [36, 37, 38, 39, 40]);
      equal(seqs(await cache.messages(CHANNEL, { before: 24, limit: 5 })), [21, 22, 23]);
      equal(seqs(await cache.messages(CHANNEL, { before: 21, limit: 5 })), []);
      equal(seqs(await cache.messages(CHANNEL, { after: 8, limit: 5 })), [9, 10]);
      await cache.apply([{ stream: STREAM, rows: span(11, 20), ranges: [{ from: 11, to: 20 }] }]);
      equal(await cache.ranges(CHANNEL), [{ from: 1, to: 40 }]);
      equal(seqs(await cache.messages(CHANNEL, { after: 9, limit: 3 })), [10, 11, 12]);
    },
  },
  {
    promise: 'a reset drops rows and stretches of that stream only',
    async run(cache, equal) {
      await cache.apply([
        { stream: STREAM, rows: span(1, 5), ranges: [{ from: 1, to: 5 }] },
        { stream: 'community:x', rows: [role(1, 'stays')] },
      ]);
      await cache.apply([
        {
          stream: STREAM,
          reset: true,
          rows: span(90, 92),
          ranges: [{ from: 90, to: 92 }],
          cursor: { epoch: 'a', rev: 92 },
        },
      ]);
      equal(await cache.ranges(CHANNEL), [{ from: 90, to: 92 }]);
      equal(seqs(await cache.messages(CHANNEL, { limit: 50 })), [90, 91, 92]);
      equal((await cache.open()).rows.length, 1);
    },
  },
  {
    promise: 'leaves out a page of history that was read before the stored cursor',
    async run(cache, equal) {
      await cache.apply([
        { stream: STREAM, cursor: { epoch: 'a', rev: 50 }, rows: span(45, 50), ranges: [{ from: 45, to: 50 }] },
      ]);
      await cache.apply([{ stream: STREAM, rows: span(40, 44), ranges: [{ from: 40, to: 44 }], readRev: 49 }]);
      equal(await cache.ranges(CHANNEL), [{ from: 45, to: 50 }]);
      await cache.apply([{ stream: STREAM, rows: span(40, 44), ranges: [{ from: 40, to: 44 }], readRev: 50 }]);
      equal(await cache.ranges(CHANNEL), [{ from: 40, to: 50 }]);
    },
  },
  {
    promise: 'keeps which reactions are mine when a later state does not say',
    async run(cache, equal) {
      const reacted = (rev: number, count: number, mine?: boolean): MessageRow => ({
        ...message(1, rev),
        reactions: [{ emoji: '👍', count, ...(mine !== undefined && { mine }) }],
      });
      await cache.apply([{ stream: STREAM, rows: [reacted(1, 1, true)], ranges: [{ from: 1, to: 1 }] }]);
      await cache.apply([{ stream: STREAM, rows: [reacted(2, 2)] }]);
      equal((await cache.messages(CHANNEL, { limit: 1 }))[0]?.reactions, [{ emoji: '👍', count: 2, mine: true }]);
    },
  },
  {
    promise: 'keeps the outbox in order and retires entries together with the rows that carry their outcome',
    async run(cache, equal) {
      const first = await cache.enqueue(entry('a'));
      const second = await cache.enqueue(entry('b'));
      equal(second.n > first.n, true);
      await cache.updateOutbox('b', { attempts: 2, failure: { code: 'forbidden', message: 'no' } });
      equal(
        (await cache.outbox()).map((item) => [item.opId, item.attempts, item.failure?.code]),
        [
          ['a', 0, undefined],
          ['b', 2, 'forbidden'],
        ],
      );
      await cache.updateOutbox('b', { attempts: 0 });
      equal((await cache.outbox())[1]?.failure, undefined);
      await cache.apply([{ stream: STREAM, rows: [message(1)], ranges: [{ from: 1, to: 1 }], retired: ['a'] }]);
      equal(
        (await cache.open()).outbox.map((item) => item.opId),
        ['b'],
      );
      await cache.dequeue(['b']);
      equal(await cache.outbox(), []);
    },
  },
  {
    promise: 'forgets streams whole',
    async run(cache, equal) {
      await cache.apply([
        { stream: STREAM, cursor: { epoch: 'a', rev: 5 }, rows: span(1, 5), ranges: [{ from: 1, to: 5 }] },
      ]);
      await cache.forget([STREAM]);
      equal(await cache.messages(CHANNEL, { limit: 5 }), []);
      equal((await cache.open()).cursors.size, 0);
    },
  },
];
