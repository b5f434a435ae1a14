/** What the server should never say: one bad thing never breaks the rest. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isRow } from '../../../src/sync/frames.ts';
import { createWorld, textsOf } from '../../kit/world.ts';

const ID = '018f0000-0000-7000-8000-000000000001';
const good = {
  kind: 'message',
  id: ID,
  rev: 2,
  channelId: ID,
  seq: 2,
  authorId: ID,
  text: 'x',
  createdAt: 1,
  reactions: [],
};

describe('a frame from the server', () => {
  test('takes good rows of every kind and drops those with a wrong field', () => {
    assert.equal(isRow(good), true);
    assert.equal(isRow({ ...good, unknown: 'field' }), true);
    assert.equal(isRow({ kind: 'role', id: ID, rev: 1, deleted: true }), true);
    const wrong: readonly unknown[] = [
      { ...good, kind: 'poll' },
      { ...good, kind: '__proto__' },
      { ...good, text: { _$litType$: 1, strings: ['<img>'] } },
      { ...good, text: undefined },
      { ...good, seq: '2' },
      { ...good, rev: 1.5 },
      { ...good, rev: -1 },
      { ...good, reactions: [{ emoji: {}, count: 1 }] },
      { ...good, reactions: {} },
      { ...good, deleted: true },
      {
        kind: 'member',
        id: ID,
        rev: 1,
        name: 'x',
        roleIds: [1],
        status: 'active',
        joinedAt: 1,
        pictureUrl: null,
        pronouns: '',
        about: '',
      },
      null,
      'row',
      [],
    ];
    for (const row of wrong) assert.equal(isRow(row), false, JSON.stringify(row));
  });

  test('with a bad row among good ones shows the good ones, and counts the other', async () => {
    const world = await createWorld();
    const tab = world.open('owner');
    const channelId = world.channelId('lost-and-found');
    const channel = tab.look(channelId);
    await world.run(500);
    await Promise.all([channel.send('one'), world.run(300)]);
    const [one] = channel.timeline.get().items;
    const rev = one?.message.rev ?? 0;
    const next = { ...one?.message, id: ID, seq: 2, rev: rev + 1, text: 'two' };
    tab.way.hear('patch', {
      stream: `channel:${channelId}`,
      epoch: 'memory',
      from: rev,
      rev: rev + 1,
      rows: [{ ...next, kind: 'hologram' }, { ...next, text: 7 }, next],
    });
    await world.run(50);
    assert.deepEqual(textsOf(channel.timeline.get().items), ['one', 'two']);
    assert.deepEqual(
      world.warnings.map(({ code, detail }) => [code, detail]),
      [['rows_ignored', 2]],
    );
    await world.close();
  });

  test('that is no frame at all changes nothing and keeps the line', async () => {
    const world = await createWorld();
    const tab = world.open('owner');
    const channelId = world.channelId('lost-and-found');
    const channel = tab.look(channelId);
    await world.run(500);
    for (const event of ['patch', 'heads', 'activity', 'access', 'signal']) {
      for (const payload of [
        null,
        7,
        'x',
        [],
        {},
        { rows: 1 },
        { gained: 'x', lost: 'y' },
        { channelId, lastSeq: 'many' },
        { [`channel:${channelId}`]: 'x' },
      ])
        tab.way.hear(event, payload);
    }
    await Promise.all([channel.send('still here'), world.run(300)]);
    assert.deepEqual(textsOf(channel.timeline.get().items), ['still here']);
    assert.equal(channel.unread.get().unread, 0);
    assert.equal(tab.way.tries, 1);
    await world.close();
  });

  test('with a listener that throws still reaches the others', async () => {
    const world = await createWorld();
    const tab = world.open('owner');
    const channel = tab.look(world.channelId('lost-and-found'));
    channel.timeline.listen(() => {
      throw new Error('a broken element');
    });
    await world.run(500);
    for (const text of ['one', 'two']) await Promise.all([channel.send(text), world.run(300)]);
    assert.deepEqual(textsOf(channel.timeline.get().items), ['one', 'two']);
    assert.equal(channel.timeline.get().items[1]?.state, 'sent');
    await world.close();
  });
});
