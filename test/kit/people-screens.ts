/**
 * What people do in the frame about people, by the names that they read: menus, dialogs, the aside, the card. For
 * end-to-end and accessibility tests; every step goes by keyboard, so that each test also proves that way.
 */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { newId } from './app.ts';
import { LIVE, visit, type Visitor } from './chromium.ts';

/** Opens people's browsers, and at the end closes them and asks each what it complained about. */
export class Visitors {
  readonly #open: () => { readonly browser: Browser; readonly url: string };
  #here: Visitor[] = [];

  constructor(open: () => { readonly browser: Browser; readonly url: string }) {
    this.#open = open;
  }

  async enter(person: string, context?: BrowserContext, path?: string): Promise<Visitor> {
    const { browser, url } = this.#open();
    const visitor = await visit(context ?? browser, url, person, path);
    visitor.page.setDefaultTimeout(LIVE.timeout);
    this.#here.push(visitor);
    return visitor;
  }

  async leave(): Promise<void> {
    const leaving = this.#here;
    this.#here = [];
    for (const { context } of leaving) await context.close();
    assert.deepEqual(
      leaving.flatMap(({ complaints }) => complaints.errors),
      [],
    );
  }
}

type OnPage = Pick<Visitor, 'page'>;

/** Opens a menu by its button's name and, where one is named, chooses from it. */
export async function choose({ page }: OnPage, menu: string, ...items: readonly (string | RegExp)[]): Promise<void> {
  const button = page.getByRole('button', { name: menu, exact: true }).first();
  await button.focus();
  await button.press('Enter');
  for (const name of items) {
    const item = page
      .getByRole('menuitem', { name, exact: true })
      .or(page.getByRole('menuitemradio', { name, exact: true }));
    await item.focus();
    await item.press('Enter');
  }
}

export async function itemsOf(visitor: OnPage, menu: string): Promise<string[]> {
  await choose(visitor, menu);
  const items = visitor.page.getByRole('menu').locator('[role^=menuitem]');
  await items.first().waitFor(LIVE);
  const texts = await items.allTextContents();
  await visitor.page.keyboard.press('Escape');
  return texts.map((text) => text.trim().replace(/\s+/g, ' '));
}

/** The dialog on top. */
export const dialog = ({ page }: OnPage): Locator => page.locator('dialog[open]').last();

export async function press(place: Locator, name: string): Promise<void> {
  const button = place.getByRole('button', { name, exact: true });
  await button.focus();
  await button.press('Enter');
}

/** Presses what ends the dialog, and waits until it has gone. */
export async function submit(visitor: OnPage, button: string): Promise<void> {
  const top = await dialog(visitor).elementHandle();
  await press(dialog(visitor), button);
  await visitor.page.waitForFunction((element) => !element.isConnected, top, LIVE);
}

export const aside = ({ page }: OnPage): Locator => page.locator('hearth-member-aside');
export const memberRow = (visitor: OnPage, name: string): Locator =>
  aside(visitor).locator('button.member').filter({ hasText: name });
export const card = ({ page }: OnPage, name: string): Locator => page.getByRole('dialog', { name: `About ${name}` });

export async function openAside(visitor: OnPage): Promise<void> {
  if (await aside(visitor).isVisible()) return;
  await choose(visitor, 'Community menu', 'Members');
  await aside(visitor).locator('button.member').first().waitFor(LIVE);
}

/** Finds somebody in the list of members and opens their card. */
export async function openCard(visitor: OnPage, name: string): Promise<Locator> {
  await openAside(visitor);
  await aside(visitor).getByLabel('Find a person').fill(name);
  await visitor.page.waitForFunction(
    ([wanted]) => {
      const list = document
        .querySelector('hearth-community')
        ?.shadowRoot?.querySelector('hearth-member-aside')
        ?.shadowRoot?.querySelector('hearth-member-list');
      const rows = [...(list?.shadowRoot?.querySelectorAll('button.member') ?? [])];
      return rows.length > 0 && rows.every((row) => row.textContent.includes(String(wanted)));
    },
    [name],
    LIVE,
  );
  await memberRow(visitor, name).first().focus();
  await memberRow(visitor, name).first().press('Enter');
  await card(visitor, name).waitFor(LIVE);
  return card(visitor, name);
}

/** Opens the dialog of a deed behind "More" on somebody's card. */
export async function deed(visitor: OnPage, name: string, label: string): Promise<Locator> {
  const about = await openCard(visitor, name);
  await press(about, `More for ${name}`);
  await press(about, label);
  await dialog(visitor).waitFor(LIVE);
  return dialog(visitor);
}

/** The accessible name, or else the tag, of what has the focus, through all shadow roots. */
export function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const words = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return words.trim().replace(/\s+/g, ' ') || (element?.localName ?? '');
  });
}

export interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

/** A command past every button: with the demo person's own token, by HTTP. */
export function command(url: string, person: string, type: string, input: object): Promise<Answer> {
  return ask(url, person, `command/${type}`, { opId: newId(), ...input });
}

export async function ask<T = Answer>(url: string, person: string, path: string, input: object): Promise<T> {
  const asked = new URLSearchParams({ person, community: 'alder-grove' });
  const { token } = (await (await fetch(`${url}/demo/token?${asked.toString()}`)).json()) as { token: string };
  const answer = await fetch(`${url}/api/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'hearth-community': 'alder-grove',
      'content-type': 'application/json',
    },
    body: JSON.stringify(input),
  });
  return (await answer.json()) as T;
}

export async function memberIdOf(url: string, name: string): Promise<string> {
  const found = await ask<{ result: { rows: { id: string; name: string }[] } }>(url, 'head', 'query/members.search', {
    text: name,
  });
  const member = found.result.rows.find((row) => row.name === name);
  if (!member) throw new Error(`Nobody is called ${name}.`);
  return member.id;
}
