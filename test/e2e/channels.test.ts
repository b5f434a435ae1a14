/** Channels and categories are made, changed, ordered and archived in the page, by permission, and others see it live. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { LIVE, openChromium, visit, type Visitor } from '../kit/chromium.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

describe('channel management', () => {
  let server: ServerProcess;
  let browser: Browser;
  let here: Visitor[] = [];

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });
  afterEach(async () => {
    const leaving = here;
    here = [];
    for (const { context } of leaving) await context.close();
    assert.deepEqual(
      leaving.flatMap(({ complaints }) => complaints.errors),
      [],
    );
  });

  async function enter(person: string): Promise<Visitor> {
    const visitor = await visit(browser, server.url, person);
    visitor.page.setDefaultTimeout(LIVE.timeout);
    here.push(visitor);
    return visitor;
  }
  async function choose({ page }: Visitor, menu: string, item: string | RegExp): Promise<void> {
    const button = page.getByRole('button', { name: menu, exact: true });
    await button.scrollIntoViewIfNeeded();
    await button.focus();
    await button.press('Enter');
    await page.getByRole('menuitem', { name: item }).click();
  }
  const dialog = ({ page }: Visitor): Locator => page.getByRole('dialog');
  async function submit(visitor: Visitor, button: string): Promise<void> {
    await dialog(visitor).getByRole('button', { name: button, exact: true }).click();
    await dialog(visitor).waitFor({ state: 'detached', ...LIVE });
  }
  async function make(visitor: Visitor, name: string, more?: (form: Locator) => Promise<void>): Promise<void> {
    await choose(visitor, 'Community menu', 'New channel');
    await dialog(visitor).getByLabel('Name', { exact: true }).fill(name);
    await more?.(dialog(visitor));
    await submit(visitor, 'Create channel');
  }
  const namesIn = async ({ page }: Visitor, category: string): Promise<string[]> =>
    page.getByRole('list', { name: category }).locator('a bdi:first-child').allTextContents();

  test('a new channel appears for others at once, with its topic, and takes messages', async () => {
    const [head, parent] = [await enter('head'), await enter('parent')];
    await make(head, 'Swimming gala', async (form) => {
      await form.getByLabel('What it is for').fill('Towels, times and lifts to the pool');
      await form.getByLabel('Category').selectOption({ label: 'Whole school' });
    });
    await head.page.locator('hearth-message-pane').getByRole('heading', { name: 'Swimming gala' }).waitFor(LIVE);
    await parent.channel('Swimming gala').waitFor(LIVE);
    await parent.openChannel('Swimming gala');
    await parent.page.getByText('Towels, times and lifts to the pool').first().waitFor(LIVE);
    await parent.send('We have room for two');
    await head.message('We have room for two').waitFor(LIVE);
  });

  test('a new name, purpose and kind arrive where the channel is open', async () => {
    const [head, parent] = [await enter('head'), await enter('parent')];
    await make(head, 'Bake sale');
    await parent.channel('Bake sale').waitFor(LIVE);
    await parent.openChannel('Bake sale');
    await choose(head, 'Actions for Bake sale', 'Edit channel');
    await dialog(head).getByLabel('Name', { exact: true }).fill('Cake sale');
    await dialog(head).getByLabel('What it is for').fill('Who brings which cake');
    await dialog(head).getByLabel('Guidelines').fill('Say what is in it: nuts, eggs, milk.');
    await dialog(head).getByLabel('Kind').selectOption('announcement');
    await submit(head, 'Save');
    const pane = parent.page.locator('hearth-message-pane');
    await pane.getByRole('heading', { name: 'Cake sale' }).waitFor(LIVE);
    await pane.getByText('Who brings which cake').first().waitFor(LIVE);
    await pane.getByText(/post here/).waitFor(LIVE);
    assert.equal(await parent.channel('Bake sale').count(), 0);
  });

  test('moving up and down changes the order for everybody', async () => {
    const [head, parent] = [await enter('head'), await enter('parent')];
    const before = await namesIn(parent, 'Friends of Alder Grove');
    const [last = '', above = ''] = before.toReversed();
    await choose(head, `Actions for ${last}`, 'Move up');
    await parent.page.waitForFunction(
      ([list, name]) => {
        const root = document
          .querySelector('hearth-community')
          ?.shadowRoot?.querySelector('hearth-channel-list')?.shadowRoot;
        const names = [...(root?.querySelectorAll(`ul[aria-label="${String(list)}"] a bdi:first-child`) ?? [])];
        return names.at(-1)?.textContent === name;
      },
      ['Friends of Alder Grove', above],
      LIVE,
    );
    assert.deepEqual(await namesIn(parent, 'Friends of Alder Grove'), [...before.slice(0, -2), last, above]);
    await choose(head, `Actions for ${last}`, 'Move down');
    await parent.page.waitForTimeout(800);
    assert.deepEqual(await namesIn(parent, 'Friends of Alder Grove'), before);
  });

  test('an archived channel leaves the list, says so where it is open, and comes back', async () => {
    const [head, parent] = [await enter('head'), await enter('parent')];
    await make(head, 'Snow day');
    await parent.channel('Snow day').waitFor(LIVE);
    await parent.openChannel('Snow day');
    await choose(head, 'Actions for Snow day', 'Archive channel');
    await submit(head, 'Archive channel');
    await parent.channel('Snow day').waitFor({ state: 'detached', ...LIVE });
    await parent.page.getByText('This channel is archived.').waitFor(LIVE);
    await choose(head, 'Community menu', 'Restore: Snow day');
    await parent.channel('Snow day').waitFor(LIVE);
    await parent.composer().waitFor(LIVE);
  });

  test('a channel for some roles is seen by them and by nobody else', async () => {
    const [head, teacher, parent] = [await enter('head'), await enter('teacher'), await enter('parent')];
    await make(head, 'Surprise for Year 6', async (form) => {
      await form.getByLabel('Only some people can see it').check();
      await form.getByRole('group', { name: 'Who can see it' }).getByLabel('Teacher', { exact: true }).check();
    });
    await teacher.channel('Surprise for Year 6').waitFor(LIVE);
    assert.match((await teacher.channel('Surprise for Year 6').textContent()) ?? '', /only some people/);
    await parent.page.waitForTimeout(500);
    assert.equal(await parent.channel('Surprise for Year 6').count(), 0);
  });

  test('a category is made, renamed, moved up and removed', async () => {
    const [head, parent] = [await enter('head'), await enter('parent')];
    await choose(head, 'Community menu', 'New category');
    await dialog(head).getByLabel('Name', { exact: true }).fill('Trips');
    await submit(head, 'Create category');
    await choose(head, 'Actions for Trips', 'New channel');
    await dialog(head).getByLabel('Name', { exact: true }).fill('Alder Brook');
    await submit(head, 'Create channel');
    await parent.channel('Alder Brook').waitFor(LIVE);
    await choose(head, 'Actions for Trips', 'Rename category');
    await dialog(head).getByLabel('Name', { exact: true }).fill('Days out');
    await submit(head, 'Save');
    await parent.page.getByRole('button', { name: 'Days out', exact: true }).waitFor(LIVE);
    const headings = head.page.locator('hearth-channel-list .category bdi');
    const before = (await headings.allTextContents()).slice(0, -1);
    await choose(head, 'Actions for Days out', 'Move up');
    await head.page.waitForTimeout(800);
    assert.deepEqual(await headings.allTextContents(), [...before.slice(0, -1), 'Days out', before.at(-1)]);
    await choose(head, 'Actions for Alder Brook', 'Archive channel');
    await submit(head, 'Archive channel');
    await head.channel('Alder Brook').waitFor({ state: 'detached', ...LIVE });
    const actions = head.page.getByRole('button', { name: 'Actions for Days out' });
    await actions.focus();
    await actions.press('Enter');
    const removal = head.page.getByRole('menuitem', { name: 'Remove category' });
    await removal.getByText('It still holds archived channels.').waitFor(LIVE);
    assert.equal(await removal.getAttribute('aria-disabled'), 'true');
    await head.page.keyboard.press('Escape');
    await choose(head, 'Community menu', 'Restore: Alder Brook');
    await choose(head, 'Actions for Alder Brook', 'Edit channel');
    await dialog(head).getByLabel('Category').selectOption({ label: 'Whole school' });
    await submit(head, 'Save');
    await choose(head, 'Actions for Days out', 'Remove category');
    await parent.page.getByRole('button', { name: 'Days out', exact: true }).waitFor({ state: 'detached', ...LIVE });
  });

  test('what is wrong is said beside its field, and nothing typed is lost', async () => {
    const head = await enter('head');
    await choose(head, 'Community menu', 'New channel');
    await dialog(head).getByLabel('What it is for').fill('Kept');
    await dialog(head).getByRole('button', { name: 'Create channel' }).click();
    const name = dialog(head).getByLabel('Name', { exact: true });
    await dialog(head).getByText('Give it a name.').waitFor(LIVE);
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
    assert.match((await name.getAttribute('aria-describedby')) ?? '', /name-problem/);
    assert.equal(await dialog(head).getByLabel('What it is for').inputValue(), 'Kept');
    await head.page.keyboard.press('Escape');
    await dialog(head).waitFor({ state: 'detached', ...LIVE });
    const focused = await head.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label');
    });
    assert.equal(focused, 'Community menu');
  });

  test('a parent sees none of it', async () => {
    const { page } = await enter('parent');
    await page.getByRole('button', { name: 'Community menu' }).click();
    await page.getByRole('menuitem').first().waitFor(LIVE);
    assert.deepEqual(
      await page
        .getByRole('menuitem')
        .allTextContents()
        .then((items) => items.map((item) => item.trim())),
      ['Mark everything as read', 'Notifications', 'Members', 'Keyboard shortcuts'],
    );
    await page.keyboard.press('Escape');
    const ofCategory = page.getByRole('button', { name: 'Actions for Whole school' });
    await ofCategory.focus();
    await ofCategory.press('Enter');
    await page.getByRole('menuitem').first().waitFor(LIVE);
    assert.deepEqual(
      await page
        .getByRole('menuitem')
        .allTextContents()
        .then((items) => items.map((item) => item.trim())),
      ['Notifications'],
    );
    await page.keyboard.press('Escape');
    const more = page.getByRole('button', { name: 'Actions for Lunch and clubs' });
    await more.focus();
    await more.press('Enter');
    await page.getByRole('menuitem').first().waitFor(LIVE);
    assert.deepEqual(
      await page
        .getByRole('menuitem')
        .allTextContents()
        .then((items) => items.map((item) => item.trim())),
      ['Mark as read', 'Copy link', 'Notifications'],
    );
  });
});
