import { expect } from '@open-wc/testing';
import type { Cache } from '../../../src/cache/cache.ts';
import { DeviceCache } from '../../../src/cache/device-cache.ts';
import { IdbCache } from '../../../src/cache/idb-cache.ts';
import { type Clock, systemClock } from '../../../src/util/clock.ts';
import { cacheContract, message } from '../../contract/cache.contract.ts';

const equal = (actual: unknown, expected: unknown): void => void expect(actual).to.deep.equal(expected);
const quiet = { warn: () => undefined };
const none = (): void => undefined;
const nextName = (): string => `hearth-test-${crypto.randomUUID()}`;

async function withCache(cache: Cache, work: (cache: Cache) => Promise<void>): Promise<void> {
  await cache.open();
  try {
    await work(cache);
  } finally {
    await cache.destroy();
  }
}

for (const [name, make] of [
  ['IdbCache', () => new IdbCache(nextName(), none)],
  ['DeviceCache', () => new DeviceCache(nextName(), systemClock, quiet, none)],
] as const) {
  describe(name, () => {
    for (const { promise, run } of cacheContract) it(promise, () => withCache(make(), (cache) => run(cache, equal)));
  });
}

describe('IdbCache shared by two tabs', () => {
  it('lets neither tab bring back what the other has newer', async () => {
    const name = nextName();
    const [one, two] = [new IdbCache(name, none), new IdbCache(name, none)];
    await Promise.all([one.open(), two.open()]);
    const { channelId } = message(1);
    await one.apply([
      {
        stream: `channel:${channelId}`,
        cursor: { epoch: 'a', rev: 9 },
        rows: [message(1, 9, 'edited')],
        ranges: [{ from: 1, to: 1 }],
      },
    ]);
    await two.apply([
      {
        stream: `channel:${channelId}`,
        cursor: { epoch: 'a', rev: 1 },
        rows: [message(1, 1)],
        ranges: [{ from: 1, to: 1 }],
      },
    ]);
    expect((await two.messages(channelId, { limit: 1 }))[0]?.text).to.equal('edited');
    expect((await two.open()).cursors.get(`channel:${channelId}`)).to.deep.equal({ epoch: 'a', rev: 9 });
    one.close();
    await two.destroy();
  });

  it('erases everything although the other tab still has it open', async () => {
    const name = nextName();
    let lost = false;
    const other = new IdbCache(name, () => (lost = true));
    const one = new IdbCache(name, none);
    await Promise.all([other.open(), one.open()]);
    await other.putSetting('secret', 'x');
    await one.destroy();
    expect(lost).to.equal(true);
    const fresh = new IdbCache(name, none);
    expect((await fresh.open()).settings.size).to.equal(0);
    await fresh.destroy();
  });
});

describe('erasing', () => {
  it('works while the database is still being opened, as for somebody who is banned at the door', async () => {
    const name = nextName();
    const earlier = new IdbCache(name, none);
    await earlier.open();
    await earlier.putSetting('secret', 'x');
    earlier.close();
    const cache = new DeviceCache(name, systemClock, quiet, none);
    const opening = cache.open();
    await cache.destroy();
    await opening;
    expect((await indexedDB.databases()).map((each) => each.name)).not.to.include(name);
  });

  it('takes the database also after the work went over into memory', async () => {
    const name = nextName();
    const cache = new DeviceCache(name, systemClock, quiet, none);
    await cache.open();
    await cache.putSetting('secret', 'x');
    await cache.putSetting('bad', () => 'cannot be stored').catch(none);
    expect(cache.persistent).to.equal(false);
    await cache.destroy();
    expect((await indexedDB.databases()).map((each) => each.name)).not.to.include(name);
  });
});

describe('DeviceCache in trouble', () => {
  it('goes on in memory, outbox included, when the database is taken away', async () => {
    const name = nextName();
    let lost = 0;
    const cache = new DeviceCache(name, systemClock, quiet, () => lost++);
    await cache.open();
    await cache.enqueue({
      opId: 'a',
      lane: '',
      frame: { type: 'community.leave', opId: 'a' },
      queuedAt: 1,
      attempts: 0,
    });
    const other = new IdbCache(name, none);
    await other.open();
    await other.destroy();
    expect((await cache.outbox()).map((entry) => entry.opId)).to.deep.equal(['a']);
    expect(cache.persistent).to.equal(false);
    expect(lost).to.equal(1);
  });

  it('does not wait longer than its patience for a database that hangs', async () => {
    const impatient: Clock = { now: () => 0, after: (_ms, task) => (task(), none) };
    const cache = new DeviceCache(nextName(), impatient, quiet, none);
    await cache.open();
    expect(cache.persistent).to.equal(false);
    await cache.putSetting('a', 1);
    expect((await cache.open()).settings.get('a')).to.equal(1);
  });
});
