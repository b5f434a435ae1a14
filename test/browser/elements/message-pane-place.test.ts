import { expect } from '@open-wc/testing';
import { channel as channelRow, message, PEOPLE, talk } from '../../kit/fixtures.ts';
import { FakeChannel } from '../../kit/fake-channel.ts';
import {
  cleanUp,
  fieldOf,
  composerOf,
  frames,
  logOf,
  mountPane,
  offsetOf,
  press,
  rowOf,
  rowsOf,
  scrollTo,
  settle,
  toEnd,
  type,
  type MountedPane,
} from './mount.ts';

/** The first row wholly on screen, and where it stands. */
function reading({ root }: MountedPane): { readonly key: string; readonly offset: number } {
  const row = rowsOf(root).find((one) => offsetOf(root, one.dataset['key'] ?? '') >= 0);
  const key = row?.dataset['key'] ?? '';
  return { key, offset: offsetOf(root, key) };
}

async function openHistory(count = 400): Promise<MountedPane> {
  const mounted = await mountPane({ prepare: (_, channel) => channel.fill(talk(1, count)) });
  return mounted;
}

describe('the place in the log', () => {
  afterEach(cleanUp);

  it('opens at the end when all is read', async () => {
    const { root } = await openHistory();
    expect(toEnd(root)).to.be.at.most(1);
  });

  it('follows the first messages of a channel that was empty, however many come at once', async () => {
    const { pane, channel, root } = await mountPane({ prepare: (_, channel) => channel.fill([]) });
    channel.unread.set({ unread: 60, mentions: 0, firstSeq: 1, readSeq: 0, muted: false, quiet: false });
    channel.fill(talk(1, 60));
    await settle(pane);
    expect(rowsOf(root).length).to.be.above(0);
    expect(toEnd(root)).to.be.at.most(1);
  });

  it('does not move what one reads when older messages arrive above', async () => {
    const mounted = await openHistory();
    const { pane, channel, root } = mounted;
    let letGo = (): void => undefined;
    channel.gate = new Promise((resolve) => (letGo = resolve));
    await scrollTo(pane, 40);
    expect(channel.timeline.get().loading).to.equal('before');
    const before = reading(mounted);
    const count = rowsOf(root).length;
    letGo();
    await settle(pane);
    expect(rowsOf(root).length).to.be.above(count);
    expect(offsetOf(root, before.key)).to.be.closeTo(before.offset, 0.5);
  });

  it('does not move what one reads when messages arrive below', async () => {
    const mounted = await openHistory();
    await scrollTo(mounted.pane, 1200);
    const before = reading(mounted);
    for (let seq = 401; seq < 411; seq++)
      mounted.channel.receive(message(seq, PEOPLE.tom.id, 'More of it.\n\nAnd more.'));
    await settle(mounted.pane);
    expect(offsetOf(mounted.root, before.key)).to.be.closeTo(before.offset, 0.5);
  });

  it('does not move what one reads when something above grows late', async () => {
    const mounted = await openHistory();
    await scrollTo(mounted.pane, 1200);
    const before = reading(mounted);
    const picture = document.createElement('div');
    picture.style.height = '240px';
    rowsOf(mounted.root)[1]?.querySelector('.body')?.append(picture);
    await frames(3);
    expect(offsetOf(mounted.root, before.key)).to.be.closeTo(before.offset, 0.5);
    expect(rowsOf(mounted.root)[1]?.offsetHeight).to.be.above(240);
  });

  it('does not move what one reads when the pane gets lower', async () => {
    const mounted = await openHistory();
    await scrollTo(mounted.pane, 1200);
    const before = reading(mounted);
    (mounted.pane.parentElement as HTMLElement).style.height = '380px';
    await frames(3);
    expect(offsetOf(mounted.root, before.key)).to.be.closeTo(before.offset, 0.5);
  });

  it('does not move what one reads when the first visible message is deleted', async () => {
    const mounted = await openHistory();
    await scrollTo(mounted.pane, 1200);
    const rows = rowsOf(mounted.root);
    const at = rows.findIndex((row) => offsetOf(mounted.root, row.dataset['key'] ?? '') >= 0);
    const next = rows[at + 2]?.dataset['key'] ?? '';
    const offset = offsetOf(mounted.root, next);
    const gone = rows.slice(0, at + 1).map((row) => row.dataset['key']);
    const view = mounted.channel.timeline.get();
    mounted.channel.timeline.set({ ...view, items: view.items.filter(({ key }) => !gone.includes(key)) });
    await settle(mounted.pane);
    // nothing is left above, so it can only stand as high as the log begins
    expect(offsetOf(mounted.root, next)).to.be.at.most(Math.max(offset, 200));
    expect(rowOf(mounted.root, next).isConnected).to.equal(true);
  });

  it('follows the end while the reader is there', async () => {
    const { pane, channel, root } = await openHistory();
    for (let seq = 401; seq < 406; seq++) {
      channel.receive(message(seq, PEOPLE.tom.id, 'One more.\n\nWith two lines.'));
      await settle(pane);
      expect(toEnd(root)).to.be.at.most(1);
    }
    expect(rowOf(root, 'm405').isConnected).to.equal(true);
  });

  it('keeps to the end when the last message grows and when the composer does', async () => {
    const { pane, root } = await openHistory();
    const picture = document.createElement('div');
    picture.style.height = '200px';
    rowsOf(root).at(-1)?.querySelector('.body')?.append(picture);
    await frames(3);
    expect(toEnd(root)).to.be.at.most(1);
    type(fieldOf(composerOf(pane)), 'a\nb\nc\nd\ne\nf');
    await settle(pane);
    await frames(3);
    expect(toEnd(root)).to.be.at.most(1);
  });

  it('does not follow somebody who has scrolled up', async () => {
    const { pane, channel, root } = await openHistory();
    await scrollTo(pane, logOf(root).scrollTop - 300);
    channel.receive(message(401, PEOPLE.tom.id, 'Are you there?'));
    await settle(pane);
    expect(toEnd(root)).to.be.above(290);
    expect(root.querySelector('.jump')?.textContent.trim()).to.equal('1 new message');
  });

  it('goes to the end for what one has written oneself', async () => {
    const { pane, channel, root } = await openHistory();
    await scrollTo(pane, 1500);
    await channel.send('Here I am.');
    await settle(pane);
    expect(toEnd(root)).to.be.at.most(1);
  });

  it('keeps the place when the far end leaves a bounded window', async () => {
    const mounted = await mountPane({
      prepare: (_, channel) => {
        channel.pageSize = 20;
        channel.windowSize = 60;
        channel.fill(talk(1, 200));
      },
    });
    const { pane, channel, root } = mounted;
    for (let step = 0; step < 5 && !channel.timeline.get().hasAfter; step++) await scrollTo(pane, 10);
    expect(channel.timeline.get().hasAfter).to.equal(true);
    expect(rowsOf(root).length).to.be.at.most(60);
    const before = reading(mounted);
    await channel.loadAfter();
    await settle(pane);
    expect(offsetOf(root, before.key)).to.be.closeTo(before.offset, 0.5);
    root.querySelector<HTMLElement>('.jump')?.click();
    await settle(pane);
    expect(toEnd(root)).to.be.at.most(1);
    expect(rowOf(root, 'm200').isConnected).to.equal(true);
  });

  it('comes back to the place one left, for each channel', async () => {
    const { pane, client, channel, root } = await openHistory();
    client.add(new FakeChannel(channelRow('choir', 'Choir'), PEOPLE.elif.id)).fill(talk(1, 30));
    await scrollTo(pane, 1400);
    const place = channel.timeline.get().items.find(({ key }) => offsetOf(root, key) > -10);
    const offset = offsetOf(root, place?.key ?? '');
    pane.channel = 'choir';
    await settle(pane);
    expect(toEnd(root)).to.be.at.most(1);
    pane.channel = 'year-5';
    await settle(pane);
    expect(offsetOf(root, place?.key ?? '')).to.be.closeTo(offset, 1);
  });

  it('opens at the first unread message when the rest does not fit', async () => {
    const { root } = await mountPane({
      prepare: (_, channel) => {
        channel.fill(talk(1, 400));
        channel.unread.set({ unread: 40, mentions: 0, firstSeq: 361, readSeq: 360, muted: false, quiet: false });
      },
    });
    expect(offsetOf(root, 'm361')).to.be.within(0, 250);
    expect(root.querySelector('.new')?.textContent.trim()).to.equal('40 new');
  });

  it('fetches what is unread when it lies before the window', async () => {
    const { root } = await mountPane({
      prepare: (_, channel) => {
        channel.fill(talk(1, 400));
        channel.unread.set({ unread: 200, mentions: 0, firstSeq: 201, readSeq: 200, muted: false, quiet: false });
      },
    });
    expect(offsetOf(root, 'm201')).to.be.within(0, 250);
  });

  it('jumps to the answered message and back', async () => {
    const { pane, root } = await mountPane({
      prepare: (_, channel) =>
        channel.fill([...talk(1, 399), message(400, PEOPLE.tom.id, 'Yes!', { replyToId: 'm20' })]),
    });
    const offset = offsetOf(root, 'm400');
    rowOf(root, 'm400').querySelector<HTMLElement>('.quote')?.click();
    await settle(pane);
    expect(offsetOf(root, 'm20')).to.be.within(0, 250);
    expect(rowOf(root, 'm20').classList.contains('message--marked')).to.equal(true);
    const back = [...root.querySelectorAll<HTMLElement>('.jump')].find((pill) => pill.textContent.includes('Back'));
    back?.click();
    await settle(pane);
    expect(offsetOf(root, 'm400')).to.be.closeTo(offset, 2);
  });

  it('opens at the message it is asked for', async () => {
    const { root } = await mountPane({
      prepare: (_, channel) => channel.fill(talk(1, 400)),
      attributes: { message: 'm77' },
    });
    expect(offsetOf(root, 'm77')).to.be.within(0, 250);
    expect(rowOf(root, 'm77').classList.contains('message--marked')).to.equal(true);
  });

  it('shows the end by the key End, also when it is not loaded', async () => {
    const { pane, channel, root } = await openHistory();
    await channel.showSeq(50);
    await settle(pane);
    const row = rowsOf(root)[3] as HTMLElement;
    row.focus();
    press(row, 'End');
    await settle(pane);
    expect(rowOf(root, 'm400').matches(':focus')).to.equal(true);
  });
});
