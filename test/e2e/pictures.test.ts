/** Pictures between people: one changes theirs, the other sees it at once, and sees it go again. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { LIVE, openChromium, visit, type Visitor } from '../kit/chromium.ts';
import { deed, openCard, press, submit } from '../kit/people-screens.ts';
import { photo, photoWithPlace } from '../kit/pictures.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const CHANNEL = 'Year 5 families';

describe('pictures', () => {
  let server: ServerProcess;
  let browser: Browser;
  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function leave(...visitors: readonly Visitor[]): Promise<void> {
    for (const { complaints, context } of visitors) {
      await context.close();
      assert.deepEqual(complaints.errors, []);
      assert.deepEqual(complaints.foreignRequests, []);
    }
  }
  async function openDialog({ page }: Visitor, menu: string, item: string): Promise<Locator> {
    await page.getByRole('button', { name: menu }).first().click();
    await page.getByRole('menuitem', { name: item }).click();
    const dialog = page.getByRole('dialog', { name: item });
    await dialog.waitFor();
    return dialog;
  }
  const shownFace = (row: Locator): Locator => row.locator('.face img[data-shown]');

  test('of a person are there for the other at once, without a place in them, and go again', async () => {
    const [parent, teacher] = [await visit(browser, server.url, 'parent'), await visit(browser, server.url, 'teacher')];
    for (const visitor of [parent, teacher]) await visitor.openChannel(CHANNEL);
    const text = `A picture of me ${String(Date.now())}`;
    await parent.send(text);
    const row = teacher.message(text);
    await row.waitFor();
    assert.equal(await shownFace(row).count(), 0, 'initials first');

    const dialog = await openDialog(parent, 'Your settings', 'Your profile');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await photoWithPlace() });
    await dialog.getByText('once you save').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await shownFace(row).waitFor(LIVE);
    const address = (await row.locator('.face img').getAttribute('src')) ?? '';
    assert.match(address, /\/files\/[0-9a-f]{64}\.webp$/);
    const bytes = Buffer.from(await (await fetch(new URL(address, server.url))).arrayBuffer());
    assert.equal(bytes.includes('Secret'), false);

    const again = await openDialog(parent, 'Your settings', 'Your profile');
    await again.getByRole('button', { name: 'Remove picture' }).click();
    await again.getByRole('button', { name: 'Save' }).click();
    await row.locator('.face img').waitFor({ state: 'detached', ...LIVE });
    await leave(parent, teacher);
  });

  test('of a person are taken away by a moderator, and by nobody else', async () => {
    const [pupil, moderator] = [
      await visit(browser, server.url, 'parent2'),
      await visit(browser, server.url, 'moderator'),
    ];
    const name = (await pupil.page.locator('hearth-community .me bdi').first().textContent()) ?? '';
    const dialog = await openDialog(pupil, 'Your settings', 'Your profile');
    const buffer = await photo().png().toBuffer();
    await dialog.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
    await dialog.getByText('once you save').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const own = pupil.page.locator('hearth-community .me .face img[data-shown]');
    await own.waitFor();
    await deed(moderator, name, 'Remove picture');
    await submit(moderator, 'Remove picture');
    await own.waitFor({ state: 'detached', ...LIVE });
    const about = await openCard(moderator, name);
    await press(about, `More for ${name}`);
    assert.equal(await about.getByText('Remove picture').count(), 0, 'there is none any more');
    await leave(pupil, moderator);
  });

  test('of the community is changed by who may, and seen by all', async () => {
    const [head, parent] = [await visit(browser, server.url, 'head'), await visit(browser, server.url, 'parent')];
    const arch = parent.page.locator('hearth-community .home .arch img[data-shown]');
    await arch.waitFor();
    const before = await arch.getAttribute('src');
    const dialog = await openDialog(head, 'Community menu', 'Community settings');
    const buffer = await photo(90, 90, { r: 20, g: 90, b: 60 }).png().toBuffer();
    await dialog.locator('input[type=file]').setInputFiles({ name: 'school.png', mimeType: 'image/png', buffer });
    await dialog.getByText('once you save').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await parent.page.waitForFunction((old) => {
      const image = document.querySelector('hearth-community')?.shadowRoot?.querySelector('.home .arch img');
      return image?.getAttribute('src') !== old && image?.hasAttribute('data-shown');
    }, before);
    await parent.page.getByRole('button', { name: 'Community menu' }).first().click();
    assert.equal(await parent.page.getByRole('menuitem', { name: 'Community settings' }).count(), 0);
    await leave(head, parent);
  });

  test('that cannot be sent are said to be offline, and wait', async () => {
    const parent = await visit(browser, server.url, 'parent2');
    const dialog = await openDialog(parent, 'Your settings', 'Your profile');
    const buffer = await photo().png().toBuffer();
    await dialog.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
    await dialog.getByText('once you save').waitFor();
    await parent.page.route('**/api/pictures', (route) => route.abort('internetdisconnected'));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('offline').waitFor();
    await parent.page.unroute('**/api/pictures');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await leave(parent);
  });
});
