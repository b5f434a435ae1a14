/** The elements a page places by itself: each draws, is reached by keys, is accessible, mirrors, comes and goes, and says why it shows nothing. */
import { expect, waitUntil } from '@open-wc/testing';
import type { ReadableAtom } from 'nanostores';
import '../../../components/channel-list/channel-list.ts';
import '../../../components/community/community.ts';
import '../../../components/composer/composer.ts';
import '../../../components/join/join.ts';
import '../../../components/launcher/launcher.ts';
import '../../../components/member-list/member-list.ts';
import '../../../components/unread-badge/unread-badge.ts';
import type { HearthClient } from '../../../src/index.ts';
import { FakeClient } from '../../kit/fake-client.ts';
import { channel } from '../../kit/fixtures.ts';
import { afterwards, cleanUp, focused, frames, until } from './mount.ts';

interface Placed extends HTMLElement {
  client?: HearthClient;
  readonly updateComplete?: Promise<boolean>;
}

const LOOK = {
  community: { name: 'Oak School', slug: 'oak', tagline: '', accent: null },
  invitedBy: 'Ms Okafor',
  memberCount: 72,
  faces: [{ id: '01890000-0000-7000-8000-000000000001', name: 'Elif Kaya' }],
  rules: 'Be kind.',
};

/** What the server answers to the join screen. */
function answer(body: unknown): void {
  const real = window.fetch;
  window.fetch = () => Promise.resolve(new Response(JSON.stringify(body)));
  afterwards(() => (window.fetch = real));
}

function silence(): string[] {
  const said: string[] = [];
  const real = console.error;
  console.error = (...words: unknown[]) => void said.push(words.join(' '));
  afterwards(() => (console.error = real));
  return said;
}

function fakeClient(): FakeClient {
  const client = new FakeClient();
  client.community.groups.set([{ category: null, channels: [channel('year-5', 'Year 5 families')], collapsed: false }]);
  client.community.unread.set({ unread: 7, mentions: 3 });
  return client;
}

async function settle(element: Placed): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await element.updateComplete;
    await frames(1);
  }
}

async function place(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  client?: FakeClient,
): Promise<Placed> {
  const element: Placed = document.createElement(tag);
  for (const [name, value] of Object.entries({ lang: 'en', ...attributes })) element.setAttribute(name, value);
  if (client) element.client = client;
  Object.assign(element.style, { display: 'block', inlineSize: '700px' });
  document.body.append(element);
  afterwards(() => element.remove());
  if (element.updateComplete) await settle(element);
  return element;
}
const textOf = (element: Element): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
const listeners = (atom: unknown): number => (atom as ReadableAtom & { readonly lc: number }).lc;

