/**
 * The people of the community in a pane of their own: beside the channel where there is room, over it where there is not.
 * Opened by the community element, which gives the focus back when it closes.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../base/decorators.ts';
import { type HearthClient, sendPermission } from '../../src/index.ts';
import { define } from '../base/define.ts';
import { fields } from '../base/fields.ts';
import { laterBase } from '../base/later-base.ts';
import { shared } from '../base/shared.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { icon } from '../icons/icon.ts';
import { userPlus } from '../icons/menu-shapes.ts';
import { x } from '../icons/shapes.ts';
import '../locales/en-people.ts';
import { withWords } from '../locales/texts.ts';
import '../member-list/member-list.ts';
import { AsideCloseEvent } from './member-aside-events.ts';
import { memberAsideStyles } from './member-aside.styles.ts';

/**
 * @summary The people of a community, in a pane. Part of the community element.
 * @tag hearth-member-aside
 * @fires {AsideCloseEvent} hearth-aside-close - The pane shall close.
 * @csspart aside - The pane.
 */
export class HearthMemberAside extends LitElement {
  static override styles = [shared, laterBase, fields, memberAsideStyles];
  readonly #client = new ClientController(this);
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);

  /** Id or slug of the channel beside it, where a mention is written. */
  @property() channel: string | undefined;
  /** Whom it shows first: who can read the channel, or everybody. */
  @property() scope: 'channel' | 'community' = 'community';
  /** The server's address, for invites. */
  @property() server: string | undefined;
  /** Level of its heading in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;
  @property({ attribute: false }) client: HearthClient | undefined;
  /** A role's id, or one of the scopes. */
  @state() private which = '';

  constructor() {
    super();
    new HostController(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#client.update();
    if (changed.has('scope')) this.which = this.scope;
  }

  /** On a fine pointer into the search, else on the heading, so that no keyboard pops up. */
  override focus(): void {
    const list = this.renderRoot.querySelector('hearth-member-list');
    const finder = list?.renderRoot.querySelector<HTMLElement>('input');
    const heading = this.renderRoot.querySelector<HTMLElement>('.title');
    (matchMedia('(pointer: fine)').matches ? (finder ?? heading) : heading)?.focus();
  }

  #close(): void {
    this.dispatchEvent(new AsideCloseEvent());
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isSearching = target instanceof HTMLInputElement && target.value !== '';
    if (event.key !== 'Escape' || event.defaultPrevented || isSearching) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  async #invite(client: HearthClient): Promise<void> {
    const { openInviteDialog } = await withWords(import('../invite-dialog/invite-screen.ts'));
    const root = this.renderRoot as ShadowRoot;
    openInviteDialog({ client, locale: this.#locale.current, root, server: this.server ?? '' });
  }

  override render(): TemplateResult {
    const client = this.#client.current;
    const { t } = this.#locale.current;
    return html`<section
      class="hearth"
      part="aside"
      dir=${this.#locale.dir}
      lang=${this.#locale.tag}
      aria-label=${t('members.title')}
      @keydown=${this.#handleKey}
    >
      <header class="head">
        <div class="grow title" role="heading" aria-level=${this.headingLevel} tabindex="-1">${t('members.title')}</div>
        ${client ? this.#inviteButton(client) : nothing}
        <button class="icon-button" type="button" aria-label=${t('action.close')} @click=${() => this.#close()}>
          ${icon(x)}
        </button>
      </header>
      ${client ? this.#people(client) : nothing}
    </section>`;
  }

  #inviteButton(client: HearthClient): TemplateResult | typeof nothing {
    if (!this.#store.read(client.community.permissions).has('invite.create')) return nothing;
    return html`<button class="button button--go button--small" type="button" @click=${() => void this.#invite(client)}>
      ${icon(userPlus)}${this.#locale.t('members.invite')}
    </button>`;
  }

  #people(client: HearthClient): TemplateResult {
    const { t } = this.#locale.current;
    const roles = this.#store
      .read(client.community.roles)
      .filter((role) => !role.everyone)
      .toSorted((a, b) => b.position - a.position);
    const row = this.channel ? this.#store.read(client.channel(this.channel).row) : undefined;
    const options = [
      { id: 'community', label: t('members.anyRole') },
      ...(row ? [{ id: 'channel', label: t('members.readers', { channel: row.name }) }] : []),
      ...roles.map(({ id, name }) => ({ id, label: name })),
    ];
    const which = options.some(({ id }) => id === this.which) ? this.which : 'community';
    const isRole = which !== 'community' && which !== 'channel';
    return html`${
        options.length > 1
          ? html`<div class="roles">
              <select
                class="input"
                aria-label=${t('members.role')}
                .value=${which}
                @change=${(event: Event) => (this.which = (event.target as HTMLSelectElement).value)}
              >
                ${options.map(({ id, label }) => html`<option value=${id} ?selected=${id === which}>${label}</option>`)}
              </select>
            </div>`
          : nothing
      }<hearth-member-list
        .client=${client}
        .roleId=${isRole ? which : undefined}
        .channel=${which === 'channel' ? this.channel : undefined}
        ?can-mention=${this.#mayWrite(client)}
      ></hearth-member-list>`;
  }

  #mayWrite(client: HearthClient): boolean {
    if (!this.channel) return false;
    const channel = client.channel(this.channel);
    return this.#store.read(channel.permissions).has(sendPermission(this.#store.read(channel.row)?.type ?? 'text'));
  }
}

define('hearth-member-aside', HearthMemberAside);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-member-aside': HearthMemberAside;
  }
}
