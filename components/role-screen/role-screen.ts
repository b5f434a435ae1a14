/**
 * The roles of a community, by height: make, rename, colour, allow, order, delete. Opened as a wide dialog from the
 * community's menu. Nobody can change a role that is not below their own, nor hand on a right that they do not have.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from '../base/decorators.ts';
import { repeat } from 'lit/directives/repeat.js';
import type { HearthClient, RoleRow, WireError } from '../../src/index.ts';
import { Announcer } from '../base/announcer.ts';
import { define } from '../base/define.ts';
import { fields as fieldStyles } from '../base/fields.ts';
import { popups } from '../base/popups.ts';
import { laterBase } from '../base/later-base.ts';
import { shared } from '../base/shared.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { ask, openDialog } from '../dialog/dialog.ts';
import { icon } from '../icons/icon.ts';
import { arrowDown } from '../icons/later-shapes.ts';
import { plus } from '../icons/menu-shapes.ts';
import { arrowUp, badgeCheck } from '../icons/shapes.ts';
import '../locales/en-roles.ts';
import { inWords } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { ownRank } from '../moderation/standing.ts';
import { roleEditor, type RoleFields } from './role-editor.ts';
import { roleScreenStyles } from './role-screen.styles.ts';
import { openViewAs } from './view-as.ts';

/**
 * @summary The roles of a community and what each allows. Part of the community element.
 * @tag hearth-role-screen
 */
export class HearthRoleScreen extends LitElement {
  static override styles = [shared, laterBase, popups, fieldStyles, roleScreenStyles];
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #announcer = new Announcer(this);

