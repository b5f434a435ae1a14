/** What was read under rights that changed meanwhile never leaves; and heads never outrun the patches they speak of. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Connection } from '../../../server/realtime/connection.ts';
import { createConnections } from '../../../server/realtime/connections.ts';
import { startHeads } from '../../../server/realtime/heads.ts';
import { createLane } from '../../../server/realtime/lanes.ts';
import { createRequests, type RequestParts } from '../../../server/realtime/requests.ts';
import type { Storage } from '../../../server/domain/storage.ts';
import { FakeClock, settle } from '../../kit/fake-clock.ts';

const STREAM = 'channel:018f0000-0000-7000-8000-000000000001';
const said: string[] = [];
const socket = {
  id: 'AB',
  connected: true,
  rooms: new Set<string>(),
  emit: (event: string) => void said.push(event),
  join: () => undefined,
  leave: () => undefined,
  disconnect: () => said.push('disconnect'),
};
const connection = {
  socket,
  actor: { communityId: 'c', memberId: 'm', ageBand: 'adult' },
  visible: new Set(),
  live: new Set([STREAM]),
  expiresAt: 0,
  onClose: [],
} as unknown as Connection;

function build(read: (time: number) => unknown) {
  const lane = createLane(() => assert.fail('nothing fails'));
  let times = 0;
  const domain = {
    runQuery: async () => ({ ok: true, result: await read(++times) }),
  } as unknown as RequestParts['domain'];
  const parts = { domain, lane: () => lane, sight: {}, sessions: {} } as unknown as RequestParts;
  return { lane, requests: createRequests(parts), times: () => times };
}

describe('a query', () => {
  test('is read again when rights changed while it was read', async () => {
    const { lane, requests, times } = build((time) => {
      if (time === 1) lane.close(() => Promise.resolve());
      return `read ${String(time)}`;
    });
    assert.deepEqual(await requests.answer(connection, 'query', {}), { ok: true, result: 'read 2' });
    assert.equal(times(), 2);
  });

  test('waits while rights are worked out', async () => {
    const { lane, requests, times } = build((time) => time);
    let open: (() => void) | undefined;
    lane.close(() => new Promise((resolve) => (open = resolve)));
    const answer = requests.answer(connection, 'query', {});
    await settle();
    assert.equal(times(), 0);
    open?.();
    assert.deepEqual(await answer, { ok: true, result: 1 });
  });

  test('is given up with advice when rights never rest', async () => {
    const { lane, requests } = build(() => {
      lane.close(() => Promise.resolve());
    });
    const answer = await requests.answer(connection, 'query', {});
    assert.equal(answer.ok ? '' : answer.error.code, 'unavailable');
  });

  test('of a client that asks a hundred at once is told to wait', async () => {
    const { requests } = build(() => new Promise((resolve) => setImmediate(resolve)));
    const answers = await Promise.all(Array.from({ length: 120 }, () => requests.answer(connection, 'query', {})));
    assert.equal(answers.filter((answer) => !answer.ok && answer.error.code === 'rate_limited').length, 20);
    assert.ok((await requests.answer(connection, 'query', {})).ok, 'and goes on afterwards');
  });
});

describe('heads', () => {
  test('are told after what waits of those streams was sent', async () => {
    said.length = 0;
    const connections = createConnections();
    connections.add(connection);
    const clock = new FakeClock();
    const storage = { heads: () => Promise.resolve(new Map([[STREAM, { rev: 7 }]])) } as unknown as Storage;
    const stop = startHeads({
      storage,
      connections,
      clock,
      flush: (streams) => {
        for (const stream of streams) said.push(`flush ${stream}`);
      },
      onError: assert.ifError,
    });
    await clock.advance(15_000);
    stop();
    assert.deepEqual(said, [`flush ${STREAM}`, 'heads']);
    await clock.advance(60_000);
    assert.equal(said.length, 2, 'nothing after it was stopped');
  });
});
