/** Channels that nobody of this server looks at are told of again where they have moved: another server may have died. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startReminders } from '../../../server/realtime/reminders.ts';
import type { Connection } from '../../../server/realtime/connection.ts';
import type { Head } from '../../../server/domain/storage.ts';
import { channelStream, type StreamName } from '../../../src/protocol/ids.ts';
import { DURATIONS } from '../../../src/protocol/limits.ts';
import { FakeClock } from '../../kit/fake-clock.ts';

function stage(live: readonly string[] = []) {
  const clock = new FakeClock();
  const heads = new Map<StreamName, Pick<Head, 'rev' | 'lastSeq' | 'lastAt'>>();
  const told: string[] = [];
  const asked: StreamName[] = [];
  const connection = {
    actor: { communityId: 'school' },
    visible: new Set(['hall', 'yard', 'category']),
    live: new Set(live.map(channelStream)),
  } as unknown as Connection;
  const stop = startReminders({
    clock,
    connections: { all: () => [connection] },
    storage: {
      heads(streams) {
        asked.push(...streams);
        return Promise.resolve(new Map(streams.flatMap((name) => [[name, heads.get(name) as Head]])));
      },
    },
    remind: (communityId, channelId) => void told.push(`${communityId} ${channelId}`),
    onError(error) {
      throw error;
    },
  });
  const set = (channelId: string, rev: number, lastSeq: number, lastAt = 0): void =>
    void heads.set(channelStream(channelId), { rev, lastSeq, lastAt });
  set('hall', 4, 3);
  set('yard', 9, 5);
  set('category', 1, 0);
  return { clock, set, told, asked, stop, next: () => clock.advance(DURATIONS.headsInterval) };
}

describe('reminders', () => {
  test('tell of a channel that has moved since the last look, and of no other', async () => {
    const { set, told, stop, next } = stage();
    await next();
    assert.deepEqual(told, [], 'what is seen for the first time was told by the first sync');
    set('hall', 6, 4);
    set('category', 2, 0);
    await next();
    await next();
    assert.deepEqual(told, ['school hall']);
    stop();
    set('hall', 7, 5);
    await next();
    assert.deepEqual(told, ['school hall']);
  });

  test('tell at the first look of what was written just before', async () => {
    const { clock, set, told, stop, next } = stage();
    set('yard', 10, 6, clock.now());
    await next();
    await next();
    assert.deepEqual(told, ['school yard']);
    stop();
  });

  test('leave out what everybody here looks at', async () => {
    const { set, told, asked, stop, next } = stage(['hall']);
    await next();
    set('hall', 6, 4);
    await next();
    assert.deepEqual(told, []);
    assert.ok(!asked.includes(channelStream('hall')));
    stop();
  });
});
