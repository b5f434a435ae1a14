/**
 * Who may do what in one channel or category: roles and people, each right allowed, denied or as usual. Says how many will
 * be able to read before anything is saved. Opened as a wide dialog from the place's menu.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../base/decorators.ts';
import {
  type CategoryRow,
  type ChannelRow,
  type HearthClient,
  type MemberRow,
  type Override,
  type PermissionSet,
  PLACE_PERMISSIONS,
  type RoleRow,
} from '../../src/index.ts';
import { Announcer } from '../base/announcer.ts';
import { define } from '../base/define.ts';
import { face } from '../base/face.ts';
import { fields } from '../base/fields.ts';
import { popups } from '../base/popups.ts';
import { laterBase } from '../base/later-base.ts';
import { shared } from '../base/shared.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { ask, openDialog } from '../dialog/dialog.ts';
import { icon } from '../icons/icon.ts';
import { chevronLeft, users, x } from '../icons/shapes.ts';
import '../locales/en-roles.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { ownRank } from '../moderation/standing.ts';
import { roleScreenStyles } from '../role-screen/role-screen.styles.ts';
import { overrideStyles } from './override-dialog.styles.ts';
import { isSame, keyOf, type PlacePermission, saved, type Word, withWord, wordOf } from './override-draft.ts';

const WORDS = ['allow', 'inherit', 'deny'] as const;
const ASK_MS = 250;

/**
 * @summary Who may do what in one channel or category. Part of the community element.
 * @tag hearth-override-screen
 */
export class HearthOverrideScreen extends LitElement {
  static override styles = [shared, laterBase, popups, fields, roleScreenStyles, overrideStyles];
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #announcer = new Announcer(this);

  @property({ attribute: false }) client: HearthClient | undefined;
  /** The channel or category as it was when this opened. */
  @property({ attribute: false }) place: ChannelRow | CategoryRow | undefined;
  @state() private draft: readonly Override[] = [];
  @state() private kept: readonly Override[] = [];
  @state() private chosen = '';
  @state() private readers: number | undefined;
  @state() private found: readonly MemberRow[] | undefined;
  @state() private problem = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #finding: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;

  constructor() {
    super();
    new HostController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    clearTimeout(this.#finding);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('place') || !this.place || !this.client) return;
    const everyone = this.client.community.roles.get().find((role) => role.everyone);
    this.draft = this.place.overrides;
    if (everyone) this.#add({ target: 'role', id: everyone.id });
    this.kept = this.draft;
    this.#count();
  }

  #add({ target, id }: Pick<Override, 'target' | 'id'>): void {
    const key = keyOf({ target, id });
    if (!this.draft.some((entry) => keyOf(entry) === key))
      this.draft = [...this.draft, { target, id, allow: [], deny: [] }];
    this.chosen = key;
    this.found = undefined;
  }

