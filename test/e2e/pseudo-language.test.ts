/**
 * The whole community in the made-up language: whatever a reader can see or hear comes from the catalogue, or somebody
 * wrote it. The made-up words have accents on all vowels and on n, s, c, so a plain one of these gives a text away.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { createDemoCommunities } from '../../demo/content/communities.ts';
import { demoPersons } from '../../demo/content/persons.ts';
import '../../components/locales/en-frame-soon.ts';
import '../../components/locales/en-invites.ts';
import '../../components/locales/en-menus.ts';
import '../../components/locales/en-people.ts';
import '../../components/locales/en-person.ts';
import '../../components/locales/en-roles.ts';
import '../../components/locales/en-soon.ts';
import { createLocale } from '../../components/locales/locale.ts';
import { pseudo } from '../../components/locales/pseudo.ts';
import { openChromium } from '../kit/chromium.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const { t } = createLocale('en-XA', pseudo.first);
const CHANNEL = 'Year 5 families';

/** Names that may stand inside a sentence. What stands alone is marked in the page: `<bdi>`, `dir="auto"`. */
const communities = createDemoCommunities();
const NAMES = [
  ...communities.flatMap(({ name, slug, channels, categories, roles, people }) => [
    name,
    slug,
    ...channels.map((channel) => channel.name),
    ...categories.map((category) => category.name),
    ...roles.map((role) => role.name),
    ...people.map((person) => person.name),
  ]),
  ...demoPersons.map(({ name }) => name),
].sort((one, other) => other.length - one.length);

/** Every text that is seen or read out, in all shadow roots; not what people wrote, keys, times and names of emoji. */
async function plainTexts(page: Page): Promise<string[]> {
  const found = await page.evaluate((names) => {
    const WRITTEN =
      'bdi, [dir="auto"], time, kbd, code, [data-emoji], [role="gridcell"], .face, .arch, .text, style, svg';
    const PLAIN = /[aeiouAEIOUnsc]/;
    const INTL =
      /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Today|Yesterday|AM|PM|at|and)\b/g;
    const result: string[] = [];
    const judge = (text: string, where: Element, kind: string): void => {
      let rest = text;
      for (const name of names) rest = rest.replaceAll(name, '');
      rest = rest.replace(INTL, '').replace(/https?:\S+/g, '');
      if (PLAIN.test(rest))
        result.push(`${where.localName}.${where.getAttribute('class') ?? ''} ${kind}: ${text.trim()}`);
    };
    const visit = (node: Node): void => {
      if (node instanceof Text) {
        const parent = node.parentElement;
        if (parent && !parent.closest(WRITTEN)) judge(node.data, parent, 'text');
        return;
      }
      if (node instanceof Element) {
        if (!node.checkVisibility({ visibilityProperty: true })) return;
        if (!node.matches('.face, [data-emoji], [role="gridcell"], article'))
          for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
            if (!node.matches('bdi, [dir="auto"], time') || name === 'placeholder')
              judge(node.getAttribute(name) ?? '', node, name);
        if (node.shadowRoot) node.shadowRoot.childNodes.forEach(visit);
      }
      node.childNodes.forEach(visit);
    };
    document.querySelectorAll('hearth-community, hearth-launcher, hearth-join').forEach(visit);
    return [...new Set(result)];
  }, NAMES);
  return found;
}

