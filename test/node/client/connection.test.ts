/** The line: when it is tried, with which token, and how fast its death is noticed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConnectionState } from '../../../src/index.ts';
import { createWorld, type World, type WorldTab } from '../../kit/world.ts';
import { fakeToken } from '../../kit/fake-server.ts';

const status = ({ client }: WorldTab): string => client.connection.get().status;
const online = async (world: World, tab: WorldTab): Promise<void> => world.until(() => status(tab) === 'online');

function statesOf(tab: WorldTab): ConnectionState[] {
  const states: ConnectionState[] = [];
  tab.client.connection.listen((state) => states.push(state));
  return states;
}

describe('the line', () => {
  test('is tried again with full jitter, never more than 30 s apart, and never in step', async () => {
    const world = await createWorld();
    world.network.isServerUp = false;
    const tabs = ['a', 'b', 'c'].map((sub) => world.open(sub));
    const states = tabs.map(statesOf);
    await world.run(600_000);
    const waits = states.map((list) => list.flatMap((state) => (state.status === 'waiting' ? [state.retryAt] : [])));
    for (const list of waits) {
      const gaps = list.map((at, n) => at - (list[n - 1] ?? at));
      assert.ok(gaps.length > 20 && gaps.every((gap) => gap <= 30_050), `gaps ${gaps.join()}`);
      assert.ok(Math.max(...gaps) > 15_000, 'it slows down');
    }
    assert.equal(new Set(waits.flat()).size, waits.flat().length, 'no two at the same moment');
    world.network.isServerUp = true;
    await world.until(() => tabs.every((tab) => status(tab) === 'online'), 35_000);
    await world.close();
  });

  test('that is lost soon after each coming in is soon there again, however often', async () => {
    const world = await createWorld();
    const tab = world.open('tom');
    for (let n = 0; n < 20; n++) {
      await online(world, tab);
      await world.run(500);
      tab.way.hear('session', { code: 'replaced' });
      const state = tab.client.connection.get();
      const delay = state.status === 'waiting' ? state.retryAt - world.clock.now() : Infinity;
      assert.ok(delay <= 2_000, `the ${n + 1}th time it waits ${delay} ms`);
    }
    await world.close();
  });

  test('obeys a server that says when to come back', async () => {
    const world = await createWorld();
    const tab = world.open('tom');
    await online(world, tab);
    tab.way.hear('session', { code: 'replaced', retryAfterMs: 7_000 });
    const state = tab.client.connection.get();
    const delay = state.status === 'waiting' ? state.retryAt - world.clock.now() : 0;
    assert.ok(delay >= 7_000 && delay <= 8_000, `${delay}`);
    await world.run(8_100);
    assert.equal(status(tab), 'online');
    await world.close();
  });

  test('that died without a word is noticed within 15 s, and replaced by one other', async () => {
    for (const quietMs of [0, 3_000, 8_000, 14_000]) {
      const world = await createWorld();
      const tab = world.open('tom');
      await online(world, tab);
      await world.run(quietMs);
      tab.way.stall();
      const since = world.clock.now();
      await world.until(() => status(tab) !== 'online', 20_000);
      assert.ok(world.clock.now() - since <= 15_000, `noticed after ${world.clock.now() - since} ms`);
      await online(world, tab);
      assert.equal(tab.way.tries, 2);
      await world.close();
    }
  });

  test('is asked at once when the page wakes, and tried at once when it was waiting', async () => {
    const world = await createWorld();
    const tab = world.open('tom');
    await online(world, tab);
    tab.way.stall();
    tab.hints.say('wake');
    await world.run(4_100);
    assert.notEqual(status(tab), 'online', 'dead within the 4 s of the probe');
    tab.way.goOffline();
    tab.hints.say('offline');
    await world.run(60_000);
    const state = tab.client.connection.get();
    assert.deepEqual([state.status, state.status === 'waiting' && state.browserOffline], ['waiting', true]);
    tab.way.goOnline();
    tab.hints.say('wake');
    await world.run(50);
    assert.equal(status(tab), 'online');
    await world.close();
  });

  test('is let go when the page is put aside, whatever it was doing, and is there at once when it is back', async () => {
    for (const early of [true, false]) {
      const world = await createWorld();
      const tab = world.open('tom');
      if (early) await world.until(() => status(tab) === 'connecting');
      else await online(world, tab);
      tab.way.stall(); // no line outlives that, and nobody says so
      tab.hints.say('leave');
      assert.equal(status(tab), 'waiting');
      tab.hints.say('leave');
      const state = tab.client.connection.get();
      assert.equal(state.status === 'waiting' && state.browserOffline, false);
      tab.hints.say('wake');
      await world.run(50);
      assert.equal(status(tab), 'online');
      await world.close();
    }
  });

  test('says nothing is too old because a clock that was a year ahead was put right', async () => {
    const world = await createWorld();
    const tab = world.open('tom', world.browser(), {
      getToken: () => Promise.resolve(fakeToken('tom', world.clock.now(), 10 * 365 * 86_400_000)),
    });
    tab.jump(365 * 86_400_000);
    await online(world, tab);
    tab.jump(-365 * 86_400_000);
    const channel = tab.look(world.channelId('lost-and-found'));
    await Promise.all([channel.send('Is anybody there?'), world.run(2_000)]);
    assert.deepEqual(tab.client.outbox.get(), { waiting: 0, failed: 0 });
    assert.deepEqual(
      channel.timeline.get().items.map(({ state }) => state),
      ['sent'],
    );
    await world.close();
  });

  test('survives jumps of the clock by a year, both ways', async () => {
    for (const jump of [365, -365]) {
      const world = await createWorld();
      const tab = world.open('tom', world.browser(), {
        getToken: () => Promise.resolve(fakeToken('tom', world.clock.now(), 10 * 365 * 86_400_000)),
      });
      await online(world, tab);
      tab.jump(jump * 86_400_000);
      await world.run(60_000);
      assert.equal(status(tab), 'online');
      assert.ok(tab.way.tries <= 2, `${tab.way.tries} tries`);
      await world.close();
    }
  });
});

describe('the token', () => {
  test('that is refused twice signs out, and is not asked for again', async () => {
    const world = await createWorld();
    const tab = world.open('tom', world.browser(), { getToken: () => Promise.resolve(fakeToken('tom', 0, 1)) });
    await world.run(120_000);
    assert.deepEqual(tab.client.connection.get(), { status: 'signed_out', reason: 'expired' });
    assert.deepEqual(tab.asked, ['start', 'refused']);
    assert.equal(tab.way.tries, 2);
    await world.close();
  });

  test('that is refused once is replaced, without a pause', async () => {
    const world = await createWorld();
    let isOld = true;
    const tab = world.open('tom', world.browser(), {
      getToken: () => {
        const token = isOld ? fakeToken('tom', 0, 1) : world.token('tom');
        isOld = false;
        return Promise.resolve(token);
      },
    });
    await world.run(200);
    assert.equal(status(tab), 'online');
    assert.deepEqual(tab.asked, ['start', 'refused']);
    await world.close();
  });

  test('of nobody means signed out', async () => {
    const world = await createWorld();
    const tab = world.open('tom', world.browser(), { getToken: () => Promise.resolve(null) });
    await world.run(100);
    assert.deepEqual(tab.client.connection.get(), { status: 'signed_out', reason: 'no_token' });
    await world.close();
  });

  test('is renewed over the open line at 80 % of its life', async () => {
    const world = await createWorld();
    const tab = world.open('tom', world.browser(), {
      getToken: () => Promise.resolve(fakeToken('tom', world.clock.now(), 600_000)),
    });
    await online(world, tab);
    await world.run(470_000);
    assert.deepEqual(tab.asked, ['start']);
    await world.run(3_000_000);
    assert.equal(status(tab), 'online');
    assert.equal(tab.way.tries, 1, 'the same line all the time');
    assert.deepEqual([...new Set(tab.asked)], ['start', 'renew']);
    assert.ok(tab.asked.length <= 9, `${tab.asked.length} times`);
    await world.close();
  });

  test('that ends because the host cannot renew it is asked for until it can, and nothing is lost', async () => {
    const world = await createWorld();
    let isBroken = false;
    const tab = world.open('tom', world.browser(), {
      getToken: () =>
        isBroken
          ? Promise.reject(new Error('The host is down.'))
          : Promise.resolve(fakeToken('tom', world.clock.now(), 600_000)),
    });
    const channel = tab.look(world.channelId('lost-and-found'));
    await online(world, tab);
    isBroken = true;
    await world.run(900_000);
    assert.equal(status(tab), 'waiting');
    await Promise.all([channel.send('kept'), world.run(1_000)]);
    isBroken = false;
    await online(world, tab);
    await world.run(1_000);
    assert.equal(channel.timeline.get().items[0]?.state, 'sent');
    await world.close();
  });

  test('is asked for once, however many want it', async () => {
    const world = await createWorld();
    let asked = 0;
    const tab = world.open('tom', world.browser(), {
      getToken: () => {
        asked++;
        return new Promise((resolve) => void world.clock.after(500, () => resolve(world.token('tom'))));
      },
    });
    tab.client.reconnect();
    tab.hints.say('wake');
    await world.run(1_000);
    assert.equal(status(tab), 'online');
    assert.equal(asked, 1);
    await world.close();
  });

  test('of a host that never answers does not hold everything up for ever', async () => {
    const world = await createWorld();
    let isSilent = true;
    const tab = world.open('tom', world.browser(), {
      getToken: () => (isSilent ? new Promise(() => undefined) : Promise.resolve(world.token('tom'))),
    });
    await world.run(29_000);
    assert.equal(status(tab), 'connecting');
    isSilent = false;
    await online(world, tab);
    await world.close();
  });
});
