/** The sample pages in Arabic and German: words, direction and digits, and only the files that a reader needs. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../kit/chromium.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const CHANNEL = 'Year 5 families';

describe('the school', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function open(lang: string, person = 'head'): Promise<{ page: Page; files: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    const files: string[] = [];
    page.on('request', (request) => files.push(new URL(request.url()).pathname));
    await page.goto(`${server.url}/demo/school?person=${person}&lang=${lang}`);
    return { page, files };
  }
  const languageFiles = (files: readonly string[]): string[] =>
    files
      .flatMap((file) => /\/c\/((?:ar|de|pseudo|languages)(?:-[a-z]+)*)-[\w-]{7,8}\.js$/.exec(file)?.[1] ?? [])
      .sort();

  test('in Arabic, with messages both ways', async () => {
    const { page } = await open('ar');
    await page.locator('hearth-channel-list a').filter({ hasText: CHANNEL }).first().click();
    const pane = page.locator('hearth-message-pane');
    await pane.locator('article').first().waitFor();
    const composer = page.locator('hearth-composer textarea').last();
    assert.equal(await composer.getAttribute('placeholder'), 'رسالة إلى \u2068Year 5 families\u2069');
    for (const text of ['صباح الخير', 'I can bring the van']) {
      await composer.fill(text);
      await composer.press('Enter');
      await pane.locator('article').filter({ hasText: text }).waitFor();
    }
    const sides = await pane.locator('article .text').evaluateAll((texts) =>
      texts.slice(-2).map((text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        const [written, box] = [range.getBoundingClientRect(), text.getBoundingClientRect()];
        const line = text.closest('[dir=auto]') ?? text.querySelector('[dir=auto]') ?? text;
        return { direction: getComputedStyle(line).direction, isAtStart: box.right - written.right < 2 };
      }),
    );
    assert.deepEqual(sides, [
      { direction: 'rtl', isAtStart: true },
      { direction: 'ltr', isAtStart: true },
    ]);
    await page
      .getByText(/يقرأ هذه القناة [٠-٩]+/)
      .first()
      .waitFor();
    const [list, messages] = await Promise.all([page.locator('hearth-channel-list').boundingBox(), pane.boundingBox()]);
    assert.ok((list?.x ?? 0) > (messages?.x ?? 0), 'the channels stand at the right');
    await page.context().close();
  });

  test('in Arabic, for somebody who is signed out', async () => {
    const { page } = await open('ar', 'nobody');
    await page.getByText('القراءة تتطلب تسجيل الدخول').waitFor();
    const box = page.locator('hearth-community .hearth');
    assert.equal(await box.getAttribute('dir'), 'rtl');
    assert.doesNotMatch(await box.innerText(), /[A-Za-z]/);
    await page.context().close();
  });

  test('in German, without a word of Arabic, and roles only when somebody opens them', async () => {
    const { page, files } = await open('de');
    await page.getByRole('button', { name: 'Community-Menü' }).first().click();
    await page.getByRole('menuitem', { name: 'Rollen' }).waitFor();
    assert.deepEqual(languageFiles(files), [
      'de',
      'de-composer-soon',
      'de-frame-soon',
      'de-menus',
      'de-problems',
      'de-soon',
      'languages',
    ]);
    await page.getByRole('menuitem', { name: 'Rollen' }).click();
    await page.getByRole('button', { name: 'Neue Rolle' }).waitFor();
    assert.ok(languageFiles(files).includes('de-roles'));
    await page.context().close();
  });

  test('in English, with no file of any other language', async () => {
    const { page, files } = await open('en-GB');
    await page.getByRole('button', { name: 'Community menu' }).first().click();
    await page.getByRole('menuitem', { name: 'Roles' }).waitFor();
    assert.deepEqual(languageFiles(files), []);
    await page.context().close();
  });

  test('changes its language with the page’s', async () => {
    const { page } = await open('en');
    await page.getByRole('button', { name: 'Community menu' }).first().waitFor();
    await page.evaluate(() => (document.documentElement.lang = 'de'));
    await page.getByRole('button', { name: 'Community-Menü' }).first().waitFor();
    await page.context().close();
  });
});
