/** What one is told about a channel, a category and the community: chosen in menus, in force at once, in every tab. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { LIVE, openChromium, visit, type Visitor } from '../kit/chromium.ts';
import { choose, Visitors } from '../kit/people-screens.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const CHANNEL = 'Uniform swap';
const CATEGORY = 'Friends of Alder Grove';

describe('notification levels', () => {
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

  async function twoTabsAndAWriter(): Promise<readonly [Visitor, Visitor, Visitor]> {
    const parent = await visitors.enter('parent');
    const tab = await visit(parent.context, server.url, 'parent');
    const writer = await visitors.enter('parent2');
    for (const one of [parent, tab]) {
      await choose(one, 'Community menu', 'Mark everything as read');
      await one.openChannel('Lunch and clubs');
    }
    await writer.openChannel(CHANNEL);
    return [parent, tab, writer];
  }
  async function reads(one: Visitor, words: RegExp | null): Promise<void> {
    const row = one.channel(CHANNEL);
    for (let tries = 0; tries < 60; tries++) {
      const said = ((await row.getAttribute('aria-label')) ?? '') + ((await row.textContent()) ?? '');
      if (words ? words.test(said) : !/unread|muted|for you/.test(said)) return;
      await one.page.waitForTimeout(50);
    }
    assert.fail(`${CHANNEL} does not say ${String(words)}, but “${String(await row.textContent())}”`);
  }

  test('quiet a channel, a category and the whole community, and loud again', async () => {
    const [parent, tab, writer] = await twoTabsAndAWriter();
    await writer.send('A blazer, age ten');
    for (const one of [parent, tab]) await reads(one, /unread/);
    for (const [menu, item] of [
      [`Actions for ${CHANNEL}`, 'Notifications'],
      [`Actions for ${CATEGORY}`, 'Notifications'],
      ['Community menu', 'Notifications'],
    ] as const) {
      await choose(parent, menu, item, 'Nothing');
      for (const one of [parent, tab]) await reads(one, null);
      await choose(parent, menu, item, menu === 'Community menu' ? 'All messages' : /^As /);
      for (const one of [parent, tab]) await reads(one, /unread/);
    }
  });

  test('only mentions: a message is quiet, a mention is told', async () => {
    const [parent, tab, writer] = await twoTabsAndAWriter();
    await choose(parent, `Actions for ${CHANNEL}`, 'Notifications', 'Only what is for me');
    await writer.send('Two pairs of shoes');
    await writer.page.waitForTimeout(600);
    for (const one of [parent, tab]) await reads(one, null);
    await writer.composer().pressSequentially('@Elif');
    await writer.page
      .locator('hearth-composer')
      .getByRole('option', { name: /Elif Demir/ })
      .waitFor(LIVE);
    await writer.composer().press('Enter');
    await writer.composer().pressSequentially('yours?');
    await writer.composer().press('Enter');
    for (const one of [parent, tab]) await reads(one, /1 for you/);
    await choose(parent, `Actions for ${CHANNEL}`, 'Notifications', /^As /);
  });

  test('muted says so, counts nothing, and survives a reload', async () => {
    const [parent, tab, writer] = await twoTabsAndAWriter();
    await choose(parent, `Actions for ${CHANNEL}`, 'Notifications', 'Mute for an hour');
    for (const one of [parent, tab]) await reads(one, /muted/);
    await writer.send('One tie');
    await tab.page.reload();
    await tab.channel(CHANNEL).waitFor(LIVE);
    await reads(tab, /muted/);
    assert.doesNotMatch((await tab.channel(CHANNEL).textContent()) ?? '', /unread/);
    await choose(parent, `Actions for ${CHANNEL}`, 'Notifications', 'Unmute');
    for (const one of [parent, tab]) await reads(one, /unread/);
  });
});
