/**
 * Inviting people: make a link, copy it, show or print it as a code, end links, pause them all. A link's secret is shown
 * once, here; the server keeps only its hash. Opened as a dialog from the community's menu and the list of members.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from '../base/decorators.ts';
import { type HearthClient, type Invite, LIMITS, type WireError } from '../../src/index.ts';
import { Announcer } from '../base/announcer.ts';
import { define } from '../base/define.ts';
import { fields } from '../base/fields.ts';
import { popups } from '../base/popups.ts';
import { laterBase } from '../base/later-base.ts';
import { shared } from '../base/shared.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { openDialog } from '../dialog/dialog.ts';
import { icon } from '../icons/icon.ts';
import { copy, printer } from '../icons/menu-shapes.ts';
import { circleAlert } from '../icons/shapes.ts';
import '../locales/en-invites.ts';
import { inWords } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { mayGive } from '../moderation/standing.ts';
import { inviteDialogStyles } from './invite-dialog.styles.ts';
import { FIRST_WISHES, lifetimes, uses, type Wishes } from './invite-wishes.ts';
import { isOpen, openInvites } from './open-invites.ts';

interface Made {
  readonly link: string;
  readonly expiresAt: number | null;
  readonly roleName: string | undefined;
}

const COPIED_MS = 3000;

/**
 * @summary Makes, shows, prints and ends invites. Part of the community element.
 * @tag hearth-invite-screen
 */
export class HearthInviteScreen extends LitElement {
  static override styles = [shared, laterBase, popups, fields, inviteDialogStyles];
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #announcer = new Announcer(this);

