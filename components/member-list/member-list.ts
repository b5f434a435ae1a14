/**
 * The people of a community, those who are here first, with a search. Rows have one height; only those near the screen
 * are drawn, and pages are fetched as the reader gets near their end, so that 100,000 members cost what a hundred do.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from '../base/decorators.ts';
import { repeat } from 'lit/directives/repeat.js';
import type { GetToken, HearthClient, MemberRow } from '../../src/index.ts';
import { define } from '../base/define.ts';
import { face } from '../base/face.ts';
import { badgeOf, roleBadge } from '../base/role-badge.ts';
import { fields } from '../base/fields.ts';
import { Announcer } from '../base/announcer.ts';
import { laterBase } from '../base/later-base.ts';
import { shared } from '../base/shared.ts';
import { AloneController } from '../controllers/alone-controller.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import '../locales/en-people.ts';
import { withWords } from '../locales/texts.ts';
import { MemberChosenEvent, MentionEvent } from './member-list-events.ts';
import { memberListStyles } from './member-list.styles.ts';
import { MemberPages } from './member-pages.ts';
import { MembersHere } from './members-here.ts';

const ROW = 52;
const HEADING = 40;
const AHEAD = 12;
const SEARCH_MS = 120;
const NOTE_MS = 6000;

/**
 * @summary The people of a community, with a search.
 * @tag hearth-member-list
 * @fires {MemberChosenEvent} hearth-member-chosen - A person was chosen; prevent it to keep their card from opening.
 * @fires {MentionEvent} hearth-mention - A person shall be mentioned.
 * @csspart members - The whole list.
 * @csspart avatar - A face.
 */
export class HearthMemberList extends LitElement {
  static override styles = [shared, laterBase, fields, memberListStyles];
  readonly #client = new ClientController(this);
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #alone = new AloneController(this, this.#client, this.#store, this.#locale);
  readonly #pages = new MemberPages(this);
  readonly #here = new MembersHere(this);
  readonly #announcer = new Announcer(this);

  @query('.scroll') private readonly scroller!: HTMLElement | null;

  /** Address of the Hearth server; not needed inside `hearth-community`. */
  @property() server: string | undefined;
  /** The community's slug; not needed inside `hearth-community`. */
  @property() community: string | undefined;
  /** A fixed token, for pages without renewal. */
  @property() token: string | undefined;
  /** Only holders of this role. */
  @property({ attribute: 'role-id' }) roleId: string | undefined;
  /** Only people who can read this channel: its id or slug. */
  @property() channel: string | undefined;
  /** Offers to mention people, where there is something to write in. */
  @property({ type: Boolean, attribute: 'can-mention' }) canMention = false;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  @property({ attribute: false }) client: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  @property({ attribute: false }) getToken: GetToken | undefined;
  @state() private text = '';
  @state() private found: readonly MemberRow[] | undefined;
  @state() private first = 0;
  @state() private shown = 20;
  @state() private stop = 0;
  @state() private note = '';
  #searching: ReturnType<typeof setTimeout> | undefined;
  #noteTimer: ReturnType<typeof setTimeout> | undefined;
  #hadFocus: string | undefined;
  #channelId: string | undefined;
  #sizes: ResizeObserver | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    clearTimeout(this.#searching);
    clearTimeout(this.#noteTimer);
  }