  #drop(key: string): void {
    this.draft = this.draft.filter((entry) => keyOf(entry) !== key);
    if (this.chosen === key) this.chosen = '';
    this.#count();
  }

  #undo(): void {
    this.draft = this.kept;
    if (!this.draft.some((entry) => keyOf(entry) === this.chosen)) this.chosen = '';
    this.#count();
  }

  /** Asks first where something is not saved. */
  async mayLeave(): Promise<boolean> {
    const { place } = this;
    if (!place || isSame(this.draft, this.kept)) return true;
    const { t } = this.#locale.current;
    return ask({
      root: this.renderRoot as ShadowRoot,
      locale: this.#locale.current,
      title: t('roles.leaveTitle'),
      text: t('roles.leaveAsk', { name: place.name }),
      yes: t('roles.leave'),
      isHarm: true,
    });
  }

  #count(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#askReaders(), ASK_MS);
  }

  async #askReaders(): Promise<void> {
    const { client, place, draft } = this;
    if (!client || !place) return;
    const answer = await client.query('audience.preview', { placeId: place.id, overrides: saved(draft) });
    if (draft === this.draft) this.readers = answer.ok ? answer.result.count : undefined;
  }

  async #save(): Promise<void> {
    const { client, place } = this;
    if (!client || !place || this.#isBusy) return;
    this.#isBusy = true;
    const overrides = saved(this.draft);
    const answer = await (place.kind === 'channel'
      ? client.command('channel.setOverrides', { channelId: place.id, overrides })
      : client.command('category.setOverrides', { categoryId: place.id, overrides }));
    this.#isBusy = false;
    this.problem = answer.ok ? '' : errorText(this.#locale.current, answer.error);
    if (!answer.ok) return;
    this.kept = this.draft;
    this.#announcer.say(this.#locale.t('override.saved', { name: place.name }));
  }

  readonly #handleFind = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#finding);
    this.#finding = setTimeout(() => void this.#find(text), ASK_MS);
  };

  async #find(text: string): Promise<void> {
    this.found = text ? await this.client?.members.search(text, { limit: 8 }) : undefined;
  }

  #nameOf(client: HearthClient, { target, id }: Override): string {
    const { t } = this.#locale.current;
    if (target === 'member') return this.#store.read(client.members.get(id))?.name ?? t('person.unknown');
    const role = this.#store.read(client.community.roles).find((one) => one.id === id);
    return role?.everyone ? t('roles.everyone') : (role?.name ?? t('text.unknownRole'));
  }

  /** Of people the server decides; of roles it is known here. */
  #isMine(client: HearthClient, { target, id }: Override): boolean {
    const role = this.#store.read(client.community.roles).find((one) => one.id === id);
    return target === 'member' || (role !== undefined && role.position < ownRank(client));
  }

  override render(): TemplateResult {
    const { client, place } = this;
    return html`<section class="hearth" dir=${this.#locale.dir} lang=${this.#locale.tag}>
      ${client && place ? this.#columns(client, place) : nothing}${this.#announcer.region()}
    </section>`;
  }

  #columns(client: HearthClient, place: ChannelRow | CategoryRow): TemplateResult {
    const { t } = this.#locale.current;
    const entry = this.draft.find((one) => keyOf(one) === this.chosen);
    const roles = this.#store.read(client.community.roles);
    const free = roles.filter(
      (role) => !this.draft.some((one) => one.id === role.id) && role.position < ownRank(client),
    );
    return html`<div class="columns" ?data-open=${entry}>
      <div class="list">
        <p class="small quiet">${t('override.help')}</p>
        <ul role="list" class="entries" aria-label=${t('override.who')}>
          ${this.draft.map((one) => this.#entry(client, one))}
        </ul>
        ${free.length > 0 ? this.#rolePicker(free) : nothing}${this.#finder()}
      </div>
      ${entry ? this.#answers(client, place, entry) : html`<div class="detail">${this.#foot()}</div>`}
    </div>`;
  }

  #entry(client: HearthClient, entry: Override): TemplateResult {
    const name = this.#nameOf(client, entry);
    const key = keyOf(entry);
    const isEveryone = this.#store.read(client.community.roles).some((role) => role.everyone && role.id === entry.id);
    const member = entry.target === 'member' ? this.#store.read(client.members.get(entry.id)) : undefined;
    return html`<li class="entry" ?data-current=${key === this.chosen}>
      <button
        class="choose"
        type="button"
        aria-current=${key === this.chosen ? 'true' : nothing}
        @click=${() => (this.chosen = key)}
      >
        ${entry.target === 'member' ? face(member, { size: 'small' }) : icon(users)}<span class="grow clip"
          ><bdi>${name}</bdi></span
        >
      </button>
      ${
        isEveryone || !this.#isMine(client, entry)
          ? nothing
          : html`<button
              class="icon-button"
              type="button"
              aria-label=${this.#locale.t('override.drop', { name })}
              @click=${() => this.#drop(key)}
            >
              ${icon(x)}
            </button>`
      }
    </li>`;
  }

  #rolePicker(free: readonly RoleRow[]): TemplateResult {
    const { t } = this.#locale.current;
    const pick = (event: Event): void => {
      const select = event.target as HTMLSelectElement;
      if (select.value) this.#add({ target: 'role', id: select.value });
      select.value = '';
    };
    return html`<select class="input" aria-label=${t('override.addRole')} @change=${pick}>
      <option value="">${t('override.addRole')}</option>
      ${free.map((role) => html`<option value=${role.id}>${role.name}</option>`)}
    </select>`;
  }

  #finder(): TemplateResult {
    const { t } = this.#locale.current;
    return html`<div class="field">
      <input
        class="input"
        type="search"
        autocomplete="off"
        aria-label=${t('override.addPerson')}
        placeholder=${t('override.addPerson')}
        @input=${this.#handleFind}
      />
      ${this.found?.length === 0 ? html`<p class="small quiet" role="status">${t('override.nobody')}</p>` : nothing}
      <ul role="list" class="found">
        ${this.found?.map(
          (member) =>
            html`<li>
              <button class="item" type="button" @click=${() => this.#add({ target: 'member', id: member.id })}>
                ${face(member, { size: 'small' })}<bdi class="grow clip">${member.name}</bdi>
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #answers(client: HearthClient, place: ChannelRow | CategoryRow, entry: Override): TemplateResult {
    const { t } = this.#locale.current;
    const own: PermissionSet = this.#store.read(
      place.kind === 'channel' ? client.channel(place.id).permissions : client.community.permissions,
    );
    const isMine = this.#isMine(client, entry);
    return html`<form
      class="detail"
      aria-label=${this.#nameOf(client, entry)}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#save();
      }}
    >
      <button class="button button--quiet only-narrow" type="button" @click=${() => (this.chosen = '')}>
        ${icon(chevronLeft, true)}${t('override.who')}
      </button>
      <h3 class="strong"><bdi>${this.#nameOf(client, entry)}</bdi></h3>
      ${isMine ? nothing : html`<p class="strip strip--plain">${t('roles.above')}</p>`}
      <div>
        ${PLACE_PERMISSIONS.map((permission) => this.#answer(entry, permission, isMine && own.has(permission)))}
      </div>
      ${this.#foot()}
    </form>`;
  }

  #answer(entry: Override, permission: PlacePermission, isFree: boolean): TemplateResult {
    const { t } = this.#locale.current;
    const now = wordOf(entry, permission);
    const take = (word: Word) => (): void => {
      this.draft = withWord(this.draft, keyOf(entry), permission, word);
      this.#count();
    };
    return html`<fieldset class="answer">
      <legend>${t(`may.${permission}`)}<br /><span class="small quiet">${t(`may.${permission}.help`)}</span></legend>
      <div class="chips">
        ${WORDS.map(
          (word) =>
            html`<label class="chip"
              ><input
                type="radio"
                name=${permission}
                value=${word}
                .checked=${now === word}
                ?disabled=${!isFree}
                @change=${take(word)}
              />${t(`override.${word}`)}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #foot(): TemplateResult {
    const { t } = this.#locale.current;
    const isDirty = !isSame(this.draft, this.kept);
    const count = this.readers;
    return html`<footer class="foot">
      <span class="start small" role="status"
        >${
          this.problem
            ? html`<span class="problem">${this.problem}</span>`
            : count === undefined
              ? nothing
              : t(isDirty ? 'override.readersAfter' : 'override.readers', { count })
        }</span
      >
      ${
        isDirty
          ? html`<button class="button button--quiet" type="button" @click=${() => this.#undo()}>
              ${t('action.undo')}
            </button>`
          : nothing
      }
      <button
        class="button button--go"
        type="button"
        aria-disabled=${isDirty ? 'false' : 'true'}
        @click=${() => isDirty && void this.#save()}
      >
        ${t('action.save')}
      </button>
    </footer>`;
  }
}

define('hearth-override-screen', HearthOverrideScreen);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-override-screen': HearthOverrideScreen;
  }
}

export interface OverrideDialogOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly place: ChannelRow | CategoryRow;
}

export function openOverrides({ client, locale, root, place }: OverrideDialogOptions): void {
  openDialog({
    root,
    locale,
    title: locale.t('override.title', { name: place.name }),
    isWide: true,
    content: () => html`<hearth-override-screen .client=${client} .place=${place}></hearth-override-screen>`,
    mayClose: () => root.querySelector('hearth-override-screen')?.mayLeave() ?? Promise.resolve(true),
  });
}
