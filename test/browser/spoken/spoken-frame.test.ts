/** What a screen reader says around the messages: channels, people, composer, the connection, dialogs. */
import { expect } from '@open-wc/testing';
import '../../../components/channel-list/channel-list.ts';
import '../../../components/community/community.ts';
import '../../../components/member-list/member-list.ts';
import { openChannelDialog } from '../../../components/channel-dialog/channel-dialog.ts';
import { createLocale } from '../../../components/locales/locale.ts';
import type { CategoryRow } from '../../../src/index.ts';
import { FakeChannel } from '../../kit/fake-channel.ts';
import { FakeClient } from '../../kit/fake-client.ts';
import { channel, PEOPLE, talk } from '../../kit/fixtures.ts';
import {
  afterwards,
  cleanUp,
  composerOf,
  fieldOf,
  focused,
  frames,
  mountPane,
  settle,
  type,
  until,
} from '../elements/mount.ts';
import { alerted, heard, readThrough } from './listen.ts';

const whole: CategoryRow = {
  ...{ kind: 'category', id: 'whole', rev: 1, communityId: 'alder', name: 'Whole school' },
  ...{ position: 0, overrides: [], createdAt: 0 },
};
const NOBODY = [{ roleId: 'everyone', allow: [], deny: ['channel.view'] }] as never;

function school(): FakeClient {
  const client = new FakeClient();
  const rows = [
    channel('notices', 'Notices', { type: 'announcement' }),
    channel('lunch', 'Lunch and clubs'),
    channel('quiet', 'Quiet corner'),
    channel('staff', 'Staff room', { overrides: NOBODY }),
  ];
  for (const row of rows) client.add(new FakeChannel(row, PEOPLE.elif.id));
  client.community.groups.set([{ category: whole, channels: rows, collapsed: false }]);
  const none = { unread: 0, mentions: 0, firstSeq: null, readSeq: 1, muted: false, quiet: false };
  client.channel('notices').unread.set({ ...none, unread: 4, mentions: 2 });
  client.channel('lunch').unread.set({ ...none, unread: 3 });
  client.channel('quiet').unread.set({ ...none, unread: 3, muted: true, quiet: true });
  return client;
}
async function mount<K extends 'hearth-channel-list' | 'hearth-member-list' | 'hearth-community'>(
  tag: K,
  client: FakeClient,
): Promise<{ element: HTMLElementTagNameMap[K]; root: ShadowRoot; section: Element }> {
  const element = document.createElement(tag);
  element.client = client;
  element.lang = 'en-GB';
  element.style.height = '500px';
  document.body.append(element);
  afterwards(() => element.remove());
  await settle(element);
  await frames(4);
  const root = element.renderRoot as ShadowRoot;
  return { element, root, section: root.querySelector('.hearth, section, nav, [part]') as Element };
}