  override willUpdate(): void {
    this.#hadFocus = this.#focusedRow()?.dataset['id'];
    const client = this.#client.update();
    if (!client || !this.#store.read(client.ready)) return;
    const channelId = this.channel ? this.#store.read(client.channel(this.channel).id) : undefined;
    if (this.channel && !channelId) return;
    this.#pages.follow(client, { roleId: this.roleId, channelId });
    this.#here.follow(client, channelId);
    if (channelId !== this.#channelId) void this.#search();
    this.#channelId = channelId;
    this.#dropGone(client);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes = new ResizeObserver(() => this.#handleScroll());
    this.#sizes.observe(this);
  }

  /** A row that is drawn anew elsewhere, or goes with its person, does not take the focus with it. */
  override updated(): void {
    const id = this.#hadFocus;
    if (id === undefined || this.#focusedRow()) return;
    (this.#row(id) ?? this.renderRoot.querySelector<HTMLElement>('.member[tabindex="0"], input'))?.focus();
  }

  #focusedRow(): HTMLElement | undefined {
    const { activeElement } = this.renderRoot as ShadowRoot;
    return activeElement instanceof HTMLElement && activeElement.matches('.member') ? activeElement : undefined;
  }

  #row(memberId: string): HTMLElement | undefined {
    const rows = this.renderRoot.querySelectorAll<HTMLElement>('.member');
    return [...rows].find(({ dataset }) => dataset['id'] === memberId);
  }

  readonly #handleInput = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    clearTimeout(this.#searching);
    this.#searching = setTimeout(() => void this.#search(), SEARCH_MS);
  };

  async #search(): Promise<void> {
    const { text } = this;
    const client = this.#client.current;
    const channelId = this.#channelId;
    const options = { limit: 100, ...(channelId && { channelId }) };
    const found = text.trim() && client ? await client.members.search(text, options) : undefined;
    if (text !== this.text || channelId !== this.#channelId) return;
    this.found = found;
    this.stop = 0;
    this.scroller?.scrollTo({ top: 0 });
  }

  readonly #handleScroll = (): void => {
    const { scroller } = this;
    if (!scroller) return;
    this.first = Math.max(0, Math.floor((scroller.scrollTop - 2 * HEADING) / ROW) - AHEAD);
    this.shown = Math.ceil(scroller.clientHeight / ROW) + 2 * AHEAD;
    if (!this.found && this.first + this.shown > this.#rows().length - AHEAD) void this.#pages.more();
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
    const top = this.#top(this.stop, true);
    const { scroller } = this;
    if (scroller && (top < scroller.scrollTop || top + ROW > scroller.scrollTop + scroller.clientHeight))
      scroller.scrollTop = top - scroller.clientHeight / 2;
    this.#handleScroll();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.member[tabindex="0"]')?.focus());
  };

  /** Who was put out while they stood on the screen. */
  #dropGone(client: HearthClient): void {
    for (const { id } of this.#rows().slice(this.first, this.first + this.shown)) {
      const member = this.#store.read(client.members.get(id));
      if (!member || member.status === 'active') continue;
      this.#pages.drop(id);
      this.#here.drop(id);
      this.found = this.found?.filter((row) => row.id !== id);
    }
  }

