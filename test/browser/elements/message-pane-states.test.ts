import { expect, waitUntil } from '@open-wc/testing';
import { message, PEOPLE, talk } from '../../kit/fixtures.ts';
import {
  afterwards,
  cleanUp,
  composerOf,
  fieldOf,
  focused,
  frames,
  mountPane,
  press,
  rowOf,
  rowsOf,
  settle,
  until,
} from './mount.ts';

const { ada, elif, priya, tom } = PEOPLE;

describe('the states of a channel', () => {
  afterEach(cleanUp);

  it('shows the shape of what is coming while it loads', async () => {
    const { root } = await mountPane();
    expect(root.querySelectorAll('.skeleton').length).to.be.above(4);
  });

  it('invites to say hello where nobody has written, and puts the focus there', async () => {
    const { pane, root } = await mountPane({ prepare: (_, channel) => channel.fill([]) });
    expect(root.querySelector('.empty')?.textContent).to.contain('A fresh channel');
    root.querySelector<HTMLElement>('.empty button')?.click();
    expect(focused()).to.equal(fieldOf(composerOf(pane)));
  });

  it('says that a channel did not open, and tries again', async () => {
    const { pane, channel, root } = await mountPane({
      prepare: (_, one) => {
        one.history = talk(1, 5);
        one.timeline.set({ ...one.timeline.get(), status: 'failed' });
      },
    });
    expect(root.querySelector('.empty')?.textContent).to.contain('It’s us, not you');
    root.querySelector<HTMLElement>('.empty button')?.click();
    await settle(pane);
    expect(rowsOf(root).length).to.equal(5);
    expect(channel.timeline.get().status).to.equal('ready');
  });

  it('says the same of a channel that is gone and one that is not open to me', async () => {
    const { pane, root } = await mountPane();
    pane.channel = 'nowhere';
    await settle(pane);
    expect(root.querySelector('.empty')?.textContent).to.contain('It may have been removed, or it isn’t open to you.');
    expect(root.querySelector('hearth-composer')).to.equal(null);
  });

  it('says in words what is missing in its set-up', async () => {
    const pane = document.createElement('hearth-message-pane');
    document.body.append(pane);
    const says = (): string => (pane.renderRoot as ShadowRoot).querySelector('.empty')?.textContent ?? '';
    await waitUntil(() => says().includes('community="your-community"'));
    pane.community = 'alder-grove';
    await waitUntil(() => says().includes('server="https://talk.example.org"'));
    pane.remove();
  });

  it('shows guidelines at a first visit, until they are put away', async () => {
    const { pane, root } = await mountPane({
      prepare: (_, channel) => {
        channel.fill(talk(1, 5));
        channel.row.set({ ...channel.row.get()!, guidelines: 'Be **kind**.' });
        channel.unread.set({ ...channel.unread.get(), readSeq: 0 });
      },
    });
    expect(root.querySelector('.guidelines strong')?.textContent).to.equal('kind');
    await frames(4);
    root.querySelector<HTMLElement>('.guidelines button')?.click();
    await settle(pane);
    expect(root.querySelector('.guidelines')).to.equal(null);
  });

  it('shows a pin no more once its message is unpinned or removed', async () => {
    const pins = [3, 2].map((seq) => message(seq, ada.id, `Pin ${seq}`, { pinned: { byId: ada.id, at: seq } }));
    const { pane, channel, root } = await mountPane({
      prepare: (client, one) => {
        one.fill([...talk(1, 1), ...pins.toReversed()]);
        client.answers.set('pins.list', { rows: pins });
      },
    });
    await settle(pane);
    const shown = (): string | undefined => root.querySelector('.pinned .grow')?.textContent;
    expect(shown()).to.equal('Pin 3');
    channel.message('m3').set(message(3, ada.id, 'Pin 3', { rev: 90 }));
    await settle(pane);
    expect(shown()).to.equal('Pin 2');
    const removed = { by: 'moderator', byId: tom.id, at: 9 } as const;
    channel.message('m2').set(message(2, ada.id, '', { rev: 91, pinned: { byId: ada.id, at: 2 }, removed }));
    await settle(pane);
    expect(shown()).to.equal(undefined);
  });

  it('forgets pins and readers with the right to read, and shows them with it again', async () => {
    const pinned = message(2, ada.id, 'Trip forms due Friday', { pinned: { byId: ada.id, at: 9 } });
    const { pane, channel, root } = await mountPane({
      prepare: (client, one) => {
        one.fill([...talk(1, 1), pinned]);
        client.answers.set('pins.list', { rows: [pinned] });
      },
    });
    await settle(pane);
    const said = (): string => root.querySelector('section')?.textContent ?? '';
    expect(said())
      .to.contain('Trip forms')
      .and.to.match(/\d people can read this/);
    const [row, timeline] = [channel.row.get(), channel.timeline.get()];
    channel.row.set(undefined);
    channel.message('m2').set(null); // as the core does with whatever is watched there
    channel.timeline.set({ ...timeline, status: 'missing', items: [] });
    await settle(pane);
    expect(said()).not.to.contain('Trip forms');
    expect(said()).not.to.match(/can read this/);
    channel.row.set(row);
    channel.timeline.set(timeline);
    await settle(pane);
    expect(root.querySelector('.pinned')?.textContent).to.contain('Trip forms');
  });

  it('shows the newest pin and goes there', async () => {
    const pinned = message(2, ada.id, 'Trip forms due Friday', { pinned: { byId: ada.id, at: 9 } });
    const { pane, root } = await mountPane({
      prepare: (client, channel) => {
        channel.fill([...talk(1, 1), pinned, ...talk(3, 60)]);
        client.answers.set('pins.list', {
          rows: [message(1, tom.id, 'Older', { pinned: { byId: ada.id, at: 3 } }), pinned],
        });
      },
    });
    await settle(pane);
    expect(root.querySelector('.pinned')?.textContent).to.contain('Trip forms due Friday');
    root.querySelector<HTMLElement>('.pinned')?.click();
    await settle(pane);
    expect(rowOf(root, 'm2').classList.contains('message--marked')).to.equal(true);
  });
});