  @property({ attribute: false }) client: HearthClient | undefined;
  @state() private chosen: string | undefined;
  @state() private changes: Partial<RoleFields> = {};
  @state() private error: WireError | undefined;
  #isBusy = false;
  /** Until its row comes, which may be after the answer. */
  #moved: { readonly id: string; readonly position: number; readonly isUp: boolean } | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  /** Highest first. */
  #roles(client: HearthClient): readonly RoleRow[] {
    return this.#store.read(client.community.roles).toSorted((a, b) => b.position - a.position);
  }

  get #isDirty(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  async #choose(role: RoleRow | undefined): Promise<void> {
    if (role?.id === this.chosen || !(await this.mayLeave())) return;
    this.chosen = role?.id;
    this.changes = {};
    this.error = undefined;
  }

  /** Asks first where something is not saved. */
  async mayLeave(): Promise<boolean> {
    const role = this.client?.community.roles.get().find(({ id }) => id === this.chosen);
    if (!this.#isDirty || !role) return true;
    const { t } = this.#locale.current;
    return ask({
      root: this.renderRoot as ShadowRoot,
      locale: this.#locale.current,
      title: t('roles.leaveTitle'),
      text: t('roles.leaveAsk', { name: role.name }),
      yes: t('roles.leave'),
      isHarm: true,
    });
  }

  #change(role: RoleRow, change: Partial<RoleFields>): void {
    const all = { ...this.changes, ...change };
    const isSame = (key: keyof RoleFields): boolean =>
      key === 'permissions'
        ? [...(all.permissions ?? [])].sort().join() === [...role.permissions].sort().join()
        : all[key] === role[key];
    const kept = (Object.keys(all) as (keyof RoleFields)[]).filter((key) => !isSame(key));
    this.changes = Object.fromEntries(kept.map((key) => [key, all[key]]));
  }

  async #create(): Promise<void> {
    const { client } = this;
    if (!client || this.#isBusy || !(await this.mayLeave())) return;
    this.#isBusy = true;
    const taken = new Set(client.community.roles.get().map(({ name }) => name));
    const base = this.#locale.t('roles.newName');
    let name: string = base;
    for (let count = 2; taken.has(name); count++) name = `${base} ${this.#locale.current.format.number(count)}`;
    const answer = await client.command('role.create', { name, badge: true });
    this.#isBusy = false;
    this.changes = {};
    this.error = answer.ok ? undefined : inWords(this.#locale.current, answer.error);
    if (!answer.ok) return;
    this.chosen = answer.result.roleId;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('#role-name')?.select();
  }

  async #save(role: RoleRow): Promise<void> {
    const { client, changes } = this;
    const { t } = this.#locale.current;
    if (!client || this.#isBusy || !this.#isDirty) return;
    if (changes.name !== undefined && !changes.name.trim()) {
      this.error = { code: 'invalid', field: 'name', message: t('roles.nameMissing') };
      return;
    }
    this.#isBusy = true;
    const answer = await client.command('role.update', { roleId: role.id, ...changes });
    this.#isBusy = false;
    this.error = answer.ok ? undefined : inWords(this.#locale.current, answer.error);
    if (!answer.ok) return;
    this.changes = {};
    this.#announcer.say(t('roles.saved', { name: changes.name?.trim() ?? role.name }));
  }

  async #move(role: RoleRow, position: number): Promise<void> {
    const answer = await this.client?.command('role.update', { roleId: role.id, position });
    this.error = answer?.ok === false ? inWords(this.#locale.current, answer.error) : undefined;
    if (!answer?.ok) return;
    this.#moved = { id: role.id, position, isUp: position > role.position };
    this.#announcer.say(this.#locale.t('roles.moved', { name: role.name }));
    this.requestUpdate();
  }

  /** The focus goes along with a role that moved, to the way that is still open where the other has ended. */
  override updated(): void {
    const moved = this.#moved;
    const isThere = (role: RoleRow): boolean => role.id === moved?.id && role.position === moved.position;
    if (!moved || !this.client?.community.roles.get().some(isThere)) return;
    this.#moved = undefined;
    const { id, isUp } = moved;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLButtonElement>(`[data-role="${id}"] .icon-button`)];
    const [first, other] = isUp ? buttons : buttons.toReversed();
    (first?.disabled ? other : first)?.focus();
  }

  async #remove(role: RoleRow): Promise<void> {
    const { t } = this.#locale.current;
    const yes = await ask({
      root: this.renderRoot as ShadowRoot,
      locale: this.#locale.current,
      title: t('roles.delete'),
      text: t('roles.deleteAsk', { name: role.name }),
      yes: t('roles.delete'),
      isHarm: true,
    });
    if (!yes) return;
    const answer = await this.client?.command('role.delete', { roleId: role.id });
    this.error = answer?.ok === false ? inWords(this.#locale.current, answer.error) : undefined;
    if (!answer?.ok) return;
    this.chosen = undefined;
    this.changes = {};
    this.#announcer.say(t('roles.deleted', { name: role.name }));
  }

  override render(): TemplateResult {
    const { client } = this;
    return html`<section class="hearth" dir=${this.#locale.dir} lang=${this.#locale.tag}>
      ${client ? this.#columns(client) : nothing}${this.#announcer.region()}
    </section>`;
  }

  #columns(client: HearthClient): TemplateResult {
    const { t } = this.#locale.current;
    const roles = this.#roles(client);
    this.#store.read(client.session.me);
    const own = this.#store.read(client.community.permissions);
    const height = ownRank(client);
    const role = roles.find(({ id }) => id === this.chosen);
    return html`<div class="columns" ?data-open=${role}>
      <div class="list">
        <p class="small quiet">${t('roles.help')}</p>
        <ul role="list" class="entries" aria-label=${t('roles.list')}>
          ${repeat(
            roles,
            ({ id }) => id,
            (one) => this.#entry(one, roles, height),
          )}
        </ul>
        ${!role && this.error ? html`<p class="problem" role="alert">${this.error.message}</p>` : nothing}
        <button class="button" type="button" @click=${() => void this.#create()}>${icon(plus)}${t('roles.new')}</button>
      </div>
      ${
        role
          ? roleEditor({
              role,
              fields: { ...role, ...this.changes },
              isMine: role.position < height,
              own,
              isDirty: this.#isDirty,
              error: this.error,
              locale: this.#locale.current,
              change: (change) => this.#change(role, change),
              save: () => void this.#save(role),
              undo: () => (this.changes = {}),
              remove: () => void this.#remove(role),
              viewAs: () =>
                openViewAs({
                  client,
                  locale: this.#locale.current,
                  root: this.renderRoot as ShadowRoot,
                  name: role.name,
                  of: { roleIds: role.everyone ? [] : [role.id] },
                }),
              back: () => void this.#choose(undefined),
            })
          : html`<div class="detail"></div>`
      }
    </div>`;
  }

  #entry(role: RoleRow, roles: readonly RoleRow[], height: number): TemplateResult {
    const { t } = this.#locale.current;
    const top = Math.min(height, roles.length) - 1;
    const isMovable = !role.everyone && role.position < height;
    const move = (by: 1 | -1, shape: string, label: string, isEnd: boolean): TemplateResult =>
      html`<button
        class="icon-button"
        type="button"
        aria-label=${label}
        ?disabled=${isEnd}
        @click=${() => void this.#move(role, role.position + by)}
      >
        ${icon(shape)}
      </button>`;
    return html`<li class="entry" data-role=${role.id} ?data-current=${role.id === this.chosen}>
      <button
        class="choose"
        type="button"
        aria-current=${role.id === this.chosen ? 'true' : nothing}
        @click=${() => void this.#choose(role)}
      >
        <span class="swatch" .style=${role.color ? `--swatch:${role.color}` : ''}></span
        ><span class="grow clip"><bdi>${role.everyone ? t('roles.everyone') : role.name}</bdi></span
        >${role.trusted ? icon(badgeCheck) : nothing}
      </button>
      ${
        isMovable
          ? html`${move(1, arrowUp, t('roles.up', { name: role.name }), role.position >= top)}${move(-1, arrowDown, t('roles.down', { name: role.name }), role.position <= 1)}`
          : nothing
      }
    </li>`;
  }
}

define('hearth-role-screen', HearthRoleScreen);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-role-screen': HearthRoleScreen;
  }
}

export function openRoleScreen({
  client,
  locale,
  root,
}: {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
}): void {
  openDialog({
    root,
    locale,
    title: locale.t('roles.title'),
    isWide: true,
    content: () => html`<hearth-role-screen .client=${client}></hearth-role-screen>`,
    mayClose: () => root.querySelector('hearth-role-screen')?.mayLeave() ?? Promise.resolve(true),
  });
}
