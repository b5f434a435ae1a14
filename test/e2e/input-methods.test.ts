/**
 * Writing with a real input method, driven through the browser's own protocol: the Enter that takes a suggestion sends
 * nothing, in the order of Chrome (composing, key 229) and in that of Safari (the composition ends first).
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openChromium, visit } from '../kit/chromium.ts';
import { eventually } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

interface Script {
  readonly name: string;
  /** What stands there while it is being composed, and what becomes of it. */
  readonly steps: readonly string[];
  readonly taken: string;
}
const SCRIPTS: readonly Script[] = [
  { name: 'Japanese', steps: ['k', 'か', 'かい', '会議'], taken: '会議' },
  { name: 'Chinese', steps: ['n', 'ni', 'nih', "ni'hao"], taken: '你好' },
  { name: 'Korean', steps: ['ㅎ', '하', '한', '한ㄱ', '한글'], taken: '한글' },
];
const ORDERS = ['key first, as in Chrome', 'composition first, as in Safari'] as const;

describe('with an input method', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  interface Writer {
    readonly page: Page;
    readonly cdp: CDPSession;
    sent(): Promise<number>;
    value(): Promise<string>;
  }
  async function write(): Promise<Writer> {
    const { page, openChannel, composer } = await visit(browser, server.url, 'parent');
    await openChannel('Lunch and clubs');
    await composer().focus();
    await page.evaluate(() => {
      const seen = window as unknown as { sends: number };
      seen.sends = 0;
      addEventListener('hearth-send', () => seen.sends++);
    });
    return {
      page,
      cdp: await page.context().newCDPSession(page),
      sent: () => page.evaluate(() => (window as unknown as { sends: number }).sends),
      value: () => composer().inputValue(),
    };
  }
  const key229 = (cdp: CDPSession, key: string, type: 'rawKeyDown' | 'keyUp'): Promise<unknown> =>
    cdp.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 });
  async function compose(cdp: CDPSession, steps: readonly string[]): Promise<void> {
    for (const text of steps) {
      await key229(cdp, 'Process', 'rawKeyDown');
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
  }
  /** The key that takes the suggestion, and the end of the composition, in either order. */
  async function take(cdp: CDPSession, order: (typeof ORDERS)[number], text: string, key = 'Enter'): Promise<void> {
    if (order === ORDERS[0]) await key229(cdp, key, 'rawKeyDown');
    await cdp.send('Input.insertText', { text });
    if (order === ORDERS[1]) await key229(cdp, key, 'rawKeyDown');
    await key229(cdp, key, 'keyUp');
  }

  for (const { name, steps, taken } of SCRIPTS) {
    for (const order of ORDERS) {
      test(`${name}, ${order}: taking a suggestion sends nothing, and the next Enter sends once`, async () => {
        const { page, cdp, sent, value } = await write();
        for (let word = 1; word <= 3; word++) {
          await compose(cdp, steps);
          await take(cdp, order, taken);
          await page.waitForTimeout(60);
          assert.equal(await sent(), 0);
          assert.equal(await value(), taken.repeat(word), 'no syllable twice, no line break');
        }
        await page.keyboard.press('Enter');
        await page
          .locator('hearth-message-pane article')
          .filter({ hasText: taken.repeat(3) })
          .last()
          .waitFor();
        assert.equal(await sent(), 1);
        await eventually(
          async () => (await value()) === '',
          () => 'what was sent left the field',
        );
        await page.context().close();
      });
    }
  }

  for (const order of ORDERS) {
    test(`keys that move in the suggestions do not move in the mention list: ${order}`, async () => {
      const { page, cdp, sent, value } = await write();
      await page.keyboard.type('@');
      const option = page.locator('hearth-composer').getByRole('option');
      await option.first().waitFor();
      const chosen = (): Promise<string | null> =>
        page.locator('hearth-composer [role="option"][aria-selected="true"]').textContent();
      await compose(cdp, ['a']);
      await page.waitForTimeout(300);
      const before = (await option.count()) > 0 ? await chosen() : null;
      await key229(cdp, 'ArrowDown', 'rawKeyDown');
      await key229(cdp, 'ArrowDown', 'keyUp');
      await page.waitForTimeout(100);
      assert.equal((await option.count()) > 0 ? await chosen() : null, before);
      await take(cdp, order, 'a');
      await page.waitForTimeout(200);
      assert.equal(await sent(), 0);
      assert.equal(await value(), '@a', 'nobody was chosen by the Enter of the input method');
      await option.first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForTimeout(200);
      assert.equal(await sent(), 0, 'Enter chose somebody');
      assert.match(await value(), /^@\S.* $/u);
      await page.context().close();
    });
  }
});
