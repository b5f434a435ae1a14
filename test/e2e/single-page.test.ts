/** Single-page applications: elements come and go, move, are told things before they are defined; nothing grows, nothing breaks. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../kit/chromium.ts';
import { type HostSite, openHostSite, signInScript } from '../kit/host-pages.ts';
import { channelsOf, eventually, type HostVisit, launcherOf, openHost } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const COMMUNITY = 'alder-grove';
const CDN = join(import.meta.dirname, '..', '..', 'cdn');
const GRACE_MS = 10_000;

/** Counts connections to IndexedDB that are open. */
const COUNT_DATABASES = `<script>
  window.databases = new Set();
  const open = indexedDB.open.bind(indexedDB);
  IDBFactory.prototype.open = function (...input) {
    const request = open(...input);
    request.addEventListener('success', () => databases.add(request.result));
    return request;
  };
  const { close } = IDBDatabase.prototype;
  IDBDatabase.prototype.close = function () { databases.delete(this); return close.call(this); };
</script>`;

describe('in a single-page application', () => {
  let server: ServerProcess;
  let browser: Browser;
  let site: HostSite;

  before(async () => {
    [server, browser, site] = await Promise.all([startServer(), openChromium(), openHostSite()]);
    for (const folder of ['', 'c/'])
      for (const name of readdirSync(join(CDN, folder)).filter((file) => file.endsWith('.js')))
        site.file(`copy/${folder}${name}`, 'text/javascript', readFileSync(join(CDN, folder, name), 'utf8'));
  });
  after(async () => {
    await browser.close();
    await Promise.all([server.remove(), site.close()]);
  });

  const open = (body: string, head = ''): Promise<HostVisit> =>
    openHost(
      browser,
      site.show({ head: COUNT_DATABASES + signInScript(server.url, COMMUNITY, 'parent') + head, body }),
    );
  const elements = (): string => `<script type="module" src="${server.url}/elements.js"></script>`;
  const whole = (): string => `<hearth-community server="${server.url}" community="${COMMUNITY}"></hearth-community>`;
  const signIn = (page: Page, selector: string): Promise<void> =>
    page.evaluate((wanted) => {
      for (const element of document.querySelectorAll<HTMLElement & { getToken: unknown }>(wanted))
        element.getToken = (window as unknown as { getToken: unknown }).getToken;
    }, selector);
  const databases = (page: Page): Promise<number> =>
    page.evaluate(() => (window as unknown as { databases: Set<unknown> }).databases.size);

  test('mounted and removed ten times, nothing is left over; at the end the line and the cache are closed', async () => {
    const { page, errors, sockets, close } = await open(`<div id="place"></div>${elements()}`);
    let openSockets = 0;
    page.on('websocket', (socket) => {
      openSockets++;
      socket.on('close', () => openSockets--);
    });
    const cdp = await page.context().newCDPSession(page);
    const cycle = async (): Promise<void> => {
      await page.evaluate((html) => {
        const place = document.querySelector('#place');
        place?.append(document.createRange().createContextualFragment(html));
      }, whole());
      await signIn(page, 'hearth-community');
      await page.locator('hearth-message-pane article').first().waitFor();
      await page.evaluate(() => document.querySelector('#place')?.replaceChildren());
    };
    const measure = async (): Promise<{ readonly nodes: number; readonly listeners: number }> => {
      await page.waitForTimeout(300);
      await cdp.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
      return { nodes, listeners: jsEventListeners };
    };
    for (let round = 0; round < 3; round++) await cycle();
    const early = await measure();
    for (let round = 0; round < 10; round++) await cycle();
    const late = await measure();
    const one = 400;
    assert.ok(late.nodes < early.nodes + one, `nodes: ${String(early.nodes)} became ${String(late.nodes)}`);
    assert.ok(
      late.listeners <= early.listeners + 20,
      `listeners: ${String(early.listeners)} → ${String(late.listeners)}`,
    );
    assert.equal(sockets.length, 1, 'one line for all of them');
    assert.equal(await databases(page), 1);
    await page.waitForTimeout(GRACE_MS + 500);
    assert.deepEqual([openSockets, await databases(page)], [0, 0]);
    await cycle();
    assert.deepEqual(errors, []);
    await close();
  });

  test('moved in the document, it keeps its line, its channel and its draft', async () => {
    const { page, errors, sockets, close } = await open(
      `<div id="one">${whole()}</div><div id="two"></div>${elements()}`,
    );
    await signIn(page, 'hearth-community');
    await page
      .locator('hearth-channel-list')
      .getByRole('link', { name: /^Uniform swap/ })
      .click();
    await page.locator('hearth-composer textarea').fill('Half a sentence');
    await page.evaluate(() =>
      document.querySelector('#two')?.append(document.querySelector('hearth-community') as Node),
    );
    await page.locator('#two hearth-message-pane').getByRole('heading', { name: 'Uniform swap' }).waitFor();
    await eventually(
      async () => (await page.locator('hearth-composer textarea').inputValue()) === 'Half a sentence',
      () => 'The draft is gone.',
    );
    assert.equal(sockets.length, 1);
    assert.deepEqual(errors, []);
    await close();
  });

  test('properties set before the definition count as those set after it', async () => {
    const launcher = `<hearth-launcher server="${server.url}" community="${COMMUNITY}"></hearth-launcher>`;
    const { page, errors, close } = await open(whole() + launcher);
    await signIn(page, 'hearth-community, hearth-launcher');
    await page.addScriptTag({ type: 'module', url: `${server.url}/elements.js` });
    await channelsOf(page).first().waitFor();
    assert.equal(
      await page.evaluate(() => {
        const element = document.querySelector<HTMLElement & { getToken: unknown }>('hearth-launcher');
        return [
          element && Object.hasOwn(element, 'getToken'),
          element?.getToken === (window as unknown as { getToken: unknown }).getToken,
        ].join();
      }),
      'false,true',
    );
    assert.deepEqual(errors, []);
    await close();
  });

  test('an identity that comes late, and to one element only, signs in all that share the line', async () => {
    const list = `<hearth-channel-list server="${server.url}" community="${COMMUNITY}"></hearth-channel-list>`;
    const { page, sockets, close } = await open(`${list}<div id="place"></div>${elements()}`);
    await page.getByText('Sign in to read').waitFor();
    await page.evaluate((html) => {
      const place = document.querySelector('#place');
      place?.append(document.createRange().createContextualFragment(html));
    }, whole());
    await signIn(page, 'hearth-community');
    await page.locator('body > hearth-channel-list').getByRole('link').first().waitFor();
    assert.equal(sockets.length, 1);
    await close();
  });

  test('two copies of the definitions throw nothing and share one line', async () => {
    const tag = `<script src="${server.url}/hearth.js" data-community="${COMMUNITY}"></script>`;
    const list = `<hearth-channel-list server="${server.url}" community="${COMMUNITY}"></hearth-channel-list>`;
    const { page, errors, sockets, close } = await open(
      `${list}${tag}<script type="module" src="/copy/elements.js"></script>${elements()}`,
    );
    await signIn(page, 'hearth-channel-list');
    await page.locator('body > hearth-channel-list').getByRole('link').first().waitFor();
    await launcherOf(page).click();
    await page.locator('hearth-launcher').getByRole('link').first().waitFor();
    assert.equal(sockets.length, 1);
    assert.deepEqual(errors, []);
    await close();
  });

  test('the script tag’s community comes back whenever its place does', async () => {
    const tag = `<script src="${server.url}/hearth.js" data-community="${COMMUNITY}" data-layout="inline" data-target="#place" data-wait></script>`;
    const { page, errors, sockets, close } = await open(`<main id="view"></main>${tag}`);
    for (let round = 0; round < 3; round++) {
      await page.evaluate(() => {
        const place = document.createElement('div');
        place.id = 'place';
        document.querySelector('#view')?.replaceChildren(place);
      });
      await page.locator('#place').locator('hearth-channel-list').getByRole('link').first().waitFor();
      await page.evaluate(() => document.querySelector('#view')?.replaceChildren('Another view'));
    }
    assert.equal(await page.locator('hearth-community').count(), 0);
    assert.equal(sockets.length, 1);
    assert.deepEqual(errors, []);
    await close();
  });
});
