/** Pausing, removing, banning and letting back in: in every tab of that person at once, and by nobody who may not. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { LIVE, openChromium, visit, type Visitor } from '../kit/chromium.ts';
import {
  card,
  choose,
  command,
  deed,
  dialog,
  itemsOf,
  memberIdOf,
  openCard,
  press,
  submit,
  Visitors,
} from '../kit/people-screens.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const DEEDS = ['Change roles', 'Rename', 'Pause', 'Remove from community', 'Ban'];

describe('moderation', () => {
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

  async function inTwoTabs(person: string): Promise<readonly [Visitor, Visitor]> {
    const first = await enter(person);
    const second = await visit(first.context, server.url, person);
    return [first, second];
  }
  const says = (one: Visitor, text: string | RegExp) => one.page.getByText(text).first().waitFor(LIVE);
  /** The page is told why in its console; nothing else may stand there. */
  function wereTold(tab: Visitor, words: RegExp): void {
    for (const error of tab.complaints.errors.splice(0)) assert.match(error, words);
  }
  async function comesIn(tab: Visitor): Promise<void> {
    await tab.page.reload();
    await tab
      .channel('Lunch and clubs')
      .waitFor(LIVE)
      .catch(async (cause: unknown) => {
        const shown = await tab.page.locator('hearth-community .hearth').innerText();
        throw new Error(`Not in, but: ${shown} ${tab.complaints.errors.join(' ')}`, { cause });
      });
  }
  async function letBackIn(visitor: Visitor, name: string, list: 'Banned' | 'Removed'): Promise<void> {
    await choose(visitor, 'Community menu', 'Removed and banned');
    await press(dialog(visitor), list);
    await press(dialog(visitor), `Let back in: ${name}`);
    await submit(visitor, 'Let back in');
    await says(visitor, `${name} can join again.`);
    await visitor.page.keyboard.press('Escape');
    await dialog(visitor).waitFor({ state: 'detached', ...LIVE });
  }

  test('a pause says until when in the composer of every tab, and ends when it is ended', async () => {
    const moderator = await enter('moderator');
    const tabs = await inTwoTabs('parent');
    for (const tab of tabs) await tab.openChannel('Lunch and clubs');
    const form = await deed(moderator, 'Elif Demir', 'Pause');
    await press(form, '1 hour');
    await form.getByLabel('Reason').fill('Too many jokes about custard');
    await submit(moderator, 'Pause');
    for (const tab of tabs) {
      await says(tab, /A moderator paused your messages\. You can write again at \d/);
      assert.equal(await tab.composer().count(), 0);
    }
    await says(moderator, /Elif Demir is paused until/);
    const about = await openCard(moderator, 'Elif Demir');
    await about.getByText(/^Paused until/).waitFor(LIVE);
    await moderator.page.keyboard.press('Escape');
    await deed(moderator, 'Elif Demir', 'End the pause now');
    await submit(moderator, 'End the pause now');
    for (const tab of tabs) await tab.composer().waitFor(LIVE);
  });

  test('a removed person is out of every tab at once, finds the door shut, and is let back in', async () => {
    const head = await enter('head');
    const tabs = await inTwoTabs('newcomer');
    await deed(head, 'Yusuf Rahimi', 'Remove from community');
    await submit(head, 'Remove from community');
    for (const tab of tabs) {
      await says(tab, 'You are no longer a member');
      assert.equal(await tab.page.locator('hearth-channel-list').count(), 0);
    }
    await tabs[0].page.reload();
    await says(tabs[0], 'You are no longer a member');
    assert.equal((await command(server.url, 'newcomer', 'profile.update', { about: 'x' })).ok, false);
    wereTold(tabs[0], /^\[hearth\] You were (?:removed from|taken out of) this community/);
    await letBackIn(head, 'Yusuf Rahimi', 'Removed');
    await comesIn(tabs[0]);
  });

  test('a banned person is out of every tab at once, also by HTTP, and comes back after it is lifted', async () => {
    const head = await enter('head');
    const tabs = await inTwoTabs('parent2');
    const form = await deed(head, 'Priya Raman', 'Ban');
    await form.getByLabel('Reason').fill('Sold lottery tickets');
    await submit(head, 'Ban');
    for (const tab of tabs) {
      await says(tab, 'You can’t take part here any more');
      assert.equal(await tab.page.locator('hearth-channel-list').count(), 0);
    }
    assert.equal((await command(server.url, 'parent2', 'profile.update', { about: 'x' })).error?.code, 'banned');
    wereTold(tabs[0], /^\[hearth\] You were banned from this community/);
    await letBackIn(head, 'Priya Raman', 'Banned');
    await comesIn(tabs[0]);
  });

  test('a new name given by a moderator is everybody’s at once', async () => {
    const [moderator, parent] = [await enter('moderator'), await enter('parent')];
    const form = await deed(moderator, 'Elif Demir', 'Rename');
    await form.getByLabel('New name').fill('everyone');
    await press(form, 'Rename');
    await form.getByText('This name is kept for the community itself.').waitFor(LIVE);
    await form.getByLabel('New name').fill('Elif of 5W');
    await submit(moderator, 'Rename');
    await parent.page.locator('hearth-community .me').getByText('Elif of 5W').waitFor(LIVE);
    await command(server.url, 'moderator', 'member.rename', {
      memberId: await memberIdOf(server.url, 'Elif of 5W'),
      name: 'Elif Demir',
    });
  });

  test('who may not sees no such buttons, and the server refuses each, also by HTTP', async () => {
    const parent = await enter('parent');
    const about = await openCard(parent, 'Priya Raman');
    for (const label of [...DEEDS, 'More for Priya Raman'])
      assert.equal(await about.getByRole('button', { name: label }).count(), 0, label);
    await parent.page.keyboard.press('Escape');
    const items = await itemsOf(parent, 'Community menu');
    for (const item of ['Invite people', 'Roles', 'Removed and banned', 'New channel'])
      assert.ok(!items.includes(item));
    const memberId = await memberIdOf(server.url, 'Priya Raman');
    for (const [type, input] of [
      ['member.timeout', { until: Date.now() + 60_000 }],
      ['member.remove', {}],
      ['member.ban', {}],
      ['member.unban', {}],
      ['member.rename', { name: 'Somebody' }],
    ] as const) {
      const { error } = await command(server.url, 'parent', type, { memberId, ...input });
      assert.match(error?.code ?? 'ok', /^(?:forbidden|not_found)$/, type);
    }
  });

  test('nobody acts on somebody of equal or higher rank, and nobody on the owner', async () => {
    const [moderator, head] = [await enter('moderator'), await enter('head')];
    for (const [visitor, person, names] of [
      [moderator, 'moderator', ['Mr Rhys Davies', 'Ms Ada Okafor', 'Wren Aldous']],
      [head, 'head', ['Wren Aldous']],
    ] as const) {
      for (const name of names) {
        const about = await openCard(visitor, name);
        const more = about.getByRole('button', { name: `More for ${name}` });
        if (await more.count()) await more.press('Enter');
        for (const label of DEEDS) assert.equal(await about.getByRole('button', { name: label }).count(), 0, name);
        await visitor.page.keyboard.press('Escape');
        await card(visitor, name).waitFor({ state: 'detached', ...LIVE });
        const memberId = await memberIdOf(server.url, name);
        for (const type of ['member.remove', 'member.ban']) {
          const { error } = await command(server.url, person, type, { memberId });
          assert.equal(error?.code, 'forbidden', `${person} ${type} ${name}`);
        }
      }
    }
  });
});
