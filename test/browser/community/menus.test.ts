/** Menus and dialogs of the frame: where the focus goes, keys inside, and that nothing stays behind. */
import { expect } from '@open-wc/testing';
import { openDialog, ask } from '../../../components/dialog/dialog.ts';
import { localeFor } from '../../../components/locales/locales.ts';
import { openMenu } from '../../../components/menu/menu.ts';
import { html } from 'lit';
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
