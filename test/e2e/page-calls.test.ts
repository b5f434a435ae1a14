/** What a page says to Hearth and hears from it: calls before and after loading, events, layouts, and looks that no page's CSS changes. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../kit/chromium.ts';
import { type HostPage, type HostSite, openHostSite, signInScript } from '../kit/host-pages.ts';
import { boxOf, channelsOf, comesTo, eventually, type HostVisit, launcherOf, openHost } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const COMMUNITY = 'alder-grove';
type Heard = Readonly<Record<string, unknown>> & { readonly type: string };

const LISTEN = `<script>
  window.heard = [];
  for (const name of ['ready', 'unread', 'message', 'error'])
    hearth('on', name, ({ type, community, memberId, unread, mentions, channelId, messageId, authorId, code }) =>
      heard.push({ type, community, memberId, unread, mentions, channelId, messageId, authorId, code }));
</script>`;

describe('a page', () => {
  let server: ServerProcess;
  let browser: Browser;
  let site: HostSite;

  before(async () => {
    [server, browser, site] = await Promise.all([startServer(), openChromium(), openHostSite()]);
  });
  after(async () => {
    await browser.close();
    await Promise.all([server.remove(), site.close()]);
  });

  const tag = (words = ''): string =>
    `<script src="${server.url}/hearth.js" data-community="${COMMUNITY}" ${words}></script>`;
  const signIn = (person = 'parent'): string => signInScript(server.url, COMMUNITY, person);
  const open = (what: HostPage, width?: number): Promise<HostVisit> => openHost(browser, site.show(what), width);
  const heardIn = (page: Page): Promise<Heard[]> =>
    page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
  const hears = async (page: Page, type: string): Promise<Heard> => {
    let found: Heard | undefined;
    await eventually(
      async () => (found = (await heardIn(page)).findLast((event) => event.type === `hearth-${type}`)) !== undefined,
      () => `Nobody heard “${type}”.`,
    );
    return found as Heard;
  };
  const run = (page: Page, code: string): Promise<unknown> => page.evaluate(code);
  /** Somebody else writes, by the HTTP face. */
  async function post(text: string, slug = 'lunch-and-clubs', person = 'parent2'): Promise<void> {
    const asked = await fetch(`${server.url}/demo/token?person=${person}&community=${COMMUNITY}`);
    const { token } = (await asked.json()) as { token: string };
    const api = async (path: string, body: unknown) =>
      (await (
        await fetch(`${server.url}/api/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        })
      ).json()) as { ok: boolean; result: { channels: { id: string; slug: string }[] } };
    const { result } = await api('query/community.get', {});
    const channelId = result.channels.find((channel) => channel.slug === slug)?.id;
    assert.ok((await api('command/message.send', { opId: randomUUID(), channelId, text })).ok);
  }

  describe('calls', () => {
    test('made before loading run in order: identify, open, navigate, on', async () => {
      const early = `${signIn()}${LISTEN}<script>hearth('open'); hearth('navigate', 'uniform-swap');</script>`;
      const { page, errors, close } = await open({ head: early, body: tag('async') });
      await page.locator('hearth-message-pane').getByRole('heading', { name: 'Uniform swap' }).waitFor();
      assert.equal((await hears(page, 'ready'))['community'], COMMUNITY);
      assert.deepEqual(errors, []);
      await close();
    });

    test('as methods and as words are the same, and an unknown one is named', async () => {
      const { page, errors, close } = await open({ body: signIn() + tag() });
      await launcherOf(page).waitFor();
      await run(page, 'hearth.open()');
      await channelsOf(page).first().waitFor();
      await run(page, `hearth('close')`);
      await channelsOf(page).first().waitFor({ state: 'hidden' });
      await run(page, `hearth.navigate('uniform-swap')`);
      await page.locator('hearth-message-pane').getByRole('heading', { name: 'Uniform swap' }).waitFor();
      assert.deepEqual(errors, []);
      await run(page, `void hearth('opne')`);
      await run(page, `hearth('identify', 'a token')`);
      await eventually(
        () => errors.length === 2,
        () => errors.join(' | '),
      );
      assert.match(errors.toSorted().join(), /There is no call "opne"[\s\S]*identify\(\) takes a function/);
      await close();
    });

    test('signing out erases what lies on the device, also where nothing was opened in this visit', async () => {
      const { page, close } = await open({ body: signIn() + tag() });
      const names = (): Promise<number> =>
        page.evaluate(
          async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('hearth')).length,
        );
      const gone = () =>
        eventually(
          async () => (await names()) === 0,
          () => 'Something is left on the device.',
        );
      await launcherOf(page).click();
      await channelsOf(page).first().waitFor();
      await eventually(
        async () => (await names()) === 1,
        () => 'There is no cache.',
      );
      await run(page, `hearth('logout')`);
      await gone();
      await page.getByText('Sign in to read').waitFor();
      await run(page, `hearth('identify', getToken)`);
      await channelsOf(page).first().waitFor();
      await page.goto(site.show({ body: tag('data-badge="off"') }));
      assert.equal(await names(), 1);
      await launcherOf(page).waitFor();
      await run(page, `hearth('logout')`);
      await gone();
      await close();
    });

    test('another person’s identity replaces the first, and the first’s data is gone', async () => {
      const { page, close } = await open({ body: signIn('parent') + tag('data-layout="page"') });
      await channelsOf(page).first().waitFor();
      const name = page.locator('hearth-community').getByRole('button', { name: 'Your settings' });
      const before = await name.locator('xpath=..').textContent();
      await run(
        page,
        `hearth('identify', async () => (await (await fetch('${server.url}/demo/token?person=head&community=${COMMUNITY}')).json()).token)`,
      );
      await eventually(
        async () => (await name.locator('xpath=..').textContent()) !== before,
        () => `It is still ${String(before)}.`,
      );
      await eventually(
        () => page.evaluate(async () => (await indexedDB.databases()).length === 1),
        () => 'Two people’s data lie here.',
      );
      await close();
    });
  });

  test('hears ready, unread and message with what they are about, and stops when it likes', async () => {
    const { page, errors, close } = await open({
      body: `${signIn()}${LISTEN}${tag('data-layout="page" data-channel="lunch-and-clubs"')}`,
    });
    assert.match(String((await hears(page, 'ready'))['memberId']), /^[\w-]{20,}$/);
    assert.equal(typeof (await hears(page, 'unread'))['unread'], 'number');
    const text = `For the page ${randomUUID().slice(0, 8)}`;
    await page.locator('hearth-message-pane article').first().waitFor();
    assert.equal(
      (await heardIn(page)).some(({ type }) => type === 'hearth-message'),
      false,
      'old ones are no news',
    );
    await post(text);
    const message = await hears(page, 'message');
    assert.ok(message['channelId'] && message['messageId'] && message['authorId']);
    await page.locator('hearth-composer textarea').fill(`Mine: ${text}`);
    await page.locator('hearth-composer textarea').press('Enter');
    await page
      .locator('hearth-message-pane article')
      .filter({ hasText: `Mine: ${text}` })
      .waitFor();
    await page.waitForTimeout(400);
    assert.equal((await heardIn(page)).filter(({ type }) => type === 'hearth-message').length, 1);
    await run(page, `window.stopped = 0; window.stop = hearth.on('unread', () => stopped++); stop();`);
    await post('Somewhere else', 'year-5-families');
    await page.waitForTimeout(600);
    assert.equal(await run(page, 'stopped'), 0);
    assert.deepEqual(errors, []);
    await close();
  });

  test('hears error with its code', async () => {
    const { page, close } = await open({ body: signIn('banned') + LISTEN + tag('data-layout="page"') });
    assert.equal((await hears(page, 'error'))['code'], 'banned');
    await close();
  });

  describe('places it as', () => {
    const place = '<div id="place" style="block-size:600px;inline-size:900px"></div>';
    test('a page that fills its place', async () => {
      const { page, close } = await open({
        body: `${signIn()}${place}${tag('data-layout="page" data-target="#place"')}`,
      });
      await channelsOf(page).first().waitFor();
      const community = page.locator('#place hearth-community');
      await comesTo(async () => (await boxOf(community)).slice(2), [900, 600]);
      await close();
    });

    test('an inline block with a height of its own', async () => {
      const body = `${signIn()}<article><p>Before</p><div id="place"></div><p>After</p></article>`;
      const { page, close } = await open({ body: `${body}${tag('data-layout="inline" data-target="#place"')}` });
      await channelsOf(page).first().waitFor();
      await comesTo(async () => (await boxOf(page.locator('hearth-community')))[3], 640);
      await close();
    });

    test('a side panel at either side', async () => {
      for (const [position, edge] of [
        ['end', 1200],
        ['start', 0],
      ] as const) {
        const { page, close } = await open({
          body: `${signIn()}${tag(`data-layout="panel" data-position="${position}"`)}`,
        });
        await launcherOf(page).click();
        await channelsOf(page).first().waitFor();
        const panel = page.locator('hearth-launcher [role="dialog"]');
        await comesTo(async () => {
          const [x = 0, , width = 0, height] = await boxOf(panel);
          return [height, position === 'end' ? x + width : x];
        }, [800, edge]);
        await close();
      }
    });

    test('one channel, without the list', async () => {
      const { page, close } = await open({
        body: `${signIn()}${place}${tag('data-layout="channel" data-channel="uniform-swap" data-target="#place"')}`,
      });
      await page.locator('hearth-message-pane').getByRole('heading', { name: 'Uniform swap' }).waitFor();
      assert.equal(await page.locator('hearth-channel-list').count(), 0);
      await close();
    });

    test('a badge that counts and takes no room beyond it', async () => {
      const { page, close } = await open({
        body: `${signIn()}<nav id="menu">Talk </nav>${tag('data-layout="badge" data-target="#menu"')}`,
      });
      const badge = page.locator('#menu hearth-unread-badge').getByRole('img');
      await badge.waitFor();
      assert.match((await badge.getAttribute('aria-label')) ?? '', /for you|unread/);
      assert.ok(((await badge.boundingBox())?.height ?? 99) < 30);
      await close();
    });
  });

  test('looks the same whatever the page’s own CSS says', async () => {
    /** What a reader sees of the parts, as computed. */
    const looks = (page: Page) =>
      page.evaluate(() => {
        const whole = document.querySelector('hearth-community')?.shadowRoot;
        const pane = whole?.querySelector('hearth-message-pane')?.shadowRoot;
        const list = whole?.querySelector('hearth-channel-list')?.shadowRoot;
        const parts = {
          root: whole?.querySelector('.hearth'),
          channel: list?.querySelector('a.channel'),
          heading: pane?.querySelector('h2, [role="heading"]'),
          text: pane?.querySelector('article .text'),
          article: pane?.querySelector('article'),
          field: pane?.querySelector('hearth-composer')?.shadowRoot?.querySelector('textarea'),
        };
        const wanted = [
          ...['display', 'fontSize', 'fontWeight', 'lineHeight', 'color', 'backgroundColor', 'paddingInlineStart'],
          ...[
            'textTransform',
            'letterSpacing',
            'fontFamily',
            'inlineSize',
            'blockSize',
            'cursor',
            'textAlign',
            'boxSizing',
          ],
        ] as const;
        return Object.fromEntries(
          Object.entries(parts).map(([name, part]) => {
            const style = part ? getComputedStyle(part) : undefined;
            return [
              name,
              style && Object.fromEntries(wanted.map((property) => [property, style[property as 'color']])),
            ];
          }),
        );
      });
    const styles: readonly string[] = [
      '',
      'html { font-size: 62.5% }',
      '* { all: unset }',
      '* { box-sizing: content-box; letter-spacing: .3em; text-transform: uppercase; line-height: 3 } button, a, input, textarea, ul, li, h2, p { padding: 30px !important; color: red !important; font-size: 40px !important }',
      '* { all: unset !important }',
    ];
    const seen: unknown[] = [];
    for (const style of styles) {
      const { page, errors, close } = await open({
        head: `<style>${style}</style><style>body { margin: 0 !important; display: block !important; font: 16px sans-serif !important; color: #000 !important } head, script, style { display: none !important } #place { display: block !important; inline-size: 1000px !important; block-size: 600px !important }</style>`,
        body: `${signIn()}<div id="place"></div>${tag('data-layout="page" data-target="#place" data-channel="uniform-swap"')}`,
      });
      await page.locator('hearth-message-pane article').first().waitFor();
      await page.waitForTimeout(300);
      seen.push(await looks(page));
      assert.deepEqual(errors, []);
      await close();
    }
    for (const [index, style] of styles.entries()) assert.deepEqual(seen[index], seen[0], style);
  });
});
