/** The people of a community as each sees them: the list, a card, one's own profile, hiding somebody, being here or not. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { LIVE, openChromium, visit, type Visitor } from '../kit/chromium.ts';
import {
  aside,
  card,
  choose,
  dialog,
  focusOf,
  memberRow,
  openAside,
  openCard,
  press,
  submit,
  Visitors,
} from '../kit/people-screens.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const CHANNEL = 'Year 5 families';

describe('people', () => {
  let server: ServerProcess;
  let browser: Browser;
  const visitors = new Visitors(() => ({ browser, url: server.url }));

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });
  afterEach(() => visitors.leave());

  const enter = (person: string) => visitors.enter(person);
  /** The names under one heading of the list. */
  const under = (visitor: Visitor, heading: string) =>
    aside(visitor).getByRole('list', { name: heading }).locator('button.member');

  test('stand beside the channel where there is room, in its place where there is not, and give the focus back', async () => {
    const parent = await enter('parent');
    const { page } = parent;
    const main = page.locator('hearth-message-pane');
    for (const [width, isBeside] of [
      [1280, true],
      [900, false],
      [320, false],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      const back = main.getByRole('button', { name: 'Back to channels' });
      if (await back.isVisible()) await back.click();
      await choose(parent, 'Community menu', 'Members');
      await aside(parent).locator('button.member').first().waitFor(LIVE);
      assert.equal(await main.isVisible(), isBeside, `the channel at ${String(width)}`);
      assert.equal(await focusOf(page), 'Find a person');
      await page.keyboard.press('Escape');
      await aside(parent).waitFor({ state: 'detached', ...LIVE });
      if (width !== 320) assert.equal(await focusOf(page), 'Community menu', `the focus at ${String(width)}`);
    }
  });

  test('move between “Here now” and “Everyone else” as they come, go and say how they are seen', async () => {
    const head = await enter('head');
    await openAside(head);
    const here = (name: string) => under(head, 'Here now').filter({ hasText: name });
    const away = (name: string) => under(head, 'Everyone else').filter({ hasText: name });
    await away('Elif Demir').waitFor(LIVE);
    const elif = await enter('parent');
    await here('Elif Demir').waitFor(LIVE);
    assert.equal(await away('Elif Demir').count(), 0);
    assert.equal(await here('Elif Demir').locator('[data-here=here]').count(), 1);
    await choose(elif, 'Your settings', 'Away');
    await here('Elif Demir')
      .locator('[data-here=away]')
      .waitFor({ state: 'attached', ...LIVE });
    await choose(elif, 'Your settings', 'Do not disturb');
    await openCard(head, 'Elif Demir').then((about) => about.getByText('Do not disturb').waitFor(LIVE));
    await head.page.keyboard.press('Escape');
    await aside(head).getByLabel('Find a person').fill('');
    await choose(elif, 'Your settings', 'Don’t show that you’re here');
    await away('Elif Demir').waitFor(LIVE);
    await elif.page.reload();
    await elif.channel(CHANNEL).waitFor(LIVE);
    await head.page.waitForTimeout(1500);
    assert.equal(await here('Elif Demir').count(), 0, 'invisible is kept over a reload');
    await choose(elif, 'Your settings', 'Show that you’re here');
    await here('Elif Demir').waitFor(LIVE);
    await elif.page.goto('about:blank');
    await away('Elif Demir').waitFor(LIVE);
  });

  test('behind a channel’s faces are its readers first, and then whoever is asked for', async () => {
    const teacher = await enter('teacher');
    await teacher.openChannel('Staff room');
    await teacher.page
      .locator('hearth-message-pane header')
      .getByRole('button', { name: /^See all \d+ members$/ })
      .click();
    const which = aside(teacher).getByLabel('Which people');
    assert.equal(await which.inputValue(), 'channel');
    await memberRow(teacher, 'Ms Ada Okafor').waitFor(LIVE);
    assert.equal(await memberRow(teacher, 'Priya Raman').count(), 0);
    await which.selectOption({ label: 'Everyone' });
    await memberRow(teacher, 'Priya Raman').waitFor({ state: 'attached', ...LIVE });
    await which.selectOption({ label: 'Who can read Staff room' });
    await memberRow(teacher, 'Priya Raman').waitFor({ state: 'detached', ...LIVE });
    await aside(teacher).getByLabel('Find a person').fill('priya');
    await aside(teacher).getByText('Nobody is called “priya”.').waitFor(LIVE);
  });

  test('are found by part of a name and by role; nobody by that name is said', async () => {
    const parent = await enter('parent');
    await openAside(parent);
    const find = aside(parent).getByLabel('Find a person');
    await find.fill('okaf');
    await parent.page.waitForFunction(
      () =>
        document
          .querySelector('hearth-community')
          ?.shadowRoot?.querySelector('hearth-member-aside')
          ?.shadowRoot?.querySelector('hearth-member-list')
          ?.shadowRoot?.querySelectorAll('button.member').length === 1,
      undefined,
      LIVE,
    );
    assert.equal(await memberRow(parent, 'Ms Ada Okafor').count(), 1);
    await find.fill('nobody of this name');
    await aside(parent).getByText('Nobody is called “nobody of this name”.').waitFor(LIVE);
    await find.fill('');
    await aside(parent).getByLabel('Which people').selectOption({ label: 'Pupil' });
    await memberRow(parent, 'Maya Osei').waitFor(LIVE);
    await memberRow(parent, 'Priya Raman').waitFor({ state: 'detached', ...LIVE });
  });

  test('have a card behind their row, their name over a message, a mention and the message’s menu', async () => {
    const parent = await enter('parent');
    const { page } = parent;
    const about = await openCard(parent, 'Priya Raman');
    await about.getByText('Anjali, Year 5').waitFor(LIVE);
    await page.keyboard.press('Escape');
    await card(parent, 'Priya Raman').waitFor({ state: 'detached', ...LIVE });
    assert.match(await focusOf(page), /Priya Raman/, 'the row has the focus again');
    await page.keyboard.press('Escape');
    await parent.openChannel(CHANNEL);
    const message = parent.message('That’s everyone sorted').last();
    await message.locator('.author').click();
    await card(parent, 'Priya Raman').waitFor(LIVE);
    await page.keyboard.press('Escape');
    await parent.page.locator('hearth-message-pane .mention[data-member]').first().click();
    await page.getByRole('dialog', { name: /^About / }).waitFor(LIVE);
    await page.keyboard.press('Escape');
    await message.focus();
    await page.keyboard.press('Shift+F10');
    const item = page.getByRole('menuitem', { name: 'About Priya Raman' });
    await item.focus();
    await item.press('Enter');
    await press(card(parent, 'Priya Raman'), 'Mention');
    await page.waitForFunction(() => {
      const pane = document.querySelector('hearth-community')?.shadowRoot?.querySelector('hearth-message-pane');
      const box = pane?.shadowRoot?.querySelector('hearth-composer')?.shadowRoot?.querySelector('textarea');
      return box?.value.includes('Priya Raman') ?? false;
    }, LIVE);
    await parent.composer().fill('');
  });

  test('choose their name within the policy, and everybody sees it at once', async () => {
    const [parent, priya] = [await enter('parent'), await enter('parent2')];
    await openAside(priya);
    await choose(parent, 'Your settings', 'Your profile');
    const name = dialog(parent).getByLabel('Name', { exact: true });
    for (const [wrong, words] of [
      ['Mr Rhys Davies', 'This name looks like that of somebody people here trust.'],
      ['Мr Rhуs Davies', 'This name looks like that of somebody people here trust.'],
      ['everyone', 'This name is kept for the community itself.'],
      [' ', 'Say what we shall call you.'],
      ['\u115f', 'This name has nothing to see in it.'],
    ] as const) {
      await name.fill(wrong);
      await press(dialog(parent), 'Save');
      await dialog(parent).getByText(words).waitFor(LIVE);
      assert.equal(await name.getAttribute('aria-invalid'), 'true');
    }
    await name.fill('Elif D.');
    await dialog(parent).getByLabel('Pronouns').fill('she/her');
    await dialog(parent).getByLabel('About you').fill('Kaya’s mum\nWednesdays only');
    await submit(parent, 'Save');
    await parent.page.getByText('Your profile is saved.').first().waitFor(LIVE);
    assert.equal(await focusOf(parent.page), 'Your settings');
    const about = await openCard(priya, 'Elif D.');
    await about.getByText('she/her').waitFor(LIVE);
    await about.getByText('Wednesdays only').waitFor(LIVE);
    await parent.page.reload();
    await parent.page.locator('hearth-community .me').getByText('Elif D.').waitFor(LIVE);
  });

  test('who are hidden are hidden in every tab at once and after a reload, with a way to peek, and are not told', async () => {
    const parent = await enter('parent');
    const tab = await visit(parent.context, server.url, 'parent');
    const priya = await enter('parent2');
    for (const one of [parent, tab, priya]) await one.openChannel(CHANNEL);
    const words = `Lifts at nine ${String(Date.now())}`;
    await priya.send(words);
    for (const one of [parent, tab]) await one.message(words).waitFor(LIVE);
    await openCard(parent, 'Priya Raman').then((about) => press(about, 'Hide'));
    const veils = (one: Visitor) =>
      one.page.locator('hearth-message-pane article').filter({ hasText: 'Message from someone you’ve hidden' });
    for (const one of [parent, tab]) {
      await one.message(words).waitFor({ state: 'detached', ...LIVE });
      await veils(one).last().waitFor(LIVE);
    }
    await tab.page.reload();
    await veils(tab).last().waitFor(LIVE);
    assert.equal(await tab.message(words).count(), 0);
    await veils(tab).last().getByRole('button', { name: 'Show' }).click();
    await tab.message(words).waitFor(LIVE);
    assert.equal(await priya.message(words).count(), 1);
    await openCard(parent, 'Priya Raman').then((about) => press(about, 'Show again'));
    for (const one of [parent, tab]) await one.message(words).waitFor(LIVE);
  });
});
