/** One person calls another: what is written as a name reaches them as theirs, and many are called only on purpose. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openChromium, visit, type Visitor } from '../kit/chromium.ts';
import { comesTo } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const CHANNEL = 'Year 5 families';
const unique = (words: string): string => `${words} ${randomUUID().slice(0, 8)}`;

describe('mentions', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function inChannel(person: string, channel = CHANNEL): Promise<Visitor> {
    const visitor = await visit(browser, server.url, person);
    await visitor.openChannel(channel);
    return visitor;
  }
  async function leave(...visitors: readonly Visitor[]): Promise<void> {
    for (const { complaints, context } of visitors) {
      await context.close();
      assert.deepEqual(complaints.errors, []);
      assert.deepEqual(complaints.foreignRequests, []);
    }
  }
  const option = (page: Page, name: RegExp) => page.locator('hearth-composer').getByRole('option', { name });

  test('a chosen name calls the person: a badge, and the ember highlight', async () => {
    const [teacher, parent] = [await inChannel('teacher'), await inChannel('parent')];
    const hello = unique('Good morning');
    await parent.send(hello);
    const author = teacher.message(hello).locator('[part="author"]').first();
    await author.filter({ hasText: /\S/ }).waitFor();
    const me = await author.innerText();
    const others = parent.page.locator('hearth-channel-list').getByRole('link').filter({ hasNotText: CHANNEL });
    await others.first().click();
    await parent.page
      .locator('hearth-message-pane')
      .getByRole('heading', { name: CHANNEL })
      .waitFor({ state: 'detached' });
    const text = unique('have you seen this?');
    await teacher.composer().pressSequentially(`@${me.slice(0, 5)}`);
    await option(teacher.page, new RegExp(me)).first().waitFor();
    await teacher.composer().press('Enter');
    assert.equal(await teacher.composer().inputValue(), `@${me} `);
    await teacher.composer().pressSequentially(text);
    await teacher.composer().press('Enter');
    await parent.page
      .locator('hearth-channel-list')
      .getByRole('link', { name: new RegExp(`^${CHANNEL}.*for you`) })
      .waitFor();
    await parent.openChannel(CHANNEL);
    const row = parent.message(text);
    await row.waitFor();
    assert.match((await row.getAttribute('class')) ?? '', /message--mention/);
    assert.equal(await row.locator('.mention--me').innerText(), `@${me}`);
    await leave(teacher, parent);
  });

  test('a name out of a draft is still a name after a reload', async () => {
    const parent = await inChannel('parent2');
    await parent.composer().pressSequentially('Dear @');
    await parent.page.locator('hearth-composer [role="option"]').first().click();
    const written = await parent.composer().inputValue();
    assert.match(written, /^Dear @\S+/);
    await parent.page.waitForTimeout(600);
    await parent.page.reload();
    await parent.channel(CHANNEL).click();
    await comesTo(() => parent.composer().inputValue(), written);
    await leave(parent);
  });

  test('who may call everyone is asked first, and everyone is called', async () => {
    const [teacher, parent] = [await inChannel('teacher'), await visit(browser, server.url, 'parent')];
    const text = unique('School is closed');
    await teacher.send(`@everyone ${text}`);
    const dialog = teacher.page.locator('hearth-composer').getByRole('dialog');
    await dialog.getByText(/This will notify \d+ people\. Send\?/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.equal(await teacher.composer().inputValue(), `@everyone ${text}`);
    assert.equal(await teacher.message(text).count(), 0);
    await teacher.composer().press('Enter');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await teacher.message(text).waitFor();
    await parent.openChannel(CHANNEL);
    await parent.message(text).waitFor();
    assert.match((await parent.message(text).getAttribute('class')) ?? '', /message--mention/);
    await leave(teacher, parent);
  });

  test('an emoji by name and one from the picker arrive as emoji, with no foreign request under a strict policy', async () => {
    const visitor = await visit(browser, server.url, 'parent', '/demo/csp');
    const text = unique('cake');
    await visitor.composer().fill(`:tada: ${text} `);
    await visitor.page.locator('hearth-composer').getByRole('button', { name: 'Emoji' }).first().click();
    const picker = visitor.page.locator('hearth-composer').getByRole('dialog', { name: 'Emoji' });
    await picker.getByRole('searchbox').fill('birthday');
    await picker.getByRole('gridcell').first().click();
    await visitor.composer().press('Enter');
    await visitor.message(text).getByText('🎉').waitFor();
    await visitor.message(text).getByText('🎂').waitFor();
    await leave(visitor);
  });
});
