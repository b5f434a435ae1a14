/** The list of channels: what a row says, one tab stop, keys, folding, right to left, and life on a page. */
import { expect } from '@open-wc/testing';
import type { HearthChannelList } from '../../../components/channel-list/channel-list.ts';
import '../../../components/channel-list/channel-list.ts';
import type { CategoryRow } from '../../../src/index.ts';
import { FakeChannel } from '../../kit/fake-channel.ts';
import { FakeClient } from '../../kit/fake-client.ts';
import { channel, PEOPLE } from '../../kit/fixtures.ts';
import { afterwards, cleanUp, focused, frames, press, settle } from '../elements/mount.ts';

const category = (id: string, name: string): CategoryRow => ({
  kind: 'category',
  id,
  rev: 1,
  communityId: 'alder',
  name,
  position: 0,
  overrides: [],
  createdAt: 0,
});

/** Two categories; folding answers as the real client does. */
function school(): FakeClient {
  const client = new FakeClient();
  const rows = [
    channel('notices', 'Notices'),
    channel('lunch', 'Lunch and clubs'),
    channel('year-5', 'Year 5 families'),
  ];
  for (const row of rows) client.add(new FakeChannel(row, PEOPLE.elif.id));
  const [notices, lunch, families] = rows;
  if (!notices || !lunch || !families) throw new Error('Three channels are wanted.');
  const { groups } = client.community;
  groups.set([
    { category: category('whole', 'Whole school'), channels: [notices, lunch], collapsed: false },
    { category: category('five', 'Year 5'), channels: [families], collapsed: false },
  ]);
  client.community.setCollapsed = (id?: string, collapsed?: boolean) =>
    groups.set(
      groups.get().map((group) => (group.category?.id === id ? { ...group, collapsed: collapsed ?? false } : group)),
    );
  return client;
}

async function mount(
  client = school(),
  prepare?: (list: HearthChannelList) => void,
): Promise<{ list: HearthChannelList; client: FakeClient; names: () => string[] }> {
  const list = document.createElement('hearth-channel-list');
  list.client = client;
  list.lang = 'en';
  prepare?.(list);
  document.body.append(list);
  afterwards(() => list.remove());
  await settle(list);
  const names = (): string[] =>
    [...list.renderRoot.querySelectorAll('a.channel bdi')].map(({ textContent }) => textContent);
  return { list, client, names };
}
const here = (): string => focused()?.querySelector('bdi')?.textContent ?? '';
const key = (name: string): KeyboardEvent => press(focused() as Element, name);

