/** What the core loads later: asked for before it is here, it happens once; where it does not come, nothing is lost. */
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { after, describe, mock, test } from 'node:test';
import { DeviceCache } from '../../../src/cache/device-cache.ts';
import { systemClock } from '../../../src/util/clock.ts';
import { Later } from '../../../src/util/later.ts';
import { createScene, states, texts } from '../../kit/scene.ts';
import { settle } from '../../kit/fake-clock.ts';

const PARTS = /\/(deeds|history-pages|memory-cache)\.ts$/;
let isUnreachable = true;
const hooks = registerHooks({
  resolve(specifier, context, next) {
    if (isUnreachable && PARTS.test(specifier)) throw new Error(`${specifier} cannot be fetched`);
    return next(specifier, context);
  },
});
mock.method(console, 'warn', () => undefined); // each failure is told
after(() => hooks.deregister());

/** Both at once: the answer, and the time it takes. */
async function meanwhile<T>(answer: Promise<T>, run: () => Promise<void>): Promise<T> {
  const state = { isDone: false };
  void answer.finally(() => (state.isDone = true));
  while (!state.isDone) {
    await run();
    await settle();
  }
  return answer;
}

describe('a part that is loaded later', () => {
  test('is asked for again after it did not come', async () => {
    let tries = 0;
    const part = new Later(() => (++tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve('here')));
    assert.equal(await part.load(), undefined);
    assert.deepEqual(await Promise.all([part.load(), part.load()]), ['here', 'here']);
    assert.equal(tries, 2);
  });

  test('of history: says offline, and pages once when it is there', async () => {
    isUnreachable = true;
    const { world, hers, channelId } = await createScene({ cold: true });
    for (let n = 1; n <= 120; n++) await Promise.all([hers.send(`n ${n}`), world.run(5)]);
    await world.run(1_000);
    const late = world.open('tom');
    const his = late.look(channelId);
    await world.until(() => his.timeline.get().items.length > 0);
    const shown = his.timeline.get().items.length;
    await meanwhile(his.loadBefore(), () => world.run(10));
    assert.equal(his.timeline.get().error?.code, 'offline');
    assert.deepEqual([his.timeline.get().loading, his.timeline.get().items.length], [null, shown]);
    await world.run(1_000); // what is fetched in the background does not come either
    isUnreachable = false;
    const both = Promise.all([his.loadBefore(), his.loadBefore()]);
    await meanwhile(both, () => world.run(10));
    const seqs = his.timeline.get().items.map(({ message }) => message.seq);
    assert.equal(seqs.length, shown + 50);
    assert.deepEqual(
      seqs,
      [...seqs].sort((a, b) => a - b),
    );
    assert.equal(his.timeline.get().error, undefined);
    await world.close();
  });
});

test('what was not sent stays while the part for it is not there, and goes once by a retry before it came', async () => {
  isUnreachable = true;
  const { world, ada, tom } = await createScene({ cold: true });
  const notices = tom.look(world.channelId('notices'));
  await world.run(300);
  const [{ opId }] = await Promise.all([notices.send('soon allowed'), world.run(500)]);
  const staffId = world.made.roleIds['staff'] ?? '';
  const tomId = tom.client.session.me.get()?.id ?? '';
  await Promise.all([ada.client.command('member.setRoles', { memberId: tomId, roleIds: [staffId] }), world.run(500)]);
  await meanwhile(notices.retry(opId), () => world.run(10));
  assert.equal(await meanwhile(notices.discard(opId), () => world.run(10)), undefined);
  assert.deepEqual([texts(notices), states(notices)], [['soon allowed'], ['failed']]);
  isUnreachable = false;
  const before = world.server.receivedOf('command');
  await meanwhile(notices.retry(opId), () => world.run(10));
  await world.run(1_000);
  assert.deepEqual([texts(notices), states(notices)], [['soon allowed'], ['sent']]);
  assert.equal(world.server.receivedOf('command') - before, 1);
  await world.close();
});

test('memory in place of a disk: fails plainly while its part is not there, and works once it is', async () => {
  isUnreachable = true;
  const cache = new DeviceCache(undefined, systemClock, { warn: () => undefined }, () => undefined);
  await assert.rejects(cache.putSetting('a', 1));
  isUnreachable = false;
  await cache.putSetting('a', 1);
  assert.equal((await cache.open()).settings.get('a'), 1);
});
