/** What a screen reader says about the messages of a channel, as they stand and as they come. */
import { expect } from '@open-wc/testing';
import type { TimelineItem } from '../../../src/index.ts';
import { message, PEOPLE, talk } from '../../kit/fixtures.ts';
import { cleanUp, frames, lookAtPage, mountPane, scrollTo, settle, until } from '../elements/mount.ts';
import { heard, readThrough } from './listen.ts';

const { ada, elif, grace, priya, tom } = PEOPLE;
const section = (root: ShadowRoot): Element => root.querySelector('.hearth') as Element;
const english = { lang: 'en-GB' };
const refused = (code: string): Partial<TimelineItem> => ({
  state: 'failed',
  failure: { code, message: 'You cannot write here.' },
});

describe('a screen reader in a channel', () => {
  afterEach(cleanUp);

  it('says who wrote, then what, then when, and all that is at a message', async () => {
    const { root } = await mountPane({
      attributes: english,
      prepare: (_, one) =>
        one.fill([
          message(1, priya.id, 'Is anyone **able** to share a lift?'),
          message(2, ada.id, 'Yes.', {
            replyToId: 'm1',
            editedAt: 5,
            reactions: [{ emoji: '👍', count: 2, mine: true }],
          }),
          message(3, tom.id, '', { removed: { by: 'moderator', byId: ada.id, at: 9 } }),
          message(4, elif.id, 'Thank you'),
        ]),
    });
    const said = await readThrough(section(root));
    expect(said.filter((phrase) => phrase.startsWith('article'))).to.deep.equal([
      'article, Priya Raman Is anyone able to share a lift? 12:01, position 1, set size unknown',
      'article, Ms Ada Okafor Yes. (edited) 12:02, position 2, set size unknown',
      'article, Tom Whitlock Message removed by a moderator. Why? 12:03, position 3, set size unknown',
      'article, You Thank you 12:04, position 4, set size unknown',
    ]);
    expect(said).to.include.members([
      'region, Channel Year 5 families',
      'heading, Year 5 families, level 2',
      'feed, Messages in Year 5 families, not busy',
      'button, In reply to Priya Raman Is anyone able to share a lift?',
      'button, Yes, 2, pressed',
      '(edited)',
      'button, Why?',
      'Sent',
    ]);
  });

  it('says what was not sent, why, and what can be done', async () => {
    const own = message(6, elif.id, 'Hello');
    const { root, channel, pane } = await mountPane({
      attributes: english,
      prepare: (_, one) => one.fill([...talk(1, 5), own]),
    });
    channel.setItem(own.id, { state: 'sending' });
    await settle(pane);
    expect(await readThrough(section(root))).to.include('Sending');
    const now = await heard(section(root), async () => {
      channel.setItem(own.id, refused('forbidden'));
      await settle(pane);
    });
    expect(now).to.deep.equal(['assertive: Your message was not sent. You cannot write here.']);
    const said = await readThrough(section(root));
    expect(said).to.include.members(['You cannot write here.', 'button, Try again', 'button, Edit', 'button, Delete']);
  });

  it('says of a message written without a connection that it waits, and that it was sent', async () => {
    const own = message(6, elif.id, 'From the train');
    const { root, client, channel, pane } = await mountPane({
      attributes: english,
      prepare: (_, one) => one.fill([...talk(1, 5), own]),
    });
    client.connection.set({ status: 'waiting', since: 0, attempt: 1, retryAt: Infinity, browserOffline: true });
    channel.setItem(own.id, { state: 'sending' });
    await settle(pane);
    const waiting = await readThrough(section(root));
    expect(waiting.filter((phrase) => /^(?:Sending|Sent)$/.test(phrase))).to.deep.equal(['Sending']);
    expect(waiting.findIndex((phrase) => phrase === 'Sending')).to.be.greaterThan(waiting.indexOf('From the train'));
    client.connection.set({ status: 'online', since: 0 });
    channel.setItem(own.id, { state: 'sent' });
    await settle(pane);
    expect((await readThrough(section(root))).filter((phrase) => /^(?:Sending|Sent)$/.test(phrase))).to.deep.equal([
      'Sent',
    ]);
  });

  it('says what is pinned, and reads the pinned messages as a dialog of buttons', async () => {
    const first = message(2, ada.id, 'Wellies on **Thursday**', { pinned: { byId: ada.id, at: 9 } });
    const { root } = await mountPane({
      attributes: english,
      prepare: (fake, one) => {
        one.fill([message(1, tom.id, 'Hello'), first]);
        fake.answers.set('pins.list', { rows: [first] });
      },
    });
    await frames(4);
    const said = await readThrough(section(root));
    expect(said).to.include('button, Pinned Wellies on Thursday');
    root.querySelector<HTMLElement>('[aria-label="Pinned messages"]')?.click();
    const list = await until(() => root.querySelector('.popup[role="dialog"]'));
    await frames(2);
    expect(await readThrough(list)).to.deep.equal([
      'dialog, Pinned messages',
      'dialog, Pinned messages',
      'button, Ms Ada Okafor Wellies on Thursday',
      'Ms Ada Okafor',
      'Wellies on Thursday',
      'end of button, Ms Ada Okafor Wellies on Thursday',
      'end of dialog, Pinned messages',
    ]);
  });

  it('says why in the reader’s language', async () => {
    const own = message(6, elif.id, 'Hallo');
    const { root, channel, pane } = await mountPane({
      attributes: { lang: 'de' },
      prepare: (_, one) => one.fill([own]),
    });
    await frames(6);
    await settle(pane);
    const now = await heard(section(root), async () => {
      channel.setItem(own.id, refused('forbidden'));
      await settle(pane);
    });
    expect(now).to.deep.equal(['assertive: Deine Nachricht wurde nicht gesendet. Das darfst du hier nicht.']);
    expect(await readThrough(section(root))).to.include('Das darfst du hier nicht.');
  });

  it('reads out the first new message at once, and those close after it together', async function () {
    this.timeout(20_000);
    lookAtPage(true);
    const { root, channel, pane } = await mountPane({ attributes: english, prepare: (_, one) => one.fill(talk(1, 3)) });
    const said = await heard(
      section(root),
      async () => {
        channel.receive(message(4, tom.id, 'Two seats **would** do it.'));
        await settle(pane);
        const authors = [tom, grace, priya, tom, grace];
        authors.forEach((author, index) => channel.receive(message(5 + index, author.id, 'Me too')));
        channel.receive(message(10, elif.id, 'My own, from another tab'));
        await settle(pane);
      },
      () => root.querySelector('[role="status"].hidden-text')?.textContent.includes('people') ?? false,
    );
    expect(said).to.deep.equal([
      'polite: Tom Whitlock: Two seats would do it.',
      'polite: 5 new messages from 3 people',
    ]);
  });

  it('names the one person from whom several came', async () => {
    lookAtPage(true);
    const { root, channel, pane } = await mountPane({ attributes: english, prepare: (_, one) => one.fill(talk(1, 3)) });
    const said = await heard(section(root), async () => {
      channel.receive(message(4, tom.id, 'One'));
      channel.receive(message(5, tom.id, 'Two'));
      await settle(pane);
    });
    expect(said).to.deep.equal(['polite: 2 new messages from Tom Whitlock']);
  });

  it('says only how many wait, while one reads further up', async () => {
    lookAtPage(true);
    const { root, channel, pane } = await mountPane({
      attributes: english,
      prepare: (_, one) => one.fill(talk(1, 40)),
    });
    await scrollTo(pane, 300);
    const said = await heard(section(root), async () => {
      channel.receive(message(41, tom.id, 'Down here'));
      await settle(pane);
    });
    expect(said).to.include('polite: 1 new message. Press End to go there.');
  });

  it('cuts what is long between words, and never within a sign', async () => {
    lookAtPage(true);
    const { root, channel, pane } = await mountPane({ attributes: english, prepare: (_, one) => one.fill(talk(1, 3)) });
    const family = '👩‍👩‍👧‍👦';
    const [words] = await heard(section(root), async () => {
      channel.receive(message(4, tom.id, `${'wellies '.repeat(17)}umbrellas and coats`));
      await settle(pane);
    });
    expect(words).to.match(/wellies…$/);
    channel.receive(message(5, grace.id, family.repeat(20)));
    await settle(pane);
    const { cutText } = await import('../../../components/message-list/cut-text.ts');
    expect(cutText(family.repeat(20), 140)).to.equal(`${family.repeat(12)}…`);
  });
});