describe('in the made-up language no text is left over', () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  const pane = (): Locator => page.locator('hearth-message-pane');
  const composer = (): Locator => page.locator('hearth-composer textarea').last();
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true }).first();
  const item = (name: string): Locator => page.getByRole('menuitem', { name, exact: true }).first();

  async function open(person: string, path = '/demo/school', sign = 'hearth-channel-list a'): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${server.url}${path}?person=${person}&lang=en-XA`);
    await page.locator(sign).first().waitFor({ timeout: 20_000 });
  }
  async function enter(channel: string): Promise<void> {
    await page.locator('hearth-channel-list a').filter({ hasText: channel }).first().click();
    await pane().getByRole('heading', { name: channel }).waitFor();
    await pane().locator('article').first().waitFor();
  }
  /** Looks once something has come up; waits a little for what comes with it. */
  async function look(sign?: Locator): Promise<void> {
    await sign?.first().waitFor();
    await page.waitForTimeout(250);
    assert.deepEqual(await plainTexts(page), []);
  }
  const close = (): Promise<void> => page.keyboard.press('Escape');
  const popup = (): Locator => page.locator('dialog[open], [popover]:popover-open, [role="menu"]');

  test('in the frame, a channel, and its menus', async () => {
    await open('head');
    await enter(CHANNEL);
    await look();
    for (const name of [t('pane.pins'), t('pane.notifications'), t('action.more')]) {
      await pane().getByRole('button', { name, exact: true }).first().click();
      await look(popup());
      await close();
    }
    await pane()
      .getByRole('button', { name: t('action.more'), exact: true })
      .first()
      .click();
    await item(t('pane.about')).click();
    await look(popup());
    await page.context().close();
  });

  test('on messages of every kind, and what one can do with them', async () => {
    await open('head');
    await enter(CHANNEL);
    await composer().fill('one of mine, with **bold** and ||hidden||');
    await composer().press('Enter');
    const mine = pane().locator('article').filter({ hasText: 'one of mine' });
    await mine.hover();
    await look();
    await mine.getByRole('button', { name: t('action.more'), exact: true }).click();
    await look(popup());
    await item(t('message.reply')).click();
    await look();
    await composer().press('Escape');
    await mine.hover();
    await mine
      .getByRole('button', { name: t('message.addReaction'), exact: true })
      .first()
      .click();
    await look(popup());
    await close();
    await composer().press('ArrowUp');
    await look();
    await composer().press('Escape');
    const theirs = pane().locator('article').nth(-2);
    await theirs.hover();
    await theirs.getByRole('button', { name: t('action.more'), exact: true }).click();
    await item(t('message.remove')).click();
    await look(popup());
    await close();
    await page.context().setOffline(true);
    await composer().fill('written offline');
    await composer().press('Enter');
    await look(page.getByText(t('connection.offline')));
    await page.context().close();
  });

  test('while writing', async () => {
    await open('head');
    await enter(CHANNEL);
    for (const text of ['@', '#', ':smi', '@everyone']) {
      await composer().fill('');
      await composer().pressSequentially(text);
      await look(page.locator('hearth-composer [role="option"]'));
    }
    await composer().fill('@everyone hello');
    await composer().press('Enter');
    await look(popup());
    await close();
    await composer().fill('x'.repeat(4100));
    await look();
    await button(t('composer.formatting')).click();
    await look();
    await button(t('composer.emoji')).click();
    await look(popup());
    await page.context().close();
  });

  test('in the menus and dialogs of the community', async () => {
    await open('head');
    const menu = async (name?: string): Promise<void> => {
      await button(t('community.menu')).click();
      if (name) await item(name).click();
      await look(popup());
    };
    await menu();
    await close();
    for (const name of [
      'community.newChannel',
      'community.newCategory',
      'community.invite',
      'community.roles',
      'community.out',
      'community.notifications',
    ] as const) {
      await menu(t(name));
      if (name === 'community.newChannel') {
        await button(t('channel.create')).click();
        await look(page.getByText(t('channel.nameMissing')));
      }
      if (name === 'community.invite') {
        await button(t('invite.make')).click();
        await look(button(t('invite.copy')));
      }
      await close();
      await page.waitForTimeout(200);
    }
    await button(t('community.settings')).click();
    await look(popup());
    for (const name of ['community.profile', 'community.shortcuts'] as const) {
      if (!(await item(t(name)).isVisible())) await button(t('community.settings')).click();
      await item(t(name)).click();
      await look(popup());
      await close();
      await page.waitForTimeout(200);
    }
    await page.context().close();
  });

  test('among the people', async () => {
    await open('head');
    await enter(CHANNEL);
    await button(t('community.menu')).click();
    await item(t('community.members')).click();
    const people = page.locator('hearth-member-list button.member');
    await look(people);
    await page.locator('hearth-member-list input').first().fill('Elif Demir');
    await people.filter({ hasText: 'Elif Demir' }).first().click();
    await look(popup());
    await popup().getByRole('button', { name: /⟦Móré/ }).first().click();
    await look(popup().locator('.card-more button'));
    await page.context().close();
  });

  test('about a channel, and who may do what', async () => {
    await open('head');
    const menu = async (): Promise<void> => {
      await page.locator('hearth-channel-list a').filter({ hasText: CHANNEL }).first().hover();
      await button(t('channel.actions', { name: CHANNEL })).click();
      await look(popup());
    };
    for (const name of ['channel.notifications', 'channel.edit', 'channel.archive', 'channel.rights'] as const) {
      await menu();
      await item(t(name)).click();
      await look(popup());
      await close();
      await page.waitForTimeout(200);
    }
    await button(t('community.menu')).click();
    await item(t('community.roles')).click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Teacher', exact: true }).click();
    await look(page.locator('dialog[open] input'));
    await button(t('roles.viewAs')).click();
    await look(page.getByText(t('view.everywhere')));
    await page.context().close();
  });

  for (const person of ['nobody', 'banned'])
    test(`for ${person}`, async () => {
      await open(person, '/demo/school', 'hearth-community .empty, hearth-community .state');
      await page.waitForTimeout(800);
      await look();
      await page.context().close();
    });

  test('to somebody who may only read', async () => {
    await open('parent');
    await enter('Head’s notices');
    await look();
    await page.context().close();
  });
});