describe('the states of a message', () => {
  afterEach(cleanUp);

  it('says who removed it and, when asked, why', async () => {
    const { pane, root } = await mountPane({
      prepare: (_, channel) =>
        channel.fill([
          message(1, tom.id, '', {
            removed: { by: 'moderator', byId: ada.id, at: 1, reason: 'Phone numbers stay private' },
          }),
          message(2, tom.id, '', { removed: { by: 'author', byId: tom.id, at: 1 } }),
          message(3, elif.id, '', { removed: { by: 'author', byId: elif.id, at: 1 } }),
        ]),
    });
    expect(rowOf(root, 'm2').textContent).to.contain('The writer deleted this message.');
    expect(rowOf(root, 'm3').textContent).to.contain('You deleted this message.');
    rowOf(root, 'm1').querySelector<HTMLElement>('[data-action="explain"]')?.click();
    await settle(pane);
    expect(rowOf(root, 'm1').textContent.replace(/\s+/g, ' ')).to.contain(
      'By Ms Ada Okafor: Phone numbers stay private',
    );
  });

  it('keeps back what comes from somebody I have hidden, until I ask', async () => {
    const { pane, client, root } = await mountPane({
      prepare: (one, channel) => {
        one.blockedPeople.set(new Set([tom.id]));
        channel.fill([
          message(1, tom.id, 'Something loud', { mentions: { memberIds: [elif.id], roleIds: [], everyone: false } }),
        ]);
      },
    });
    expect(root.querySelector('.feed')?.textContent).to.not.contain('Something loud');
    expect(rowOf(root, 'm1').classList.contains('message--mention')).to.equal(false);
    rowOf(root, 'm1').querySelector<HTMLElement>('[data-action="peek"]')?.click();
    await settle(pane);
    expect(rowOf(root, 'm1').textContent).to.contain('Something loud');
    client.blockedPeople.set(new Set());
    await settle(pane);
    expect(rowOf(root, 'm1').textContent).to.contain('Something loud');
  });

  it('marks what calls me: by name, by role, everybody', async () => {
    const none = { memberIds: [], roleIds: [], everyone: false };
    const { root } = await mountPane({
      prepare: (_, channel) =>
        channel.fill([
          message(1, tom.id, 'me', { mentions: { ...none, memberIds: [elif.id] } }),
          message(2, tom.id, 'parents', { mentions: { ...none, roleIds: ['parent'] } }),
          message(3, tom.id, 'all', { mentions: { ...none, everyone: true } }),
          message(4, tom.id, 'teachers', { mentions: { ...none, roleIds: ['teacher'] } }),
          message(5, elif.id, 'by me', { mentions: { ...none, everyone: true } }),
        ]),
    });
    expect(
      rowsOf(root)
        .filter((row) => row.classList.contains('message--mention'))
        .map((row) => row.dataset['key']),
    ).to.deep.equal(['m1', 'm2', 'm3']);
  });

  it('groups what one person writes within minutes, but not across a day, a gap or an answer', async () => {
    const { root } = await mountPane({
      prepare: (_, channel) => {
        const at = new Date(2026, 9, 8, 23, 50).getTime();
        const minute = 60_000;
        channel.fill([
          message(1, tom.id, 'a', { createdAt: at }),
          message(2, tom.id, 'b', { createdAt: at + 2 * minute }),
          message(3, tom.id, 'c', { createdAt: at + 8 * minute }),
          message(4, tom.id, 'd', { createdAt: at + 11 * minute }),
          message(5, tom.id, 'e', { createdAt: at + 12 * minute, replyToId: 'm1' }),
          message(6, priya.id, 'f', { createdAt: at + 13 * minute }),
        ]);
      },
    });
    const grouped = rowsOf(root).filter((row) => row.classList.contains('message--grouped'));
    expect(grouped.map((row) => row.dataset['key'])).to.deep.equal(['m2']);
    expect(root.querySelectorAll('.day').length).to.equal(2);
  });

  it('reacts and takes it back, and shows which are mine', async () => {
    const { pane, channel, root } = await mountPane({
      prepare: (_, one) =>
        one.fill([
          message(1, tom.id, 'Hi', {
            reactions: [
              { emoji: '🙏', count: 12, mine: true },
              { emoji: '🎃', count: 1 },
            ],
          }),
        ]),
    });
    const [thanks, pumpkin] = rowOf(root, 'm1').querySelectorAll<HTMLElement>('.reaction');
    expect(thanks?.getAttribute('aria-label')).to.equal('Thanks, 12');
    expect(thanks?.getAttribute('aria-pressed')).to.equal('true');
    thanks?.click();
    pumpkin?.click();
    expect(channel.calls.filter((call) => call.startsWith('react'))).to.deep.equal([
      'react m1 🙏 false',
      'react m1 🎃 true',
    ]);
    channel.permissions.set(new Set(['channel.view']));
    await settle(pane);
    rowOf(root, 'm1').querySelector<HTMLElement>('.reaction')?.click();
    expect(channel.calls.filter((call) => call.startsWith('react')).length).to.equal(2);
    expect(rowOf(root, 'm1').querySelector('.reaction--add')).to.equal(null);
  });

  it('adds a reaction from the picker', async () => {
    const { pane, channel, root } = await mountPane({
      prepare: (_, one) => one.fill([message(1, tom.id, 'Hi', { reactions: [{ emoji: '🎃', count: 1 }] })]),
    });
    rowOf(root, 'm1').querySelector<HTMLElement>('.reaction--add')?.click();
    const picker = await until(() => root.querySelector<HTMLElement>('.picker'));
    expect([...picker.querySelectorAll('button')].map((button) => button.textContent.trim())).to.deep.equal([
      'Thanks',
      'Yes',
      'Love',
      'Bravo',
      'Seen',
      'Ask',
    ]);
    picker.querySelectorAll<HTMLElement>('button')[3]?.click();
    await settle(pane);
    expect(channel.calls).to.include('react m1 👏 true');
  });

  it('says who reacted, beside the chip one stands on, until Escape', async () => {
    const { client, root } = await mountPane({
      prepare: (one, channel) => {
        channel.fill([message(1, tom.id, 'Hi', { reactions: [{ emoji: '🙏', count: 2 }] })]);
        one.answers.set('reactions.list', { reactions: [{ emoji: '🙏', memberIds: [ada.id, priya.id] }] });
        one.answers.set('members.get', { rows: [ada, priya] });
      },
    });
    const chip = rowOf(root, 'm1').querySelector('.reaction') as HTMLElement;
    chip.focus();
    const list = await until(() => root.querySelector<HTMLElement>('.reaction-people'));
    expect(list.textContent.trim()).to.equal('Ms Ada Okafor and Priya Raman (Thanks)');
    expect(chip.getAttribute('aria-description')).to.equal('Ms Ada Okafor and Priya Raman (Thanks)');
    expect(client.calls).to.include('reactions.list {"messageId":"m1","emoji":"🙏"}');
    press(chip, 'Escape');
    expect(root.querySelector('.reaction-people')).to.equal(null);
    expect(focused()).to.equal(chip);
  });

  it('asks a moderator for the reason before another’s message goes', async () => {
    const { pane, channel, root } = await mountPane({
      prepare: (_, one) => {
        one.permissions.set(new Set(['channel.view', 'message.send', 'message.remove']));
        one.fill([message(1, tom.id, 'Rude'), message(2, priya.id, 'Fine')]);
      },
    });
    rowOf(root, 'm1').focus();
    await settle(pane);
    rowOf(root, 'm1').querySelector<HTMLElement>('[data-action="menu"]')?.click();
    (
      await until(() =>
        [...root.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) => one.textContent.includes('Remove')),
      )
    ).click();
    const dialog = await until(() => root.querySelector('dialog'));
    const reason = dialog.querySelector('input') as HTMLInputElement;
    reason.value = 'Unkind';
    dialog.querySelector<HTMLElement>('[value="remove"]')?.click();
    await until(() => ((rowOf(root, 'm1') as HTMLElement | null) ? undefined : true));
    pane.remove();
    expect(channel.calls).to.include('remove m1 Unkind');
  });

  it('shows one broken message as such and the others as they are', async () => {
    const { error } = console;
    console.error = () => undefined;
    afterwards(() => (console.error = error));
    const { root } = await mountPane({
      prepare: (_, channel) =>
        channel.fill([
          message(1, tom.id, 'Before'),
          { ...message(2, tom.id, 'x'), createdAt: Number.NaN },
          message(3, priya.id, 'After'),
        ]),
    });
    expect(rowsOf(root).map((row) => row.dataset['key'])).to.include.members(['m1', 'm3']);
    expect(root.querySelector('.feed')?.textContent).to.contain('This message can’t be shown.');
  });

  it('fades in what comes while one looks, and no history', async () => {
    const { channel, pane, root } = await mountPane({ prepare: (_, one) => one.fill(talk(1, 60)) });
    const fading = (): (string | undefined)[] =>
      rowsOf(root)
        .filter((row) => getComputedStyle(row).animationName === 'appear')
        .map((row) => row.dataset['key']);
    expect(fading()).to.deep.equal([]);
    await channel.loadBefore();
    await settle(pane);
    expect(rowsOf(root)).to.have.length(60);
    expect(fading()).to.deep.equal([]);
    channel.receive(message(61, PEOPLE.tom.id, 'Just now'));
    await settle(pane);
    expect(fading()).to.deep.equal(['m61']);
  });
});
