/** axe finds nothing, in any state of the community, light and dark, right to left, and at 320 pixels. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findings, LOOKS } from '../kit/axe.ts';
import { openChromium, visitorOf } from '../kit/chromium.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

interface State {
  readonly name: string;
  readonly path?: string;
  /** Brings the page into the state; the community's first picture stands. */
  readonly reach?: (page: Page, context: BrowserContext) => Promise<void>;
  /** What shows that the state is there. */
  readonly sign: (page: Page) => Promise<void>;
}

const pane = (page: Page): ReturnType<Page['locator']> => page.locator('hearth-message-pane');
async function open(page: Page, name: string): Promise<void> {
  const back = pane(page).getByRole('button', { name: 'Back to channels' });
  if (await back.isVisible()) await back.click();
  await page
    .locator('hearth-channel-list')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await pane(page).getByRole('heading', { name }).waitFor();
}
const says =
  (text: RegExp | string) =>
  (page: Page): Promise<void> =>
    page.getByText(text).first().waitFor();

const states: readonly State[] = [
  {
    name: 'a channel with messages',
    reach: (page) => open(page, 'Year 5 families'),
    sign: (page) => pane(page).locator('article').first().waitFor(),
  },
  {
    name: 'the list of channels',
    sign: (page) => page.locator('hearth-channel-list a').first().waitFor({ state: 'attached' }),
  },
  { name: 'a channel to read only', reach: (page) => open(page, 'Head’s notices'), sign: says(/post here/) },
  {
    name: 'a message that was not sent, while offline',
    reach: async (page, context) => {
      await open(page, 'Lunch and clubs');
      await context.setOffline(true);
      const field = page.locator('hearth-composer textarea').last();
      await field.fill('Is there still soup?');
      await field.press('Control+Enter');
      await field.press('Enter');
    },
    sign: says(/You’re offline/),
  },
  { name: 'signed out', path: '/demo/school?person=nobody', sign: says('Sign in to read') },
  { name: 'banned', path: '/demo/school?person=banned', sign: says('You can’t take part here any more') },
  {
    name: 'set up wrong',
    path: '/demo/elements/hearth-community?person=parent&community=%20',
    reach: (page) => page.locator('hearth-community').evaluate((element) => element.removeAttribute('community')),
    sign: says('Hearth isn’t set up right on this page'),
  },
  {
    name: 'a menu',
    reach: async (page) => {
      await open(page, 'Year 5 families');
      await pane(page).getByRole('button', { name: 'More', exact: true }).first().click();
    },
    sign: (page) => page.getByRole('menu').waitFor(),
  },
  {
    name: 'the dialog for a new channel, with a mistake',
    path: '/demo/school?person=head',
    reach: async (page) => {
      const back = pane(page).getByRole('button', { name: 'Back to channels' });
      if (await back.isVisible()) await back.click();
      await page.getByRole('button', { name: 'Community menu' }).click();
      await page.getByRole('menuitem', { name: 'New channel' }).click();
      await page.getByLabel('Only some people can see it').check();
      await page.getByRole('button', { name: 'Create channel' }).click();
    },
    sign: says('Give it a name.'),
  },
  {
    name: 'an empty channel',
    path: '/demo/school?person=head',
    reach: async (page) => {
      const back = pane(page).getByRole('button', { name: 'Back to channels' });
      if (await back.isVisible()) await back.click();
      await page.getByRole('button', { name: 'Community menu' }).click();
      await page.getByRole('menuitem', { name: 'New channel' }).click();
      await page.getByLabel('Name', { exact: true }).fill(`Empty ${String(Date.now())}`);
      await page.getByRole('button', { name: 'Create channel' }).click();
    },
    sign: (page) => pane(page).locator('.empty').waitFor(),
  },
  {
    name: 'the launcher, closed',
    path: '/demo/blog?person=stranger',
    sign: (page) => page.locator('hearth-launcher').getByRole('button').first().waitFor(),
  },
  {
    name: 'the panel over the launcher',
    path: '/demo/blog?person=stranger',
    reach: (page) => page.locator('hearth-launcher').getByRole('button').first().click(),
    sign: (page) => pane(page).locator('article').first().waitFor(),
  },
];

describe('axe finds nothing', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  for (const look of LOOKS) {
    for (const state of states) {
      test(`in ${state.name}, ${look.name}`, async () => {
        const context = await browser.newContext({
          viewport: { width: look.width, height: 800 },
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        page.setDefaultTimeout(8_000);
        visitorOf(page, server.url);
        const path = state.path ?? '/demo/school?person=parent';
        await page.goto(`${server.url}${path}${look.query}`);
        if (!state.path?.includes('elements') && !/nobody|banned|blog/.test(path))
          await page.locator('hearth-channel-list a').first().waitFor({ state: 'attached' });
        await state.reach?.(page, context);
        await state.sign(page);
        await page.waitForTimeout(350);
        assert.deepEqual(await findings(page), []);
        await context.close();
      });
    }
  }
});
