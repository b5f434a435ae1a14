import { expect } from '@open-wc/testing';
import { message, PEOPLE, talk } from '../../kit/fixtures.ts';
import {
  cleanUp,
  frames,
  logOf,
  lookAtPage,
  mountPane,
  rowOf,
  scrollTo,
  settle,
  until,
  type MountedPane,
} from './mount.ts';

const { elif, tom, grace } = PEOPLE;

function reads({ channel }: MountedPane): string[] {
  return channel.calls.filter((call) => call.startsWith('markRead'));
}

function spoken({ root }: MountedPane): string {
  return (root.querySelector('[role="status"]') as HTMLElement).textContent.trim();
}

async function openUnread(count: number, isLooking: boolean): Promise<MountedPane> {
  lookAtPage(isLooking);
  const mounted = await mountPane({
    prepare: (_, channel) => {
      channel.fill(talk(1, 60));
      if (count > 0)
        channel.unread.set({
          unread: count,
          mentions: 0,
          firstSeq: 61 - count,
          readSeq: 60 - count,
          muted: false,
          quiet: false,
        });
      else channel.unread.set({ unread: 0, mentions: 0, firstSeq: null, readSeq: 60, muted: false, quiet: false });
    },
  });
  await frames(4);
  await settle(mounted.pane);
  return mounted;
}

describe('reading', () => {
  afterEach(cleanUp);

  it('marks as read what somebody looks at, at the end', async () => {
    const mounted = await openUnread(2, true);
    await until(() => reads(mounted).at(-1));
    expect(reads(mounted)).to.deep.equal(['markRead 60']);
  });

  it('marks nothing while the page is not looked at, and does so on coming back', async () => {
    const mounted = await openUnread(2, false);
    expect(reads(mounted)).to.deep.equal([]);
    lookAtPage(true);
    await until(() => reads(mounted).at(-1));
    expect(reads(mounted)).to.deep.equal(['markRead 60']);
  });

  it('marks nothing while the end is out of sight', async () => {
    const mounted = await openUnread(30, true);
    expect(reads(mounted)).to.deep.equal([]);
    await scrollTo(mounted.pane, logOf(mounted.root).scrollHeight);
    await until(() => reads(mounted).at(-1));
  });

  it('leaves a message unread that was marked so, until the channel is left', async () => {
    const mounted = await openUnread(0, true);
    rowOf(mounted.root, 'm58').focus();
    await settle(mounted.pane);
    rowOf(mounted.root, 'm58').querySelector<HTMLElement>('[data-action="menu"]')?.click();
    const menu = await until(() =>
      [...mounted.root.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) =>
        one.textContent.includes('unread'),
      ),
    );
    menu.click();
    await settle(mounted.pane);
    expect(mounted.root.querySelector('.new')?.textContent.trim()).to.equal('3 new');
    mounted.channel.receive(message(61, tom.id, 'One more'));
    await settle(mounted.pane);
    await frames(4);
    expect(mounted.channel.calls).to.include('markUnread 58');
    expect(reads(mounted)).to.deep.equal([]);
  });

  it('keeps the divider after reading, and moves it when one was away', async () => {
    const mounted = await openUnread(2, true);
    await until(() => reads(mounted).at(-1));
    await settle(mounted.pane);
    expect(mounted.root.querySelector('.new + article')?.getAttribute('data-key')).to.equal('m59');
    mounted.channel.receive(message(61, tom.id, 'While you watch'));
    await settle(mounted.pane);
    await frames(4);
    expect(mounted.root.querySelector('.new + article')?.getAttribute('data-key')).to.equal('m59');
    lookAtPage(false);
    mounted.channel.receive(message(62, tom.id, 'While you are away'));
    await settle(mounted.pane);
    expect(mounted.root.querySelector('.new + article')?.getAttribute('data-key')).to.equal('m62');
    expect(mounted.root.querySelector('.new')?.textContent.trim()).to.equal('1 new');
  });
});

describe('what screen readers hear', () => {
  afterEach(cleanUp);

  it('is who wrote what, once, and nothing of what was there before', async () => {
    const mounted = await openUnread(0, true);
    expect(spoken(mounted)).to.equal('');
    mounted.channel.receive(message(61, tom.id, 'Is **anyone** there?'));
    await settle(mounted.pane);
    expect(spoken(mounted)).to.equal('Tom Whitlock: Is anyone there?');
  });

  it('is a count of messages and people when several come together', async () => {
    const mounted = await openUnread(0, true);
    for (let seq = 61; seq < 66; seq++) mounted.channel.receive(message(seq, seq % 2 ? tom.id : grace.id, 'Hello'));
    await settle(mounted.pane);
    expect(spoken(mounted)).to.equal('5 new messages from 2 people');
  });

  it('is only how many wait, while one reads further up', async () => {
    const mounted = await openUnread(0, true);
    await scrollTo(mounted.pane, 200);
    mounted.channel.receive(message(61, tom.id, 'Is anyone there?'));
    await settle(mounted.pane);
    expect(spoken(mounted)).to.equal('1 new message. Press End to go there.');
  });

  it('is nothing of one’s own, but at once that it was not sent', async () => {
    const mounted = await openUnread(0, true);
    const { opId } = await mounted.channel.send('Mine');
    mounted.channel.acknowledge(opId);
    await settle(mounted.pane);
    expect(spoken(mounted)).to.equal('');
    const second = await mounted.channel.send('Also mine');
    mounted.channel.setItem(second.opId, {
      state: 'failed',
      failure: { code: 'forbidden', message: 'You can’t post here any more.' },
    });
    await settle(mounted.pane);
    expect(mounted.root.querySelector('[role="alert"]')?.textContent)
      .to.contain('not sent')
      .and.to.contain('You can’t post here any more.');
  });

  it('keeps the rows themselves out of live regions', async () => {
    const { root } = await openUnread(0, true);
    expect(root.querySelector('.feed')?.closest('[aria-live], [role="log"]')).to.equal(null);
    expect(root.querySelectorAll('[aria-live="polite"]').length).to.equal(1);
  });

  it('names a row by author, then text, then time', async () => {
    const { root } = await mountPane({
      prepare: (_, channel) =>
        channel.fill([message(1, tom.id, 'Hello'), message(2, tom.id, 'Again'), message(3, elif.id, 'Mine')]),
    });
    const nameOf = (key: string): string =>
      (rowOf(root, key).getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => root.getElementById(id)?.textContent.trim() ?? '?')
        .join(' | ');
    expect(nameOf('m1')).to.match(/^Tom Whitlock \| Hello \| \d/);
    expect(nameOf('m2')).to.match(/^Tom Whitlock \| Again \| \d/);
    expect(nameOf('m3')).to.match(/^You \| Mine \| \d/);
  });
});
