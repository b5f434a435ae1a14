/** Roles and exceptions: made, given, taken and looked through, with effect at once in the browsers of others. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { LIVE, openChromium, type Visitor } from '../kit/chromium.ts';
import {
  ask,
  choose,
  command,
  deed,
  dialog,
  focusOf,
  itemsOf,
  memberIdOf,
  memberRow,
  openAside,
  openCard,
  press,
  submit,
  Visitors,
} from '../kit/people-screens.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const screen = ({ page }: Visitor): Locator => page.locator('hearth-role-screen');
const overrides = ({ page }: Visitor): Locator => page.locator('hearth-override-screen');

describe('roles', () => {
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

  async function makeRole(visitor: Visitor, name: string, change?: (form: Locator) => Promise<void>): Promise<void> {
    await choose(visitor, 'Community menu', 'Roles');
    await press(screen(visitor), 'New role');
    const form = screen(visitor).getByRole('form');
    await form.getByLabel('Name', { exact: true }).fill(name);
    await change?.(form);
    await press(form, 'Save');
    await screen(visitor).getByRole('button', { name, exact: true }).waitFor(LIVE);
    await form.locator('button[aria-disabled=true]', { hasText: 'Save' }).waitFor(LIVE);
  }
  async function give(visitor: Visitor, person: string, role: string, on: boolean): Promise<void> {
    const form = await deed(visitor, person, 'Change roles');
    await form.getByLabel(role, { exact: true }).setChecked(on);
    await submit(visitor, 'Save');
  }
  const roleNames = async (visitor: Visitor): Promise<string[]> =>
    (await screen(visitor).locator('.entry .choose').allTextContents()).map((text) => text.trim());

  test('a new role with a badge and a right is given, takes effect at once, is taken, and is deleted', async () => {
    const [head, parent] = [await enter('head'), await enter('parent')];
    assert.ok(!(await itemsOf(parent, 'Community menu')).includes('Invite people'));
    await makeRole(head, 'Welcome team', async (form) => {
      await form.getByLabel('No colour').uncheck();
      await form.getByLabel('Colour', { exact: true }).fill('#884400');
      await form.getByLabel(/^Given by the community/).check();
      await form.getByLabel(/^Invite people/).check();
    });
    await press(dialog(head), 'Close');
    await give(head, 'Elif Demir', 'Welcome team', true);
    await openAside(parent);
    await memberRow(parent, 'Elif Demir').getByText('Welcome team').waitFor(LIVE);
    assert.ok((await itemsOf(parent, 'Community menu')).includes('Invite people'));
    await give(head, 'Elif Demir', 'Welcome team', false);
    await memberRow(parent, 'Elif Demir')
      .getByText('Welcome team')
      .waitFor({ state: 'detached', ...LIVE });
    assert.ok(!(await itemsOf(parent, 'Community menu')).includes('Invite people'));
    await choose(head, 'Community menu', 'Roles');
    await press(screen(head), 'Welcome team');
    await press(screen(head).getByRole('form'), 'Delete role');
    await press(head.page.locator('dialog[open]').last(), 'Delete role');
    await screen(head)
      .getByRole('button', { name: 'Welcome team', exact: true })
      .waitFor({ state: 'detached', ...LIVE });
  });

  test('the order is changed only below one’s own, a name only to a free one, and a role above only looked at', async () => {
    const head = await enter('head');
    await makeRole(head, 'Bell ringer');
    const before = await roleNames(head);
    const at = before.indexOf('Bell ringer');
    await press(screen(head), 'Move Bell ringer up');
    await head.page.waitForFunction(
      ([wanted]) => {
        const dialogs = document.querySelector('hearth-community')?.shadowRoot?.querySelector('hearth-role-screen');
        const rows = [...(dialogs?.shadowRoot?.querySelectorAll('.entry .choose') ?? [])];
        return rows[Number(wanted)]?.textContent.trim() === 'Bell ringer';
      },
      [at - 1],
      LIVE,
    );
    assert.match(await focusOf(head.page), /^Move Bell ringer/, 'the focus stays on the role that moved');
    assert.equal(await screen(head).getByRole('button', { name: 'Move Head teacher up' }).count(), 0);
    assert.ok(await screen(head).getByRole('button', { name: 'Move Teacher up' }).isDisabled());
    const form = screen(head).getByRole('form');
    await form.getByLabel('Name', { exact: true }).fill('Teacher');
    await press(form, 'Save');
    await form.getByText('There is a role with this name already.').waitFor(LIVE);
    await press(form, 'Undo');
    await press(screen(head), 'Owner');
    await form.getByText('This role is not below your own').waitFor(LIVE);
    assert.ok(await form.getByLabel('Name', { exact: true }).isDisabled());
    assert.equal(await form.getByRole('button', { name: 'Save' }).count(), 0);
    assert.equal(await form.getByRole('button', { name: 'Delete role' }).count(), 0);
  });

  test('what is not saved is asked about before one leaves, also by Escape', async () => {
    const head = await enter('head');
    await choose(head, 'Community menu', 'Roles');
    await press(screen(head), 'Parent');
    const form = screen(head).getByRole('form');
    await form.getByLabel(/^Pin messages/).check();
    await press(screen(head), 'Pupil');
    await dialog(head).getByText('What you changed in Parent is not saved.').waitFor(LIVE);
    await press(dialog(head), 'Cancel');
    assert.ok(await form.getByLabel(/^Pin messages/).isChecked());
    await head.page.keyboard.press('Escape');
    await dialog(head).getByText('What you changed in Parent is not saved.').waitFor(LIVE);
    await press(dialog(head), 'Leave without saving');
    await screen(head).waitFor({ state: 'detached', ...LIVE });
    assert.equal(await focusOf(head.page), 'Community menu');
  });

  test('exceptions for a channel and for a category hide and open them at once, and say how many will read', async () => {
    const [head, parent] = [await enter('head'), await enter('parent')];
    await parent.channel('Uniform swap').waitFor(LIVE);
    const set = async (right: string, word: string): Promise<void> => {
      const line = overrides(head).getByRole('group', { name: new RegExp(`^${right}`) });
      await line.getByRole('radio', { name: word, exact: true }).focus();
      await head.page.keyboard.press('Space');
    };
    await choose(head, 'Actions for Uniform swap', 'Who may do what');
    await overrides(head).getByLabel('Add a role').selectOption({ label: 'Parent' });
    await set('Read', 'Don’t allow');
    await overrides(head)
      .getByText(/will be able to read this once you save/)
      .waitFor(LIVE);
    await press(overrides(head), 'Save');
    await parent.channel('Uniform swap').waitFor({ state: 'detached', ...LIVE });
    await overrides(head).getByLabel('Add a person').fill('Elif');
    await press(overrides(head), 'Elif Demir');
    await set('Read', 'Allow');
    await press(overrides(head), 'Save');
    await parent.channel('Uniform swap').waitFor(LIVE);
    await press(overrides(head), 'Take Elif Demir off this list');
    await press(overrides(head), 'Take Parent off this list');
    await press(overrides(head), 'Save');
    await press(dialog(head), 'Close');
    await parent.channel('Uniform swap').waitFor(LIVE);
    await choose(head, 'Actions for Friends of Alder Grove', 'Who may do what');
    await overrides(head).getByLabel('Add a role').selectOption({ label: 'Parent' });
    await set('Write', 'Don’t allow');
    await press(overrides(head), 'Save');
    await parent.openChannel('Uniform swap');
    await parent.composer().waitFor({ state: 'detached', ...LIVE });
    await press(overrides(head), 'Take Parent off this list');
    await press(overrides(head), 'Save');
    await parent.composer().waitFor(LIVE);
  });

  test('“view as” shows exactly what a person sees, and one key leaves it', async () => {
    const [head, pupil] = [await enter('head'), await enter('pupil')];
    const seen = (await pupil.page.locator('hearth-channel-list a bdi:first-child').allTextContents()).sort();
    await openCard(head, 'Maya Osei').then((about) => press(about, 'More for Maya Osei'));
    await press(head.page.getByRole('dialog', { name: 'About Maya Osei' }), 'View as Maya Osei');
    await dialog(head)
      .getByText(/^Sees \d+ channels?$/)
      .waitFor(LIVE);
    const shown = await dialog(head).locator('.seen bdi').allTextContents();
    assert.deepEqual(shown.toSorted(), seen);
    assert.doesNotMatch(
      (await dialog(head).locator('.seen li', { hasText: 'Head’s notices' }).textContent()) ?? '',
      /Write|Post/,
      'nobody is said to write where only chosen roles post',
    );
    await head.page.keyboard.press('Escape');
    await dialog(head).waitFor({ state: 'detached', ...LIVE });
    assert.match(await focusOf(head.page), /Maya Osei/);
  });

  test('who may not manage roles sees none of it, and the server refuses', async () => {
    const parent = await enter('parent');
    assert.ok(!(await itemsOf(parent, 'Community menu')).includes('Roles'));
    const about = await openCard(parent, 'Priya Raman');
    assert.equal(await about.getByRole('button', { name: 'More for Priya Raman' }).count(), 0);
    const memberId = await memberIdOf(server.url, 'Priya Raman');
    const { result } = await ask<{ result: { roles: { id: string; name: string }[]; channels: { id: string }[] } }>(
      server.url,
      'parent',
      'query/community.get',
      {},
    );
    const roleId = result.roles.find(({ name }) => name === 'Teacher')?.id ?? '';
    const refused: [string, object][] = [
      ['role.create', { name: 'Boss' }],
      ['role.update', { roleId, name: 'Boss' }],
      ['role.delete', { roleId }],
      ['member.setRoles', { memberId, roleIds: [roleId] }],
      ['channel.setOverrides', { channelId: result.channels[0]?.id, overrides: [] }],
    ];
    for (const [type, input] of refused)
      assert.equal((await command(server.url, 'parent', type, input)).error?.code, 'forbidden', type);
    assert.equal((await ask(server.url, 'parent', 'query/permissions.preview', { memberId })).error?.code, 'forbidden');
  });
});
