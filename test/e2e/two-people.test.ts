/** The main job: two people talk in a stranger's page, and nothing is lost. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { LIVE, openChromium, visit, type Visitor, visitorOf } from '../kit/chromium.ts';
import { comesTo } from '../kit/host-visit.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const CHANNEL = 'Year 5 families';
const unique = (words: string): string => `${words} ${randomUUID().slice(0, 8)}`;

describe('two people', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function inChannel(person: string): Promise<Visitor> {
    const visitor = await visit(browser, server.url, person);
    await visitor.openChannel(CHANNEL);
    return visitor;
  }
  async function leave(...visitors: readonly Visitor[]): Promise<void> {
    for (const { complaints, context } of visitors) {
      await context.close();
      assert.deepEqual(complaints.errors, []);
      assert.deepEqual(complaints.foreignRequests, []);
    }
  }

  test('read each other within a second, once', async () => {
    const [parent, teacher] = [await inChannel('parent'), await inChannel('teacher')];
    const text = unique('Is the gate open at eight?');
    await parent.send(text);
    await teacher.message(text).waitFor(LIVE);
    const answer = unique('Yes, from ten to');
    await teacher.send(answer);
    await parent.message(answer).waitFor(LIVE);
    assert.equal(await parent.message(text).count(), 1);
    assert.equal(await teacher.message(text).count(), 1);
    await leave(parent, teacher);
  });

  test('lose nothing while one is offline, and order stays', async () => {
    const [parent, teacher] = [await inChannel('parent'), await inChannel('teacher')];
    await parent.context.setOffline(true);
    const [first, second] = [unique('written offline one'), unique('written offline two')];
    await parent.send(first);
    await parent.send(second);
    await parent.page
      .getByText(/You’re offline|Reconnecting/)
      .first()
      .waitFor(LIVE);
    const meanwhile = unique('said meanwhile');
    await teacher.send(meanwhile);
    await parent.context.setOffline(false);
    await teacher.message(second).waitFor(LIVE);
    await parent.message(meanwhile).waitFor(LIVE);
    const texts = await teacher.page.locator('hearth-message-pane article').allInnerTexts();
    const at = (words: string): number => texts.findIndex((text) => text.includes(words));
    assert.ok(at(first) < at(second), 'the order of one author stays');
    for (const text of [first, second]) assert.equal(await teacher.message(text).count(), 1);
    await leave(parent, teacher);
  });

  test('a tab closed with unsent messages sends them when it is opened again', async () => {
    const parent = await inChannel('parent');
    await parent.context.setOffline(true);
    const text = unique('closed before it was sent');
    await parent.send(text);
    await parent.message(text).waitFor();
    await parent.page.close();
    await parent.context.setOffline(false);
    const teacher = await inChannel('teacher');
    assert.equal(await teacher.message(text).count(), 0);
    const again = await visit(parent.context, server.url, 'parent');
    await teacher.message(text).waitFor(LIVE);
    await again.openChannel(CHANNEL);
    assert.equal(await again.message(text).count(), 1);
    assert.equal(await teacher.message(text).count(), 1);
    await leave(again, teacher);
  });

  test('two tabs of one person show the same, draft included', async () => {
    const one = await inChannel('parent2');
    const two = await visit(one.context, server.url, 'parent2');
    await two.openChannel(CHANNEL);
    await one.composer().fill('half a thou');
    await comesTo(() => two.composer().inputValue(), 'half a thou');
    const text = unique('from the first tab');
    await one.send(text);
    await two.message(text).waitFor(LIVE);
    assert.equal(await two.message(text).count(), 1);
    await leave(two);
  });

  test('a change of person shows nothing of the one before, and erases the cache', async () => {
    const visitor = await visit(browser, server.url, 'teacher');
    await visitor.openChannel('Staff room');
    await visitor.page.getByLabel('Viewing as').selectOption('stranger');
    await visitor.page.locator('hearth-channel-list').getByRole('link').first().waitFor();
    await visitor.channel('Staff room').waitFor({ state: 'detached' });
    assert.equal(await visitor.channel('Staff room').count(), 0);
    const names = await visitor.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    assert.equal(names.length, 1, 'only the new person’s cache is there');
    await leave(visitor);
  });

  test('opens from the cache while the network is away', async () => {
    const visitor = await inChannel('parent2');
    const text = unique('to be read offline');
    await visitor.send(text);
    await visitor.message(text).waitFor();
    await visitor.page.waitForTimeout(500);
    await visitor.page.route(/socket\.io/, (route) => route.abort());
    await visitor.page.reload();
    const again = visitorOf(visitor.page, server.url);
    await again.channel(CHANNEL).waitFor(LIVE);
    await again.openChannel(CHANNEL);
    await again.message(text).waitFor(LIVE);
    await visitor.context.close();
  });

  test('acknowledged messages survive kill -9 of the server, and both come back by themselves', async () => {
    const [parent, teacher] = [await inChannel('parent'), await inChannel('teacher')];
    const text = unique('just before the power cut');
    await parent.send(text);
    await teacher.message(text).waitFor();
    await server.kill();
    const during = unique('written while it was down');
    await parent.send(during);
    server = await server.restart();
    await teacher.message(during).waitFor(LIVE);
    assert.equal(await teacher.message(text).count(), 1);
    assert.equal(await teacher.message(during).count(), 1);
    await leave(parent, teacher);
  });
});
