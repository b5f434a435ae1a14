/** A channel in which very much was written: what one more message costs, and how much of it is in memory. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MessageRow } from '../../../src/protocol/messages.ts';
import { uuidV7 } from '../../../src/protocol/ids.ts';
import { createWorld, type World, type WorldTab } from '../../kit/world.ts';

const APPENDS = 400;
/** The cheapest batch counts: others share this machine. */
const BATCHES = 8;

function messageAt(world: World, channelId: string, seq: number): MessageRow {
  const id = uuidV7(world.clock.now(), (bytes) => world.random.fill(bytes));
  return {
    kind: 'message',
    id,
    rev: seq + 1,
    channelId,
    seq,
    authorId: channelId,
    text: `text ${seq}`,
    createdAt: seq,
    reactions: [],
  };
}

/** @returns milliseconds of the processor a message, when they come one by one. */
async function costOf(world: World, tab: WorldTab, channelId: string, past: number): Promise<number> {
  const say = (from: number, to: number): void => {
    const rows = Array.from({ length: to - from + 1 }, (_, n) => messageAt(world, channelId, from + n));
    tab.way.hear('patch', { stream: `channel:${channelId}`, epoch: 'memory', from: from, rev: to + 1, rows });
  };
  for (let seq = 1; seq <= past; seq += 500) {
    say(seq, Math.min(past, seq + 499));
    await world.run(20);
  }
  const channel = tab.client.channel(channelId);
  let shown = 0;
  const stop = channel.timeline.listen(() => shown++);
  const stopUnread = tab.client.community.unread.listen(() => undefined);
  let cost = Infinity;
  for (let batch = 0; batch < BATCHES; batch++) {
    const before = process.cpuUsage();
    for (let n = 1; n <= APPENDS / BATCHES; n++) {
      const seq = past + (batch * APPENDS) / BATCHES + n;
      say(seq, seq);
      await world.run(10);
    }
    const { user, system } = process.cpuUsage(before);
    cost = Math.min(cost, ((user + system) / 1_000 / APPENDS) * BATCHES);
  }
  stop();
  stopUnread();
  assert.equal(channel.timeline.get().items.at(-1)?.message.seq, past + APPENDS);
  assert.ok(shown <= APPENDS * 2, `${shown} changes shown`);
  assert.ok(channel.timeline.get().items.length <= 300);
  return cost;
}

describe('a busy channel', () => {
  test('costs the same for one more message after 1,000 and after 100,000', async () => {
    const costs: number[] = [];
    for (const past of [1_000, 100_000]) {
      const world = await createWorld();
      const tab = world.open('tom');
      const channelId = world.channelId('lost-and-found');
      tab.look(channelId);
      await world.run(1_000);
      costs.push(await costOf(world, tab, channelId, past));
      await world.close();
    }
    const [small = 0, large = 0] = costs;
    assert.ok(large < small * 2 + 0.5, `${small.toFixed(3)} ms and ${large.toFixed(3)} ms a message`);
    assert.ok(large < 5, `${large.toFixed(3)} ms a message`);
  });

  test('leaves the views of other channels alone', async () => {
    const world = await createWorld();
    const tab = world.open('tom');
    const channelId = world.channelId('lost-and-found');
    tab.look(channelId);
    const other = tab.look(world.channelId('homework-help'));
    await world.run(1_000);
    let woken = 0;
    const wake = (): void => void woken++;
    const stops = [
      other.timeline,
      other.unread,
      other.permissions,
      other.row,
      tab.client.community.groups,
      tab.client.community.roles,
      tab.client.session.me,
    ].map((atom) => atom.listen(wake));
    await Promise.all([tab.client.channel(channelId).send('hello'), world.run(500)]);
    assert.equal(woken, 0);
    for (const stop of stops) stop();
    await world.close();
  });
});
