/** Inviting people: a link is made, shown, used by a stranger, ended and paused; and the owner’s own first visit. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { LIVE, openChromium, type Visitor } from '../kit/chromium.ts';
import { ask, choose, command, dialog, memberIdOf, openCard, press, Visitors } from '../kit/people-screens.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const screen = ({ page }: Visitor): Locator => page.locator('hearth-invite-screen');
const link = (visitor: Visitor): Promise<string> =>
  screen(visitor).getByRole('textbox', { name: 'Invite link' }).inputValue();

describe('invites', () => {
  let server: ServerProcess;
  let browser: Browser;
  let strangers: BrowserContext[] = [];
  const visitors = new Visitors(() => ({ browser, url: server.url }));

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });
  afterEach(async () => {
    const leaving = strangers;
    strangers = [];
    for (const context of leaving) await context.close();
    await visitors.leave();
  });

  interface Wishes {
    readonly role?: string;
    readonly channel?: string;
    readonly life?: string;
    readonly uses?: string;
    readonly note?: string;
  }
  async function makeLink(visitor: Visitor, { role, channel, life, uses, note }: Wishes = {}): Promise<string> {
    if ((await screen(visitor).count()) === 0) await choose(visitor, 'Community menu', 'Invite people');
    const form = screen(visitor);
    await form.getByLabel('Works for').waitFor(LIVE);
    if (role) await form.getByLabel('They join as').selectOption({ label: role });
    if (channel) await form.getByLabel('Leads to').selectOption({ label: channel });
    if (life) await form.getByLabel('Works for').selectOption({ label: life });
    if (uses) await form.getByLabel('For how many people').selectOption({ label: uses });
    if (note) await form.getByLabel('Note for yourself').fill(note);
    await press(form, 'Make a link');
    await form.getByRole('img', { name: 'QR code for the invite link' }).waitFor(LIVE);
    return link(visitor);
  }
  /** Somebody who was never here opens the link. */
  async function open(address: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    strangers.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(LIVE.timeout);
    await page.goto(address);
    return page;
  }
  async function join(page: Page, name: string): Promise<void> {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('I’ll be kind').check();
    await page.getByRole('button', { name: 'Join' }).press('Enter');
  }

  test('a stranger comes in by the link, with its role, into its channel, and stands in the list', async () => {
    const head = await visitors.enter('head');
    const address = await makeLink(head, {
      role: 'Year 5 family',
      channel: 'Year 5 families',
      life: '1 day',
      uses: '10 people',
      note: 'New families',
    });
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/community\/alder-grove#invite=[\w-]{22,}$/);
    await head.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(screen(head), 'Copy');
    await screen(head).getByRole('button', { name: 'Copied' }).waitFor(LIVE);
    assert.equal(await head.page.evaluate(() => navigator.clipboard.readText()), address);
    await screen(head).getByText('Joins as Year 5 family.').waitFor(LIVE);
    await screen(head).getByText('New families').waitFor(LIVE);

    const page = await open(address);
    await page.getByText('Mr Rhys Davies invited you').waitFor(LIVE);
    assert.ok(!page.url().includes('invite='), 'the code is out of the address');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('Tell us your name first.').waitFor(LIVE);
    await join(page, 'Mr Rhys Davies');
    await page.getByText('This name looks like that of somebody people here trust.').waitFor(LIVE);
    await join(page, 'Nadia Noor');
    await page.locator('hearth-message-pane').getByRole('heading', { name: 'Year 5 families' }).waitFor(LIVE);
    const channels = await page.locator('hearth-channel-list a bdi:first-child').allTextContents();
    assert.ok(channels.includes('Lunch and clubs') && channels.includes('Year 5 families'), channels.join());
    assert.ok(!channels.includes('Staff room') && !channels.includes('Safeguarding'), channels.join());
    await page.locator('hearth-composer textarea').fill('Hello from the gate');
    await page.locator('hearth-composer textarea').press('Enter');
    await page.locator('article').filter({ hasText: 'Hello from the gate' }).waitFor(LIVE);
    await press(dialog(head), 'Close');
    const about = await openCard(head, 'Nadia Noor');
    await about.getByText('Year 5 family').waitFor(LIVE);
    await about.getByText('Here now').waitFor(LIVE);
    await page.reload();
    await page.locator('hearth-channel-list').getByRole('link').first().waitFor(LIVE);
  });

  test('the poster is a sheet of its own with the code and the address, and goes to the printer', async () => {
    const head = await visitors.enter('head');
    await head.context.addInitScript(() => {
      window.print = () =>
        (document.documentElement.dataset['printed'] = document.querySelector('h1')?.textContent ?? '');
    });
    const address = await makeLink(head, { life: '1 day' });
    const [sheet] = await Promise.all([
      head.context.waitForEvent('page'),
      screen(head).getByRole('button', { name: 'Print poster' }).click(),
    ]);
    await sheet.getByRole('heading', { name: 'Join Alder Grove Primary' }).waitFor(LIVE);
    await sheet.getByRole('img', { name: 'QR code for the invite link' }).waitFor(LIVE);
    assert.equal(await sheet.locator('.address').textContent(), address);
    assert.match((await sheet.locator('p').last().textContent()) ?? '', /^Works until \d/);
    assert.equal(await sheet.locator('html').getAttribute('data-printed'), 'Join Alder Grove Primary');
    const fits = await sheet.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    assert.ok(fits);
  });

  test('a link that was used up, ended or never was says that it has ended', async () => {
    const head = await visitors.enter('head');
    const once = await makeLink(head, { uses: '1 person', note: 'Just one' });
    await join(await open(once), 'First Comer');
    await strangers[0]?.pages()[0]?.locator('hearth-channel-list').waitFor(LIVE);
    await press(dialog(head), 'Change');
    const ended = await makeLink(head, { note: 'To be ended' });
    await press(screen(head), 'End the invite “To be ended”');
    await screen(head)
      .getByText('To be ended')
      .waitFor({ state: 'detached', ...LIVE });
    for (const address of [once, ended, ended.replace(/=.*/, `=${'x'.repeat(32)}`)]) {
      const page = await open(address);
      await page.getByText('This invite has ended').waitFor(LIVE);
      await page.getByText('It was used up, ran out or was taken back.').waitFor(LIVE);
      assert.equal(await page.getByLabel('Your name').count(), 0);
    }
  });

  test('who was banned does not come back by another invite on the same device', async () => {
    const head = await visitors.enter('head');
    const page = await open(await makeLink(head, { note: 'For everyone' }));
    await join(page, 'Loud Larry');
    await page.locator('hearth-channel-list').getByRole('link').first().waitFor(LIVE);
    const memberId = await memberIdOf(server.url, 'Loud Larry');
    assert.deepEqual(await command(server.url, 'head', 'member.ban', { memberId }).then(({ ok }) => ok), true);
    await page.getByText('You can’t take part here any more').waitFor(LIVE);
    await press(dialog(head), 'Change');
    const again = await makeLink(head, { note: 'Another' });
    const next = await page.context().newPage();
    await next.goto(again);
    await join(next, 'Quiet Quentin');
    await next.getByText('You can no longer take part in this community.').waitFor(LIVE);
    await join(await open(again), 'Quiet Quentin');
    await strangers.at(-1)?.pages()[0]?.locator('hearth-channel-list').waitFor(LIVE);
  });

  test('an invite whose maker may no longer give it says so in the list, and can be ended there', async () => {
    const memberId = await memberIdOf(server.url, 'Ms Ada Okafor');
    const rolesOf = async (person: string): Promise<readonly string[]> => {
      const path = 'query/community.get';
      const { result } = await ask<{ result: { me: { roleIds: string[] } } }>(server.url, person, path, {});
      return result.me.roleIds;
    };
    const roleIds = await rolesOf('teacher');
    const hold = (ids: readonly string[]): Promise<unknown> =>
      command(server.url, 'owner', 'member.setRoles', { memberId, roleIds: ids });
    await hold([...roleIds, ...(await rolesOf('head'))]);
    assert.ok((await command(server.url, 'teacher', 'invite.create', { note: 'Trip helpers' })).ok);
    await hold(roleIds);
    const owner = await visitors.enter('owner');
    await choose(owner, 'Community menu', 'Invite people');
    const entry = screen(owner).getByRole('listitem').filter({ hasText: 'Trip helpers' });
    await entry.getByText('Works no more: its maker may no longer give it.').waitFor(LIVE);
    await press(entry, 'End the invite “Trip helpers”');
    await entry.waitFor({ state: 'detached', ...LIVE });
  });

  test('paused invites say so at the door and to who would invite, and work again after', async () => {
    const head = await visitors.enter('head');
    const address = await makeLink(head);
    const early = await open(address);
    await early.getByLabel('Your name').waitFor(LIVE);
    await screen(head)
      .getByLabel(/^Pause all invites/)
      .check();
    await screen(head)
      .getByText(/Invites are paused/)
      .first()
      .waitFor({ state: 'attached', ...LIVE });
    await join(early, 'Too Early');
    await early.getByText('Invites to this community are paused.').waitFor(LIVE);
    const page = await open(address);
    await page.getByText('Invites are paused just now').waitFor(LIVE);
    await screen(head)
      .getByLabel(/^Pause all invites/)
      .uncheck();
    await screen(head)
      .getByText('Invites work again.')
      .waitFor({ state: 'attached', ...LIVE });
    await page.getByRole('button', { name: 'Try again' }).click();
    await join(page, 'Patient Person');
    await page.locator('hearth-channel-list').getByRole('link').first().waitFor(LIVE);
  });

  test('who may not invite is refused by the server', async () => {
    assert.equal((await command(server.url, 'parent', 'invite.create', {})).error?.code, 'forbidden');
    assert.equal((await ask(server.url, 'parent', 'query/invites.list', {})).error?.code, 'forbidden');
    assert.equal(
      (await command(server.url, 'parent', 'community.update', { invitesPaused: true })).error?.code,
      'forbidden',
    );
  });

  test('the owner’s link opens the community once, and only once', async () => {
    const address = /http\S+\/community\/alder-grove#signin=[\w-]+/.exec(server.output())?.[0] ?? '';
    const local = address.replace(/^https?:\/\/[^/]+/, server.url);
    const page = await open(local);
    await page.locator('hearth-channel-list').getByRole('link').first().waitFor(LIVE);
    await page.locator('hearth-community .me').getByText('Wren Aldous').waitFor(LIVE);
    assert.ok(!page.url().includes('signin='));
    const second = await open(local);
    await second.getByText('This sign-in link has been used already or has run out.').waitFor(LIVE);
    assert.equal(await second.locator('hearth-community').count(), 0);
  });
});
