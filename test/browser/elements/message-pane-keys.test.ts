import { expect } from '@open-wc/testing';
import { message, PEOPLE, talk } from '../../kit/fixtures.ts';
import {
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
  type MountedPane,
} from './mount.ts';

const { elif, tom } = PEOPLE;

function openTalk(): Promise<MountedPane> {
  return mountPane({
    prepare: (_, channel) =>
      channel.fill([
        ...talk(1, 8),
        message(9, elif.id, 'Mine, with a [link](https://alder.example/) in it.'),
        message(10, tom.id, 'See https://alder.example/walk', { reactions: [{ emoji: '🙏', count: 2 }] }),
      ]),
  });
}

function key(): string | undefined {
  return (focused() as HTMLElement | null)?.dataset['key'];
}

describe('the keys of the log', () => {
  afterEach(cleanUp);

  it('is a single stop for Tab', async () => {
    const { root } = await openTalk();
    const log = root.querySelector('.log') as HTMLElement;
    const stops = [...log.querySelectorAll<HTMLElement>('[tabindex], a[href], button')].filter(
      (one) => one.tabIndex >= 0,
    );
    expect(stops.map((stop) => stop.dataset['key'])).to.deep.equal(['m10']);
  });

  it('moves by arrows, Home, End and pages', async () => {
    const { pane, root } = await openTalk();
    rowOf(root, 'm10').focus();
    press(focused() as Element, 'ArrowUp');
    await settle(pane);
    expect(key()).to.equal('m9');
    press(focused() as Element, 'Home');
    await settle(pane);
    expect(key()).to.equal('m1');
    press(focused() as Element, 'ArrowUp');
    expect(key()).to.equal('m1');
    press(focused() as Element, 'PageDown');
    await settle(pane);
    expect(Number(key()?.slice(1))).to.be.within(3, 9);
    press(focused() as Element, 'End');
    await settle(pane);
    expect(key()).to.equal('m10');
  });

  it('goes into a row by Enter and back by Escape', async () => {
    const { pane, root } = await openTalk();
    const row = rowOf(root, 'm10');
    row.focus();
    press(row, 'Enter');
    await settle(pane);
    expect(focused()?.localName).to.equal('a');
    expect((focused() as HTMLElement).tabIndex).to.equal(0);
    press(focused() as Element, 'Escape');
    await settle(pane);
    expect(focused()).to.equal(row);
    expect(row.querySelector<HTMLElement>('a')?.tabIndex).to.equal(-1);
  });

  it('walks along the toolbar by arrows, round its ends', async () => {
    const { pane, root } = await openTalk();
    rowOf(root, 'm10').focus();
    await settle(pane);
    const tools = [...rowOf(root, 'm10').querySelectorAll<HTMLElement>('.tools button')];
    expect(tools.length).to.equal(4);
    tools[0]?.focus();
    press(focused() as Element, 'ArrowLeft');
    expect((focused() as HTMLElement).dataset['action']).to.equal('menu');
    press(focused() as Element, 'ArrowRight');
    expect((focused() as HTMLElement).dataset['action']).to.equal('react');
  });

  it('goes from a row to the composer by Escape, and back', async () => {
    const { pane, root } = await openTalk();
    rowOf(root, 'm9').focus();
    press(rowOf(root, 'm9'), 'Escape');
    const field = fieldOf(composerOf(pane));
    expect(focused()).to.equal(field);
    press(field, 'Escape');
    expect(key()).to.equal('m9');
  });

  it('edits my own by E, and nobody else’s', async () => {
    const { pane, root } = await openTalk();
    rowOf(root, 'm10').focus();
    press(rowOf(root, 'm10'), 'e');
    await settle(pane);
    expect(fieldOf(composerOf(pane)).value).to.equal('');
    rowOf(root, 'm9').focus();
    press(rowOf(root, 'm9'), 'e');
    await settle(pane);
    expect(fieldOf(composerOf(pane)).value).to.equal('Mine, with a [link](https://alder.example/) in it.');
    expect(focused()).to.equal(fieldOf(composerOf(pane)));
  });

  it('answers by R and keeps what was being written', async () => {
    const { pane, channel, root } = await openTalk();
    channel.setDraft('Half a thought');
    rowOf(root, 'm10').focus();
    press(rowOf(root, 'm10'), 'r');
    await settle(pane);
    expect(channel.draft.get()).to.include({ text: 'Half a thought', replyToId: 'm10' });
    expect(composerOf(pane).renderRoot.querySelector('.strip')?.textContent).to.contain('Tom Whitlock');
  });

  it('deletes by Delete, moves the focus on, and takes it back by Undo', async () => {
    const { pane, channel, root } = await openTalk();
    rowOf(root, 'm9').focus();
    press(rowOf(root, 'm9'), 'Delete');
    await frames(3);
    await settle(pane);
    expect(rowOf(root, 'm9')).to.equal(null);
    expect(key()).to.equal('m10');
    expect(root.querySelector('[role="status"]')?.textContent).to.contain('Message deleted');
    root.querySelector<HTMLElement>('.toast button')?.click();
    await settle(pane);
    expect(rowOf(root, 'm9')).to.not.equal(null);
    expect(channel.calls.some((call) => call.startsWith('remove'))).to.equal(false);
  });

  it('deletes for good when the pane goes away', async () => {
    const { pane, channel, root } = await openTalk();
    rowOf(root, 'm9').focus();
    press(rowOf(root, 'm9'), 'Delete');
    await settle(pane);
    pane.remove();
    expect(channel.calls).to.include('remove m9');
  });

  it('opens the menu by its key and gives the focus back', async () => {
    const { pane, root } = await openTalk();
    rowOf(root, 'm9').focus();
    press(rowOf(root, 'm9'), 'ContextMenu');
    const menu = await until(() => root.querySelector<HTMLElement>('[role="menu"] [role="menuitem"]')?.parentElement);
    expect([...menu.querySelectorAll('[role="menuitem"]')].map((one) => one.textContent.trim())).to.include.members([
      'Reply',
      'Copy text',
      'Edit',
      'Delete',
    ]);
    expect(menu.contains(focused())).to.equal(true);
    menu.hidePopover();
    await settle(pane);
    await frames(2);
    expect(key()).to.equal('m9');
  });

  it('leaves single keys to the reader’s page when they are switched off', async () => {
    const { pane, channel, root } = await mountPane({
      prepare: (_, one) => one.fill(talk(1, 8)),
      attributes: { 'no-shortcuts': '' },
    });
    const row = rowsOf(root).at(-1) as HTMLElement;
    row.focus();
    expect(press(row, 'r').defaultPrevented).to.equal(false);
    await settle(pane);
    expect(channel.draft.get()).to.equal(undefined);
  });

  it('does nothing while a word is being composed', async () => {
    const { channel, root } = await openTalk();
    rowOf(root, 'm10').focus();
    press(rowOf(root, 'm10'), 'r', { isComposing: true });
    press(rowOf(root, 'm10'), 'r', { keyCode: 229 });
    expect(channel.draft.get()).to.equal(undefined);
  });
});
