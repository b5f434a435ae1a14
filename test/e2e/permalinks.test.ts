/** A link to a message leads to that message, on opening the page and while it stands. And nothing jumps as parts arrive. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { LIVE, openChromium, visit, visitorOf } from '../kit/chromium.ts';
import { boxOf, eventually } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

describe('permalinks', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  /** Some message above the first screen, and the hash that leads to it. */
  async function oldMessage(): Promise<{ id: string; hash: string }> {
    const { page, openChannel, channel } = await visit(browser, server.url, 'parent');
    await openChannel('Year 5 families');
    const first = page.locator('hearth-message-pane article').first();
    await first.waitFor(LIVE);
    const id = await first.getAttribute('data-key');
    const hash = await channel('Year 5 families').getAttribute('href');
    await page.context().close();
    assert.ok(id && hash);
    return { id, hash: `${hash}/${id}` };
  }

  function row(page: Page, id: string): Locator {
    return page.locator(`hearth-message-pane article[data-key="${id}"]`);
  }

  /** Marked, and wholly in the part of the log that can be seen. */
  async function expectShown(page: Page, id: string): Promise<void> {
    await page.locator(`hearth-message-pane article.message--marked[data-key="${id}"]`).waitFor(LIVE);
    let boxes: number[][] = [];
    const isWithin = async (): Promise<boolean> => {
      boxes = await Promise.all([row(page, id), page.locator('.log')].map(boxOf));
      const [[, top = NaN, , height = NaN] = [], [, start = NaN, , room = NaN] = []] = boxes;
      return top >= start - 1 && top + height <= start + room + 1;
    };
    await eventually(isWithin, () => `Not in sight: ${JSON.stringify(boxes)}`);
  }

  test('lead to the message when the page opens', async () => {
    const { id, hash } = await oldMessage();
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    await page.goto(`${server.url}/demo/school?person=parent${hash}`);
    await expectShown(page, id);
    await context.close();
  });

  test('say so where the message is gone', async () => {
    const { hash } = await oldMessage();
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${server.url}/demo/school?person=parent${hash.replace(/[^/]+$/, crypto.randomUUID())}`);
    await page.locator('.toast').getByText('This message isn’t there any more, or isn’t open to you.').waitFor(LIVE);
    await context.close();
  });

  test('lead to the message while another channel is open', async () => {
    const { id, hash } = await oldMessage();
    const visitor = await visit(browser, server.url, 'parent');
    await visitor.openChannel('Lunch and clubs');
    await visitor.page.waitForTimeout(500);
    await visitor.page.evaluate((to) => (location.hash = to), hash);
    await expectShown(visitor.page, id);
    await visitor.context.close();
  });

  test('nothing on the screen moves when the later parts arrive', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/later-[\w-]+\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    const { channel } = visitorOf(page, server.url);
    await page.goto(`${server.url}/demo/school?person=parent`);
    await channel('Year 5 families').waitFor(LIVE);
    await page.locator('hearth-message-pane article').last().waitFor(LIVE);
    await page.locator('.goes-to').waitFor(LIVE);
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      const moved: string[] = [];
      Object.assign(globalThis, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
        })[])
          for (const { node, previousRect: a, currentRect: b } of entry.sources)
            moved.push(`${node?.localName ?? ''}.${node?.className ?? ''} ${a.y},${a.height} to ${b.y},${b.height}`);
      }).observe({ type: 'layout-shift', buffered: false });
    });
    const before = await page.locator('hearth-message-pane article').last().boundingBox();
    release();
    await page
      .locator('hearth-message-pane [aria-live]')
      .first()
      .waitFor({ state: 'attached', ...LIVE });
    await page.waitForTimeout(800);
    assert.deepEqual(await page.locator('hearth-message-pane article').last().boundingBox(), before);
    const moved = await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved);
    assert.deepEqual(moved, []);
    await context.close();
  });
});
