/** What the host's token says of a person becomes roles, and roles open channels: in the page, in every tab, and back. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startApp, type TestApp } from '../kit/app.ts';
import { closeApp } from '../kit/app-client.ts';
import { openChromium } from '../kit/chromium.ts';
import { channelsOf, eventually } from '../kit/host-visit.ts';

describe('claims of the host', () => {
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let claims: Readonly<Record<string, unknown>>;
  let host: string;

  before(async () => {
    [app, browser] = await Promise.all([startApp(), openChromium()]);
    const server = `http://127.0.0.1:${String(app.port)}`;
    host = `${server}/a-page-of-the-host`;
    context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
    await context.route(`${host}/token`, async (route) =>
      route.fulfill({ contentType: 'text/plain', body: await app.token('fran', { name: 'Fran Okoro', ...claims }) }),
    );
    await context.route(host, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>Host</title><style>main { block-size: 800px }</style><main id="place"></main>
<script>window.hearth = function () { (hearth.q = hearth.q || []).push(arguments); }; hearth('identify', async () => (await fetch('${host}/token')).text());</script>
<script src="/hearth.js" data-community="${app.community.slug}" data-layout="page" data-target="#place"></script></html>`,
      }),
    );
  });
  after(async () => {
    await browser.close();
    await closeApp(app);
  });

  async function open(next: Readonly<Record<string, unknown>>): Promise<Page> {
    claims = next;
    const page = await context.newPage();
    await page.goto(host);
    await channelsOf(page).first().waitFor({ timeout: 20_000 });
    return page;
  }
  const listed = (page: Page, name: string, isThere: boolean): Promise<void> =>
    eventually(
      async () => (await channelsOf(page).filter({ hasText: name }).count()) === Number(isThere),
      () => `${name} is ${isThere ? 'not ' : 'still '}listed.`,
    );

  test('a role opens its channels at once in every tab, and closes them when the claim goes', async () => {
    const first = await open({ roles: ['parent'] });
    await listed(first, 'Lunch and clubs', true);
    await listed(first, 'Staff room', false);
    const second = await open({ roles: ['Office'] });
    for (const page of [first, second]) await listed(page, 'Staff room', true);
    await channelsOf(first).filter({ hasText: 'Staff room' }).click();
    await first.locator('hearth-composer textarea').fill('Who has the hall keys?');
    await first.locator('hearth-composer textarea').press('Enter');
    await second.bringToFront();
    await channelsOf(second).filter({ hasText: 'Staff room' }).click();
    await second.locator('article').filter({ hasText: 'Who has the hall keys?' }).waitFor();
    const third = await open({ roles: ['parent'] });
    for (const page of [first, second, third]) await listed(page, 'Staff room', false);
    assert.equal(
      await second.locator('article').filter({ hasText: 'hall keys' }).count(),
      0,
      'nothing is left on the screen',
    );
    for (const page of [first, second, third]) await page.close();
  });

  test('a group counts once the community has given it a role', async () => {
    const page = await open({ groups: ['caretakers'] });
    await listed(page, 'Staff room', false);
    const { communityId, roleIds } = app.community;
    await app.domain.setClaimMapping(communityId, { roles: {}, groups: { caretakers: roleIds['staff'] ?? '' } });
    const later = await open({ groups: ['Caretakers'] });
    for (const tab of [page, later]) await listed(tab, 'Staff room', true);
  });
});