  /** Of those who are here, the ones that belong into this list. */
  #hereRows(): readonly MemberRow[] {
    if (this.found) return [];
    const { roleId } = this;
    return roleId ? this.#here.rows.filter((row) => row.roleIds.includes(roleId)) : this.#here.rows;
  }

  #rows(): readonly MemberRow[] {
    const here = this.#hereRows();
    const ids = new Set(here.map(({ id }) => id));
    return this.found ?? [...here, ...this.#pages.rows.filter(({ id }) => !ids.has(id))];
  }

  /** Where a row begins, with or without the heading before it. */
  #top(index: number, isBelowHeading: boolean): number {
    const here = this.#hereRows().length;
    const above = here === 0 ? 0 : Number(index > 0) + Number(index > here);
    const own = here > 0 && isBelowHeading && (index === 0 || index === here) ? 1 : 0;
    return index * ROW + (above + own) * HEADING;
  }

  /** Everybody there is, as far as it is known: the list grows as it is read. */
  #height(count: number): number {
    return this.#top(count, false) + (this.#hereRows().length > 0 ? HEADING : 0);
  }

  override render(): TemplateResult {
    const { t } = this.#locale.current;
    const instead = this.#alone.instead();
    return html`<section
      class="hearth"
      part="members"
      dir=${this.#locale.dir}
      lang=${this.#locale.tag}
      aria-label=${this.#client.isNested ? nothing : t('members.title')}
    >
      ${instead ?? this.#people()}
      ${this.note ? html`<div class="toast note"><span class="grow">${this.note}</span></div>` : nothing}${this.#announcer.region()}
    </section>`;
  }

  #people(): TemplateResult {
    const { t } = this.#locale.current;
    const rows = this.#rows();
    return html`<div class="find">
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
        <div class="space" .style=${`block-size:${String(this.#height(rows.length))}px`}></div>
        <div
          class="rows"
          .style=${`inset-block-start:${String(this.#top(this.first, false))}px;--row:${String(ROW)}px`}
        >
          ${this.#parts(rows)}
        </div>
      </div>`;
  }

  /** What is drawn of the two parts: those who are here, and everyone else. */
  #parts(rows: readonly MemberRow[]): TemplateResult {
    const { t } = this.#locale.current;
    const here = this.#hereRows().length;
    const end = this.first + this.shown;
    const all = this.found ? rows.length : this.#pages.total;
    if (here === 0) return this.#part(rows, this.first, end, 0, all, t('members.title'), undefined);
    const hereTotal = this.roleId ? here : Math.max(here, this.#here.total);
    const others = Math.max(rows.length - here, all - hereTotal);
    return html`${
      this.first < here
        ? this.#part(
            rows,
            this.first,
            Math.min(end, here),
            0,
            hereTotal,
            t('members.hereNow'),
            this.first === 0 ? hereTotal : undefined,
          )
        : nothing
    }${
      end > here && rows.length > here
        ? this.#part(
            rows,
            Math.max(this.first, here),
            end,
            here,
            others,
            t('members.everyone'),
            this.first <= here ? others : undefined,
          )
        : nothing
    }`;
  }

  /** @param from the part's first row. @param count shown beside its heading, where the heading is in sight. */
  #part(
    rows: readonly MemberRow[],
    start: number,
    end: number,
    from: number,
    size: number,
    label: string,
    count: number | undefined,
  ): TemplateResult {
    return html`${
        count === undefined
          ? nothing
          : html`<div class="section" role="heading" aria-level="3">
              <span>${label}</span><span class="number">${this.#locale.current.format.number(count)}</span>
            </div>`
      }
      <ul role="list" aria-label=${label}>
        ${repeat(
          rows.slice(start, end),
          (member) => member.id,
          (member, index) =>
            html`<li aria-setsize=${size} aria-posinset=${start + index - from + 1}>
              ${this.#member(member, start + index)}
            </li>`,
        )}
      </ul>`;
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
      data-id=${row.id}
      tabindex=${index === Math.min(this.stop, this.#rows().length - 1) ? 0 : -1}
      @click=${(event: Event) => this.#choose(member.id, index, event)}
    >
      ${face(member, { size: 'medium', here })}
      <span class="grow clip"
        ><bdi>${member.name}</bdi>
        ${member.similarName ? html`<span class="small quiet">(${this.#locale.t('members.similar')})</span>` : nothing}</span
      >
      ${roleBadge(badgeOf(member, roles))}
    </button>`;
  }

  #choose(memberId: string, index: number, event: Event): void {
    this.stop = index;
    const anchor = event.currentTarget as HTMLElement;
    if (this.dispatchEvent(new MemberChosenEvent(memberId, anchor))) void this.#openCard(memberId, anchor);
  }

  async #openCard(memberId: string, chosen: HTMLElement): Promise<void> {
    const { openProfileCard } = await withWords(import('../profile-card/profile-card.ts'));
    const client = this.#client.current;
    const anchor = chosen.isConnected ? chosen : this.#row(memberId);
    if (!client || !anchor) return;
    openProfileCard({
      client,
      locale: this.#locale.current,
      root: this.renderRoot as ShadowRoot,
      anchor,
      memberId,
      tell: (text) => this.#tell(text),
      ...(this.canMention && { onMention: (id: string) => void this.dispatchEvent(new MentionEvent(id)) }),
    });
  }

  #tell(text: string): void {
    this.note = text;
    this.#announcer.say(text);
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => (this.note = ''), NOTE_MS);
  }
}

define('hearth-member-list', HearthMemberList);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-member-list': HearthMemberList;
  }
}
