/**
 * What strangers write stays text: every payload of the corpora in every field that people fill in, shown by a real
 * Chromium in a page with a strict policy and Trusted Types. Nothing runs, nothing is fetched, nothing becomes an element
 * or an address of its own, and what was written can still be read.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { closeApp, connect } from '../kit/app-client.ts';
import { newId, startApp, type TestApp } from '../kit/app.ts';
import { listenFor, openChromium } from '../kit/chromium.ts';

const AT_ONCE = 40;
const corpus = (name: string): readonly string[] =>
  (
    JSON.parse(readFileSync(new URL(`../../../shared/corpora/${name}`, import.meta.url), 'utf8')) as {
      readonly items: readonly { readonly s: string }[];
    }
  ).items.map(({ s }) => s);
const PAYLOADS = [...corpus('xss-payloads.json'), ...corpus('naughty-strings.json')].filter((text) => text.trim());

function* batches(all: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

/** Runs in the page before anything else: whatever a payload could set off leaves a trace here. */
function plantHooks(): void {
  const traces: string[] = [];
  (window as unknown as { traces: string[] }).traces = traces;
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    Object.defineProperty(window, name, { value: () => traces.push(name) });
  document.addEventListener('securitypolicyviolation', (event) =>
    traces.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
  window.addEventListener('beforeunload', () => localStorage.setItem('left', location.href));
}

/** Runs in the page: everything in the widget that text must never become. */
function findForbidden(): string[] {
  const found: string[] = [];
  const forbidden =
    /^(script|iframe|frame|object|embed|base|meta|link|math|applet|audio|video|style|marquee|template)$/;
  const addresses = ['href', 'src', 'action', 'formaction', 'srcset', 'xlink:href', 'poster', 'data'];
  const look = (root: Document | ShadowRoot | Element): void => {
    for (const element of root.querySelectorAll('*')) {
      const tag = element.localName;
      if (forbidden.test(tag)) found.push(`<${tag}>`);
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) found.push(`${tag} ${name}`);
        if (name === 'style' && value !== '') found.push(`${tag} style="${value}"`);
        const isAddress = addresses.includes(name) && !(tag === 'a' && value.startsWith('#'));
        if (isAddress && !/^(https?:|mailto:|tel:)/i.test(value)) found.push(`${tag} ${name}="${value}"`);
      }
      if (element.getAttribute('target') === '_blank' && element.getAttribute('rel')?.includes('noopener') !== true)
        found.push('target without noopener');
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  for (const element of document.querySelectorAll('hearth-community')) {
    look(element);
    if (element.shadowRoot) look(element.shadowRoot);
  }
  return found;
}

/** Runs in the page: points at, focuses and presses all that a message is made of; links with a key, so nothing leaves. */
function touchEverything(): void {
  const look = (root: ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.closest('.text, .message-text, article')) continue;
      for (const type of ['pointerover', 'mouseover', 'mousemove', 'focus', 'dragstart', 'animationend', 'toggle'])
        element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      if (element instanceof HTMLAnchorElement) {
        element.addEventListener('click', (event) => event.preventDefault(), { once: true });
        element.dispatchEvent(
          new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }),
        );
      }
    }
  };
  for (const element of document.querySelectorAll('hearth-community')) if (element.shadowRoot) look(element.shadowRoot);
}

