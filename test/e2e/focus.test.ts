/** The focus is never lost, and Escape closes one thing at a time: also where others change the page under one's hands. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { LIVE, openChromium, type Visitor } from '../kit/chromium.ts';
import { eventually } from '../kit/host-visit.ts';
import { ask, choose, command, dialog, focusOf, memberIdOf, Visitors } from '../kit/people-screens.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const HOUR_MS = 3_600_000;

describe('the focus', () => {
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

  /** At a phone, writing. */
  async function write(person: string): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const visitor = await visitors.enter(person, context);
    await visitor.openChannel('Lunch and clubs');
    await visitor.composer().fill('Half a thought');
    return visitor;
  }
  async function focusComes({ page }: Visitor, wanted: RegExp): Promise<void> {
    let at = '';
    await eventually(
      async () => wanted.test((at = await focusOf(page))),
      () => `The focus is on ${at}, not ${String(wanted)}.`,
    );
  }

  test('goes from the composer to the reason of a time-out, and back to the text after it', async () => {
    const parent = await write('parent');
    const memberId = await memberIdOf(server.url, 'Elif Demir');
    const pause = (until: number): Promise<unknown> =>
      command(server.url, 'head', 'member.timeout', { memberId, until });
    await pause(Date.now() + HOUR_MS);
    await focusComes(parent, /^A moderator paused your messages/);
    await pause(0);
    await focusComes(parent, /^Write to Lunch and clubs/);
    assert.equal(await parent.composer().inputValue(), 'Half a thought');
  });

  test('goes to the reason where one is put out', async () => {
    const parent = await write('parent2');
    const path = 'query/community.get';
    const { result } = await ask<{ result: { me: { id: string } } }>(server.url, 'parent2', path, {});
    await command(server.url, 'head', 'member.remove', { memberId: result.me.id });
    await focusComes(parent, /^You are no longer a member/);
    assert.deepEqual(parent.complaints.errors.splice(0), ['[hearth] You were removed from this community.']);
  });

  test('Escape closes what a channel is about, not the channel, and a press inside closes nothing', async () => {
    const parent = await write('teacher');
    await choose(parent, 'More', 'About this channel');
    const about = dialog(parent);
    await about.waitFor(LIVE);
    await about.click({ position: { x: 4, y: 4 } });
    assert.ok(await about.isVisible());
    await parent.page.keyboard.press('Escape');
    await about.waitFor({ state: 'detached', ...LIVE });
    await focusComes(parent, /^More$/);
    assert.ok(await parent.composer().isVisible());
  });

  test('comes back from the people to where they were opened, at a phone too', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const head = await visitors.enter('head', context);
    await choose(head, 'Community menu', 'Members');
    await head.page.locator('hearth-member-aside button.member').first().waitFor(LIVE);
    await head.page.keyboard.press('Escape');
    await focusComes(head, /^Community menu$/);
    assert.ok(await head.channel('Lunch and clubs').isVisible());
  });

  test('comes back to a message’s own button from its menu, and from what the menu asks', async () => {
    const head = await visitors.enter('head');
    await head.openChannel('Year 5 families');
    const row = head.page.locator('hearth-message-pane article').last();
    const more = row.getByRole('button', { name: 'More', exact: true });
    await row.focus();
    await more.focus();
    await more.press('Enter');
    await head.page.getByRole('menu').waitFor(LIVE);
    await head.page.keyboard.press('Escape');
    await focusComes(head, /^More$/);
    await more.press('Enter');
    await head.page.getByRole('menuitem', { name: 'Remove message' }).press('Enter');
    await dialog(head).waitFor(LIVE);
    await head.page.keyboard.press('Escape');
    await focusComes(head, /^More$/);
    assert.ok(await row.locator(':focus').count());
    await head.composer().focus();
    await more.waitFor({ state: 'detached', ...LIVE });
  });
});
