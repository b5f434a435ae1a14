/** A channel with 100,000 messages opens, scrolls and stays as light as a short one. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openChromium, visit, type Visitor } from '../kit/chromium.ts';
import { lengthenChannel } from '../kit/long-channel.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const LONG = 'Uniform swap';
const SHORT = 'Fair stalls rota';
const COUNT = 100_000;

describe('a long history', () => {
  let server: ServerProcess;
  let browser: Browser;
  let last = 0;

  before(async () => {
    server = await startServer();
    await server.stop();
    last = await lengthenChannel(server.dataFolder, 'alder-grove', LONG, COUNT);
    [server, browser] = await Promise.all([server.restart(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function countElements({ page }: Visitor): Promise<number> {
    return page.evaluate(() => {
      const count = (root: ParentNode): number =>
        [...root.querySelectorAll('*')].reduce(
          (sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0),
          0,
        );
      return count(document.body);
    });
  }
  async function openAndWait(visitor: Visitor, name: string, text: RegExp): Promise<number> {
    const began = performance.now();
    await visitor.openChannel(name);
    const latest = visitor.page.getByRole('button', { name: /Latest|new messages/ });
    if (
      await latest.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    )
      await latest.click();
    await visitor.message(text).last().waitFor();
    return performance.now() - began;
  }

  test('opens at the first unread message, and says how many are new', async () => {
    const visitor = await visit(browser, server.url, 'parent2');
    await visitor.openChannel(LONG);
    await visitor.page.getByRole('button', { name: /new messages/ }).waitFor();
    await visitor.page
      .locator('hearth-message-pane')
      .getByText(/^[\d,]+ new$/)
      .waitFor();
    await visitor.context.close();
  });

  test('goes to its end with a bounded number of elements', async (t) => {
    const visitor = await visit(browser, server.url, 'parent');
    const short = await openAndWait(visitor, SHORT, /./);
    const long = await openAndWait(visitor, LONG, new RegExp(`Message ${String(last)}:`));
    const elements = await countElements(visitor);
    t.diagnostic(`short ${short.toFixed(0)} ms, long ${long.toFixed(0)} ms, ${String(elements)} elements`);
    assert.ok(elements < 4_000, `${String(elements)} elements`);
    await visitor.context.close();
  });

  test('scrolls back page after page without a jump, without growing', async () => {
    const visitor = await visit(browser, server.url, 'parent');
    await openAndWait(visitor, LONG, new RegExp(`Message ${String(last)}:`));
    const log = visitor.page.locator('hearth-message-pane [part="log"]');
    for (let page = 0; page < 12; page++) {
      await log.evaluate((element) => (element.scrollTop = 40));
      await visitor.page.waitForTimeout(250);
    }
    const seqs = (await visitor.page.locator('hearth-message-pane article').allInnerTexts()).flatMap((text) => {
      const found = /Message (\d+):/.exec(text)?.[1];
      return found ? [Number(found)] : [];
    });
    assert.ok((seqs[0] ?? last) < last - 300, `went back to ${String(seqs[0])}`);
    assert.deepEqual(
      seqs,
      seqs.map((_, index) => (seqs[0] ?? 0) + index),
      'no hole, no double',
    );
    assert.ok(seqs.length <= 320, `${String(seqs.length)} rows`);
    assert.ok((await countElements(visitor)) < 6_000);
    await visitor.context.close();
  });
});
