/** Which roles a person holds: ticks for those that one may give or take, the others shown as they are. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RoleRow, WireError } from '../../src/index.ts';
import { type DialogHandle, openDialog, problem } from '../dialog/dialog.ts';
import { inWords } from '../locales/error-text.ts';
import type { DeedOptions } from './deeds.ts';
import { mayGive } from './standing.ts';

export function openRolesDialog({ root, client, locale, member, tell }: DeedOptions): void {
  const { t } = locale;
  const { id: memberId, name } = member;
  const held = new Set(client.members.get(memberId).get()?.roleIds ?? member.roleIds);
  const roles = client.community.roles
    .get()
    .filter((role) => !role.everyone)
    .toSorted((a, b) => b.position - a.position);
  let error: WireError | undefined;
  let isBusy = false;

  async function save(handle: DialogHandle): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    const answer = await client.command('member.setRoles', { memberId, roleIds: [...held] });
    isBusy = false;
    error = answer.ok ? undefined : inWords(locale, answer.error);
    if (!answer.ok) return handle.refresh();
    handle.close();
    tell(t('deed.rolesDone', { name }));
  }
  const tick = (role: RoleRow): TemplateResult =>
    html`<label class="choice"
      ><input
        type="checkbox"
        .checked=${held.has(role.id)}
        ?disabled=${!mayGive(client, role)}
        @change=${(event: Event) => {
          if ((event.target as HTMLInputElement).checked) held.add(role.id);
          else held.delete(role.id);
        }}
      /><bdi>${role.name}</bdi></label
    >`;
  openDialog({
    root,
    locale,
    title: t('deed.rolesTitle', { name }),
    content: (handle) =>
      html`<form
        class="dialog-body"
        @submit=${(event: Event) => {
          event.preventDefault();
          void save(handle);
        }}
      >
        <p class="quiet">${t(roles.length > 0 ? 'deed.rolesHelp' : 'deed.rolesNone')}</p>
        ${roles.length > 0 ? html`<fieldset class="field">${roles.map(tick)}</fieldset>` : nothing}
        ${problem('roles-problem', error?.message)}
        <footer class="dialog-foot">
          <button class="button button--quiet" type="button" @click=${() => handle.close()}>
            ${t('action.cancel')}
          </button>
          <button class="button button--go" type="submit">${t('action.save')}</button>
        </footer>
      </form>`,
  });
}
