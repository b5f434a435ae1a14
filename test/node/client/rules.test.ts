/** The rules of sync.md, one promise each, on the whole way through client core and domain. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChannelHandle } from '../../../src/index.ts';
import { createWorld, textsOf, type World, type WorldTab } from '../../kit/world.ts';
import { calm } from '../../kit/fake-network.ts';

interface Scene {
  readonly world: World;
  readonly channelId: string;
  readonly ada: WorldTab;
  readonly tom: WorldTab;
  readonly hers: ChannelHandle;
  readonly his: ChannelHandle;
}

async function scene(): Promise<Scene> {
  const world = await createWorld();
  const [ada, tom] = [world.open('owner'), world.open('tom')];
  const channelId = world.channelId('lost-and-found');
  const [hers, his] = [ada.look(channelId), tom.look(channelId)];
  await world.until(() => ada.client.ready.get() && tom.client.ready.get() && his.timeline.get().status === 'ready');
  return { world, channelId, ada, tom, hers, his };
}
const texts = (channel: ChannelHandle): string[] => textsOf(channel.timeline.get().items);
const states = (channel: ChannelHandle): string[] => channel.timeline.get().items.map(({ state }) => state);

describe('rule 1: every command is applied exactly once, ever', () => {
  test('when the network doubles it and loses the answer', async () => {
    const { world, ada, hers, his } = await scene();
    let losses = 3;
    ada.way.weather = { ...calm, doubles: () => true, losesAnswer: (event) => event === 'command' && losses-- > 0 };
    await Promise.all([hers.send('once'), world.run(60_000)]);
    assert.ok(losses < 0, 'the answer was lost three times');
    assert.deepEqual(texts(his), ['once']);
    assert.deepEqual(states(hers), ['sent']);
    await world.close();
  });

  test('when the tab that sent it crashed before the answer, and another one takes over', async () => {
    const { world, ada, channelId, hers, his } = await scene();
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
    const { world, hers, his } = await scene();
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
      const { world, ada, hers } = await scene();
      ada.way.weather = { ...calm, patchDetourMs: () => patchDetourMs, delayMs: () => delayMs };
      const seen: string[] = [];
      hers.timeline.listen(({ items }) => seen.push(items.map(({ key, state }) => `${key.slice(-4)} ${state}`).join()));
      await Promise.all([hers.send('steady'), world.run(3_000)]);
      assert.equal(texts(hers).join(), 'steady');
      const distinct = seen.filter((each, at) => each !== seen[at - 1]);
      assert.ok(distinct.every((each) => each !== '' && !each.includes(',')), `shown: ${distinct.join(' | ')}`);
      assert.match(distinct.at(-1) ?? '', /sent$/);
      await world.close();
    });
  }
});

describe('rule 3 and 4: rows are laid in by rev, and no gap is silent', () => {
  test('a lost patch is noticed by the next one within 250 ms', async () => {
    const { world, tom, hers, his } = await scene();
    let loses = true;
    tom.way.weather = { ...calm, losesPatch: () => loses };
    await Promise.all([hers.send('lost on the way'), world.run(100)]);
    loses = false;
    await Promise.all([hers.send('arrives'), world.run(400)]);
    assert.deepEqual(texts(his), ['lost on the way', 'arrives']);
    await world.close();
  });

  test('a lost patch that nothing follows is noticed by heads', async () => {
    const { world, tom, hers, his } = await scene();
    tom.way.weather = { ...calm, losesPatch: () => true };
    await Promise.all([hers.send('nothing follows'), world.run(1_000)]);
    assert.deepEqual(texts(his), []);
    await world.run(16_000);
    assert.deepEqual(texts(his), ['nothing follows']);
    await world.close();
  });

  test('patches that cross on the way end the same', async () => {
    const { world, tom, hers, his } = await scene();
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
    const { world, tom, channelId, hers, his } = await scene();
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
    tom.way.hear('patch', { stream: `channel:${channelId}`, epoch: 'memory', from: seen, rev: seen + 1, rows: [{ ...row, lastSeq, rev: seen + 1 }] });
    await world.run(2_000);
    assert.deepEqual(texts(his), ['seen', '@everyone unseen so far']);
    assert.equal(his.unread.get().mentions, 1);
    await world.close();
  });

  test('who was away catches up from the cursor, edits and removals included', async () => {
    const { world, tom, hers, his } = await scene();
    const { opId } = (await Promise.all([hers.send('first'), world.run(300)]))[0];
    const second = (await Promise.all([hers.send('second'), world.run(300)]))[0];
    tom.way.goOffline();
    await Promise.all([hers.edit(opId, 'first, edited'), hers.remove(second.opId), hers.send('third'), world.run(1_000)]);
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
    const found = await scene();
    const { world, channelId, tom } = found;
    tom.way.goOffline();
    const actor = { communityId: world.made.communityId, memberId: world.made.ownerId, ageBand: 'adult' as const };
    for (let n = 1; n <= count; n++) {
      await world.server.domain.runCommand(actor, { type: 'message.send', opId: world.newId(), channelId, text: `text ${n}` });
    }
    tom.way.goOnline();
    tom.hints.say('wake');
    await world.run(2_000);
    return found;
  }
  const seqs = (channel: ChannelHandle): number[] => channel.timeline.get().items.map(({ message }) => message.seq);
  const isContiguous = (list: readonly number[]): boolean => list.every((seq, at) => at === 0 || seq === (list[at - 1] ?? 0) + 1);

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
    for (let page = 0; his.timeline.get().hasAfter && page < 12; page++) await Promise.all([his.loadAfter(), world.run(200)]);
    assert.equal(texts(his).at(-1), 'meanwhile at the end');
    assert.ok(isContiguous(seqs(his)));
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
    const { world, hers, his } = await scene();
    const sent = (await Promise.all([his.send('mine'), world.run(300)]))[0];
    const other = (await Promise.all([hers.send('hers'), world.run(300)]))[0];
    const shown: string[] = [];
    his.timeline.listen(({ items }) => {
      const [mine, from] = items;
      shown.push(`${mine?.message.text ?? ''} ${from?.message.reactions.map(({ emoji, count, mine: own }) => `${emoji}${count}${own ? 'me' : ''}`).join() ?? ''}`);
    });
    await Promise.all([his.edit(sent.opId, 'mine, better'), his.react(other.opId, '👍', true), world.run(500)]);
    assert.deepEqual([...new Set(shown)].at(-1), 'mine, better 👍1me');
    const order = ['mine ', 'mine, better ', 'mine 👍1me', 'mine, better 👍1me'];
    assert.ok(shown.every((each) => order.includes(each)), shown.join(' | '));
    const settledAt = shown.indexOf('mine, better 👍1me');
    assert.ok(shown.slice(settledAt).every((each) => each === 'mine, better 👍1me'), `no flicker: ${shown.join(' | ')}`);
    assert.equal(his.timeline.get().items[0]?.pending, false);
    await world.close();
  });

  test('a reaction is never counted twice while others react too', async () => {
    const { world, tom, hers, his } = await scene();
    const { opId } = (await Promise.all([hers.send('like this'), world.run(300)]))[0];
    tom.way.weather = { ...calm, delayMs: () => 120 };
    const counts = new Set<number>();
    his.timeline.listen(({ items }) => counts.add(items[0]?.message.reactions[0]?.count ?? 0));
    await Promise.all([his.react(opId, '👍', true), hers.react(opId, '👍', true), world.run(2_000)]);
    assert.equal(his.timeline.get().items[0]?.message.reactions[0]?.count, 2);
    assert.ok([...counts].every((count) => count <= 2), [...counts].join());
    await world.close();
  });
});

describe('rule 7: the outbox', () => {
  test('holds a message on the disk before the screen shows it', async () => {
    const { world, ada, hers } = await scene();
    ada.way.goOffline();
    let isStoredFirst: boolean | undefined;
    hers.timeline.listen(({ items }) => {
      isStoredFirst ??= items.length > 0 ? ada.browser.enqueued.some(({ opId }) => opId === items[0]?.key) : undefined;
    });
    const [{ stored }] = await Promise.all([hers.send('safe'), world.run(100)]);
    assert.deepEqual([isStoredFirst, stored, states(hers)[0]], [true, true, 'sending']);
    await world.close();
  });

  test('survives a closed tab and is sent in order, before anything newer', async () => {
    const { world, ada, channelId, hers, his } = await scene();
    ada.way.goOffline();
    for (const text of ['one', 'two', 'three']) await Promise.all([hers.send(text), world.run(20)]);
    ada.crash();
    const later = world.open('owner', ada.browser);
    void later.look(channelId).send('four');
    await world.until(() => later.client.connection.get().status === 'online');
    const renamed = later.client.command('channel.update', { channelId, topic: 'newer than all' });
    await world.run(3_000);
    assert.deepEqual(texts(his), ['one', 'two', 'three', 'four']);
    assert.equal((await renamed).ok, true);
    await world.close();
  });

  test('a refusal for good waits as failed, keeps its text and lets the next one pass', async () => {
    const { world, tom, channelId, hers } = await scene();
    const notices = tom.look(world.channelId('notices'));
    await world.run(300);
    await Promise.all([notices.send('pupils may not announce'), tom.client.channel(channelId).send('but may talk'), world.run(1_000)]);
    const [failed] = notices.timeline.get().items;
    assert.deepEqual([failed?.state, failed?.failure?.code, failed?.message.text], ['failed', 'forbidden', 'pupils may not announce']);
    assert.deepEqual(texts(hers), ['but may talk']);
    assert.deepEqual(tom.client.outbox.get(), { waiting: 0, failed: 1 });
    const [text] = await Promise.all([notices.discard(failed?.key ?? ''), world.run(50)]);
    assert.equal(text, 'pupils may not announce');
    assert.deepEqual(tom.client.outbox.get(), { waiting: 0, failed: 0 });
    await world.close();
  });

  test('what failed is sent by Retry once it is allowed', async () => {
    const { world, ada, tom } = await scene();
    const notices = tom.look(world.channelId('notices'));
    await world.run(300);
    const [{ opId }] = await Promise.all([notices.send('soon allowed'), world.run(500)]);
    const staffId = world.made.roleIds['staff'] ?? '';
    const tomId = tom.client.session.me.get()?.id ?? '';
    await Promise.all([ada.client.command('member.setRoles', { memberId: tomId, roleIds: [staffId] }), world.run(500)]);
    await Promise.all([notices.retry(opId), world.run(500)]);
    assert.deepEqual([notices.timeline.get().items[0]?.state, notices.timeline.get().items[0]?.message.seq], ['sent', 1]);
    await world.close();
  });

  test('what waited longer than 60 days asks the person, and then goes as a new command', async () => {
    const { world, ada, hers, his } = await scene();
    ada.way.goOffline();
    const [{ opId }] = await Promise.all([hers.send('an old thought'), world.run(100)]);
    ada.crash();
    await world.skip(61 * 86_400_000);
    const again = world.open('owner', ada.browser);
    const channel = again.look(world.channelId('lost-and-found'));
    await world.until(() => again.client.outbox.get().failed === 1);
    assert.deepEqual(texts(his), []);
    await Promise.all([channel.retry(opId), world.run(2_000)]);
    assert.deepEqual(texts(channel), ['an old thought']);
    assert.notEqual(channel.timeline.get().items[0]?.key, opId);
    await world.close();
  });

  test('is sent by one tab at a time, in the order of all tabs', async () => {
    const { world, ada, channelId, hers, his } = await scene();
    const second = world.open('owner', ada.browser);
    const other = second.look(channelId);
    await world.run(1_000);
    const before = world.server.receivedOf('command');
    for (let n = 0; n < 6; n++) void (n % 2 ? other : hers).send(`text ${n}`);
    await world.run(2_000);
    assert.equal(world.server.receivedOf('command') - before, 6, 'each was sent once');
    const order = ada.browser.enqueued.map(({ frame }) => ('text' in frame ? frame.text : ''));
    assert.deepEqual(texts(his), order);
    assert.deepEqual(texts(other), texts(hers));
    await world.close();
  });

  test('keeps the order of tabs that write at the same moment', async () => {
    const { world, ada, channelId, hers, his } = await scene();
    const other = world.open('owner', ada.browser).look(channelId);
    await world.run(1_000);
    for (let n = 0; n < 30; n++) {
      void hers.send(`first ${n}`);
      void other.send(`second ${n}`);
      await world.run(40 + n);
    }
    await world.run(5_000);
    const order = ada.browser.enqueued.map(({ frame }) => ('text' in frame ? frame.text : ''));
    assert.equal(order.length, 60);
    assert.deepEqual(texts(his).slice(-50), order.slice(-50));
    await world.close();
  });

  test('takes over within a second when the sending tab dies', async () => {
    const { world, ada, channelId, his } = await scene();
    const second = world.open('owner', ada.browser);
    const other = second.look(channelId);
    await world.run(1_000);
    ada.crash();
    void other.send('still gets out');
    await world.run(1_000);
    assert.deepEqual(texts(his), ['still gets out']);
    await world.close();
  });
});

describe('rule 8: the cache belongs to one identity', () => {
  test('opens from the disk before the network answers', async () => {
    const { world, ada, channelId, hers } = await scene();
    await Promise.all([hers.send('from before'), world.run(500)]);
    ada.crash();
    const again = world.open('owner', ada.browser);
    again.way.goOffline();
    const channel = again.look(channelId);
    await world.run(300);
    assert.equal(again.client.ready.get(), true);
    assert.deepEqual(texts(channel), ['from before']);
    assert.equal(again.client.community.row.get()?.name, 'Alder Grove');
    assert.equal(again.client.session.me.get()?.name, 'Person owner');
    await world.close();
  });

  test('signing out erases store, cache and outbox in every tab, and says what was not sent', async () => {
    const { world, ada, channelId, hers } = await scene();
    const second = world.open('owner', ada.browser);
    const other = second.look(channelId);
    await Promise.all([hers.send('secret'), world.run(500)]);
    ada.way.goOffline();
    second.way.goOffline();
    await Promise.all([hers.send('unsent'), world.run(100)]);
    const [{ discarded }] = await Promise.all([ada.client.session.logout(), world.run(200)]);
    assert.equal(discarded, 1);
    for (const tab of [ada, second]) {
      assert.equal(tab.client.connection.get().status, 'signed_out');
      assert.equal(tab.client.community.row.get(), undefined);
      assert.equal(tab.client.ready.get(), false);
    }
    assert.deepEqual([texts(hers), texts(other)], [[], []]);
    assert.deepEqual(ada.browser.diskNames, []);
    await world.close();
  });

  test('another person’s token erases the first one before anything of the next shows', async () => {
    const { world, ada, channelId, hers } = await scene();
    await Promise.all([hers.send('hers'), world.run(300)]);
    const staff = ada.look(world.channelId('staff-room'));
    await Promise.all([staff.send('staff only'), world.run(300)]);
    const firstDisk = ada.browser.diskNames;
    const shown: string[] = [];
    ada.client.session.me.listen((me) => shown.push(`${me?.name ?? 'nobody'} ${texts(staff).join()}`));
    await Promise.all([ada.client.session.identify(() => Promise.resolve(world.token('grace'))), world.run(2_000)]);
    assert.equal(shown.at(-1), 'Person grace ');
    assert.ok(shown.slice(1).every((each) => !each.includes('staff only')), shown.join(' | '));
    assert.deepEqual(texts(ada.client.channel(channelId)), ['hers']);
    assert.ok(ada.browser.diskNames.every((name) => !firstDisk.includes(name)));
    await world.close();
  });
});

describe('rule 9: nobody keeps what they may not see', () => {
  test('a lost right empties screen and disk within the second', async () => {
    const { world, ada, tom } = await scene();
    const staffRoom = world.channelId('staff-room');
    const staffId = world.made.roleIds['staff'] ?? '';
    const memberId = tom.client.session.me.get()?.id ?? '';
    await Promise.all([ada.client.command('member.setRoles', { memberId, roleIds: [staffId] }), world.run(300)]);
    const [room, hers] = [tom.look(staffRoom), ada.look(staffRoom)];
    await Promise.all([hers.send('cake at four'), world.run(500)]);
    assert.deepEqual(texts(room), ['cake at four']);
    await Promise.all([ada.client.command('member.setRoles', { memberId, roleIds: [] }), world.run(500)]);
    void hers.send('he must not read this');
    await world.run(500);
    assert.deepEqual([room.timeline.get().status, texts(room)], ['missing', []]);
    const disk = tom.browser.disk(tom.browser.diskNames[0] ?? '');
    assert.deepEqual(await disk.messages(staffRoom, { limit: 50 }), []);
    assert.ok(!(await disk.open()).cursors.has(`channel:${staffRoom}`));
    await world.close();
  });

  test('a right lost while away empties screen and disk on return', async () => {
    const { world, ada, tom } = await scene();
    const staffRoom = world.channelId('staff-room');
    const memberId = tom.client.session.me.get()?.id ?? '';
    await Promise.all([ada.client.command('member.setRoles', { memberId, roleIds: [world.made.roleIds['staff'] ?? ''] }), world.run(300)]);
    const room = tom.look(staffRoom);
    await Promise.all([ada.look(staffRoom).send('cake'), world.run(500)]);
    tom.way.goOffline();
    await Promise.all([ada.client.command('member.setRoles', { memberId, roleIds: [] }), world.run(300)]);
    assert.deepEqual(texts(room), ['cake'], 'who is offline still reads what was there');
    tom.way.goOnline();
    tom.hints.say('wake');
    await world.run(1_000);
    assert.deepEqual([room.timeline.get().status, texts(room)], ['missing', []]);
    await world.close();
  });

  test('who is banned is let go in every tab, and nothing of the community stays on the device', async () => {
    const { world, ada, tom, channelId } = await scene();
    const second = world.open('tom', tom.browser);
    second.look(channelId);
    await world.run(1_000);
    const memberId = tom.client.session.me.get()?.id ?? '';
    await Promise.all([ada.client.command('member.ban', { memberId }), world.run(1_000)]);
    for (const tab of [tom, second]) {
      const state = tab.client.connection.get();
      assert.deepEqual([state.status, state.status === 'refused' && state.error.code], ['refused', 'banned']);
      assert.equal(tab.client.community.groups.get().length, 0);
    }
    assert.deepEqual(tom.browser.diskNames, []);
    const tries = tom.way.tries;
    await world.run(60_000);
    assert.equal(tom.way.tries, tries, 'it does not try again by itself');
    await world.close();
  });
});

describe('rule 10: unread is arithmetic', () => {
  test('counts what others wrote, in held and other channels, and is read at once', async () => {
    const { world, ada, tom, his, channelId } = await scene();
    const hers = ada.client.channel(channelId);
    for (const text of ['one', 'two']) await Promise.all([hers.send(text), world.run(200)]);
    await Promise.all([his.send('my own'), world.run(200)]);
    assert.deepEqual([his.unread.get().unread, his.unread.get().firstSeq], [2, 1]);
    const elsewhere = tom.client.channel(world.channelId('homework-help'));
    const there = ada.look(world.channelId('homework-help'));
    await world.run(200);
    for (let n = 0; n < 3; n++) await Promise.all([there.send(`n ${n}`), world.run(50)]);
    await world.run(2_000);
    assert.equal(elsewhere.unread.get().unread, 3);
    assert.equal(tom.client.community.unread.get().unread, 5);
    his.markRead(3);
    assert.equal(his.unread.get().unread, 0, 'at once');
    await world.run(1_000);
    assert.equal(tom.client.community.unread.get().unread, 3);
    await Promise.all([his.markUnread(2), world.run(500)]);
    assert.deepEqual([his.unread.get().readSeq, his.unread.get().unread], [1, 1]);
    await Promise.all([tom.client.community.markAllRead(), world.run(500)]);
    assert.equal(tom.client.community.unread.get().unread, 0);
    await world.close();
  });

  test('is the same in the other tab, and after a reload without the network', async () => {
    const { world, tom, hers, his, channelId } = await scene();
    for (let n = 1; n <= 4; n++) await Promise.all([hers.send(`n ${n}`), world.run(60)]);
    const second = world.open('tom', tom.browser);
    await world.run(1_500);
    his.markRead(3);
    await world.run(1_000);
    assert.equal(second.client.channel(channelId).unread.get().unread, 1);
    tom.crash();
    const again = world.open('tom', tom.browser);
    again.way.goOffline();
    again.look(channelId);
    await world.run(300);
    assert.equal(again.client.channel(channelId).unread.get().readSeq, 3);
    await world.close();
  });

  test('a mention of me, of my role and of everybody counts as for me', async () => {
    const { world, ada, tom, channelId } = await scene();
    const hers = ada.client.channel(channelId);
    const me = tom.client.session.me.get()?.id ?? '';
    await Promise.all([hers.send(`<@${me}> is this yours?`), world.run(300)]);
    await Promise.all([hers.send('@everyone the bus is late'), world.run(300)]);
    await Promise.all([hers.send('nothing special'), world.run(300)]);
    const { unread, mentions } = tom.client.channel(channelId).unread.get();
    assert.deepEqual([unread, mentions], [3, 2]);
    assert.equal(tom.client.inbox.notifications.get().length, 1);
    const [notification] = tom.client.inbox.notifications.get();
    await Promise.all([tom.client.inbox.setDone([notification?.id ?? ''], true), world.run(300)]);
    assert.equal(tom.client.channel(channelId).unread.get().mentions, 1);
    await world.close();
  });
});

describe('rule 12: time is the server’s', () => {
  test('the offset is learned at the handshake, and a waiting message shows the server’s time', async () => {
    const { world, ada, hers } = await scene();
    assert.ok(Math.abs(ada.client.clockOffset.get()) < 100);
    const wrong = world.open('grace', world.browser(), { clockErrorMs: -86_400_000 });
    const channel = wrong.look(world.channelId('lost-and-found'));
    await world.run(1_000);
    assert.ok(Math.abs(wrong.client.clockOffset.get() - 86_400_000) < 1_000);
    wrong.way.goOffline();
    void channel.send('what time is it');
    await world.run(100);
    assert.ok(Math.abs((channel.timeline.get().items.at(-1)?.message.createdAt ?? 0) - world.clock.now()) < 1_000);
    await Promise.all([hers.send('noon'), world.run(100)]);
    await world.close();
  });
});