describe('an element that a page places', () => {
  afterEach(cleanUp);

  const usual: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['hearth-community', { community: 'oak' }, /Oak|Year 5 families|Alder/],
    ['hearth-unread-badge', {}, /3/],
    ['hearth-join', { community: 'oak', code: 'abc' }, /Oak School.*72 members · Ms Okafor invited you/],
    ['hearth-launcher', { community: 'oak', badge: 'off', label: 'Talk to us' }, /Talk to us/],
  ];
  for (const [tag, attributes, words] of usual) {
    const make = (): Promise<Placed> => {
      answer({ ok: true, result: LOOK });
      return place(tag, attributes, /join|launcher/.test(tag) ? undefined : fakeClient());
    };

    it(`${tag} draws what it is for, and axe finds nothing`, async () => {
      const element = await make();
      await until(() => words.test(textOf(element)) || undefined);
      await expect(element).to.be.accessible();
    });

    it(`${tag} mirrors in a page that runs from right to left`, async () => {
      document.documentElement.dir = 'rtl';
      afterwards(() => document.documentElement.removeAttribute('dir'));
      const element = await make();
      await until(() => words.test(textOf(element)) || undefined);
      const inner = element.shadowRoot?.querySelector('.hearth, button');
      expect(inner && getComputedStyle(inner).direction).to.equal('rtl');
      await expect(element).to.be.accessible();
    });

    it(`${tag} leaves nothing when it has come and gone ten times`, async () => {
      answer({ ok: true, result: LOOK });
      const client = fakeClient();
      const before = document.body.childElementCount;
      const head = document.head.childElementCount;
      for (let round = 0; round < 10; round++) {
        const element = await place(tag, attributes, /join|launcher/.test(tag) ? undefined : client);
        element.remove();
      }
      expect(document.body.childElementCount).to.equal(before);
      expect(document.head.childElementCount).to.equal(head);
      await until(() => listeners(client.connection) === 0 || undefined);
      expect(listeners(client.community.unread) + listeners(client.community.groups)).to.equal(0);
    });
  }

  it('the badge is a number with a name, a dot without one, and nothing when all is read', async () => {
    const client = fakeClient();
    const badge = await place('hearth-unread-badge', {}, client);
    const drawn = (): HTMLElement | null | undefined => badge.shadowRoot?.querySelector<HTMLElement>('[role="img"]');
    expect(drawn()?.getAttribute('aria-label')).to.equal('3 for you');
    client.community.unread.set({ unread: 2, mentions: 0 });
    await settle(badge);
    expect(drawn()?.getAttribute('aria-label')).to.equal('unread');
    expect(drawn()?.querySelector('.dot')?.getBoundingClientRect().width).to.be.greaterThan(5);
    client.community.unread.set({ unread: 0, mentions: 0 });
    await settle(badge);
    expect(drawn()).to.equal(null);
    client.community.unread.set({ unread: 900, mentions: 120 });
    await settle(badge);
    expect(drawn()?.textContent).to.contain('99+');
  });

  describe('the join screen', () => {
    const press = (join: Placed, name: RegExp): void =>
      [...(join.shadowRoot?.querySelectorAll('button') ?? [])].find((button) => name.test(button.textContent))?.click();

    it('asks for a link or a code where it has none', async () => {
      const join = await place('hearth-join', { community: 'oak' });
      expect(textOf(join)).to.match(/Join by invite.*paste it here/);
      press(join, /Continue/);
      await settle(join);
      expect(textOf(join)).to.contain('Paste the invite link or its code first.');
      await expect(join).to.be.accessible();
      answer({ ok: true, result: LOOK });
      const field = join.shadowRoot?.querySelector('input') as HTMLInputElement;
      field.focus();
      expect(focused()).to.equal(field);
      field.value = 'https://talk.example.org/community/oak#invite=abc-123';
      press(join, /Continue/);
      await until(() => textOf(join).includes('Oak School') || undefined);
      expect((join as unknown as { code: string }).code).to.equal('abc-123');
    });

    it('says that an invite has ended only when it has', async () => {
      answer({ ok: false, error: { code: 'not_found', message: 'This invite is not here.' } });
      const ended = await place('hearth-join', { community: 'oak', code: 'abc' });
      await until(() => textOf(ended).includes('This invite has ended') || undefined);
      answer({ ok: false, error: { code: 'unavailable', message: 'The server cannot answer just now.' } });
      const failed = await place('hearth-join', { community: 'oak', code: 'abc' });
      await until(() => /couldn’t be looked up.*cannot answer just now/.test(textOf(failed)) || undefined);
      await expect(failed).to.be.accessible();
    });

    it('says what is missing, and asks nobody to stay on a shared device', async () => {
      const unnamed = await place('hearth-join');
      expect(textOf(unnamed)).to.contain('community="your-community"');
      answer({ ok: true, result: LOOK });
      const shared = await place('hearth-join', { community: 'oak', code: 'abc', storage: 'memory' });
      await until(() => textOf(shared).includes('Oak School') || undefined);
      expect(textOf(shared)).not.to.contain('Stay signed in');
      const usualJoin = await place('hearth-join', { community: 'oak', code: 'abc' });
      await until(() => textOf(usualJoin).includes('Stay signed in on this device') || undefined);
    });
  });

  describe('with nothing to show', () => {
    const tags = ['hearth-channel-list', 'hearth-message-pane', 'hearth-composer', 'hearth-member-list'] as const;
    const states: readonly (readonly [string, (client: FakeClient) => void, RegExp])[] = [
      [
        'banned',
        (client) => client.connection.set({ status: 'refused', error: { code: 'banned', message: '' } }),
        /You can’t take part here any more/,
      ],
      [
        'signed out',
        (client) => client.connection.set({ status: 'signed_out', reason: 'signed_out' }),
        /Sign in to read.*Sign in/,
      ],
      [
        'refused',
        (client) =>
          client.connection.set({
            status: 'refused',
            error: { code: 'not_found', message: 'There is no such community.' },
          }),
        /There is no such community\..*Try again/,
      ],
      [
        'out of reach',
        (client) =>
          client.connection.set({ status: 'waiting', attempt: 3, retryAt: 0, since: 0, browserOffline: false }),
        /We can’t reach the community.*Try now/,
      ],
    ];
    for (const tag of tags) {
      for (const [name, bring, words] of states) {
        it(`${tag} alone says that it is ${name}, and what to do`, async () => {
          silence();
          const client = fakeClient();
          client.ready.set(false);
          bring(client);
          const element = await place(tag, { channel: 'year-5' }, client);
          await until(() => words.test(textOf(element)) || undefined);
          await expect(element).to.be.accessible();
        });
      }

      it(`${tag} alone says what its tag lacks, in the page and in the console`, async () => {
        const said = silence();
        const element = await place(tag, { channel: 'year-5', server: '' });
        await until(() => textOf(element).includes('community="your-community"') || undefined);
        await waitUntil(() => said.join().includes(`<${tag}> Add the community’s name`), 'the console', {
          timeout: 4_000,
        });
      });
    }

    it('the button signs in by the page', async () => {
      const client = fakeClient();
      client.ready.set(false);
      client.connection.set({ status: 'signed_out', reason: 'signed_out' });
      const list = await place('hearth-channel-list', {}, client);
      let asked = 0;
      list.addEventListener('hearth-sign-in', () => asked++);
      (await until(() => list.shadowRoot?.querySelector<HTMLButtonElement>('.empty button'))).click();
      expect(asked).to.equal(1);
    });
  });
});