describe('the channel list', () => {
  afterEach(cleanUp);

  it('shows categories and channels in order, and names them for everyone', async () => {
    const { list, names } = await mount();
    expect(names()).to.deep.equal(['Notices', 'Lunch and clubs', 'Year 5 families']);
    const lists = [...list.renderRoot.querySelectorAll('ul')].map((ul) => ul.getAttribute('aria-label'));
    expect(lists).to.deep.equal(['Whole school', 'Year 5']);
    await expect(list).to.be.accessible();
  });

  it('says in words what sight reads off a row: for you, unread, muted', async () => {
    const { list, client } = await mount();
    const read = { unread: 0, mentions: 0, firstSeq: null, readSeq: 1, muted: false, quiet: false };
    client.channel('notices').unread.set({ ...read, unread: 4, mentions: 2 });
    client.channel('lunch').unread.set({ ...read, unread: 4 });
    client.channel('year-5').unread.set({ ...read, unread: 4, muted: true, quiet: true });
    await settle(list);
    const said = [...list.renderRoot.querySelectorAll('a.channel .hidden-text')].map(({ textContent }) => textContent);
    expect(said).to.deep.equal([', 2 for you', ', unread', ', muted']);
    expect(list.renderRoot.querySelector('.count')?.textContent).to.equal('2');
    expect(list.renderRoot.querySelectorAll('.dot').length, 'muted shows no dot').to.equal(1);
  });

  it('is one tab stop, at the current channel', async () => {
    const { list } = await mount(school(), (one) => (one.current = 'lunch'));
    const stops = [...list.renderRoot.querySelectorAll<HTMLElement>('a, button')].filter((stop) => stop.tabIndex === 0);
    expect(stops.map((stop) => stop.dataset['id'])).to.deep.equal(['lunch']);
    expect(stops[0]?.getAttribute('aria-current')).to.equal('page');
  });

  it('moves by arrows, Home and End, and carries its tab stop along', async () => {
    const { list } = await mount(school(), (one) => (one.current = 'notices'));
    list.focus();
    expect(here()).to.equal('Notices');
    key('ArrowDown');
    expect(here()).to.equal('Lunch and clubs');
    key('End');
    expect(here()).to.equal('Year 5 families');
    key('Home');
    expect(here()).to.equal('Whole school');
    await settle(list);
    expect((focused() as HTMLElement).tabIndex).to.equal(0);
    expect(list.renderRoot.querySelectorAll('[tabindex="0"]').length).to.equal(1);
  });

  it('finds by typing, also names with spaces', async () => {
    const { list } = await mount(school(), (one) => (one.current = 'notices'));
    list.focus();
    for (const letter of 'year 5 f') expect(key(letter).defaultPrevented, letter).to.equal(true);
    expect(here()).to.equal('Year 5 families');
  });

  it('folds and unfolds by arrows, mirrored right to left, and keeps unread rows in sight', async () => {
    const { list, client, names } = await mount();
    list.focus();
    expect(here()).to.equal('Whole school');
    client.channel('lunch').unread.set({ unread: 1, mentions: 0, firstSeq: 1, readSeq: 0, muted: false, quiet: false });
    key('ArrowLeft');
    await settle(list);
    expect(names()).to.deep.equal(['Lunch and clubs', 'Year 5 families']);
    list.dir = 'rtl';
    await settle(list);
    key('ArrowLeft');
    await settle(list);
    expect(names()).to.deep.equal(['Notices', 'Lunch and clubs', 'Year 5 families']);
  });

  it('begins names where the page begins its lines, whatever their script', async () => {
    const client = new FakeClient();
    const rows = [channel('latin', 'Homework'), channel('arabic', 'أخبار الصف')];
    for (const row of rows) client.add(new FakeChannel(row, PEOPLE.elif.id));
    client.community.groups.set([{ category: null, channels: rows, collapsed: false }]);
    for (const dir of ['rtl', 'ltr']) {
      const { list } = await mount(client, (one) => (one.dir = dir));
      for (const name of list.renderRoot.querySelectorAll<HTMLElement>('a.channel bdi')) {
        const words = document.createRange();
        words.selectNodeContents(name);
        const [text, box] = [words.getBoundingClientRect(), name.getBoundingClientRect()];
        const gap = dir === 'rtl' ? box.right - text.right : text.left - box.left;
        expect(gap, `${name.textContent} in ${dir}`).to.be.within(-1, 1);
      }
      list.remove();
    }
  });

  it('tells the page which channel was chosen, and leaves it to the page when asked', async () => {
    const { list } = await mount(school(), (one) => (one.current = 'notices'));
    const chosen: string[] = [];
    list.addEventListener('hearth-channel-chosen', (event) => {
      chosen.push(event.channelId);
      if (event.channelId === 'year-5') event.preventDefault();
    });
    const click = (id: string): void => list.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`)?.click();
    click('lunch');
    expect(list.current).to.equal('lunch');
    click('year-5');
    expect(list.current).to.equal('lunch');
    expect(chosen).to.deep.equal(['lunch', 'year-5']);
  });

  it('says when no name fits the filter', async () => {
    const { list, names } = await mount(school(), (one) => (one.filter = 'LUNCH'));
    expect(names()).to.deep.equal(['Lunch and clubs']);
    list.filter = 'volcano';
    await settle(list);
    expect(list.renderRoot.querySelector('[role="status"]')?.textContent).to.equal('No channel is called “volcano”.');
  });

  it('takes properties set before it was defined', async () => {
    class Later extends (customElements.get('hearth-channel-list') as typeof HearthChannelList) {}
    const name = 'later-channel-list';
    const early = Object.assign(document.createElement(name), { client: school(), current: 'lunch' });
    document.body.append(early);
    afterwards(() => early.remove());
    customElements.define(name, Later);
    await frames(4);
    expect(early.shadowRoot?.querySelector('[aria-current]')?.textContent).to.contain('Lunch and clubs');
  });

  it('listens to nothing once removed, ten times over', async () => {
    const client = school();
    const { groups } = client.community;
    const { list } = await mount(client);
    for (let times = 0; times < 10; times++) {
      list.remove();
      expect(groups.lc, 'listeners of the groups').to.equal(0);
      document.body.append(list);
      await settle(list);
      expect(groups.lc).to.equal(1);
    }
  });
});
