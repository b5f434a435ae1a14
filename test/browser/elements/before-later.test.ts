/** What somebody does after the first paint and before the later parts are here is done all the same, once. */
import { expect } from '@open-wc/testing';
import type { HearthChannelList } from '../../../components/channel-list/channel-list.ts';
import '../../../components/channel-list/channel-list.ts';
import type { HearthMessagePane } from '../../../components/message-pane/message-pane.ts';
import { FakeChannel } from '../../kit/fake-channel.ts';
import { FakeClient } from '../../kit/fake-client.ts';
import { channel, message, PEOPLE } from '../../kit/fixtures.ts';
import { afterwards, cleanUp, composerOf, fieldOf, focused, press, rowOf, rowsOf, settle, type } from './mount.ts';

const { elif, tom } = PEOPLE;

/** Lets promises run, but no timer: the later parts wait for one. */
async function soon<T>(find: () => T | null | undefined): Promise<T> {
  for (let turn = 0; turn < 200; turn++) {
    const found = find();
    if (found) return found;
    await Promise.resolve();
  }
  throw new Error('It does not stand after the first paint.');
}

interface FirstPaint {
  readonly pane: HearthMessagePane;
  readonly root: ShadowRoot;
  readonly channel: FakeChannel;
  readonly field: HTMLTextAreaElement;
}

async function paint(): Promise<FirstPaint> {
  const client = new FakeClient();
  const fake = client.channel('year-5');
  fake.fill([
    message(1, tom.id, 'Anybody at the pool?'),
    message(2, elif.id, 'I am.'),
    message(3, tom.id, 'Good.', { reactions: [{ emoji: '👍', count: 2 }] }),
  ]);
  const pane = document.createElement('hearth-message-pane');
  Object.assign(pane, { client, channel: 'year-5' });
  pane.style.height = '500px';
  document.body.append(pane);
  afterwards(() => pane.remove());
  const root = await soon(() => pane.shadowRoot);
  const field = await soon(
    () => root.querySelector('article') && composerOf(pane).shadowRoot && fieldOf(composerOf(pane)),
  );
  return { pane, root, channel: fake, field };
}

async function arrive({ pane }: FirstPaint): Promise<void> {
  await settle(pane);
  await settle(composerOf(pane));
}

/** The part of the composer, and that of the pane, are not here yet. */
function expectFirst({ pane, root }: FirstPaint): void {
  expect(composerOf(pane).renderRoot.querySelector('.popups')).to.equal(null);
  expect(root.querySelector('[aria-live]')).to.equal(null);
}

describe('before the later parts are here', () => {
  afterEach(cleanUp);

  it('one can write and send', async () => {
    const first = await paint();
    expectFirst(first);
    composerOf(first.pane).sendKey = 'enter';
    type(first.field, 'Hello');
    press(first.field, 'Enter');
    await arrive(first);
    expect(first.channel.calls.filter((call) => call.startsWith('send'))).to.deep.equal(['send Hello']);
    expect(first.field.value).to.equal('');
  });

  it('a format is put where it was asked for, once', async () => {
    const first = await paint();
    expectFirst(first);
    type(first.field, 'Hello');
    first.field.focus();
    first.field.select();
    expect(press(first.field, 'b', { ctrlKey: true }).defaultPrevented).to.equal(true);
    await arrive(first);
    expect(first.field.value).to.equal('**Hello**');
  });

  it('the arrow up edits one’s last message', async () => {
    const first = await paint();
    expectFirst(first);
    first.field.focus();
    press(first.field, 'ArrowUp');
    await arrive(first);
    expect(first.field.value).to.equal('I am.');
  });

  it('the button for mentions begins one', async () => {
    const first = await paint();
    expectFirst(first);
    first.field.focus();
    composerOf(first.pane).renderRoot.querySelectorAll<HTMLElement>('.bar .aid')[0]?.click();
    await arrive(first);
    expect(first.field.value).to.equal('@');
  });

  it('a pressed reaction counts, once', async () => {
    const first = await paint();
    expectFirst(first);
    first.root.querySelector<HTMLElement>('.reaction')?.click();
    await arrive(first);
    expect(first.channel.calls.filter((call) => call.startsWith('react'))).to.have.length(1);
  });

  it('an arrow moves one message up', async () => {
    const first = await paint();
    expectFirst(first);
    const [, above, last] = rowsOf(first.root);
    last?.focus();
    press(last as Element, 'ArrowUp');
    await arrive(first);
    expect(focused()).to.equal(above);
    expect(rowOf(first.root, above?.dataset['key'] ?? '').tabIndex).to.equal(0);
  });

  it('Escape leads from the composer to the messages', async () => {
    const first = await paint();
    expectFirst(first);
    first.field.focus();
    press(first.field, 'Escape');
    await arrive(first);
    expect(focused()?.localName).to.equal('article');
  });

  it('an arrow moves one channel down', async () => {
    const client = new FakeClient();
    const rows = [channel('choir', 'Choir'), channel('lunch', 'Lunch')];
    for (const row of rows) client.add(new FakeChannel(row, elif.id));
    client.community.groups.set([{ category: null, channels: rows, collapsed: false }]);
    const list: HearthChannelList = document.createElement('hearth-channel-list');
    list.client = client;
    document.body.append(list);
    afterwards(() => list.remove());
    await soon(() => list.shadowRoot?.querySelector('a.channel'));
    list.focus();
    press(focused() as Element, 'ArrowDown');
    expect(focused()?.textContent).to.contain('Choir');
    await settle(list);
    expect(focused()?.textContent).to.contain('Lunch');
  });
});
