/** People who came by an invite: they stay signed in on the device, unless they or the page say otherwise, and signing out leaves nothing. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openChromium } from '../kit/chromium.ts';
import { channelsOf, eventually } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const COMMUNITY = 'saltmarsh-kitchen';

describe('somebody who came by an invite', () => {
  let server: ServerProcess;
  let browser: Browser;
  let code: string;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
    const asked = await fetch(`${server.url}/demo/token?person=owner&community=${COMMUNITY}`);
    const { token } = (await asked.json()) as { token: string };
    const answer = await fetch(`${server.url}/api/command/invite.create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ opId: randomUUID() }),
    });
    ({ code } = ((await answer.json()) as { result: { code: string } }).result);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  const address = (): string => `${server.url}/community/${COMMUNITY}`;
  async function join(context: BrowserContext, stays: boolean): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${address()}#invite=${code}`);
    await page.getByLabel('Your name').fill(`Nadia ${randomUUID().slice(0, 6)}`);
    await page.getByLabel(/I’ll be kind/).check();
    if (!stays) await page.getByLabel('Stay signed in on this device').uncheck();
    await page.getByRole('button', { name: 'Join' }).click();
    await channelsOf(page).first().waitFor();
    assert.doesNotMatch(page.url(), /invite/, 'the code is out of the address');
    return page;
  }
  async function comeBack(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(address());
    return page;
  }
  const kept = (page: Page): Promise<string> =>
    page.evaluate(() => JSON.stringify([localStorage, sessionStorage].map((storage) => Object.entries(storage))));

  test('is still signed in after closing the tab, here and in an element of a page', async () => {
    const context = await browser.newContext();
    await (await join(context, true)).close();
    const page = await comeBack(context);
    await channelsOf(page).first().waitFor();
    await page.goto(`${server.url}/demo/`);
    await page.evaluate((community) => {
      const element = document.createElement('hearth-channel-list');
      element.setAttribute('server', '');
      element.setAttribute('community', community);
      document.body.append(element);
      const script = Object.assign(document.createElement('script'), { type: 'module', src: '/elements.js' });
      document.head.append(script);
    }, COMMUNITY);
    await channelsOf(page).first().waitFor();
    await context.close();
  });

  test('is gone with the tab where “Stay signed in” was unticked', async () => {
    const context = await browser.newContext();
    const first = await join(context, false);
    await first.reload();
    await channelsOf(first).first().waitFor();
    await first.close();
    const page = await comeBack(context);
    await page.getByText('This community is joined by invite.').waitFor();
    await context.close();
  });

  test('leaves nothing on the device after signing out, in any tab', async () => {
    const context = await browser.newContext();
    const page = await join(context, true);
    const other = await comeBack(context);
    await channelsOf(other).first().waitFor();
    assert.match(await kept(page), /hearth/);
    await page.evaluate(() =>
      document.querySelector<HTMLElement & { logout(): Promise<void> }>('hearth-community')?.logout(),
    );
    await page.getByText('Sign in to read').waitFor();
    await other.getByText('Sign in to read').waitFor();
    assert.equal(await kept(page), '[[],[]]');
    await eventually(
      () => page.evaluate(async () => (await indexedDB.databases()).length === 0),
      () => 'The cache is still there.',
    );
    await page.reload();
    await page.getByText('This community is joined by invite.').waitFor();
    await context.close();
  });

  test('may paste the link where none was opened, and hears what is wrong with one', async () => {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${server.url}/demo/elements/hearth-join?community=${COMMUNITY}`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Paste the invite link or its code first.').waitFor();
    const field = page.locator('hearth-join').getByLabel('Invite link or code');
    await field.fill('https://talk.example.org/community/x#invite=long-gone-code-000000');
    await field.press('Enter');
    await page.getByText('This invite has ended').waitFor();
    await page.getByRole('button', { name: 'Use another invite' }).click();
    await field.fill(`${address()}#invite=${code}`);
    await field.press('Enter');
    await page.getByLabel('Your name').waitFor();
    await page.context().close();
  });
});
