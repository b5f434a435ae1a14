import { expect } from '@open-wc/testing';
import { FakeClient } from '../../kit/fake-client.ts';
import { message, PEOPLE, talk } from '../../kit/fixtures.ts';
import { cleanUp, composerOf, fieldOf, mountPane, rowsOf, settle, until } from './mount.ts';

/** How many listeners an atom has. */
function listeners(store: unknown): number {
  return (store as { readonly lc: number }).lc;
}

describe('the life of a pane', () => {
  afterEach(cleanUp);

  it('takes properties that were set before the element was known', async () => {
    const client = new FakeClient();
    client.channel('year-5').fill(talk(1, 3));
    const box = document.createElement('div');
    const early = document.implementation.createHTMLDocument().createElement('hearth-message-pane');
    Object.assign(early, { client, channel: 'year-5' });
    box.append(early);
    document.body.append(box);
    await settle(early);
    expect(rowsOf(early.renderRoot as ShadowRoot).length).to.equal(3);
    box.remove();
  });

  it('leaves nothing behind when it comes and goes ten times', async () => {
    const { client, channel, pane } = await mountPane({ prepare: (_, one) => one.fill(talk(1, 30)) });
    const box = pane.parentElement as HTMLElement;
    const watched = [
      channel.timeline,
      channel.unread,
      channel.typing,
      channel.draft,
      channel.row,
      client.roles,
      client.connection,
      client.members.get(PEOPLE.tom.id),
    ];
    const before = watched.map(listeners);
    expect(channel.held).to.equal(1);
    for (let round = 0; round < 10; round++) {
      pane.remove();
      expect(channel.held).to.equal(0);
      expect(watched.map(listeners)).to.deep.equal(watched.map(() => 0));
      box.append(pane);
      await settle(pane);
    }
    expect(channel.held).to.equal(1);
    expect(watched.map(listeners)).to.deep.equal(before);
    expect(rowsOf(pane.renderRoot as ShadowRoot).length).to.equal(30);
  });

  it('keeps place and draft when it is moved in the document', async () => {
    const { pane, root } = await mountPane({ prepare: (_, one) => one.fill(talk(1, 60)) });
    const field = fieldOf(composerOf(pane));
    field.value = 'Half';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const other = document.createElement('div');
    other.style.height = '500px';
    document.body.append(other);
    other.append(pane);
    await settle(pane);
    expect(fieldOf(composerOf(pane)).value).to.equal('Half');
    expect(rowsOf(root).length).to.equal(50);
    other.remove();
  });

  it('does not draw a row again for what happens to another', async () => {
    const { pane, channel, root } = await mountPane({
      prepare: (_, one) => one.fill([message(1, PEOPLE.tom.id, 'One'), message(2, PEOPLE.priya.id, 'Two')]),
    });
    const text = rowsOf(root)[0]?.querySelector('.text p') as HTMLElement;
    text.textContent = 'left as it is';
    channel.patch(message(2, PEOPLE.priya.id, 'Two!', { editedAt: 5 }));
    await settle(pane);
    expect(rowsOf(root)[1]?.textContent).to.contain('Two!');
    expect(text.isConnected && text.textContent).to.equal('left as it is');
  });

  it('stands a page that unsets everything', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { all: unset !important; }');
    document.adoptedStyleSheets.push(sheet);
    const { pane, root } = await mountPane({ prepare: (_, one) => one.fill(talk(1, 60)) });
    const display = getComputedStyle(pane).display;
    const { clientHeight, scrollHeight } = root.querySelector('.log') as HTMLElement;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    expect(display).to.equal('block');
    expect(clientHeight).to.be.within(100, 800);
    expect(scrollHeight).to.be.above(clientHeight);
    expect(getComputedStyle(root.querySelector('.hearth') as Element).fontSize).to.equal('15px');
  });

  it('keeps its text size on a page that shrinks its root', async () => {
    document.documentElement.style.fontSize = '62.5%';
    const { root } = await mountPane({ prepare: (_, one) => one.fill(talk(1, 2)) });
    const size = getComputedStyle(root.querySelector('.text') as Element).fontSize;
    document.documentElement.style.fontSize = '';
    expect(size).to.equal('16px');
  });

  it('speaks the language around it, and changes with it', async () => {
    const { pane, root } = await mountPane({ prepare: (_, one) => one.fill(talk(1, 2)) });
    document.documentElement.lang = 'en-XA';
    await until(() => root.querySelector('[aria-label*="⟦"]'));
    await settle(pane);
    const words = [...root.querySelectorAll('[title], [aria-label]')]
      .map((one) => one.getAttribute('aria-label') ?? '')
      .filter(Boolean);
    document.documentElement.lang = 'en';
    expect(words.filter((word) => !/[⟦]|^Ms |^Tom|^Priya|^Elif|^Grace/.test(word))).to.deep.equal([]);
    await settle(pane);
  });
});
