/** Rules 7 to 12 of sync.md, one promise each, on the whole way through client core and domain. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createScene, states, texts } from '../../kit/scene.ts';

describe('rule 7: the outbox', () => {
  test('holds a message on the disk before the screen shows it', async () => {
    const { world, ada, hers } = await createScene();
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
    const { world, ada, channelId, hers, his } = await createScene();
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
    const { world, tom, channelId, hers } = await createScene();
    const notices = tom.look(world.channelId('notices'));
    await world.run(300);
    await Promise.all([
      notices.send('pupils may not announce'),
      tom.client.channel(channelId).send('but may talk'),
      world.run(1_000),
    ]);
    const [failed] = notices.timeline.get().items;
    assert.deepEqual(
      [failed?.state, failed?.failure?.code, failed?.message.text],
      ['failed', 'forbidden', 'pupils may not announce'],
    );
    assert.deepEqual(texts(hers), ['but may talk']);
    assert.deepEqual(tom.client.outbox.get(), { waiting: 0, failed: 1 });
    const [text] = await Promise.all([notices.discard(failed?.key ?? ''), world.run(50)]);
    assert.equal(text, 'pupils may not announce');
    assert.deepEqual(tom.client.outbox.get(), { waiting: 0, failed: 0 });
    await world.close();
  });

  test('what failed is sent by Retry once it is allowed', async () => {
    const { world, ada, tom } = await createScene();
    const notices = tom.look(world.channelId('notices'));
    await world.run(300);
    const [{ opId }] = await Promise.all([notices.send('soon allowed'), world.run(500)]);
    const staffId = world.made.roleIds['staff'] ?? '';
    const tomId = tom.client.session.me.get()?.id ?? '';
    await Promise.all([ada.client.command('member.setRoles', { memberId: tomId, roleIds: [staffId] }), world.run(500)]);
    await Promise.all([notices.retry(opId), world.run(500)]);
    assert.deepEqual(
      [notices.timeline.get().items[0]?.state, notices.timeline.get().items[0]?.message.seq],
      ['sent', 1],
    );
    await world.close();
  });

  test('what waited longer than 60 days asks the person, and then goes as a new command', async () => {
    const { world, ada, hers, his } = await createScene();
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
    const { world, ada, channelId, hers, his } = await createScene();
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
    const { world, ada, channelId, hers, his } = await createScene();
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
    const { world, ada, channelId, his } = await createScene();
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
    const { world, ada, channelId, hers } = await createScene();
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
    const { world, ada, channelId, hers } = await createScene();
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
    const { world, ada, channelId, hers } = await createScene();
    await Promise.all([hers.send('hers'), world.run(300)]);
    const staff = ada.look(world.channelId('staff-room'));
    await Promise.all([staff.send('staff only'), world.run(300)]);
    const firstDisk = ada.browser.diskNames;
    const shown: string[] = [];
    ada.client.session.me.listen((me) => shown.push(`${me?.name ?? 'nobody'} ${texts(staff).join()}`));
    await Promise.all([ada.client.session.identify(() => Promise.resolve(world.token('grace'))), world.run(2_000)]);
    assert.equal(shown.at(-1), 'Person grace ');
    assert.ok(
      shown.slice(1).every((each) => !each.includes('staff only')),
      shown.join(' | '),
    );
    assert.deepEqual(texts(ada.client.channel(channelId)), ['hers']);
    assert.ok(ada.browser.diskNames.every((name) => !firstDisk.includes(name)));
    await world.close();
  });
});

describe('rule 9: nobody keeps what they may not see', () => {
  test('a lost right empties screen and disk within the second', async () => {
    const { world, ada, tom } = await createScene();
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
    const { world, ada, tom } = await createScene();
    const staffRoom = world.channelId('staff-room');
    const memberId = tom.client.session.me.get()?.id ?? '';
    await Promise.all([
      ada.client.command('member.setRoles', { memberId, roleIds: [world.made.roleIds['staff'] ?? ''] }),
      world.run(300),
    ]);
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
    const { world, ada, tom, channelId } = await createScene();
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
    const { world, ada, tom, his, channelId } = await createScene();
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
    const { world, tom, hers, his, channelId } = await createScene();
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

  test('is not lost when the tab dies a moment after reading', async () => {
    const { world, tom, hers, his, channelId } = await createScene();
    for (let n = 1; n <= 3; n++) await Promise.all([hers.send(`n ${n}`), world.run(60)]);
    his.markRead(2);
    await world.run(10);
    his.markRead(3);
    tom.hints.say('hide');
    await world.run(20);
    tom.crash();
    const again = world.open('tom', tom.browser);
    await world.run(2_000);
    assert.equal(again.client.channel(channelId).unread.get().readSeq, 3);
    await world.close();
  });

  test('a mention of me, of my role and of everybody counts as for me', async () => {
    const { world, ada, tom, channelId } = await createScene();
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

describe('rule 11: a slow reader is cut off and resumes', () => {
  test('by its cursor: what it had stays on screen, what it missed comes after', async () => {
    const { world, tom, hers, his } = await createScene();
    for (let n = 1; n <= 60; n++) void hers.send(`text ${n}`);
    await world.run(3_000);
    const shown: number[] = [];
    his.timeline.listen(({ items }) => shown.push(items.length));
    tom.way.cut();
    await Promise.all([hers.send('missed'), world.run(5_000)]);
    assert.deepEqual([texts(his).length, texts(his).at(-1)], [61, 'missed']);
    assert.ok(Math.min(...shown) >= 60, 'it never started anew');
    await world.close();
  });
});

describe('rule 12: time is the server’s', () => {
  test('the offset is learned at the handshake, and a waiting message shows the server’s time', async () => {
    const { world, ada, hers } = await createScene();
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
