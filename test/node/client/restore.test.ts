/** A server that comes back from a backup, or as another one altogether. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { calm } from '../../kit/fake-network.ts';
import { createWorld, textsOf } from '../../kit/world.ts';

describe('after a restore from a backup', () => {
  test('every tab starts anew in one step, and what was unsent is sent', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    const channelId = world.channelId('lost-and-found');
    const [hers, his] = [ada.look(channelId), tom.look(channelId)];
    await world.run(500);
    await Promise.all([hers.send('before the backup'), world.run(300)]);
    const backup = world.server.backup('restored');
    await Promise.all([hers.send('after the backup'), world.run(300)]);
    tom.way.goOffline();
    await Promise.all([his.send('unsent'), world.run(100)]);
    const seen: string[] = [];
    hers.timeline.listen(({ items }) => seen.push(textsOf(items).join()));
    await world.restoreServer(backup);
    tom.way.goOnline();
    await world.run(10_000);
    assert.deepEqual(textsOf(his.timeline.get().items), ['before the backup', 'unsent']);
    assert.deepEqual(textsOf(hers.timeline.get().items), ['before the backup', 'unsent']);
    assert.ok(!seen.includes(''), 'never empty in between');
    await world.close();
  });

  test('a message that the lost server had answered is sent again, and stands once', async () => {
    const world = await createWorld();
    const ada = world.open('owner');
    const hers = ada.look(world.channelId('lost-and-found'));
    await world.run(500);
    const backup = world.server.backup('restored');
    ada.way.weather = { ...calm, losesPatch: () => true };
    await Promise.all([hers.send('answered, then forgotten'), world.run(200)]);
    assert.equal(hers.timeline.get().items[0]?.state, 'sent');
    await world.restoreServer(backup);
    ada.way.weather = calm;
    await world.run(10_000);
    assert.deepEqual(textsOf(hers.timeline.get().items), ['answered, then forgotten']);
    assert.equal(hers.timeline.get().items[0]?.message.seq, 1);
    await world.close();
  });

  test('a tab opened from the disk of the old server takes over the new one', async () => {
    const world = await createWorld();
    const ada = world.open('owner');
    const channelId = world.channelId('lost-and-found');
    const hers = ada.look(channelId);
    await world.run(500);
    const backup = world.server.backup('restored');
    for (const text of ['one', 'two', 'three']) await Promise.all([hers.send(text), world.run(100)]);
    ada.crash();
    await world.restoreServer(backup);
    const again = world.open('owner', ada.browser);
    const channel = again.look(channelId);
    await world.run(2_000);
    assert.deepEqual(textsOf(channel.timeline.get().items), []);
    await Promise.all([channel.send('anew'), world.run(300)]);
    assert.deepEqual(textsOf(channel.timeline.get().items), ['anew']);
    const disk = again.browser.disk(again.browser.diskNames[0] ?? '');
    assert.deepEqual(
      (await disk.messages(channelId, { limit: 50 })).map(({ text }) => text),
      ['anew'],
    );
    await world.close();
  });
});

describe('after the server began with an empty store', () => {
  test('nothing of the old community is left in memory or on the disk', async () => {
    const world = await createWorld();
    const ada = world.open('owner');
    const oldId = world.channelId('lost-and-found');
    const old = ada.look(oldId);
    await world.run(500);
    await Promise.all([old.send('long ago'), world.run(300)]);
    await world.restoreServer(world.server.empty('another'));
    await world.server.makeCommunity();
    await world.run(60_000);
    assert.equal(ada.client.community.row.get()?.id, world.made.communityId);
    assert.deepEqual(textsOf(old.timeline.get().items), []);
    const ids = ada.client.community.groups.get().flatMap(({ channels }) => channels.map(({ id }) => id));
    assert.ok(ids.includes(world.channelId('lost-and-found')) && !ids.includes(oldId));
    const { rows } = await ada.browser.disk(ada.browser.diskNames[0] ?? '').open();
    assert.ok(!rows.some(({ row }) => row.id === oldId));
    await world.close();
  });
});
