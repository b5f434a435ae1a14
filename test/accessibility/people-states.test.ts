/** axe finds nothing on the screens about people, light and dark, right to left, and at 320 pixels. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { findings, type Look, LOOKS, speak } from '../kit/axe.ts';
import { openChromium, visitorOf } from '../kit/chromium.ts';
import { ask, choose, command, deed, dialog, memberIdOf, openAside, openCard, press } from '../kit/people-screens.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

interface Screen {
  readonly name: string;
  readonly person?: string;
  readonly reach: (visitor: { readonly page: Page }) => Promise<unknown>;
}

async function inviteOf(url: string): Promise<string> {
  const { result } = (await command(url, 'head', 'invite.create', {})) as unknown as { result: { code: string } };
  return `${url}/community/alder-grove#invite=${result.code}`;
}

const screens: readonly Screen[] = [
  { name: 'the members', reach: openAside },
  {
    name: 'the members, with nobody found',
    reach: async ({ page }) => {
      await openAside({ page });
      await page.getByLabel('Find a person').fill('nobody of this name');
      await page.getByText('Nobody is called').waitFor();
    },
  },
  {
    name: 'a card with all that can be done',
    reach: async (visitor) => press(await openCard(visitor, 'Elif Demir'), 'More for Elif Demir'),
  },
  {
    name: 'one’s own profile, with a mistake',
    reach: async (visitor) => {
      await choose(visitor, 'Your settings', 'Your profile');
      await dialog(visitor).getByLabel('Name', { exact: true }).fill('everyone');
      await press(dialog(visitor), 'Save');
      await dialog(visitor).locator('.problem').waitFor();
    },
  },
  { name: 'the levels of the community', reach: (visitor) => choose(visitor, 'Community menu', 'Notifications') },
  { name: 'one’s own menu', reach: (visitor) => choose(visitor, 'Your settings') },
  {
    name: 'a role',
    reach: async (visitor) => {
      await choose(visitor, 'Community menu', 'Roles');
      await press(visitor.page.locator('hearth-role-screen'), 'Teacher');
      await visitor.page.locator('hearth-role-screen').getByRole('form').waitFor();
    },
  },
  { name: 'the roles', reach: (visitor) => choose(visitor, 'Community menu', 'Roles') },
  {
    name: 'a view as somebody',
    reach: async (visitor) => {
      await press(await openCard(visitor, 'Elif Demir'), 'More for Elif Demir');
      await press(visitor.page.getByRole('dialog', { name: 'About Elif Demir' }), 'View as Elif Demir');
      await dialog(visitor).getByText(/^Sees/).waitFor();
    },
  },
  {
    name: 'exceptions',
    reach: async (visitor) => {
      await choose(visitor, 'Actions for Lunch and clubs', 'Who may do what');
      const screen = visitor.page.locator('hearth-override-screen');
      const back = screen.getByRole('button', { name: 'Roles and people' });
      const everyone = screen.getByRole('button', { name: 'Everyone here', exact: true });
      await back.or(everyone).first().waitFor();
      if (!(await back.isVisible())) await press(screen, 'Everyone here');
      await screen.getByRole('group').first().waitFor();
    },
  },
  { name: 'a new invite', reach: (visitor) => choose(visitor, 'Community menu', 'Invite people') },
  {
    name: 'an invite with its code',
    reach: async (visitor) => {
      await choose(visitor, 'Community menu', 'Invite people');
      await press(visitor.page.locator('hearth-invite-screen'), 'Make a link');
      await visitor.page.getByRole('img', { name: 'QR code' }).waitFor();
    },
  },
  { name: 'a ban', reach: (visitor) => deed(visitor, 'Elif Demir', 'Ban') },
  { name: 'the roles of somebody', reach: (visitor) => deed(visitor, 'Elif Demir', 'Change roles') },
  {
    name: 'who is out',
    reach: async (visitor) => {
      await choose(visitor, 'Community menu', 'Removed and banned');
      await dialog(visitor).getByText('Deals4You').waitFor();
    },
  },
];

describe('axe finds nothing about people', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function open(path: string, { width, contrast }: Pick<Look, 'width' | 'contrast'>): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
      ...(contrast && { contrast }),
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    visitorOf(page, server.url);
    await page.goto(path);
    return page;
  }

  for (const look of LOOKS) {
    for (const { name, person = 'head', reach } of screens) {
      test(`in ${name}, ${look.name}`, async () => {
        const page = await open(`${server.url}/demo/school?person=${person}${look.query}`, look);
        await page.locator('hearth-channel-list a').first().waitFor({ state: 'attached' });
        const back = page.locator('hearth-message-pane').getByRole('button', { name: 'Back to channels' });
        if (await back.isVisible()) await back.click();
        await reach({ page });
        await page.waitForTimeout(350);
        await speak(page, look);
        assert.deepEqual(await findings(page, look), []);
        await page.context().close();
      });
    }
  }

  test('at the door, open and shut', async () => {
    const address = await inviteOf(server.url);
    const page = await open(address, { width: 320 });
    await page.getByLabel('Your name').waitFor();
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('Tell us your name first.').waitFor();
    assert.deepEqual(await findings(page), []);
    await page.goto('about:blank');
    await page.goto(address.replace(/=.*/, `=${'x'.repeat(32)}`));
    await page.getByText('This invite has ended').waitFor();
    assert.deepEqual(await findings(page), []);
    await page.context().close();
  });

  test('in a card of somebody who is paused', async () => {
    const memberId = await memberIdOf(server.url, 'Priya Raman');
    await command(server.url, 'head', 'member.timeout', { memberId, until: Date.now() + 3_600_000 });
    assert.ok((await ask(server.url, 'head', 'query/members.get', { memberIds: [memberId] })).ok);
    const page = await open(`${server.url}/demo/school?person=parent&scheme=dark`, { width: 1100 });
    await page.locator('hearth-channel-list a').first().waitFor();
    await (await openCard({ page }, 'Priya Raman')).getByText(/^Paused until/).waitFor();
    assert.deepEqual(await findings(page), []);
    await page.context().close();
  });
});
