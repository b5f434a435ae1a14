/**
 * The people of a community, by name, with a search. Rows have one height; only those near the screen are drawn, and
 * pages are fetched as the reader gets near their end, so that 100,000 members cost what a hundred do.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GetToken, HearthClient, MemberRow } from '../../src/index.ts';
import { define } from '../base/define.ts';
import { face } from '../base/face.ts';
import { badgeOf, roleBadge } from '../base/role-badge.ts';
import { fields } from '../base/fields.ts';
import { shared } from '../base/shared.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import '../locales/en-people.ts';
import { MemberChosenEvent } from './member-list-events.ts';
import { memberListStyles } from './member-list.styles.ts';
import { MemberPages } from './member-pages.ts';

const ROW = 52;
const AHEAD = 12;
const SEARCH_MS = 120;

/**
 * @summary The people of a community, with a search.
 * @tag hearth-member-list
 * @fires {MemberChosenEvent} hearth-member-chosen - A person was chosen; cancelable.
 * @csspart members - The whole list.
 * @csspart avatar - A face.
 */
export class HearthMemberList extends LitElement {
  static override styles = [shared, fields, memberListStyles];
  readonly #client = new ClientController(this);
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #pages = new MemberPages(this);

  @query('.scroll') private readonly scroller!: HTMLElement | null;

  /** Address of the Hearth server; not needed inside `hearth-community`. */
  @property() server: string | undefined;
  /** The community's slug; not needed inside `hearth-community`. */
  @property() community: string | undefined;
  /** A fixed token, for pages without renewal. */
  @property() token: string | undefined;
  /** Only holders of this role. */
  @property({ attribute: 'role-id' }) roleId: string | undefined;
  @property({ attribute: false }) client: HearthClient | undefined;
  @property({ attribute: false }) getToken: GetToken | undefined;
  @state() private text = '';
  @state() private found: readonly MemberRow[] | undefined;
  @state() private first = 0;
  @state() private shown = 20;
  @state() private stop = 0;
  #searching: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#searching);
  }

  override willUpdate(): void {
    const client = this.#client.update();
    if (client && this.#store.read(client.ready)) this.#pages.follow(client, this.roleId);
  }

  readonly #handleInput = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    clearTimeout(this.#searching);
    this.#searching = setTimeout(() => void this.#search(), SEARCH_MS);
  };

  async #search(): Promise<void> {
    const { text } = this;
    const client = this.#client.current;
    const found = text.trim() && client ? await client.members.search(text, { limit: 100 }) : undefined;
    if (text !== this.text) return;
    this.found = found;
    this.stop = 0;
    this.scroller?.scrollTo({ top: 0 });
  }

  readonly #handleScroll = (): void => {
    const { scroller } = this;
    if (!scroller) return;
    this.first = Math.max(0, Math.floor(scroller.scrollTop / ROW) - AHEAD);
    this.shown = Math.ceil(scroller.clientHeight / ROW) + 2 * AHEAD;
    if (!this.found && this.first + this.shown > this.#pages.rows.length - AHEAD) void this.#pages.more();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    const rows = this.#rows();
    const page = Math.max(1, Math.floor((this.scroller?.clientHeight ?? ROW) / ROW) - 1);
    const to = {
      ArrowDown: this.stop + 1,
      ArrowUp: this.stop - 1,
      PageDown: this.stop + page,
      PageUp: this.stop - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to === undefined || rows.length === 0) return;
    event.preventDefault();
    this.stop = Math.max(0, Math.min(rows.length - 1, to));
    const top = this.stop * ROW;
    const { scroller } = this;
    if (scroller && (top < scroller.scrollTop || top + ROW > scroller.scrollTop + scroller.clientHeight))
      scroller.scrollTop = top - scroller.clientHeight / 2;
    this.#handleScroll();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.member[tabindex="0"]')?.focus());
  };

  #rows(): readonly MemberRow[] {
    return this.found ?? this.#pages.rows;
  }

  override render(): TemplateResult {
    const { t } = this.#locale.current;
    const rows = this.#rows();
    const shown = rows.slice(this.first, this.first + this.shown);
    return html`<section
      class="hearth"
      part="members"
      dir=${this.#locale.dir}
      lang=${this.#locale.tag}
      aria-label=${t('members.title')}
    >
      <div class="find">
        <input
          class="input"
          type="search"
          autocomplete="off"
          aria-label=${t('members.find')}
          placeholder=${t('members.find')}
          .value=${this.text}
          @input=${this.#handleInput}
        />
      </div>
      ${this.found?.length === 0 ? html`<p class="empty small" role="status">${t('members.none', { text: this.text })}</p>` : nothing}
      ${this.#pages.failed ? html`<p class="empty small" role="alert">${t('members.failed')} <button class="link" type="button" @click=${() => void this.#pages.more()}>${t('action.retry')}</button></p>` : nothing}
      <div class="scroll" @scroll=${this.#handleScroll} @keydown=${this.#handleKey}>
        <div class="space" .style=${`block-size:${String(rows.length * ROW)}px`}></div>
        <ul class="rows" role="list" .style=${`inset-block-start:${String(this.first * ROW)}px;--row:${String(ROW)}px`}>
          ${repeat(
            shown,
            (member) => member.id,
            (member, index) =>
              html`<li
                aria-setsize=${this.found ? rows.length : this.#pages.total}
                aria-posinset=${this.first + index + 1}
              >
                ${this.#member(member, this.first + index)}
              </li>`,
          )}
        </ul>
      </div>
    </section>`;
  }

  #member(row: MemberRow, index: number): TemplateResult {
    const client = this.#client.current;
    const member = (client && this.#store.read(client.members.get(row.id))) ?? row;
    const presence = client && this.#store.read(client.members.presence(row.id));
    const roles = client ? this.#store.read(client.community.roles) : [];
    const here = presence === 'online' ? 'here' : presence === 'idle' || presence === 'busy' ? 'away' : undefined;
    return html`<button
      class="member"
      type="button"
      tabindex=${index === Math.min(this.stop, this.#rows().length - 1) ? 0 : -1}
      @click=${(event: Event) => this.#choose(member.id, index, event)}
    >
      ${face(member, { size: 'medium', here })}
      <span class="grow clip"
        ><bdi>${member.name}</bdi
        >${member.similarName ? html` <span class="small quiet">(${this.#locale.t('members.similar')})</span>` : nothing}</span
      >
      ${roleBadge(badgeOf(member, roles))}
    </button>`;
  }

  #choose(memberId: string, index: number, event: Event): void {
    this.stop = index;
    this.dispatchEvent(new MemberChosenEvent(memberId, event.currentTarget as HTMLElement));
  }
}

define('hearth-member-list', HearthMemberList);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-member-list': HearthMemberList;
  }
}
