/** Two people, one channel, the whole way: composer to outbox to server to the other one's screen. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createWorld, textsOf } from '../../kit/world.ts';

describe('two people', () => {
  test('see each other’s messages, and each message once', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    await world.until(() => ada.client.ready.get() && tom.client.ready.get());
    const channelId = world.channelId('lost-and-found');
    const [hers, his] = [ada.look(channelId), tom.look(channelId)];
    await world.run(200);

    void hers.send('A red scarf was found');
    void his.send('That is mine');
    await world.run(500);

    const expected = textsOf(hers.timeline.get().items);
    assert.equal(expected.length, 2);
    assert.deepEqual(textsOf(his.timeline.get().items), expected);
    assert.deepEqual(
      hers.timeline.get().items.map(({ state }) => state),
      ['sent', 'sent'],
    );
    assert.deepEqual(ada.client.outbox.get(), { waiting: 0, failed: 0 });
    assert.deepEqual(world.warnings, []);
    assert.deepEqual(world.server.complaints, []);
    await world.close();
  });
});
