/** What a list of channels shows of the newest message: from the line, from one's own looking, and from the disk. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { createWorld, type World } from '../../kit/world.ts';

async function twoWhoLookElsewhere(world: World) {
  const writer = world.open('owner');
  const browser = world.browser();
  const reader = world.open('tom', browser);
  await world.until(() => writer.client.ready.get() && reader.client.ready.get());
  const channelId = world.channelId('lost-and-found');
  const theirs = writer.look(channelId);
  await world.run(200);
  const shown = () => reader.client.channel(channelId).lastMessage.get();
  return { writer, reader, browser, channelId, theirs, shown };
}

describe('the newest message of a channel that is not open', () => {
  test('is told to those who may read it, and follows its edits', async () => {
    const world = await createWorld();
    const { theirs, shown } = await twoWhoLookElsewhere(world);
    void theirs.send('A red scarf was found');
    await world.until(() => shown()?.text === 'A red scarf was found');
    await world.run(500);
    const [message] = theirs.timeline.get().items.slice(-1);
    assert.ok(message);
    void theirs.edit(message.message.id, 'A blue scarf was found');
    await world.until(() => shown()?.text === 'A blue scarf was found');
    assert.deepEqual(world.warnings, []);
    await world.close();
  });

  test('vanishes with the message, also when the news of it is missed', async () => {
    const world = await createWorld();
    const { reader, theirs, shown } = await twoWhoLookElsewhere(world);
    void theirs.send('Nobody should have read this');
    await world.until(() => shown()?.text === 'Nobody should have read this');
    await world.run(500);
    const [message] = theirs.timeline.get().items.slice(-1);
    assert.ok(message);
    reader.way.cut();
    void theirs.remove(message.message.id);
    await world.until(() => shown()?.removed === true);
    assert.equal(shown()?.text, '');
    await world.close();
  });

  test('is cut, and never through a mention', async () => {
    const world = await createWorld();
    const { writer, theirs, shown } = await twoWhoLookElsewhere(world);
    const me = writer.client.session.me.get()?.id ?? '';
    void theirs.send(`${'x'.repeat(LIMITS.messageExcerpt - 10)} <@${me}> and on`);
    await world.until(() => shown() !== null);
    assert.equal(shown()?.text, `${'x'.repeat(LIMITS.messageExcerpt - 10)} `);
    await world.close();
  });

  test('stands again after a reload without a line, if it had been read', async () => {
    const world = await createWorld();
    const { reader, browser, channelId, theirs } = await twoWhoLookElsewhere(world);
    reader.look(channelId);
    void theirs.send('Kept on the device');
    await world.until(() => reader.client.channel(channelId).lastMessage.get()?.text === 'Kept on the device');
    reader.close();
    await world.run(100);
    world.network.isServerUp = false;
    const again = world.open('tom', browser);
    await world.until(() => again.client.channel(channelId).lastMessage.get()?.text === 'Kept on the device', 5_000);
    await world.close();
  });
});
