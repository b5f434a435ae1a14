/** The script tag in somebody else's page, on another origin: wherever it stands, however it is written, whatever goes wrong. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { CHROMIUM_HOSTS, type HostPage, type HostSite, openHostSite, signInScript } from '../kit/host-pages.ts';
import { channelsOf, eventually, type HostVisit, launcherOf, openHost } from '../kit/host-visit.ts';
import { openChromium } from '../kit/chromium.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const COMMUNITY = 'alder-grove';

describe('the script tag', () => {
  let server: ServerProcess;
  let browser: Browser;
  let site: HostSite;

  before(async () => {
    [server, browser, site] = await Promise.all([startServer(), openChromium(CHROMIUM_HOSTS), openHostSite()]);
  });
  after(async () => {
    await browser.close();
    await Promise.all([server.remove(), site.close()]);
  });

  const tag = (words = '', community = COMMUNITY): string =>
    `<script src="${server.url}/hearth.js" data-community="${community}" ${words}></script>`;
  const signIn = (person = 'parent', community = COMMUNITY): string => signInScript(server.url, community, person);

  const open = (what: HostPage | string): Promise<HostVisit> =>
    openHost(browser, typeof what === 'string' ? what : site.show(what));
  const said = (errors: readonly string[], words: RegExp): Promise<void> =>
    eventually(
      () => errors.some((text) => words.test(text)),
      () => `The console does not say ${String(words)}: ${errors.join(' | ')}`,
    );

  describe('works', () => {
    const injected = (): string => `<script>
      const made = document.createElement('script');
      made.src = '${server.url}/hearth.js';
      made.dataset.community = '${COMMUNITY}';
      document.head.append(made);
    </script>`;
    const ways: readonly (readonly [string, () => HostPage])[] = [
      ['in the head', () => ({ head: signIn() + tag() })],
      ['in the body', () => ({ body: `<h1>Hello</h1>${signIn()}${tag()}<p>After</p>` })],
      ['with async', () => ({ head: signIn() + tag('async') })],
      ['with defer', () => ({ head: signIn() + tag('defer') })],
      ['put into the page by a script', () => ({ body: signIn() + injected() })],
    ];
    for (const [name, page] of ways) {
      test(name, async () => {
        const opened = await open(page());
        assert.equal(await opened.page.locator('hearth-launcher').count(), 1);
        assert.deepEqual(opened.sockets, [], 'nothing is opened before somebody asks');
        await launcherOf(opened.page).click();
        await channelsOf(opened.page).first().waitFor();
        assert.equal(opened.sockets.length, 1);
        assert.deepEqual(opened.errors, []);
        await opened.close();
      });
    }

    test('in a page without any encrypted line, where browsers withhold half of what they offer', async () => {
      const opened = await open(site.at('127.0.0.1', site.show({ body: signIn() + tag('data-layout="page"') })));
      await channelsOf(opened.page).first().waitFor();
      assert.deepEqual(opened.errors, []);
      await opened.close();
    });
  });

  test('the same tag twice makes one launcher and tells the developer', async () => {
    const { page, errors, close } = await open({ body: signIn() + tag() + tag() });
    await said(errors, /This tag is on the page twice/);
    assert.equal(await page.locator('hearth-launcher').count(), 1);
    await close();
  });

  test('two different tags share one connection', async () => {
    const body = `${signIn()}<nav>Talk ${tag('data-layout="badge"')}</nav>${tag('data-layout="page"')}`;
    const { page, errors, sockets, close } = await open({ body });
    await channelsOf(page).first().waitFor();
    await page.waitForTimeout(500);
    assert.equal(await page.locator('nav hearth-unread-badge').count(), 1);
    assert.equal(sockets.length, 1);
    assert.deepEqual(errors, []);
    await close();
  });

  describe('says in plain words what to change', () => {
    const mistakes: readonly (readonly [string, () => HostPage, RegExp])[] = [
      [
        'no community',
        () => ({ body: `<script src="${server.url}/hearth.js"></script>` }),
        /The tag names no community\. Add data-community=/,
      ],
      [
        'an unknown layout',
        () => ({ body: tag('data-layout="popup"') }),
        /data-layout="popup" is not known\. Use one of: launcher, page/,
      ],
      [
        'a target that is not there',
        () => ({ body: tag('data-layout="page" data-target="#nowhere"') }),
        /No element fits data-target="#nowhere"/,
      ],
      [
        'a target that is no selector',
        () => ({ body: tag('data-layout="page" data-target="##"') }),
        /No element fits data-target="##"/,
      ],
      [
        'no place',
        () => ({ head: tag('data-layout="page"') }),
        /Say where it goes: add data-target="#an-element" to the tag/,
      ],
      [
        'an unknown community',
        () => ({ body: signIn() + tag('data-layout="page"', 'alder-groove') }),
        /There is no such community on this server\. Check the name/,
      ],
      [
        'nobody’s identity',
        () => ({ body: tag('data-layout="page"') }),
        /Say who is signed in: call hearth\("identify", getToken\)/,
      ],
      [
        'a server that does not answer',
        () => ({ body: signIn() + tag('data-layout="page" data-server="http://127.0.0.1:9"') }),
        /127\.0\.0\.1:9 does not answer\. Is it the address of the Hearth server/,
      ],
    ];
    for (const [name, page, words] of mistakes) {
      test(name, async () => {
        const opened = await open(page());
        if (name !== 'nobody’s identity') await said(opened.errors, words);
        const inPage = name === 'a server that does not answer' ? /We can’t reach the community/ : words;
        await opened.page.getByText(inPage).first().waitFor();
        assert.deepEqual(
          opened.errors.filter((text) => /undefined|TypeError|SyntaxError/.test(text)),
          [],
        );
        await opened.close();
      });
    }

    test('a mistyped word, in the console only', async () => {
      const { page, errors, close } = await open({
        body: `${signIn()}${tag('data-chanel="x" data-scheme="drak" data-cfasync="1"')}`,
      });
      await said(errors, /There is no data-chanel\. Do you mean data-channel\?/);
      await said(errors, /data-scheme="drak" is not known\. Use one of: auto, light, dark/);
      assert.equal(
        errors.some((text) => text.includes('cfasync')),
        false,
        'words of others are left alone',
      );
      assert.equal(await page.locator('[role="alert"]').count(), 0);
      await close();
    });
  });

  test('a website that is not on the list is told so, and which line to type', async () => {
    const closed = await startServer({ arguments: [], dataFolder: await seeded() });
    try {
      const page = `<script>window.hearth = function () { (hearth.q = hearth.q || []).push(arguments); };
        hearth('identify', async () => 'x.' + btoa('{"sub":"a"}') + '.y');</script>
        <script src="${closed.url}/hearth.js" data-community="${COMMUNITY}" data-layout="page"></script>`;
      const opened = await open(site.at('school.example', site.show({ body: page })));
      await said(
        opened.errors,
        /http:\/\/school\.example:\d+ is not on the community’s list of allowed websites.*origin add/,
      );
      await opened.page.getByText(/is not on the community’s list of allowed websites/).waitFor();
      await opened.close();
    } finally {
      await closed.remove();
    }
  });

  /** A data folder with the sample communities, for a server that is no demo. */
  async function seeded(): Promise<string> {
    const first = await startServer();
    await first.stop();
    return first.dataFolder;
  }

  describe('under a strict policy with Trusted Types', () => {
    const nonce = 'abc123';
    test('nothing is reported, from the first paint to a sent message', async () => {
      const socket = server.url.replace('http', 'ws');
      const policy = [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' ${server.url}`,
        "style-src 'self'",
        `img-src 'self' data: ${server.url}`,
        `connect-src ${server.url} ${socket}`,
        "require-trusted-types-for 'script'",
        'trusted-types lit-html hearth',
        "base-uri 'none'",
      ].join('; ');
      const reports = `<script nonce="${nonce}">window.reports = [];
        document.addEventListener('securitypolicyviolation', (event) => reports.push(event.effectiveDirective + ' ' + event.blockedURI));</script>`;
      const { page, errors, close } = await open({
        head: reports,
        body: (signIn() + tag()).replaceAll('<script', `<script nonce="${nonce}"`),
        headers: { 'Content-Security-Policy': policy },
      });
      await launcherOf(page).click();
      await page
        .locator('hearth-channel-list')
        .getByRole('link', { name: /^Lunch and clubs/ })
        .click();
      const text = `Strict ${randomUUID().slice(0, 8)}`;
      await page.locator('hearth-composer textarea').fill(text);
      await page.locator('hearth-composer textarea').press('Enter');
      await page.locator('hearth-message-pane article').filter({ hasText: text }).waitFor();
      await page.locator('hearth-community').getByRole('button', { name: 'More', exact: true }).first().click();
      await page.getByRole('menu').waitFor();
      assert.deepEqual(await page.evaluate(() => (window as unknown as { reports: string[] }).reports), []);
      assert.deepEqual(errors, []);
      await close();
    });
  });
});