describe('a screen reader around the messages', () => {
  afterEach(cleanUp);

  it('says categories, and at each channel what is for one, unread, muted or private', async () => {
    const { section } = await mount('hearth-channel-list', school());
    const said = await readThrough(section);
    expect(said.filter((phrase) => /^(?:link|button|list,|navigation)/.test(phrase))).to.deep.equal([
      'navigation, Channels',
      'button, Whole school, expanded',
      'list, Whole school',
      'link, Notices , 2 for you',
      'link, Lunch and clubs , unread',
      'link, Quiet corner , muted',
      'link, Staff room , only some people',
    ]);
  });

  it('says who is here, with roles', async () => {
    const client = new FakeClient();
    client.answers.set('members.list', { rows: Object.values(PEOPLE), hasAfter: false, total: 5 });
    client.answers.set('members.here', { rows: [], total: 0 });
    const { section } = await mount('hearth-member-list', client);
    const said = await readThrough(section);
    expect(said.filter((phrase) => /^(?:region|searchbox|list,|button)/.test(phrase))).to.deep.equal([
      'region, Members',
      'searchbox, Find a person, placeholder Find a person',
      'list, Members',
      'button, Elif Demir Parent',
      'button, Ms Ada Okafor Teacher',
      'button, Priya Raman Parent',
      'button, Tom Whitlock Parent',
      'button, Grace Liu Parent',
    ]);
  });

  it('says where one writes, and keeps silent about typing', async () => {
    const { pane, channel: one } = await mountPane({
      attributes: { lang: 'en-GB' },
      prepare: (_, fake) => fake.fill(talk(1, 3)),
    });
    const composer = composerOf(pane);
    const inside = (composer.renderRoot as ShadowRoot).firstElementChild as Element;
    const now = await heard(inside, async () => {
      one.typing.set([PEOPLE.tom.id]);
      await settle(composer);
    });
    expect(now).to.deep.equal([]);
    type(fieldOf(composer), 'Hello');
    await settle(composer);
    expect(await readThrough(inside)).to.deep.equal([
      'form, New message',
      'textbox, Write to Year 5 families, placeholder Write to Year 5 families',
      'button, Formatting, not expanded',
      'button, Mention someone',
      'button, Emoji, has popup dialog',
      'button, Send',
      'Tom Whitlock',
      'is writing',
      'Goes to 72 people',
      'end of form, New message',
    ]);
  });

  it('says that the connection is lost, and that it is back', async () => {
    const client = school();
    const { section } = await mount('hearth-community', client);
    const lost = await heard(section, async () => {
      client.connection.set({
        status: 'waiting',
        since: 0,
        attempt: 1,
        retryAt: Date.now() + 20_000,
        browserOffline: true,
      });
      await frames(20);
    });
    expect(lost.join()).to.match(/^polite: You’re offline/);
    const back = await heard(section, async () => {
      client.connection.set({ status: 'online', since: 0 });
      await frames(6);
    });
    expect(back.join()).to.match(/polite: (?:You’re )?back online/i);
  });

  it('interrupts for what was inserted as an alert: what is wrong in a dialog', async () => {
    const client = school();
    const { root } = await mount('hearth-channel-list', client);
    openChannelDialog({ root, client, locale: createLocale('en-GB') });
    const dialog = await until(() => root.querySelector('dialog'));
    await frames(3);
    const submit = dialog.querySelector<HTMLButtonElement>('button[type="submit"]');
    expect(await alerted(dialog, () => submit?.click())).to.deep.equal(['Give it a name.']);
    expect(await readThrough(dialog)).to.include('alert');
  });

  it('interrupts for what could not be sent, and for being signed out, with the way on beside it', async () => {
    const client = school();
    const { section } = await mount('hearth-community', client);
    const failed = await alerted(section, () => client.outbox.set({ ...client.outbox.get(), failed: 2 }));
    expect(failed.join()).to.match(/^2 messages were not sent\.$/);
    client.outbox.set({ ...client.outbox.get(), failed: 0 });
    await frames(4);
    const out = await alerted(section, () => client.connection.set({ status: 'signed_out', reason: 'expired' }));
    expect(out.join()).to.match(/^You’ve been signed out\. Your draft is kept\. Sign in$/);
    expect(await readThrough(section)).to.include('button, Sign in');
  });

  it('says a dialog’s name, puts the focus in it, and says at a field what is wrong with it', async () => {
    const client = school();
    const { root } = await mount('hearth-channel-list', client);
    openChannelDialog({ root, client, locale: createLocale('en-GB') });
    const dialog = await until(() => root.querySelector('dialog'));
    await frames(3);
    expect(focused()?.id).to.equal('name');
    const said = await readThrough(dialog);
    expect(said.slice(0, 3)).to.deep.equal([
      'dialog, New channel',
      'dialog, New channel',
      'heading, New channel, level 2',
    ]);
    expect(said).to.include.members([
      'textbox, Name, Short and plain, such as “Trip to the brook”.',
      'checkbox, Only some people can see it, not checked',
      'button, Create channel, not disabled',
    ]);
    dialog.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await frames(4);
    expect((await readThrough(dialog)).find((phrase) => phrase.startsWith('textbox, Name'))).to.match(
      /Give it a name\..*invalid/,
    );
  });
});
