/** Members by id, presence, typing, rights: what a view observes besides messages. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createWorld } from '../../kit/world.ts';

describe('members', () => {
  test('are asked for in one question, however many a view wants, and follow changes', async () => {
    const world = await createWorld();
    const ada = world.open('owner');
    const others = Array.from({ length: 30 }, (_, n) => world.open(`p${n}`));
    await world.until(() => ada.client.ready.get() && others.every(({ client }) => client.ready.get()));
    const ids = others.map(({ client }) => client.session.me.get()?.id ?? '');
    const before = world.server.receivedOf('query');
    const atoms = ids.map((id) => ada.client.members.get(id));
    await world.run(200);
    assert.equal(world.server.receivedOf('query') - before, 1);
    assert.deepEqual(
      atoms.map((atom) => atom.get()?.name),
      others.map(({ sub }) => `Person ${sub}`),
    );
    assert.equal(ada.client.members.get(ids[0] ?? ''), atoms[0], 'the same atom each time');
    await Promise.all([others[0]?.client.command('profile.update', { pronouns: 'they' }), world.run(200)]);
    assert.equal(atoms[0]?.get()?.pronouns, 'they');
    await world.close();
  });

  test('that are not there are null, and an offline view gets them once the line is back', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    await world.until(() => ada.client.ready.get() && tom.client.ready.get());
    const nobody = ada.client.members.get(world.newId());
    await world.run(200);
    assert.equal(nobody.get(), null);
    ada.way.goOffline();
    const tomId = tom.client.session.me.get()?.id ?? '';
    const atom = ada.client.members.get(tomId);
    await world.run(1_000);
    assert.equal(atom.get(), undefined);
    ada.way.goOnline();
    ada.hints.say('wake');
    await world.run(500);
    assert.equal(atom.get()?.name, 'Person tom');
    await world.close();
  });

  test('are found by search; without a line among those who are here', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    await world.until(() => ada.client.ready.get() && tom.client.ready.get());
    const [found] = await Promise.all([ada.client.members.search('tom'), world.run(200)]);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['Person tom'],
    );
    ada.way.goOffline();
    const [here] = await Promise.all([ada.client.members.search('TOM'), world.run(200)]);
    assert.deepEqual(
      here.map(({ name }) => name),
      ['Person tom'],
    );
    await world.close();
  });

  test('show their presence while they are watched', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    await world.until(() => ada.client.ready.get() && tom.client.ready.get());
    const presence = ada.client.members.presence(tom.client.session.me.get()?.id ?? '');
    const seen: string[] = [];
    presence.subscribe((value) => seen.push(value));
    await world.run(2_000);
    tom.client.session.setPresence('busy');
    await world.run(3_000);
    tom.close();
    await world.run(3_000);
    assert.deepEqual(seen, ['offline', 'online', 'busy', 'offline']);
    await world.close();
  });
});

describe('typing', () => {
  test('shows within a second, not to oneself, and is gone with the message or after 10 s', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    const channelId = world.channelId('lost-and-found');
    const [hers, his] = [ada.look(channelId), tom.look(channelId)];
    await world.run(1_000);
    const tomId = tom.client.session.me.get()?.id ?? '';
    his.setTyping(true);
    await world.run(500);
    assert.deepEqual([hers.typing.get(), his.typing.get()], [[tomId], []]);
    await Promise.all([his.send('done'), world.run(300)]);
    assert.deepEqual(hers.typing.get(), []);
    await world.run(2_000);
    his.setTyping(true);
    await world.run(500);
    assert.deepEqual(hers.typing.get(), [tomId]);
    await world.run(10_100);
    assert.deepEqual(hers.typing.get(), []);
    await world.close();
  });

  test('is never queued: without a line nothing waits for it', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    const channelId = world.channelId('lost-and-found');
    const [hers, his] = [ada.look(channelId), tom.look(channelId)];
    await world.run(1_000);
    tom.way.goOffline();
    his.setTyping(true);
    tom.way.goOnline();
    tom.hints.say('wake');
    await world.run(2_000);
    assert.deepEqual(hers.typing.get(), []);
    await world.close();
  });
});

describe('drafts and settings', () => {
  test('survive a reload and follow to the other tab', async () => {
    const world = await createWorld();
    const one = world.open('tom');
    const two = world.open('tom', one.browser);
    const channelId = world.channelId('lost-and-found');
    await world.until(() => one.client.ready.get() && two.client.ready.get());
    one.client.channel(channelId).setDraft('half a th');
    one.client.community.setCollapsed('some-category', true);
    one.client.community.setLastChannelId(channelId);
    assert.equal(one.client.channel(channelId).draft.get()?.text, 'half a th');
    await world.run(1_000);
    assert.equal(two.client.channel(channelId).draft.get()?.text, 'half a th');
    assert.equal(two.client.community.lastChannelId(), channelId);
    one.crash();
    two.crash();
    const again = world.open('tom', one.browser);
    again.way.goOffline();
    await world.run(300);
    assert.equal(again.client.channel(channelId).draft.get()?.text, 'half a th');
    again.client.channel(channelId).setDraft('');
    assert.equal(again.client.channel(channelId).draft.get(), undefined);
    await world.close();
  });
});

describe('drafts of two tabs', () => {
  test('that cross on a slow disk end with the same text', async () => {
    const world = await createWorld();
    const one = world.open('tom');
    const two = world.open('tom', one.browser);
    const channelId = world.channelId('lost-and-found');
    await world.until(() => one.client.ready.get() && two.client.ready.get());
    one.browser.diskMs = 100;
    for (const delay of [10, 120, 250, 290, 310, 350]) {
      one.client.channel(channelId).setDraft(`one ${String(delay)}`);
      await world.run(delay);
      two.client.channel(channelId).setDraft(`two ${String(delay)}`);
      await world.run(2_000);
      const [text, other] = [one, two].map(({ client }) => client.channel(channelId).draft.get()?.text);
      assert.equal(text, other, `after ${String(delay)} ms`);
    }
    await world.close();
  });

  test('keep what was written before the disk was open', async () => {
    const world = await createWorld();
    const one = world.open('tom');
    const channelId = world.channelId('lost-and-found');
    await world.until(() => one.client.ready.get());
    one.client.channel(channelId).setDraft('old');
    await world.run(1_000);
    one.crash();
    one.browser.diskMs = 400;
    const again = world.open('tom', one.browser);
    again.client.channel(channelId).setDraft('new');
    await world.run(3_000);
    assert.equal(again.client.channel(channelId).draft.get()?.text, 'new');
    again.crash();
    const third = world.open('tom', one.browser);
    await world.run(3_000);
    assert.equal(third.client.channel(channelId).draft.get()?.text, 'new');
    await world.close();
  });
});

describe('a slow disk', () => {
  test('holds up nothing that is shown, and has it all in the end', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    const channelId = world.channelId('lost-and-found');
    const [hers, his] = [ada.look(channelId), tom.look(channelId)];
    await world.run(1_000);
    tom.browser.diskMs = 4_000;
    for (const text of ['one', 'two', 'three']) {
      await Promise.all([hers.send(text), world.run(150)]);
      assert.equal(his.timeline.get().items.at(-1)?.message.text, text);
    }
    await world.run(15_000);
    tom.crash();
    tom.browser.diskMs = 4;
    const again = world.open('tom', tom.browser);
    again.way.goOffline();
    const kept = again.look(channelId);
    await world.run(500);
    assert.deepEqual(
      kept.timeline.get().items.map(({ message }) => message.text),
      ['one', 'two', 'three'],
    );
    await world.close();
  });

  test('shows nothing any more once the person has signed out', async () => {
    const world = await createWorld();
    const tom = world.open('tom');
    const channelId = world.channelId('lost-and-found');
    const his = tom.look(channelId);
    await world.run(1_000);
    await Promise.all([his.send('mine'), world.run(300)]);
    tom.lookAway(channelId);
    await world.run(5_000);
    tom.crash();
    const again = world.open('tom', tom.browser);
    again.way.goOffline();
    await world.run(500);
    again.browser.diskMs = 2_000;
    const channel = again.look(channelId);
    const out = again.client.session.logout();
    await world.run(20_000);
    await out;
    assert.deepEqual(channel.timeline.get().items, []);
    await world.close();
  });
});

describe('rights', () => {
  test('follow roles, the place and a running timeout, also when it runs out', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    await world.until(() => ada.client.ready.get() && tom.client.ready.get());
    const channel = tom.client.channel(world.channelId('lost-and-found'));
    const notices = tom.client.channel(world.channelId('notices'));
    assert.deepEqual(
      [channel.permissions.get().has('message.send'), notices.permissions.get().has('announcement.send')],
      [true, false],
    );
    assert.equal(ada.client.community.permissions.get().has('community.manage'), true);
    const memberId = tom.client.session.me.get()?.id ?? '';
    const heard: boolean[] = [];
    channel.permissions.listen((set) => heard.push(set.has('message.send')));
    await Promise.all([
      ada.client.command('member.timeout', { memberId, until: world.clock.now() + 60_000 }),
      world.run(300),
    ]);
    assert.deepEqual(heard, [false]);
    await world.run(61_000);
    assert.deepEqual(heard, [false, true]);
    await world.close();
  });
});

describe('channels', () => {
  test('by slug are resolved once rows are here, and one that is not there is missing', async () => {
    const world = await createWorld();
    const tom = world.open('tom');
    const bySlug = tom.client.channel('lost-and-found');
    const nowhere = tom.client.channel('no-such-channel');
    assert.equal(bySlug.timeline.get().status, 'loading');
    const release = bySlug.hold();
    const sent = bySlug.send('by its name');
    await world.run(1_000);
    assert.equal(bySlug.id.get(), world.channelId('lost-and-found'));
    assert.equal((await sent).stored, true);
    assert.deepEqual(
      bySlug.timeline.get().items.map(({ message }) => message.text),
      ['by its name'],
    );
    assert.equal(nowhere.timeline.get().status, 'missing');
    assert.equal(tom.client.channel(world.newId()).timeline.get().status, 'missing');
    release();
    await world.close();
  });

  test('show a quoted message from memory or from the server, and null for one that is not mine to see', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    const channelId = world.channelId('lost-and-found');
    const [hers, his] = [ada.look(channelId), tom.look(channelId)];
    await world.run(1_000);
    const [{ opId }] = await Promise.all([hers.send('quote me'), world.run(300)]);
    const [{ opId: secret }] = await Promise.all([
      ada.look(world.channelId('staff-room')).send('secret'),
      world.run(300),
    ]);
    assert.equal(his.message(opId).get()?.text, 'quote me');
    const [hidden, elsewhere] = [
      his.message(secret),
      tom.client.channel(world.channelId('homework-help')).message(opId),
    ];
    assert.deepEqual([hidden.get(), elsewhere.get()], [undefined, undefined]);
    await world.run(500);
    assert.equal(hidden.get(), null);
    assert.equal(elsewhere.get()?.text ?? null, null, 'a quote belongs to its channel');
    await Promise.all([hers.edit(opId, 'quote me, edited'), world.run(300)]);
    assert.equal(his.message(opId).get()?.text, 'quote me, edited');
    const [seq] = await Promise.all([his.showMessage(opId), world.run(300)]);
    assert.equal(seq, 1);
    const [none] = await Promise.all([his.showMessage(secret), world.run(300)]);
    assert.equal(none, undefined);
    await world.close();
  });

  test('show a quoted message again when the right to read comes back', async () => {
    const world = await createWorld();
    const [ada, tom] = [world.open('owner'), world.open('tom')];
    const channelId = world.channelId('lost-and-found');
    const hers = ada.look(channelId);
    await world.run(1_000);
    const [{ opId }] = await Promise.all([hers.send('quote me'), world.run(300)]);
    const quote = tom.client.channel(channelId).message(opId);
    quote.listen(() => undefined);
    await world.run(500);
    assert.equal(quote.get()?.text, 'quote me');
    const memberId = tom.client.session.me.get()?.id ?? '';
    const hide = (...deny: 'channel.view'[]): Promise<unknown> =>
      ada.client.command('channel.setOverrides', {
        channelId,
        overrides: [{ target: 'member', id: memberId, allow: [], deny }],
      });
    await Promise.all([hide('channel.view'), world.run(2_000)]);
    assert.equal(quote.get() ?? null, null);
    await Promise.all([hide(), world.run(2_000)]);
    assert.equal(quote.get()?.text, 'quote me');
    await world.close();
  });
});
