/** Everything that matters, without a mouse: from the page into the community, to a channel, to writing, and out again. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { LIVE, openChromium, visit, type Visitor } from '../kit/chromium.ts';
import { comesTo, eventually } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

/** The focused element's tag, class and name, through shadow roots. */
function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return `${element?.localName ?? ''}.${element?.className ?? ''} ${name.trim().replace(/\s+/g, ' ').slice(0, 60)}`;
  });
}

/** Waits for the focus: dialogs and menus give it back a moment after they have closed. */
async function focusComes(page: Page, wanted: RegExp, why = ''): Promise<void> {
  let at = '';
  await eventually(
    async () => wanted.test((at = await focusOf(page))),
    () => `The focus is on ${at}, not ${String(wanted)}. ${why}`,
  );
}

/** The focus stands just before the community, on the last thing of the page's own. */
async function standBefore(page: Page): Promise<void> {
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'The page’s own';
    document.querySelector('hearth-community')?.before(button);
    button.focus();
  });
}

describe('with keys only', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function enter(path = '/demo/school', person = 'parent'): Promise<Visitor> {
    const visitor = await visit(browser, server.url, person, path);
    visitor.page.setDefaultTimeout(LIVE.timeout);
    await visitor.openChannel('Lunch and clubs');
    await standBefore(visitor.page);
    return visitor;
  }
  async function tabTo(page: Page, wanted: RegExp, most: number): Promise<number> {
    for (let stops = 1; stops <= most; stops++) {
      await page.keyboard.press('Tab');
      if (wanted.test(await focusOf(page))) return stops;
    }
    assert.fail(
      `${String(wanted)} is more than ${String(most)} tab stops away; the focus is on ${await focusOf(page)}`,
    );
  }

  test('the way to the composer takes at most four stops', async () => {
    const { page, context } = await enter();
    await page.keyboard.press('Tab');
    assert.match(await focusOf(page), /skip/i);
    await page.keyboard.press('Enter');
    await focusComes(page, /^textarea/);
    await context.close();
  });

  test('reaches the list, opens a channel, writes, sends, edits, reacts, deletes, and comes back', async () => {
    const { page, context, composer, message, complaints } = await enter();
    await tabTo(page, /^a\.channel/, 4);
    await page.keyboard.press('ArrowDown');
    await focusComes(page, /Library fund/);
    await page.keyboard.type('year 5 f');
    await focusComes(page, /Year 5 families/, 'type-ahead finds the channel');
    await page.keyboard.press('Enter');
    await page.locator('hearth-message-pane').getByRole('heading', { name: 'Year 5 families' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.localName === 'hearth-community');
    await focusComes(page, /^textarea/, 'the composer is ready');

    const text = `By keys ${randomUUID().slice(0, 8)}`;
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await message(text).waitFor();
    await comesTo(async () => {
      await page.keyboard.press('ArrowUp'); // for nothing until the message has been sent
      return composer().inputValue();
    }, text);
    await page.keyboard.press('End');
    await page.keyboard.type(', mended');
    await page.keyboard.press('Enter');
    await message(`${text}, mended`).getByText('(edited)').waitFor();

    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
    await focusComes(page, /^article/, 'Escape leaves the composer for the messages');
    await page.keyboard.press('+');
    await page.getByRole('dialog').or(page.getByRole('menu')).or(page.getByRole('listbox')).first().waitFor();
    await page.keyboard.press('Enter');
    await message(text).getByRole('button', { name: 'Thanks, 1' }).waitFor();

    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
    await page.locator('hearth-message-pane article').filter({ hasText: text }).focus();
    await page.keyboard.press('Delete');
    await message(`${text}, mended`).waitFor({ state: 'detached', ...LIVE });
    assert.notEqual(await focusOf(page), '. ', 'the focus is still somewhere');
    assert.deepEqual(complaints.errors, []);
    await context.close();
  });

  test('folding, actions and dialogs of the list give the focus back', async () => {
    const { page, context } = await enter('/demo/school', 'head');
    await tabTo(page, /^a\.channel/, 4);
    await page.keyboard.press('Home');
    await focusComes(page, /category.*Whole school/);
    await page.keyboard.press('ArrowLeft');
    const category = page.getByRole('button', { name: 'Whole school', exact: true });
    assert.equal(await category.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('ArrowRight');
    assert.equal(await category.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowRight');
    await focusComes(page, /^a\.channel.*Head’s notices/);
    await page.keyboard.press('ArrowRight');
    await focusComes(page, /Actions for Head’s notices/);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await focusComes(page, /Actions for Head’s notices/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Edit channel' }).waitFor();
    await page.keyboard.type('e');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Edit channel' }).waitFor();
    await focusComes(page, /^input/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusComes(page, /Actions for Head’s notices/);
    await page.keyboard.press('ArrowLeft');
    await focusComes(page, /^a\.channel.*Head’s notices/);
    await context.close();
  });

  test('keys of the frame act inside it and nowhere else', async () => {
    const { page, context } = await enter();
    await page.keyboard.press('/');
    await focusComes(page, /The page’s own/, 'a key of ours is not taken from the page');
    await tabTo(page, /^a\.channel/, 4);
    await page.keyboard.press('/');
    await focusComes(page, /^input/);
    await page.keyboard.type('swap');
    await page.keyboard.press('Enter');
    await page.locator('hearth-message-pane').getByRole('heading', { name: 'Uniform swap' }).waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.locator('hearth-message-pane').getByRole('heading', { name: 'Fair stalls rota' }).waitFor();
    await page.keyboard.press('Control+k');
    await focusComes(page, /^input/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await context.close();
  });

  test('opening a channel takes no focus from what the reader went on to in the page', async () => {
    const { page, context } = await enter();
    await page.evaluate(() => {
      const links = document
        .querySelector('hearth-community')
        ?.shadowRoot?.querySelector('hearth-channel-list')
        ?.shadowRoot?.querySelectorAll<HTMLElement>('a.channel');
      links?.[1]?.click();
      [...document.querySelectorAll('button')].find((button) => button.textContent === 'The page’s own')?.focus();
    });
    await page.waitForTimeout(500);
    assert.match(await focusOf(page), /The page’s own/);
    await context.close();
  });

  test('a channel that opens late does not take the focus from where one has gone in the community', async () => {
    const { page, context } = await enter();
    await page.evaluate(() => {
      const root = document.querySelector('hearth-community')?.shadowRoot;
      const links = root?.querySelector('hearth-channel-list')?.shadowRoot?.querySelectorAll<HTMLElement>('a.channel');
      links?.[1]?.focus();
      links?.[1]?.click();
      root?.querySelector<HTMLElement>('.find input')?.focus();
    });
    await page.waitForTimeout(500);
    assert.match(await focusOf(page), /^input/);
    await context.close();
  });

  test('on a narrow screen Escape goes one level up and gives the list the focus', async () => {
    const { page, context } = await enter();
    await page.setViewportSize({ width: 360, height: 720 });
    await page.locator('hearth-message-pane').getByRole('button', { name: 'Back to channels' }).focus();
    await page.keyboard.press('Escape');
    await page.locator('hearth-channel-list').getByRole('link').first().waitFor();
    await page.waitForTimeout(200);
    await focusComes(page, /^a\.channel/);
    await context.close();
  });
});
