/** axe finds nothing, in any state of the community, light and dark, right to left, and at 320 pixels. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findings, LOOKS, speak } from '../kit/axe.ts';
import { openChromium, visitorOf } from '../kit/chromium.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

interface State {
  readonly name: string;
  readonly path?: string;
  /** Brings the page into the state; the community's first picture stands. */
  readonly reach?: (page: Page, context: BrowserContext) => Promise<void>;
  /** What shows that the state is there. */
  readonly sign: (page: Page) => Promise<void>;
  /** A look in which this state cannot be. */
  readonly notIn?: string;
}

const pane = (page: Page): ReturnType<Page['locator']> => page.locator('hearth-message-pane');
async function open(page: Page, name: string): Promise<void> {
  const back = pane(page).getByRole('button', { name: 'Back to channels' });
  if (await back.isVisible()) await back.click();
  await page
    .locator('hearth-channel-list')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await pane(page).getByRole('heading', { name }).waitFor();
}
/** Calls the HTTP face from the page, as a demo person. */
const api = (
  page: Page,
  person: string,
  path: string,
  body: object,
  community = 'alder-grove',
): Promise<{ readonly result?: unknown }> =>
  page.evaluate(
    async (wish) => {
      const asked = await fetch(`/demo/token?person=${wish.person}&community=${wish.community}`);
      const { token } = (await asked.json()) as { token: string };
      const answer = await fetch(`/api/${wish.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ ...wish.body, ...(wish.path.startsWith('command') && { opId: crypto.randomUUID() }) }),
      });
      return (await answer.json()) as { readonly result?: unknown };
    },
    { person, path, body, community },
  );
async function remove(page: Page, person: string): Promise<void> {
  const { result } = await api(page, person, 'query/community.get', {});
  const memberId = (result as { me?: { id: string } } | undefined)?.me?.id;
  if (memberId) await api(page, 'owner', 'command/member.remove', { memberId });
}
/** Nothing is left in the list of channels. */
async function archiveAll(page: Page, community: string): Promise<void> {
  const { result } = await api(page, 'owner', 'query/community.get', {}, community);
  const { channels } = result as { channels: readonly { readonly id: string }[] };
  for (const { id: channelId } of channels)
    await api(page, 'owner', 'command/channel.setArchived', { channelId, archived: true }, community);
}
/** The server takes the channel away while somebody still writes into it: what is sent then is refused for good. */
async function refuseSending(page: Page): Promise<void> {
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const line = socket.connectToServer();
    socket.onMessage((frame) => {
      const text = String(frame);
      const sent = /^42(\d+)\["command",.*"message\.send"/.exec(text);
      if (!sent) return line.send(frame);
      const refusal = { ok: false, error: { code: 'forbidden', message: 'You cannot write here.' } };
      socket.send(`43${sent[1] ?? ''}${JSON.stringify([refusal])}`);
    });
  });
  await page.reload();
  await open(page, 'Lunch and clubs');
}
const says =
  (text: RegExp | string) =>
  (page: Page): Promise<void> =>
    page.getByText(text).first().waitFor();

const states: readonly State[] = [
  {
    name: 'a channel with messages',
    reach: (page) => open(page, 'Year 5 families'),
    sign: (page) => pane(page).locator('article').first().waitFor(),
  },
  {
    name: 'the list of channels',
    sign: (page) => page.locator('hearth-channel-list a').first().waitFor({ state: 'attached' }),
  },
  { name: 'a channel to read only', reach: (page) => open(page, 'Head’s notices'), sign: says(/post here/) },
  {
    name: 'a message that was not sent, while offline',
    notIn: 'Arabic', // no other language can be fetched then
    reach: async (page, context) => {
      await open(page, 'Lunch and clubs');
      await context.setOffline(true);
      const field = page.locator('hearth-composer textarea').last();
      await field.fill('Is there still soup?');
      await field.press('Control+Enter');
      await field.press('Enter');
    },
    sign: says(/You’re offline/),
  },
  { name: 'signed out', path: '/demo/school?person=nobody', sign: says('Sign in to read') },
  { name: 'banned', path: '/demo/school?person=banned', sign: says('You can’t take part here any more') },
  {
    name: 'set up wrong',
    path: '/demo/elements/hearth-community?person=parent&community=%20',
    reach: (page) => page.locator('hearth-community').evaluate((element) => element.removeAttribute('community')),
    sign: says('Hearth isn’t set up right on this page'),
  },
  {
    name: 'an element alone that has nobody’s identity',
    path: '/demo/elements/hearth-message-pane?person=nobody',
    sign: says('Sign in to read'),
  },
  {
    name: 'a community that does not exist',
    path: '/demo/elements/hearth-community?person=parent&community=no-such',
    sign: says('This community can’t be opened.'),
  },
  {
    name: 'somebody who was removed',
    path: '/demo/elements/hearth-community?person=stranger',
    reach: (page) => remove(page, 'stranger'),
    sign: says(/You are no longer a member/),
  },
  {
    name: 'reconnecting',
    reach: async (page) => {
      await open(page, 'Lunch and clubs');
      await page.routeWebSocket(/socket\.io/, (socket) => void socket.close());
      await page.route(/socket\.io/, (route) => route.abort());
      await page.evaluate(() => void dispatchEvent(new Event('offline')));
    },
    sign: says(/Reconnecting|You’re offline/),
  },
  {
    name: 'a message that the server refused',
    reach: async (page) => {
      await refuseSending(page);
      const field = page.locator('hearth-composer textarea').last();
      await field.fill('This one is refused');
      await field.press('Control+Enter');
      await field.press('Enter');
    },
    sign: says(/Not sent/),
  },
  {
    name: 'the join screen without an invite',
    path: '/demo/elements/hearth-join?person=nobody',
    sign: says('Join by invite'),
  },
  {
    name: 'an invite that has ended',
    path: '/demo/elements/hearth-join?person=nobody&code=long-gone-code-00000000',
    sign: says('This invite has ended'),
  },
  {
    name: 'a menu',
    reach: async (page) => {
      await open(page, 'Year 5 families');
      await pane(page).getByRole('button', { name: 'More', exact: true }).first().click();
    },
    sign: (page) => page.getByRole('menu').waitFor(),
  },
  {
    name: 'the dialog for a new channel, with a mistake',
    path: '/demo/school?person=head',
    reach: async (page) => {
      const back = pane(page).getByRole('button', { name: 'Back to channels' });
      if (await back.isVisible()) await back.click();
      await page.getByRole('button', { name: 'Community menu' }).click();
      await page.getByRole('menuitem', { name: 'New channel' }).click();
      await page.getByLabel('Only some people can see it').check();
      await page.getByRole('button', { name: 'Create channel' }).click();
    },
    sign: says('Give it a name.'),
  },
  {
    name: 'an empty channel',
    path: '/demo/school?person=head',
    reach: async (page) => {
      const back = pane(page).getByRole('button', { name: 'Back to channels' });
      if (await back.isVisible()) await back.click();
      await page.getByRole('button', { name: 'Community menu' }).click();
      await page.getByRole('menuitem', { name: 'New channel' }).click();
      await page.getByLabel('Name', { exact: true }).fill(`Empty ${String(Date.now())}`);
      await page.getByRole('button', { name: 'Create channel' }).click();
    },
    sign: (page) => pane(page).locator('.empty').waitFor(),
  },
  {
    name: 'a community without channels',
    path: '/demo/charity?person=volunteer',
    reach: async (page) => {
      await archiveAll(page, 'saltmarsh-kitchen');
      const elsewhere = new URL(page.url()); // as one whose device remembers no channel that was open
      elsewhere.searchParams.set('person', 'coordinator');
      await page.goto(elsewhere.href);
    },
    sign: says('No channels yet'),
  },
  {
    name: 'the launcher, closed',
    path: '/demo/blog?person=stranger',
    sign: (page) => page.locator('hearth-launcher').getByRole('button').first().waitFor(),
  },
  {
    name: 'the panel over the launcher',
    path: '/demo/blog?person=stranger',
    reach: (page) => page.locator('hearth-launcher').getByRole('button').first().click(),
    sign: (page) => pane(page).locator('article').first().waitFor(),
  },
];

describe('axe finds nothing', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  for (const look of LOOKS) {
    for (const state of states.filter(({ notIn }) => notIn !== look.name)) {
      test(`in ${state.name}, ${look.name}`, async () => {
        const context = await browser.newContext({
          viewport: { width: look.width, height: 800 },
          reducedMotion: 'reduce',
          ...(look.contrast && { contrast: look.contrast }),
        });
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        visitorOf(page, server.url);
        const path = state.path ?? '/demo/school?person=parent';
        await page.goto(`${server.url}${path}${look.query}`);
        if (!state.path?.includes('elements') && !/nobody|banned|blog|charity/.test(path))
          await page.locator('hearth-channel-list a').first().waitFor({ state: 'attached' });
        await state.reach?.(page, context);
        await state.sign(page);
        await page.waitForTimeout(350);
        await speak(page, look);
        assert.deepEqual(await findings(page, look), []);
        await context.close();
      });
    }
  }
});
