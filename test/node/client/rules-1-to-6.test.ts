/** Rules 1 to 6 of sync.md, one promise each, on the whole way through client core and domain. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { calm } from '../../kit/fake-network.ts';
import { createScene, type Scene, seqs, states, texts } from '../../kit/scene.ts';

describe('rule 1: every command is applied exactly once, ever', () => {
  test('when the network doubles it and loses the answer', async () => {
    const { world, ada, hers, his } = await createScene();
    let losses = 3;
    ada.way.weather = { ...calm, doubles: () => true, losesAnswer: (event) => event === 'command' && losses-- > 0 };
    await Promise.all([hers.send('once'), world.run(60_000)]);
    assert.ok(losses < 0, 'the answer was lost three times');
    assert.deepEqual(texts(his), ['once']);
    assert.deepEqual(states(hers), ['sent']);
    await world.close();
  });

  test('when the tab that sent it crashed before the answer, and another one takes over', async () => {
    const { world, ada, channelId, hers, his } = await createScene();
    ada.way.weather = { ...calm, delayMs: () => 200 };
    void hers.send('from a tab that dies');
    await world.run(300);
    ada.crash();
    const other = world.open('owner', ada.browser).look(channelId);
    await world.run(5_000);
    assert.deepEqual(texts(his), ['from a tab that dies']);
    assert.deepEqual(states(other), ['sent']);
    await world.close();
  });
});

describe('rule 2: acknowledged means durable', () => {
  test('a crash of the server right after the answer loses nothing', async () => {
    const { world, hers, his } = await createScene();
    void hers.send('kept');
    await world.until(() => states(hers)[0] === 'sent');
    await world.crashServer();
    await world.run(5_000);
    assert.deepEqual(texts(his), ['kept']);
    await world.close();
  });

  for (const [name, patchDetourMs, delayMs] of [
    ['the answer overtakes the patch', 300, 5],
    ['the patch overtakes the answer', 0, 150],
  ] as const) {
    test(`the screen ends the same when ${name}, and never blinks`, async () => {
      const { world, ada, hers } = await createScene();
      ada.way.weather = { ...calm, patchDetourMs: () => patchDetourMs, delayMs: () => delayMs };
      const seen: string[] = [];
      hers.timeline.listen(({ items }) => seen.push(items.map(({ key, state }) => `${key.slice(-4)} ${state}`).join()));
      await Promise.all([hers.send('steady'), world.run(3_000)]);
      assert.equal(texts(hers).join(), 'steady');
      const distinct = seen.filter((each, at) => each !== seen[at - 1]);
      assert.ok(
        distinct.every((each) => each !== '' && !each.includes(',')),
        `shown: ${distinct.join(' | ')}`,
      );
      assert.match(distinct.at(-1) ?? '', /sent$/);
      await world.close();
    });
  }
});

describe('rule 3 and 4: rows are laid in by rev, and no gap is silent', () => {
  test('a lost patch is noticed by the next one within 250 ms', async () => {
    const { world, tom, hers, his } = await createScene();
    let loses = true;
    tom.way.weather = { ...calm, losesPatch: () => loses };
    await Promise.all([hers.send('lost on the way'), world.run(100)]);
    loses = false;
    await Promise.all([hers.send('arrives'), world.run(400)]);
    assert.deepEqual(texts(his), ['lost on the way', 'arrives']);
    await world.close();
  });

  test('a lost patch that nothing follows is noticed by heads', async () => {
    const { world, tom, hers, his } = await createScene();
    tom.way.weather = { ...calm, losesPatch: () => true };
    await Promise.all([hers.send('nothing follows'), world.run(1_000)]);
    assert.deepEqual(texts(his), []);
    await world.run(16_000);
    assert.deepEqual(texts(his), ['nothing follows']);
    await world.close();
  });

  test('patches that cross on the way end the same', async () => {
    const { world, tom, hers, his } = await createScene();
    let n = 0;
    tom.way.weather = { ...calm, patchDetourMs: () => [180, 90, 0][n++ % 3] ?? 0 };
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) {
      void hers.send(text);
      await world.run(40);
    }
    await world.run(2_000);
    assert.deepEqual(texts(his), ['one', 'two', 'three', 'four', 'five', 'six']);
    await world.close();
  });

  test('a channel’s own row that comes while the channel is being taken live hides no message', async () => {
    const { world, tom, channelId, hers, his } = await createScene();
    await Promise.all([hers.send('seen'), world.run(300)]);
    tom.lookAway(channelId);
    await world.run(4_000);
    const seen = hers.timeline.get().items.at(-1)?.message.rev ?? 0;
    tom.way.weather = { ...calm, losesPatch: () => true };
    await Promise.all([hers.send('@everyone unseen so far'), world.run(300)]);
    tom.way.weather = calm;
    tom.look(channelId);
    // what was said to him before the server took him live: the row of the channel, without the message
    const { lastSeq, ...row } = hers.row.get() ?? { lastSeq: 0 };
    tom.way.hear('patch', {
      stream: `channel:${channelId}`,
      epoch: 'memory',
      from: seen,
      rev: seen + 1,
      rows: [{ ...row, lastSeq, rev: seen + 1 }],
    });
    await world.run(2_000);
    assert.deepEqual(texts(his), ['seen', '@everyone unseen so far']);
    assert.equal(his.unread.get().mentions, 1);
    await world.close();
  });

  test('who was away catches up from the cursor, edits and removals included', async () => {
    const { world, tom, hers, his } = await createScene();
    const { opId } = (await Promise.all([hers.send('first'), world.run(300)]))[0];
    const second = (await Promise.all([hers.send('second'), world.run(300)]))[0];
    tom.way.goOffline();
    await Promise.all([
      hers.edit(opId, 'first, edited'),
      hers.remove(second.opId),
      hers.send('third'),
      world.run(1_000),
    ]);
    tom.way.goOnline();
    tom.hints.say('wake');
    await world.run(1_000);
    assert.deepEqual(texts(his), ['first, edited', '', 'third']);
    assert.equal(his.timeline.get().items[1]?.message.removed?.by, 'author');
    await world.close();
  });
});

describe('rule 5: windows of history are contiguous', () => {
  async function withPast(count: number): Promise<Scene> {
    const found = await createScene();
    const { world, channelId, tom } = found;
    tom.way.goOffline();
    const actor = { communityId: world.made.communityId, memberId: world.made.ownerId, ageBand: 'adult' as const };
    for (let n = 1; n <= count; n++) {
      await world.server.domain.runCommand(actor, {
        type: 'message.send',
        opId: world.newId(),
        channelId,
        text: `text ${n}`,
      });
    }
    tom.way.goOnline();
    tom.hints.say('wake');
    await world.run(2_000);
    return found;
  }
  const isContiguous = (list: readonly number[]): boolean =>
    list.every((seq, at) => at === 0 || seq === (list[at - 1] ?? 0) + 1);

  test('too far behind means the newest page, and the rest as the reader scrolls', async () => {
    const { world, his } = await withPast(700);
    assert.deepEqual([seqs(his)[0], seqs(his).at(-1), seqs(his).length], [651, 700, 50]);
    assert.equal(his.timeline.get().hasBefore, true);
    for (let page = 0; page < 8; page++) await Promise.all([his.loadBefore(), world.run(200)]);
    assert.ok(isContiguous(seqs(his)) && seqs(his).length <= 300, 'a bounded window without holes');
    assert.equal(his.timeline.get().hasAfter, true, 'the far end was dropped');
    await Promise.all([his.showLatest(), world.run(200)]);
    assert.equal(seqs(his).at(-1), 700);
    assert.equal(his.timeline.get().hasAfter, false);
    await world.close();
  });

  test('a place in the middle opens around it, and grows both ways to the end', async () => {
    const { world, hers, his } = await withPast(400);
    await Promise.all([his.showSeq(120), world.run(300)]);
    assert.ok(seqs(his).includes(120) && isContiguous(seqs(his)));
    void hers.send('meanwhile at the end');
    await world.run(300);
    assert.ok(!texts(his).includes('meanwhile at the end'), 'the window stays where the reader is');
    for (let page = 0; his.timeline.get().hasAfter && page < 12; page++)
      await Promise.all([his.loadAfter(), world.run(200)]);
    assert.equal(texts(his).at(-1), 'meanwhile at the end');
    assert.ok(isContiguous(seqs(his)));
    await world.close();
  });

  test('says when something far from the reader is pinned, and what becomes of a message that is watched', async () => {
    const { world, ada, hers, his, channelId } = await withPast(100);
    await Promise.all([hers.showSeq(10), world.run(300)]);
    const far = hers.timeline.get().items.find(({ message }) => message.seq === 10)?.key ?? '';
    const [before, held] = [his.timeline.get(), his.message(far)];
    assert.ok(!before.items.some(({ key }) => key === far), 'far from what he reads');
    const stop = held.listen(() => undefined);
    await Promise.all([ada.client.command('message.pin', { messageId: far, on: true }), world.run(300)]);
    const after = his.timeline.get();
    assert.ok(after.pinnedAt > before.pinnedAt);
    assert.deepEqual(after.items, before.items);
    assert.equal(held.get()?.pinned?.at, after.pinnedAt);
    await Promise.all([hers.remove(far), world.run(300)]);
    assert.ok(held.get()?.removed);
    assert.equal(ada.look(channelId).timeline.get().pinnedAt, after.pinnedAt);
    stop();
    await world.close();
  });

  test('pages once fetched come from the disk after a reload, without the network', async () => {
    const { world, channelId, tom, his } = await withPast(200);
    for (let page = 0; page < 2; page++) await Promise.all([his.loadBefore(), world.run(200)]);
    tom.crash();
    const again = world.open('tom', tom.browser);
    again.way.goOffline();
    const channel = again.look(channelId);
    await world.run(500);
    assert.deepEqual([seqs(channel)[0], seqs(channel).at(-1)], [151, 200]);
    for (let page = 0; page < 2; page++) await Promise.all([channel.loadBefore(), world.run(200)]);
    assert.equal(seqs(channel)[0], 51);
    await world.close();
  });

  test('a page that was read before an edit never covers the edit', async () => {
    const { world, channelId, tom, hers, his } = await withPast(120);
    for (let page = 0; page < 2; page++) await Promise.all([hers.loadBefore(), world.run(200)]);
    const old = hers.timeline.get().items.find(({ message }) => message.seq === 40);
    tom.way.weather = { ...calm, answerDetourMs: (event) => (event === 'query' ? 300 : 0) };
    void his.loadBefore();
    await world.run(50);
    await Promise.all([hers.edit(old?.key ?? '', 'edited meanwhile'), world.run(1_000)]);
    await Promise.all([his.loadBefore(), world.run(1_000)]);
    assert.equal(his.timeline.get().items.find(({ message }) => message.seq === 40)?.message.text, 'edited meanwhile');
    const disk = tom.browser.disk(tom.browser.diskNames[0] ?? '');
    const held = await disk.messages(channelId, { after: 39, limit: 1 });
    assert.ok(held.length === 0 || held[0]?.text === 'edited meanwhile');
    await world.close();
  });

  test('asks once, however often it is asked at the same moment', async () => {
    const { world, tom, his } = await withPast(300);
    const before = world.server.receivedOf('query');
    await Promise.all([his.loadBefore(), his.loadBefore(), his.loadBefore(), world.run(300)]);
    assert.equal(world.server.receivedOf('query') - before, 1);
    assert.equal(tom.client.connection.get().status, 'online');
    await world.close();
  });
});

describe('rule 6: the view is rows and pending commands, replayed', () => {
  test('edit, removal and reaction show at once, and once the server has them nothing moves', async () => {
    const { world, hers, his } = await createScene();
    const sent = (await Promise.all([his.send('mine'), world.run(300)]))[0];
    const other = (await Promise.all([hers.send('hers'), world.run(300)]))[0];
    const shown: string[] = [];
    his.timeline.listen(({ items }) => {
      const [mine, from] = items;
      shown.push(
        `${mine?.message.text ?? ''} ${from?.message.reactions.map(({ emoji, count, mine: own }) => `${emoji}${count}${own ? 'me' : ''}`).join() ?? ''}`,
      );
    });
    await Promise.all([his.edit(sent.opId, 'mine, better'), his.react(other.opId, '👍', true), world.run(500)]);
    assert.deepEqual([...new Set(shown)].at(-1), 'mine, better 👍1me');
    const order = ['mine ', 'mine, better ', 'mine 👍1me', 'mine, better 👍1me'];
    assert.ok(
      shown.every((each) => order.includes(each)),
      shown.join(' | '),
    );
    const settledAt = shown.indexOf('mine, better 👍1me');
    assert.ok(
      shown.slice(settledAt).every((each) => each === 'mine, better 👍1me'),
      `no flicker: ${shown.join(' | ')}`,
    );
    assert.equal(his.timeline.get().items[0]?.pending, false);
    await world.close();
  });

  test('a reaction is never counted twice while others react too', async () => {
    const { world, tom, hers, his } = await createScene();
    const { opId } = (await Promise.all([hers.send('like this'), world.run(300)]))[0];
    tom.way.weather = { ...calm, delayMs: () => 120 };
    const counts = new Set<number>();
    his.timeline.listen(({ items }) => counts.add(items[0]?.message.reactions[0]?.count ?? 0));
    await Promise.all([his.react(opId, '👍', true), hers.react(opId, '👍', true), world.run(2_000)]);
    assert.equal(his.timeline.get().items[0]?.message.reactions[0]?.count, 2);
    assert.ok(
      [...counts].every((count) => count <= 2),
      [...counts].join(),
    );
    await world.close();
  });
});
