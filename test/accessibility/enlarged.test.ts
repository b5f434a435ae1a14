/** At 400 % zoom a window of 1280 by 1024 is 320 by 256: there is room to read, to write, and to reach every setting. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { LIVE, openChromium } from '../kit/chromium.ts';
import { eventually } from '../kit/host-visit.ts';
import { choose } from '../kit/people-screens.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const WINDOW = { width: 320, height: 256 };
/** How many lines of its own text fit into what one sees of it. */
const linesIn = (place: Locator): Promise<number> =>
  place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(element.querySelector('.text') ?? element).lineHeight);
    return (Math.min(bottom, innerHeight) - Math.max(top, 0)) / line;
  });

describe('at 400 % zoom', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function open(path: string): Promise<Page> {
    const page = await browser.newPage({ viewport: WINDOW, reducedMotion: 'reduce' });
    page.setDefaultTimeout(LIVE.timeout);
    await page.goto(`${server.url}${path}`);
    return page;
  }
  async function isRoomy(page: Page, lines: number): Promise<void> {
    const pane = page.locator('hearth-message-pane');
    await pane.locator('article').last().waitFor();
    await pane.locator('.pinned').waitFor({ state: 'attached' });
    const field = page.locator('hearth-composer textarea');
    await field.waitFor();
    const seen = await linesIn(pane.locator('.log'));
    assert.ok(seen >= lines, `${String(seen)} lines of messages`);
    const box = await field.boundingBox();
    assert.ok(box && box.y + box.height <= WINDOW.height, 'the composer is in sight');
    await field.fill('one\ntwo\nthree');
    assert.ok((await linesIn(pane.locator('.log'))) >= 2, 'what is answered stays in sight');
  }

  test('one reads several lines over the composer, and the pinned messages are in the menu', async () => {
    const page = await open('/demo/school?person=parent');
    await page.getByRole('link', { name: /^Lunch and clubs/ }).click();
    await isRoomy(page, 4);
    await choose({ page }, 'More', 'Pinned messages');
    await page.getByRole('dialog', { name: 'Pinned messages' }).getByRole('button').first().waitFor();
    await page.close();
  });

  test('so it is in the panel over the launcher', async () => {
    const page = await open('/demo/blog?person=stranger');
    await page.locator('hearth-launcher').getByRole('button').first().click();
    await isRoomy(page, 5);
    await page.close();
  });

  test('beside the messages all scrolls as one', async () => {
    const page = await open('/demo/school?person=parent');
    const list = page.locator('hearth-channel-list');
    const last = list.getByRole('link').last();
    const isInSight = async (): Promise<boolean> => {
      await last.blur();
      await last.focus(); // again and again, for the rows above it are still coming
      const row = await last.boundingBox();
      return row !== null && Math.round(row.y) >= 0 && Math.round(row.y + row.height) <= WINDOW.height;
    };
    await eventually(isInSight, () => 'the last channel comes in sight');
    assert.ok((await linesIn(page.locator('.side'))) >= 8, 'the whole pane scrolls');
    await choose({ page }, 'Your settings');
    await page.getByRole('menuitem').first().waitFor();
    await page.close();
  });

  for (const screen of ['Roles', 'Invite people', 'Community settings'])
    test(`in “${screen}” every field can be brought in sight, and its words with it`, async () => {
      const page = await open('/demo/school?person=head');
      await choose({ page }, 'Community menu', screen);
      const dialog = page.locator('dialog[open]');
      const role = dialog.locator('hearth-role-screen').getByRole('button', { name: 'Parent', exact: true });
      if (screen === 'Roles') await role.click();
      const fields = dialog.locator(':enabled:is(input, select, textarea, .button):visible');
      await fields.nth(2).waitFor();
      for (const field of await fields.all()) {
        await field.focus();
        const isSeen = await field.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          let there = document.elementFromPoint(left + width / 2, top + Math.min(height, 44) / 2);
          while (there?.shadowRoot) {
            const inner = there.shadowRoot.elementFromPoint(left + width / 2, top + Math.min(height, 44) / 2);
            if (!inner || inner === there) break;
            there = inner;
          }
          return there === element || element.contains(there) || Boolean(element.closest('label')?.contains(there));
        });
        assert.ok(
          isSeen,
          `covered: ${await field.evaluate((element) => `${element.tagName} ${element.id || element.textContent}`)}`,
        );
      }
      const room = await dialog.evaluate((element) => element.clientHeight);
      assert.ok(room >= WINDOW.height - 4, `${String(room)} pixels high`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      await page.close();
    });
});
