/** Menus and dialogs of the frame: where the focus goes, keys inside, and that nothing stays behind. */
import { expect } from '@open-wc/testing';
import { openChannelMenu } from '../../../components/channel-menu/channel-menu.ts';
import { openDialog, ask } from '../../../components/dialog/dialog.ts';
import { localeFor } from '../../../components/locales/locales.ts';
import { openMenu } from '../../../components/menu/menu.ts';
import { html } from 'lit';
import type { CategoryRow, ChannelRow, Permission } from '../../../src/index.ts';
import { FakeClient } from '../../kit/fake-client.ts';
import { channel } from '../../kit/fixtures.ts';
import { afterwards, cleanUp, focused, frames, press, until } from '../elements/mount.ts';

/** A host with a button inside a second shadow root, as a channel's row has it. */
function stage(): { root: ShadowRoot; button: HTMLButtonElement } {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const box = document.createElement('div');
  box.className = 'hearth';
  const inner = document.createElement('div');
  const button = document.createElement('button');
  button.textContent = 'Actions';
  inner.attachShadow({ mode: 'open' }).append(button);
  box.append(inner);
  root.append(box);
  document.body.append(host);
  afterwards(() => host.remove());
  button.focus();
  return { root, button };
}
const locale = localeFor('en');
const YEAR_5: CategoryRow = {
  kind: 'category',
  id: 'five',
  rev: 1,
  communityId: 'alder',
  name: 'Year 5',
  position: 0,
  overrides: [],
  createdAt: 0,
};

describe('a menu', () => {
  afterEach(cleanUp);

  function open(acted: string[] = []): ReturnType<typeof stage> & { items: () => HTMLElement[] } {
    const { root, button } = stage();
    openMenu({
      root,
      anchor: button,
      label: 'Actions for Choir',
      groups: [
        [
          { label: 'Mark as read', act: () => acted.push('read') },
          { label: 'Move up', disabled: true, act: () => acted.push('up') },
        ],
        [{ label: 'Archive', stop: true, act: () => acted.push(`archive from ${focused()?.textContent ?? ''}`) }],
      ],
    });
    return { root, button, items: () => [...root.querySelectorAll<HTMLElement>('.item')] };
  }

  it('takes the focus, moves it by arrows round the end, past what cannot be chosen, and by letters', () => {
    const { items } = open();
    expect(focused()?.textContent.trim()).to.equal('Mark as read');
    press(focused() as Element, 'ArrowDown');
    expect(focused()).to.equal(items()[2]);
    press(focused() as Element, 'ArrowDown');
    expect(focused()).to.equal(items()[0]);
    press(focused() as Element, 'a');
    expect(focused()).to.equal(items()[2]);
  });

  it('is named, and axe finds nothing', async () => {
    const { root, button } = open();
    expect(root.querySelector('[role="menu"]')?.getAttribute('aria-label')).to.equal('Actions for Choir');
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    await expect(root.host).to.be.accessible();
  });

  it('has given the focus back before an action opens something else, and is gone', async () => {
    const acted: string[] = [];
    const { root, items } = open(acted);
    items()[2]?.click();
    expect(acted).to.deep.equal(['archive from Actions']);
    await until(() => !root.querySelector('.menu'));
  });

  it('closes by Tab, with the focus on its button', async () => {
    const { root, button } = open();
    press(focused() as Element, 'Tab');
    await until(() => !root.querySelector('.menu'));
    expect(focused()).to.equal(button);
    expect(button.hasAttribute('aria-expanded')).to.equal(false);
  });
});

describe('the menu of a category', () => {
  afterEach(cleanUp);

  function removal(channels: readonly ChannelRow[], archived: readonly ChannelRow[]): [FakeClient, HTMLElement] {
    const { root, button } = stage();
    const client = new FakeClient();
    client.community.permissions.set(new Set<Permission>(['channel.view', 'channel.manage']));
    client.community.groups.set([{ category: YEAR_5, channels, collapsed: false }]);
    client.community.archived.set(archived);
    openChannelMenu({
      kind: 'category',
      id: YEAR_5.id,
      client,
      locale,
      root,
      anchor: button,
      onProblem: () => undefined,
    });
    return [client, [...root.querySelectorAll<HTMLElement>('.item')].at(-1) as HTMLElement];
  }

  it('says why it cannot be removed while it holds archived channels, and can be read with keys', () => {
    const [client, item] = removal([], [channel('trip', 'Trip', { categoryId: YEAR_5.id, archivedAt: 1 })]);
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    expect(item.textContent).to.contain('It still holds archived channels.');
    item.click();
    expect(client.calls.filter((call) => call.startsWith('category.delete'))).to.deep.equal([]);
    press(focused() as Element, 'End');
    expect(focused()).to.equal(item);
  });

  it('removes it when nothing is in it, also where others hold archived channels', () => {
    const [client, item] = removal([], [channel('trip', 'Trip', { categoryId: null, archivedAt: 1 })]);
    item.click();
    expect(client.calls).to.deep.equal([`category.delete {"categoryId":"${YEAR_5.id}"}`]);
  });
});

describe('a dialog', () => {
  afterEach(cleanUp);

  it('focuses its first field, keeps keys to itself, and gives the focus back across shadow roots', async () => {
    const { root, button } = stage();
    let heard = 0;
    root.host.addEventListener('keydown', () => heard++);
    const dialog = openDialog({ root, locale, title: 'New channel', content: () => html`<input aria-label="Name" />` });
    expect(focused()?.getAttribute('aria-label')).to.equal('Name');
    press(focused() as Element, '/');
    expect(heard).to.equal(0);
    await expect(root.host).to.be.accessible();
    dialog.close();
    await until(() => !root.querySelector('dialog'));
    expect(focused()).to.equal(button);
  });

  it('leaves the focus to where somebody went while it was closing', async () => {
    const { root, button } = stage();
    const next = document.createElement('button');
    button.after(next);
    const dialog = openDialog({ root, locale, title: 'New channel', content: () => html`<input aria-label="Name" />` });
    dialog.close();
    next.focus();
    await until(() => !root.querySelector('dialog'));
    expect(focused()).to.equal(next);
  });

  it('answers no when it is closed without a choice, and yes when chosen', async () => {
    const { root } = stage();
    const question = { root, locale, title: 'Archive Choir?', text: 'You can restore it.', yes: 'Archive' };
    const first = ask(question);
    root.querySelector('dialog')?.close();
    expect(await first).to.equal(false);
    const second = ask(question);
    await frames(1);
    root.querySelector<HTMLElement>('.button--go')?.click();
    expect(await second).to.equal(true);
  });
});
