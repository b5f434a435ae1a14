/** The frame: which panes show at which width, the ways back, what is kept, where the focus goes, the bubble's panel. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../kit/chromium.ts';
import { type HostSite, openHostSite, signInScript } from '../kit/host-pages.ts';
import { boxOf, channelsOf, comesTo, eventually, type HostVisit, launcherOf, openHost } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const COMMUNITY = 'alder-grove';

describe('the frame', () => {
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

  const tag = (words: string): string =>
    `<script src="${server.url}/hearth.js" data-community="${COMMUNITY}" ${words}></script>`;
  /** A community in a box of this width, in a window that is always wide. */
  async function open(width: number, words = 'data-layout="page" data-target="#place"'): Promise<HostVisit> {
    const style = `<style>body { margin: 0 } #place { inline-size: ${String(width)}px; block-size: 720px }</style>`;
    const body = `${signInScript(server.url, COMMUNITY, 'parent')}<button id="before">The page’s own</button><div id="place"></div>${tag(words)}`;
    const visit = await openHost(browser, site.show({ head: style, body }), 1500);
    if (words.includes('page')) await channelsOf(visit.page).first().waitFor({ state: 'attached' });
    return visit;
  }
  const pane = (page: Page) => page.locator('hearth-message-pane');
  const back = (page: Page) => pane(page).getByRole('button', { name: 'Back to channels' });
  const choose = (page: Page, name: string) =>
    page
      .locator('hearth-channel-list')
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
  const shown = async (page: Page): Promise<string> => {
    const parts = ['hearth-channel-list', 'hearth-message-pane', 'hearth-member-aside'];
    const seen = await Promise.all(parts.map(async (part) => ((await page.locator(part).isVisible()) ? part : '')));
    return seen
      .filter(Boolean)
      .map((part) => part.split('-').at(-1))
      .join(' + ');
  };
  const shows = (page: Page, parts: string): Promise<void> =>
    eventually(
      async () => (await shown(page)) === parts,
      () => `It does not show ${parts}.`,
    );
  const overflow = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const frame = document.querySelector('hearth-community')?.shadowRoot?.querySelector('.hearth');
      return frame ? frame.scrollWidth - frame.clientWidth : NaN;
    });
  const focus = (page: Page): Promise<string> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const host =
        element?.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host.localName : '';
      return `${host} ${element?.localName ?? ''}.${element?.className ?? ''}`;
    });
  const focusGoes = (page: Page, where: RegExp): Promise<void> => {
    let at = '';
    return eventually(
      async () => where.test((at = await focus(page))),
      () => `The focus is on ${at}, not ${String(where)}.`,
    );
  };
  async function showPeople(page: Page): Promise<void> {
    const button = pane(page).getByRole('button', { name: /See all/ });
    if (!(await button.isVisible())) {
      await pane(page).locator('header').getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: /Members/ }).click();
    } else await button.click();
    await page.locator('hearth-member-aside').waitFor();
  }

  for (const [width, atStart, inChannel, withPeople] of [
    [280, 'list', 'pane', 'aside'],
    [320, 'list', 'pane', 'aside'],
    [680, 'list + pane', 'list + pane', 'list + aside'],
    [900, 'list + pane', 'list + pane', 'list + aside'],
    [1120, 'list + pane', 'list + pane', 'list + pane + aside'],
    [1440, 'list + pane', 'list + pane', 'list + pane + aside'],
  ] as const) {
    test(`${String(width)} pixels wide it shows ${atStart}, ${inChannel}, and with the people ${withPeople}`, async () => {
      const { page, errors, close } = await open(width);
      await shows(page, atStart);
      await choose(page, 'Uniform swap');
      await shows(page, inChannel);
      assert.equal(await back(page).isVisible(), width < 680);
      await showPeople(page);
      await shows(page, withPeople);
      assert.equal(await overflow(page), 0);
      await page.keyboard.press('Escape');
      await shows(page, inChannel);
      assert.deepEqual(errors, []);
      await close();
    });
  }

  test('as a page it fills the place it has, and makes one where there is none', async () => {
    const window = 800;
    const shell = 'body { margin: 0; block-size: 100dvh } header { block-size: 60px }';
    for (const [place, css, height] of [
      ['no height', '', window * 0.8],
      ['a low place', '#place { block-size: 360px }', 360],
      ['a place lower than it can be', '#place { block-size: 200px }', 320],
      [
        'the rest of a column',
        'body { display: flex; flex-direction: column } #place { flex: 1; min-block-size: 0 }',
        740,
      ],
      ['the rest of a grid', 'body { display: grid; grid-template-rows: auto 1fr }', 740],
    ] as const) {
      const body = `${signInScript(server.url, COMMUNITY, 'parent')}<header></header><div id="place"></div>${tag('data-layout="page" data-target="#place"')}`;
      const { page, close } = await openHost(browser, site.show({ head: `<style>${shell} ${css}</style>`, body }), 900);
      await channelsOf(page).first().waitFor({ state: 'attached' });
      const found = await page.locator('hearth-community').evaluate((element) => element.clientHeight);
      assert.equal(found, height, place);
      await close();
    }
  });

  test('narrow, the arrow and Escape go one level up, from the people to the channel to the list', async () => {
    const { page, close } = await open(360);
    await choose(page, 'Uniform swap');
    await showPeople(page);
    await page.keyboard.press('Escape');
    await shows(page, 'pane');
    await back(page).click();
    await shows(page, 'list');
    await focusGoes(page, /^hearth-channel-list a\.channel/);
    await page.keyboard.press('Enter');
    await shows(page, 'pane');
    await page.locator('hearth-composer textarea').focus();
    await page.keyboard.press('Escape');
    await focusGoes(page, /article/);
    await back(page).focus();
    await page.keyboard.press('Escape');
    await shows(page, 'list');
    await close();
  });

  test('narrow, Escape in a menu closes the menu only, and the channel stays', async () => {
    const { page, close } = await open(320);
    await choose(page, 'Uniform swap');
    await shows(page, 'pane');
    await pane(page).locator('header').getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'About this channel' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.waitForTimeout(300);
    await shows(page, 'pane');
    await focusGoes(page, /^hearth-message-pane button/);
    await close();
  });

  test('with router=hash the browser’s Back goes from channel to channel, and the address opens the same one again', async () => {
    const { page, close } = await open(900, 'data-layout="page" data-target="#place" data-router="hash"');
    const heading = (name: string) => pane(page).getByRole('heading', { name }).waitFor();
    await choose(page, 'Uniform swap');
    await heading('Uniform swap');
    await choose(page, 'Lunch and clubs');
    await heading('Lunch and clubs');
    assert.match(page.url(), /#hearth=alder-grove\/lunch-and-clubs$/);
    await page.goBack();
    await heading('Uniform swap');
    await page.reload();
    await heading('Uniform swap');
    await close();
  });

  test('without a router it writes nothing into the page’s history', async () => {
    const { page, close } = await open(900);
    const length = await page.evaluate(() => history.length);
    await choose(page, 'Uniform swap');
    await choose(page, 'Lunch and clubs');
    assert.equal(await page.evaluate(() => history.length), length);
    assert.doesNotMatch(page.url(), /#/);
    await close();
  });

  test('each channel keeps its place and its draft', async () => {
    const { page, close } = await open(900);
    const field = page.locator('hearth-composer textarea');
    const top = (): Promise<number> =>
      pane(page)
        .locator('.log')
        .evaluate((log) => Math.round(log.scrollTop));
    await choose(page, 'Year 5 families');
    await pane(page).locator('article').nth(5).waitFor();
    await field.fill('For the families');
    await page.waitForTimeout(500);
    await pane(page)
      .locator('.log')
      .evaluate((log) => log.scrollTo({ top: log.scrollHeight / 2 }));
    await page.waitForTimeout(700);
    const key = await pane(page)
      .locator('.log')
      .evaluate((log) => {
        const edge = log.getBoundingClientRect().top;
        const rows = [...log.querySelectorAll<HTMLElement>('article')];
        return rows.find((row) => row.getBoundingClientRect().top >= edge)?.dataset['key'];
      });
    assert.ok((await top()) > 0);
    await choose(page, 'Uniform swap');
    await pane(page).getByRole('heading', { name: 'Uniform swap' }).waitFor();
    assert.equal(await field.inputValue(), '');
    await field.fill('For the swap');
    await choose(page, 'Year 5 families');
    await pane(page).getByRole('heading', { name: 'Year 5 families' }).waitFor();
    assert.equal(await field.inputValue(), 'For the families');
    await eventually(
      () =>
        pane(page)
          .locator(`article[data-key="${key ?? ''}"]`)
          .evaluate((row) => {
            const log = row.closest('.log')?.getBoundingClientRect();
            const box = row.getBoundingClientRect();
            return log !== undefined && box.top >= log.top - 40 && box.top <= log.top + 80;
          }),
      () => 'The reader’s place is lost.',
    );
    await choose(page, 'Uniform swap');
    assert.equal(await field.inputValue(), 'For the swap');
    await close();
  });

  test('F6 and Ctrl+F6 go round the panes, with Shift the other way', async () => {
    for (const key of ['F6', 'Control+F6']) {
      const { page, close } = await open(1200);
      await choose(page, 'Uniform swap');
      await focusGoes(page, /hearth-composer textarea/);
      await page.keyboard.press(key);
      await focusGoes(page, /hearth-community input/);
      await page.keyboard.press(key);
      await focusGoes(page, /hearth-channel-list/);
      await page.keyboard.press(key);
      await focusGoes(page, /hearth-composer textarea/);
      await page.keyboard.press(key.replace('F6', 'Shift+F6'));
      await focusGoes(page, /hearth-channel-list/);
      await close();
    }
  });

  test('at most four Tab stops lead from the page to the composer', async () => {
    for (const width of [360, 900, 1440]) {
      const { page, close } = await open(width);
      await choose(page, 'Uniform swap');
      await pane(page).locator('article').first().waitFor();
      await page.locator('#before').focus();
      let stops = 0;
      while (!(await focus(page)).includes('hearth-composer textarea')) {
        assert.ok(++stops <= 4, `${String(width)} px: after four stops the focus is on ${await focus(page)}`);
        await page.keyboard.press('Tab');
        if ((await focus(page)).includes('.skip')) await page.keyboard.press('Enter');
      }
      await close();
    }
  });

  describe('the bubble', () => {
    const bubble = async (width: number): Promise<HostVisit> => {
      const body = `${signInScript(server.url, COMMUNITY, 'parent')}<h1>A page</h1><a href="#x" id="link">A link</a>${tag('data-layout="launcher"')}`;
      return openHost(browser, site.show({ head: '<meta name="viewport" content="width=device-width">', body }), width);
    };
    const panel = (page: Page) => page.locator('hearth-launcher dialog');

    test('on a wide screen floats beside a page that stays usable; Escape gives the focus back', async () => {
      const { page, close } = await bubble(1200);
      await launcherOf(page).click();
      await channelsOf(page).first().waitFor();
      await comesTo(async () => (await boxOf(panel(page))).slice(2), [380, 600]);
      assert.equal(await panel(page).evaluate((dialog) => dialog.matches(':modal')), false);
      await focusGoes(page, /dialog|hearth-c/);
      await page.locator('#link').click();
      await focusGoes(page, /a\./);
      await channelsOf(page).first().focus();
      await page.keyboard.press('Escape');
      await panel(page).waitFor({ state: 'hidden' });
      await focusGoes(page, /^hearth-launcher button/);
      await close();
    });

    test('on a phone fills the screen, keeps the focus inside, and has its own close', async () => {
      const { page, close } = await bubble(360);
      await launcherOf(page).click();
      await channelsOf(page).first().waitFor();
      await comesTo(() => boxOf(panel(page)), [0, 0, 360, 800]);
      assert.equal(await panel(page).evaluate((dialog) => dialog.matches(':modal')), true);
      for (let stop = 0; stop < 12; stop++) {
        await page.keyboard.press('Tab');
        assert.doesNotMatch(await focus(page), /^ a\./, 'the page behind is out of reach');
      }
      await choose(page, 'Uniform swap');
      await shows(page, 'pane');
      await back(page).click();
      await shows(page, 'list');
      await page.locator('hearth-community').getByRole('button', { name: 'Close', exact: true }).first().click();
      await panel(page).waitFor({ state: 'hidden' });
      await focusGoes(page, /^hearth-launcher button/);
      await close();
    });

    test('on a phone Escape goes up level by level and then closes', async () => {
      const { page, close } = await bubble(360);
      await launcherOf(page).click();
      await choose(page, 'Uniform swap');
      await shows(page, 'pane');
      await back(page).focus();
      await page.keyboard.press('Escape');
      await shows(page, 'list');
      assert.equal(await panel(page).isVisible(), true);
      await page.keyboard.press('Escape');
      await panel(page).waitFor({ state: 'hidden' });
      await close();
    });
  });
});