describe('hostile text', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const people = new Map<string, string>();
  let complaints: ReturnType<typeof listenFor>;
  /** A page of the host's, in which the widget stands. */
  let host: string;

  before(async () => {
    [app, browser] = await Promise.all([startApp(), openChromium()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    page = await context.newPage();
    const server = `http://127.0.0.1:${String(app.port)}`;
    host = `${server}/a-page-of-the-host`;
    complaints = listenFor(page, server);
    await page.addInitScript(plantHooks);
    const policy = `default-src 'none'; script-src 'nonce-page' 'strict-dynamic'; style-src 'nonce-page'; connect-src 'self' ${server.replace('http', 'ws')}; require-trusted-types-for 'script'; trusted-types lit-html hearth`;
    const token = await app.token('reader');
    await context.route(host, (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': policy },
        body: `<!doctype html><html lang="en"><title>Host</title><style nonce="page">main { block-size: 900px }</style><body><main id="place"></main>
<script nonce="page">window.hearth = function () { (hearth.q = hearth.q || []).push(arguments); }; hearth('identify', async () => ${JSON.stringify(token)});</script>
<script nonce="page" src="/hearth.js" data-community="${app.community.slug}" data-layout="page" data-target="#place"></script></body></html>`,
      }),
    );
    await page.goto(host);
    await page.locator('hearth-channel-list').getByRole('link').first().waitFor({ timeout: 20_000 });
  });
  after(async () => {
    await browser.close();
    await closeApp(app);
  });

  /** Straight into the rules: on a line, so many refused commands in a row would end it. */
  async function command(sub: string, type: string, input: Readonly<Record<string, unknown>>) {
    const { communityId } = app.community;
    const memberId = people.get(sub) ?? (await connect(app, sub)).memberId;
    people.set(sub, memberId);
    return app.domain.runCommand({ communityId, memberId, ageBand: 'adult' }, { type, opId: newId(), ...input });
  }
  async function must(answer: ReturnType<typeof command>): Promise<unknown> {
    const envelope = await answer;
    assert.ok(envelope.ok, JSON.stringify(envelope));
    return envelope.result;
  }
  async function makeChannel(name: string): Promise<string> {
    const { channelId } = (await must(command('owner', 'channel.create', { name }))) as { readonly channelId: string };
    return channelId;
  }
  async function assertHarmless(): Promise<void> {
    await page.evaluate(touchEverything);
    assert.deepEqual(await page.evaluate(findForbidden), []);
    assert.deepEqual(await page.evaluate(() => (window as unknown as { traces: string[] }).traces), []);
    assert.equal(page.url(), host);
    assert.deepEqual(complaints.foreignRequests, []);
    assert.deepEqual(complaints.errors, []);
  }
  const openChannel = (name: string) =>
    page
      .locator('hearth-channel-list')
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
  const rendered = (end: string) =>
    page.locator('hearth-message-pane article').filter({ hasText: end }).last().waitFor({ timeout: 20_000 });

  test('in messages, quotes and edits', { timeout: 300_000 }, async () => {
    const channelId = await makeChannel('Messages');
    await openChannel('Messages');
    await must(command('owner', 'message.send', { channelId, text: 'the beginning' }));
    await rendered('the beginning');
    let replyToId: string | undefined;
    const unread: string[] = [];
    const refused = new Set<string>();
    for (const batch of batches(PAYLOADS)) {
      const sent = batch.map((text) => {
        const answer = command('owner', 'message.send', {
          channelId,
          text: text.slice(0, 4000),
          ...(replyToId && { replyToId }),
        });
        return answer.then(async (envelope) => {
          if (!envelope.ok) return void refused.add(text);
          ({ messageId: replyToId } = envelope.result as { readonly messageId: string });
          if (/[<[]/.test(text))
            await command('owner', 'message.edit', { messageId: replyToId, text: `${text.slice(0, 3990)} (again)` });
        });
      });
      await Promise.all(sent);
      const end = `end of batch ${String(Math.random()).slice(2)}`;
      await must(command('owner', 'message.send', { channelId, text: end }));
      await rendered(end);
      await assertHarmless();
      const seen = await page.evaluate(() =>
        [...(document.querySelector('hearth-community')?.shadowRoot?.querySelectorAll('hearth-message-pane') ?? [])]
          .flatMap((pane) => [...(pane.shadowRoot?.querySelectorAll('article') ?? [])])
          .map((article) => `${article.textContent} ${[...article.querySelectorAll('a')].map((a) => a.href).join(' ')}`)
          .join('\n'),
      );
      const squeezed = seen.replace(/[^\p{L}\p{N}]/gu, '');
      for (const text of batch.filter((each) => !refused.has(each))) {
        const words = (text.match(/[A-Za-z]{6,}/g) ?? []).filter((word) => !squeezed.includes(word));
        if (words.length > 0) unread.push(`${words.join(' ')} of ${text.slice(0, 120)}`);
      }
    }
    assert.deepEqual(unread, []);
    // what no keyboard writes, or nobody can see: the sender is told, and nothing is stored
    const isOdd = (text: string): boolean =>
      /[\p{Cc}\p{Cs}\p{Cn}]/u.test(text.replace(/[\n\t]/g, '')) || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
    assert.deepEqual(
      [...refused].filter((text) => !isOdd(text)),
      [],
    );
  });

  test('in the names and descriptions of people and places', { timeout: 300_000 }, async () => {
    const writer = (index: number): string => `writer-${String(index)}`;
    const board = await makeChannel('Board');
    const [channels, categories] = [[] as string[], [] as string[]];
    for (let index = 0; index < AT_ONCE; index++) {
      const category = (await must(command('owner', 'category.create', { name: `Category ${String(index)}` }))) as {
        categoryId: string;
      };
      categories.push(category.categoryId);
      const channel = (await must(
        command('owner', 'channel.create', { name: `Place ${String(index)}`, categoryId: category.categoryId }),
      )) as { channelId: string };
      channels.push(channel.channelId);
      await must(command(writer(index), 'profile.update', { pronouns: 'they' }));
      const text = `<#${channel.channelId}> and <@${people.get(writer(index)) ?? ''}>`;
      await must(command(writer(index), 'message.send', { channelId: board, text }));
    }
    await openChannel('Board');
    await rendered('and');
    const count = { taken: 0, refused: 0 };
    const tell = async (answer: ReturnType<typeof command>): Promise<void> => {
      const { ok } = await answer;
      count[ok ? 'taken' : 'refused'] += 1;
    };
    for (const batch of batches(PAYLOADS)) {
      await Promise.all(
        batch.flatMap((text, index) => [
          tell(
            command('owner', 'channel.update', {
              channelId: channels[index],
              name: text.slice(0, 80),
              topic: text.slice(0, 1024),
            }),
          ),
          tell(command('owner', 'category.update', { categoryId: categories[index], name: text.slice(0, 80) })),
          tell(
            command(writer(index), 'profile.update', {
              name: text.slice(0, 64),
              about: text.slice(0, 500),
              pronouns: text.slice(0, 40),
            }),
          ),
        ]),
      );
      await tell(
        command('owner', 'community.update', { name: batch[0]?.slice(0, 64), tagline: batch[1]?.slice(0, 120) }),
      );
      const mark = `Mark ${String(Math.random()).slice(2, 12)}`;
      await must(command('owner', 'channel.update', { channelId: board, topic: mark }));
      await page.locator('hearth-message-pane').getByText(mark).first().waitFor({ timeout: 20_000 });
      await assertHarmless();
    }
    assert.ok(count.taken > PAYLOADS.length * 2, JSON.stringify(count));
  });

  test('in what one types oneself: the search for channels and the composer', { timeout: 120_000 }, async () => {
    const find = page
      .locator('hearth-community')
      .getByRole('searchbox')
      .or(page.locator('hearth-community').getByRole('textbox', { name: /find/i }));
    const composer = page.locator('hearth-composer textarea').last();
    for (const text of PAYLOADS.filter((_, index) => index % 25 === 0)) {
      await find.first().fill(text.slice(0, 200));
      await composer.fill(text.slice(0, 500));
    }
    await find.first().fill('');
    await assertHarmless();
  });

  test('and whoever watches would notice', async () => {
    await page.evaluate(() => {
      const image = document.createElement('img');
      image.setAttribute('src', 'javascript:alert(1)');
      const embedded = document.createElement('object');
      document.querySelector('hearth-community')?.shadowRoot?.append(image, embedded);
    });
    const found = await page.evaluate(findForbidden);
    assert.ok(found.includes('<object>') && found.includes('img src="javascript:alert(1)"'), found.join());
    await page.waitForFunction(() => (window as unknown as { traces: string[] }).traces.length > 0);
  });
});
