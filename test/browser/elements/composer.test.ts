import { expect } from '@open-wc/testing';
import type { HearthComposer } from '../../../components/composer/composer.ts';
import type { SendEvent } from '../../../components/composer/composer-events.ts';
import { item, message, NOON, PEOPLE, talk } from '../../kit/fixtures.ts';
import {
  cleanUp,
  composerOf,
  fieldOf,
  focused,
  frames,
  mountPane,
  press,
  settle,
  type as typeText,
  type MountedPane,
} from './mount.ts';

interface MountedComposer extends MountedPane {
  readonly composer: HearthComposer;
  readonly field: HTMLTextAreaElement;
}

async function open(
  prepare: NonNullable<Parameters<typeof mountPane>[0]>['prepare'] = () => undefined,
): Promise<MountedComposer> {
  const mounted = await mountPane({
    prepare: (client, channel) => {
      channel.fill(talk(1, 6));
      prepare(client, channel);
    },
  });
  const composer = composerOf(mounted.pane);
  composer.sendKey = 'enter';
  await settle(composer);
  return { ...mounted, composer, field: fieldOf(composer) };
}

function sends({ channel }: MountedPane): string[] {
  return channel.calls.filter((call) => call.startsWith('send'));
}

describe('the composer', () => {
  afterEach(cleanUp);

  it('sends by Enter and breaks the line by Shift+Enter', async () => {
    const mounted = await open();
    typeText(mounted.field, 'Hello');
    expect(press(mounted.field, 'Enter', { shiftKey: true }).defaultPrevented).to.equal(false);
    expect(sends(mounted)).to.deep.equal([]);
    expect(press(mounted.field, 'Enter').defaultPrevented).to.equal(true);
    expect(sends(mounted)).to.deep.equal(['send Hello']);
  });

  it('breaks the line by Enter where the key is set so, and still sends by Ctrl+Enter', async () => {
    const mounted = await open();
    mounted.composer.sendKey = 'ctrl-enter';
    typeText(mounted.field, 'Hello');
    expect(press(mounted.field, 'Enter').defaultPrevented).to.equal(false);
    press(mounted.field, 'Enter', { ctrlKey: true });
    expect(sends(mounted)).to.deep.equal(['send Hello']);
  });

  it('does not send half a word: Enter while composing, as Chromium tells it', async () => {
    const mounted = await open();
    typeText(mounted.field, 'にほ');
    mounted.field.dispatchEvent(new CompositionEvent('compositionstart'));
    press(mounted.field, 'Enter', { isComposing: true, keyCode: 13 });
    mounted.field.dispatchEvent(new CompositionEvent('compositionend', { data: '日本' }));
    expect(sends(mounted)).to.deep.equal([]);
  });

  it('does not send half a word: Enter after composing has ended, as Safari tells it', async () => {
    const mounted = await open();
    typeText(mounted.field, '日本');
    mounted.field.dispatchEvent(new CompositionEvent('compositionend', { data: '日本' }));
    press(mounted.field, 'Enter', { isComposing: false, keyCode: 229 });
    expect(sends(mounted)).to.deep.equal([]);
    press(mounted.field, 'Enter', { keyCode: 13 });
    expect(sends(mounted)).to.deep.equal(['send 日本']);
  });

  it('clears only once the message lies safely in the outbox', async () => {
    const mounted = await open();
    let store = (): void => undefined;
    mounted.channel.gate = new Promise((resolve) => (store = resolve));
    typeText(mounted.field, 'Careful now');
    press(mounted.field, 'Enter');
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('Careful now');
    press(mounted.field, 'Enter');
    store();
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('');
    expect(mounted.channel.draft.get()).to.equal(undefined);
    expect(sends(mounted)).to.deep.equal(['send Careful now']);
  });

  it('keeps what is typed on while the message is being stored', async () => {
    const mounted = await open();
    let store = (): void => undefined;
    mounted.channel.gate = new Promise((resolve) => (store = resolve));
    typeText(mounted.field, 'One');
    press(mounted.field, 'Enter');
    typeText(mounted.field, 'One, two');
    store();
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal(', two');
    expect(mounted.channel.draft.get()?.text).to.equal(', two');
  });

  it('keeps a draft from the first letter and shows one from another tab', async () => {
    const { channel, composer, field } = await open();
    typeText(field, 'Shall');
    expect(channel.draft.get()?.text).to.equal('Shall');
    channel.setDraft('Shall we meet?');
    await settle(composer);
    expect(field.value).to.equal('Shall we meet?');
  });

  it('can be stopped from sending by the page, and keeps the text', async () => {
    const mounted = await open();
    let seen = '';
    mounted.pane.addEventListener('hearth-send', (event: SendEvent) => {
      seen = event.text;
      event.preventDefault();
    });
    typeText(mounted.field, ' Wait ');
    press(mounted.field, 'Enter');
    await settle(mounted.composer);
    expect(seen).to.equal('Wait');
    expect(sends(mounted)).to.deep.equal([]);
    expect(mounted.field.value).to.equal(' Wait ');
  });

  it('does not send nothing', async () => {
    const mounted = await open();
    typeText(mounted.field, ' \n ');
    await settle(mounted.composer);
    press(mounted.field, 'Enter');
    expect(sends(mounted)).to.deep.equal([]);
    expect(mounted.composer.renderRoot.querySelector<HTMLButtonElement>('.send')?.disabled).to.equal(true);
  });

  it('counts down near the limit and says how much is too much', async () => {
    const mounted = await open();
    typeText(mounted.field, '😀'.repeat(3990));
    await settle(mounted.composer);
    expect(mounted.composer.renderRoot.querySelector('.under')?.textContent).to.contain('10 characters left');
    typeText(mounted.field, '😀'.repeat(4001));
    await settle(mounted.composer);
    expect(mounted.composer.renderRoot.querySelector('.under')?.textContent).to.contain(
      '1 character too many. The most is 4,000.',
    );
    expect(mounted.field.getAttribute('aria-invalid')).to.equal('true');
    press(mounted.field, 'Enter');
    expect(sends(mounted)).to.deep.equal([]);
  });

  it('edits the last own message by the arrow up, and puts the draft back', async () => {
    const mounted = await open((_, channel) =>
      channel.fill([...talk(1, 5), message(6, PEOPLE.elif.id, 'Mne'), message(7, PEOPLE.tom.id, 'Pardon?')]),
    );
    press(mounted.field, 'ArrowUp');
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('Mne');
    typeText(mounted.field, 'Mine');
    press(mounted.field, 'Enter');
    await settle(mounted.composer);
    expect(mounted.channel.calls).to.include('edit m6 Mine');
    expect(mounted.field.value).to.equal('');
  });

  it('edits no older message while the last own one is still on its way', async () => {
    const mounted = await open((_, channel) =>
      channel.fill([message(1, PEOPLE.elif.id, 'Older'), message(2, PEOPLE.elif.id, 'Just sent')]),
    );
    mounted.channel.setItem('m2', { state: 'sending' });
    press(mounted.field, 'ArrowUp');
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('');
    mounted.channel.setItem('m2', { state: 'sent' });
    press(mounted.field, 'ArrowUp');
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('Just sent');
  });

  it('writes names for ids while one edits, and ids again when it is saved', async () => {
    const source = `<@${PEOPLE.tom.id}> are you there?`;
    const mounted = await open((_, channel) => channel.fill([message(1, PEOPLE.elif.id, source)]));
    press(mounted.field, 'ArrowUp');
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('@Tom Whitlock are you there?');
    typeText(mounted.field, '@Tom Whitlock are you here?');
    press(mounted.field, 'Enter');
    await settle(mounted.composer);
    expect(mounted.channel.calls).to.include(`edit m1 <@${PEOPLE.tom.id}> are you here?`);
  });

  it('closes one thing at a time by Escape: the edit, then the reply, then it leaves', async () => {
    const mounted = await open((_, channel) =>
      channel.fill([message(1, PEOPLE.tom.id, 'Hi'), message(2, PEOPLE.elif.id, 'Mine')]),
    );
    mounted.channel.setDraft('', 'm1');
    await settle(mounted.composer);
    press(mounted.field, 'ArrowUp');
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('Mine');
    mounted.composer.focus();
    press(mounted.field, 'Escape');
    await settle(mounted.composer);
    expect(mounted.field.value).to.equal('');
    expect(mounted.channel.draft.get()?.replyToId).to.equal('m1');
    press(mounted.field, 'Escape');
    await settle(mounted.composer);
    expect(mounted.channel.draft.get()).to.equal(undefined);
    expect(focused()).to.equal(mounted.field);
    press(mounted.field, 'Escape');
    expect((focused() as HTMLElement).dataset['key']).to.equal('m2');
  });

  it('sends the answer with the message it answers', async () => {
    const mounted = await open();
    mounted.channel.setDraft('', 'm3');
    await settle(mounted.composer);
    typeText(mounted.field, 'Yes');
    press(mounted.field, 'Enter');
    await settle(mounted.composer);
    expect(sends(mounted)).to.deep.equal(['send Yes ↩m3']);
    expect(mounted.composer.renderRoot.querySelector('.strip')).to.equal(null);
  });

  it('formats the selection, and again takes it away', async () => {
    const { composer, field } = await open();
    composer.focus();
    typeText(field, 'very good');
    field.setSelectionRange(0, 4);
    press(field, 'b', { ctrlKey: true });
    await settle(composer);
    expect(field.value).to.equal('**very** good');
    press(field, 'b', { ctrlKey: true });
    await settle(composer);
    expect(field.value).to.equal('very good');
  });

  it('says that others write, and how many it goes to', async () => {
    const { channel, composer } = await open();
    channel.typing.set([PEOPLE.tom.id, PEOPLE.grace.id]);
    await settle(composer);
    const words = (composer.renderRoot.querySelector('.under') as HTMLElement).textContent.replace(/\s+/g, ' ');
    expect(words).to.contain('Tom Whitlock and Grace Liu are writing');
    expect(words).to.contain('Goes to 72 people');
  });

  it('tells the others while one writes, and stops when it is sent', async () => {
    const { channel, composer, field } = await open();
    typeText(field, 'H');
    expect(channel.calls.at(-1)).to.equal('typing true');
    press(field, 'Enter');
    await settle(composer);
    expect(channel.calls.at(-1)).to.equal('typing false');
  });

  it('grows with the text, and stops before it covers the messages', async () => {
    const { pane, composer, field } = await open();
    const one = field.offsetHeight;
    typeText(field, 'a\nb\nc\nd');
    await settle(composer);
    await frames(2);
    expect(field.offsetHeight).to.be.above(one + 40);
    typeText(field, 'line\n'.repeat(60));
    await settle(composer);
    await frames(2);
    expect(composer.offsetHeight).to.be.at.most(pane.offsetHeight * 0.45 + 1);
    expect(field.scrollHeight).to.be.above(field.clientHeight);
  });

  const notices: readonly (readonly [string, string, NonNullable<Parameters<typeof open>[0]>])[] = [
    [
      'it is archived',
      'This channel is archived',
      (_, channel) => channel.row.set({ ...channel.row.get()!, archivedAt: NOON }),
    ],
    [
      'one may only read',
      'You can read this channel',
      (_, channel) => channel.permissions.set(new Set(['channel.view'])),
    ],
    [
      'only some roles post',
      'Only Teacher post here',
      (_, channel) => channel.row.set({ ...channel.row.get()!, type: 'announcement' }),
    ],
    [
      'a moderator has paused one',
      'A moderator paused your messages',
      (client) => client.me.set({ ...PEOPLE.elif, timeoutUntil: Date.now() + 60_000 }),
    ],
    [
      'one is signed out',
      'Sign in to write',
      (client) => client.connection.set({ status: 'signed_out', reason: 'expired' }),
    ],
  ];
  for (const [reason, words, prepare] of notices) {
    it(`says why one cannot write: ${reason}`, async () => {
      const { composer } = await open(prepare);
      expect(composer.renderRoot.querySelector('textarea')).to.equal(null);
      expect(composer.renderRoot.querySelector('.strip')?.textContent).to.contain(words);
    });
  }

  it('offers a message that was not sent for trying again, editing and deleting', async () => {
    const { pane, channel, root, field } = await open();
    const view = channel.timeline.get();
    const failed = item(
      { ...message(0, PEOPLE.elif.id, 'Lost words'), id: 'own9' },
      { state: 'failed', failure: { code: 'forbidden', message: 'You can’t post here any more.' } },
    );
    channel.timeline.set({ ...view, items: [...view.items, failed] });
    await settle(pane);
    const row = root.querySelector('[data-key="own9"]') as HTMLElement;
    expect(row.textContent).to.contain('Not sent.').and.to.contain('You can’t post here any more.');
    row.querySelector<HTMLElement>('[data-action="retry"]')?.click();
    expect(channel.calls).to.include('retry own9');
    row.querySelector<HTMLElement>('[data-action="amend"]')?.click();
    await frames(3);
    await settle(composerOf(pane));
    expect(field.value).to.equal('Lost words');
    expect(root.querySelector('[data-key="own9"]')).to.equal(null);
  });
});