  @property({ attribute: false }) client: HearthClient | undefined;
  /** The server's address, where the link leads. */
  @property() server = '';
  @state() private wishes: Wishes = FIRST_WISHES;
  @state() private made: Made | undefined;
  @state() private code: TemplateResult | undefined;
  @state() private invites: readonly Invite[] | undefined;
  @state() private error: WireError | undefined;
  @state() private isCopied = false;
  @state() private isBusy = false;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#copiedTimer);
  }

  async #load(): Promise<void> {
    await this.updateComplete;
    const answer = await this.client?.query('invites.list', {});
    if (!answer) return;
    const now = Date.now() + (this.client?.clockOffset.get() ?? 0);
    if (answer.ok)
      this.invites = answer.result.invites
        .filter((invite) => isOpen(invite, now))
        .toSorted((a, b) => b.createdAt - a.createdAt);
    else this.error = inWords(this.#locale.current, answer.error);
  }

  async #make(): Promise<void> {
    const { client, wishes } = this;
    if (!client || this.isBusy) return;
    this.isBusy = true;
    const answer = await client.command('invite.create', { ...wishes });
    this.isBusy = false;
    this.error = answer.ok ? undefined : inWords(this.#locale.current, answer.error);
    if (!answer.ok) return;
    const slug = client.community.row.get()?.slug ?? '';
    const link = new URL(`/community/${slug}#invite=${answer.result.code}`, this.server || location.origin).href;
    const now = Date.now() + client.clockOffset.get();
    this.made = {
      link,
      expiresAt: wishes.lifetimeMs === null ? null : now + wishes.lifetimeMs,
      roleName: client.community.roles.get().find(({ id }) => id === wishes.roleId)?.name,
    };
    this.code = undefined;
    void this.#draw(link);
    void this.#load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.made .button')?.focus();
  }

  async #draw(link: string): Promise<void> {
    const { qrCode } = await import('./qr-code.ts');
    if (this.made?.link === link) this.code = qrCode(link, this.#locale.t('invite.qr'));
  }

  async #copy(): Promise<void> {
    const { t } = this.#locale.current;
    try {
      await navigator.clipboard.writeText(this.made?.link ?? '');
      this.isCopied = true;
      this.#announcer.say(t('invite.copied'));
      clearTimeout(this.#copiedTimer);
      this.#copiedTimer = setTimeout(() => (this.isCopied = false), COPIED_MS);
    } catch {
      this.renderRoot.querySelector<HTMLInputElement>('.made input')?.select();
      this.#announcer.say(t('invite.notCopied'), 'assertive');
    }
  }

  async #print(): Promise<void> {
    const { client, made } = this;
    if (!made) return;
    const { openPoster } = await import('./poster.ts');
    const community = client?.community.row.get()?.name ?? '';
    const { link, expiresAt } = made;
    if (openPoster({ community, link, expiresAt, locale: this.#locale.current })) return;
    this.error = { code: 'internal', message: this.#locale.t('invite.noWindow') };
  }

  async #end(invite: Invite): Promise<void> {
    const answer = await this.client?.command('invite.revoke', { inviteId: invite.id });
    this.error = answer?.ok === false ? inWords(this.#locale.current, answer.error) : undefined;
    if (!answer?.ok) return;
    this.#announcer.say(this.#locale.t('invite.ended'));
    await this.#load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#open-title')?.focus();
  }

  async #pause(invitesPaused: boolean): Promise<void> {
    const answer = await this.client?.command('community.update', { invitesPaused });
    this.error = answer?.ok === false ? inWords(this.#locale.current, answer.error) : undefined;
    this.requestUpdate();
    if (answer?.ok) this.#announcer.say(this.#locale.t(invitesPaused ? 'invite.paused' : 'invite.unpaused'));
  }

  #wish(wish: Partial<Wishes>): void {
    this.wishes = { ...this.wishes, ...wish };
  }

  override render(): TemplateResult {
    const { client, error } = this;
    return html`<section class="hearth" dir=${this.#locale.dir} lang=${this.#locale.tag}>
      ${
        client
          ? html`<div class="parts">
              ${this.#pausing(client)}${this.made ? this.#shown(this.made) : this.#form(client)}
              ${error ? html`<p class="problem" role="alert">${icon(circleAlert)}${error.message}</p>` : nothing}
              ${openInvites({
                invites: this.invites,
                roles: this.#store.read(client.community.roles),
                locale: this.#locale.current,
                nameOf: (id) => this.#store.read(client.members.get(id))?.name ?? this.#locale.t('person.unknown'),
                end: (invite) => void this.#end(invite),
              })}
            </div>`
          : nothing
      }${this.#announcer.region()}
    </section>`;
  }

  #pausing(client: HearthClient): TemplateResult | typeof nothing {
    const { t } = this.#locale.current;
    const isPaused = this.#store.read(client.community.row)?.invitesPaused ?? false;
    if (!this.#store.read(client.community.permissions).has('community.manage'))
      return isPaused ? html`<p class="strip strip--wait">${t('invite.paused')}</p>` : nothing;
    return html`<label class="choice"
      ><input
        type="checkbox"
        .checked=${isPaused}
        @change=${(event: Event) => void this.#pause((event.target as HTMLInputElement).checked)}
      /><span>${t('invite.pause')}<br /><span class="small quiet">${t('invite.pauseHelp')}</span></span></label
    >`;
  }

  #form(client: HearthClient): TemplateResult {
    const { t } = this.#locale.current;
    const { wishes } = this;
    const mayGiveRoles = this.#store.read(client.community.permissions).has('role.manage');
    const roles = mayGiveRoles ? this.#store.read(client.community.roles).filter((role) => mayGive(client, role)) : [];
    const channels = this.#store.read(client.community.groups).flatMap((group) => group.channels);
    const handleSubmit = (event: Event): void => {
      event.preventDefault();
      void this.#make();
    };
    return html`<form class="parts" @submit=${handleSubmit}>
      <div class="two">
        ${
          roles.length > 0
            ? this.#select(
                'role',
                wishes.roleId,
                [
                  { value: null, label: t('invite.noRole') },
                  ...roles.map(({ id, name }) => ({ value: id, label: name })),
                ],
                (roleId) => this.#wish({ roleId }),
              )
            : nothing
        }
        ${this.#select('channel', wishes.channelId, [{ value: null, label: t('invite.noChannel') }, ...channels.map(({ id, name }) => ({ value: id, label: name }))], (channelId) => this.#wish({ channelId }))}
        ${this.#select('lifetime', wishes.lifetimeMs, lifetimes(this.#locale.current), (lifetimeMs) => this.#wish({ lifetimeMs }))}
        ${this.#select('uses', wishes.uses, uses(this.#locale.current), (wanted) => this.#wish({ uses: wanted }))}
      </div>
      <div class="field">
        <label for="note">${t('invite.note')}</label>
        <input
          class="input"
          id="note"
          dir="auto"
          autocomplete="off"
          maxlength=${LIMITS.name}
          aria-describedby="note-help"
          .value=${wishes.note}
          @input=${(event: Event) => this.#wish({ note: (event.target as HTMLInputElement).value })}
        />
        <p class="small quiet" id="note-help">${t('invite.noteHelp')}</p>
      </div>
      <button class="button button--go" type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>
        ${t(this.isBusy ? 'invite.making' : 'invite.make')}
      </button>
    </form>`;
  }

  #select<T extends string | number | null>(
    name: 'role' | 'channel' | 'lifetime' | 'uses',
    current: T,
    choices: readonly { readonly value: T; readonly label: string }[],
    take: (value: T) => void,
  ): TemplateResult {
    const handleChange = (event: Event): void => {
      const choice = choices[(event.target as HTMLSelectElement).selectedIndex];
      if (choice) take(choice.value);
    };
    return html`<div class="field">
      <label for=${name}>${this.#locale.t(`invite.${name}`)}</label>
      <select class="input" id=${name} @change=${handleChange}>
        ${choices.map(({ value, label }) => html`<option ?selected=${value === current}>${label}</option>`)}
      </select>
    </div>`;
  }

  #shown({ link, expiresAt, roleName }: Made): TemplateResult {
    const { t, tag } = this.#locale.current;
    const life =
      expiresAt === null
        ? t('invite.lifeForever')
        : t('invite.life', { date: new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(expiresAt) });
    return html`<div class="scan">
        <span class="qr-place">${this.code ?? nothing}</span>
        <div>
          <h3 class="strong">${t('invite.scan')}</h3>
          <p class="quiet">${t('invite.scanHelp')}</p>
          <button class="button button--small" type="button" @click=${() => void this.#print()}>
            ${icon(printer)}${t('invite.print')}
          </button>
        </div>
      </div>
      <div class="made">
        <input class="input" dir="ltr" readonly aria-label=${t('invite.link')} .value=${link} />
        <button class="button button--go" type="button" @click=${() => void this.#copy()}>
          ${icon(copy)}${t(this.isCopied ? 'invite.copied' : 'invite.copy')}
        </button>
      </div>
      <p class="small">
        ${life} ${roleName ? html`<bdi>${t('invite.joinsAs', { role: roleName })}</bdi>` : nothing}
        <button class="link" type="button" @click=${() => (this.made = undefined)}>${t('invite.another')}</button>
      </p>
      <p class="small quiet">${t('invite.shownOnce')}</p>`;
  }
}

define('hearth-invite-screen', HearthInviteScreen);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-invite-screen': HearthInviteScreen;
  }
}

export interface InviteDialogOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly server: string;
}

export function openInviteDialog({ client, locale, root, server }: InviteDialogOptions): void {
  openDialog({
    root,
    locale,
    title: locale.t('invite.title'),
    content: () =>
      html`<div class="dialog-body">
        <hearth-invite-screen .client=${client} .server=${server}></hearth-invite-screen>
      </div>`,
  });
}
