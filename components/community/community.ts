/**
 * The whole community in one element: channels at the side, messages in the middle. It makes the client that everything
 * inside shares, keeps which channel and which pane is shown, and says in words when it cannot show anything.
 */
import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { GetToken, HearthClient } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { define } from '../base/define.ts';
import { isComposing } from '../base/is-composing.ts';
import { Later } from '../base/later.ts';
import { shared } from '../base/shared.ts';
import type { HearthChannelList } from '../channel-list/channel-list.ts';
import '../channel-list/channel-list.ts';
import type { ChannelChosenEvent, ChannelMenuEvent } from '../channel-list/channel-list-events.ts';
import { clientContext } from '../controllers/client-context.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { icon } from '../icons/icon.ts';
import * as shapes from '../icons/shapes.ts';
import { AsideController } from '../member-aside/aside-controller.ts';
import type { MentionEvent } from '../member-list/member-list-events.ts';
import '../message-pane/message-pane.ts';
import type { BannerController } from './banner-controller.ts';
import { CloseRequestEvent, SignInRequestEvent } from './community-events.ts';
import { communityStyles } from './community.styles.ts';
import { homeEnd, PANE_PARTS, personEnd } from './frame-ends.ts';
import { readRoute, writeRoute } from './hash-route.ts';
import { PageEvents } from './page-events.ts';
import { PreferencesController } from './preferences-controller.ts';
import type { ShortcutsController } from './shortcuts-controller.ts';

type View = 'list' | 'channel' | 'aside';
const NARROW = 680;
const NEWS_MS = 6000;

/**
 * @summary A whole community: channels, messages, and everything around them.
 * @tag hearth-community
 * @slot side-foot - Under the channel list.
 * @fires {HearthReadyEvent} hearth-ready - The first picture stands.
 * @fires {HearthUnreadEvent} hearth-unread - The unread count changed.
 * @fires {HearthMessageEvent} hearth-message - Somebody else's message arrived.
 * @fires {HearthErrorEvent} hearth-error - It cannot go on by itself; also said in words inside.
 * @fires {SignInRequestEvent} hearth-sign-in - The person wants to sign in.
 * @csspart side - The pane with the channels.
 * @csspart home - The community's name.
 * @csspart find - The search field for channels.
 * @csspart main - The pane with the messages.
 * @csspart banner - The line about the connection.
 * @csspart empty - A state with nothing to show.
 * @cssproperty {<color>} [--hearth-accent=petrol] - The brand's colour, made safe for contrast.
 * @cssproperty {<color>} [--hearth-tint=warm grey] - The hue that the neutrals lean to.
 * @cssproperty {<color>} [--hearth-ember=amber] - What is new and for you; its lightness is kept in bounds.
 * @cssproperty {<color>} [--hearth-surface=derived] - The sheets.
 * @cssproperty {<font-family>} [--hearth-font=the page's] - The font of everything.
 * @cssproperty {<font-family>} [--hearth-font-heading=as --hearth-font] - The font of headings.
 * @cssproperty {<font-family>} [--hearth-font-mono=the system's monospace] - The font of code.
 * @cssproperty {<length>} [--hearth-text-size=the reader's] - Size of message text.
 * @cssproperty {<number>} [--hearth-density=1] - Space between things: .85 is compact, 1.15 roomy.
 * @cssproperty {<length>} [--hearth-radius=12px] - Roundness of corners; 0px is square.
 * @cssproperty {<length>} [--hearth-height=clamp(480px, 80dvh, 760px)] - Height in an article.
 * @cssproperty {<length>} [--hearth-measure=66ch] - Longest line of text.
 */
export class HearthCommunity extends LitElement {
  static override styles = [shared, communityStyles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: false };

  readonly #client = new ClientController(this);
  readonly #provider = new ContextProvider(this, { context: clientContext });
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #later = new Later(this, () => import('./community-later.ts'));
  #banner: BannerController | undefined;
  readonly #pageEvents = new PageEvents(this);
  readonly #preferences = new PreferencesController(this);
  readonly #aside = new AsideController(this, {
    show: (view) => (this.view = view),
    isInSight: () => this.view === 'aside',
  });
  #shortcuts: ShortcutsController | undefined;
  #resize: ResizeObserver | undefined;

  @query('hearth-channel-list') private readonly list!: HearthChannelList | null;
  @query('.find input') private readonly finder!: HTMLInputElement | null;

  /** Address of the Hearth server; empty for the page's own. */
  @property() server: string | undefined;
  /** The community's slug. */
  @property() community: string | undefined;
  /** A fixed token, for pages without renewal. */
  @property() token: string | undefined;
  /** Id or slug of the channel to open first. */
  @property() channel: string | undefined;
  /** How it sits in the page. */
  @property({ reflect: true }) layout: 'page' | 'inline' | 'panel' | 'channel' = 'inline';
  /** `auto` follows the page's `color-scheme`. */
  @property({ reflect: true }) scheme: 'auto' | 'light' | 'dark' = 'auto';
  /** `auto` follows the reader's setting. */
  @property({ reflect: true }) contrast: 'auto' | 'more' | 'standard' = 'auto';
  /** `hash` lets the browser's Back work through the page's hash. */
  @property() router: 'none' | 'hash' = 'none';
  /** `memory` keeps nothing on this device. */
  @property() storage: 'device' | 'memory' = 'device';
  /** Level of the community's heading in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  @property({ attribute: false }) client: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  @property({ attribute: false }) getToken: GetToken | undefined;

  @state() private view: View = 'list';
  @state() private openChannel: string | undefined;
  @state() private isNarrow = false;
  @state() private filter = '';
  @state() private problem = '';
  @state() private isNews = false;
  #newsTimer: ReturnType<typeof setTimeout> | undefined;
  #messageToShow: string | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  /** What came after the first paint takes up its work. */
  #adoptLater(): void {
    const { part } = this.#later;
    if (!part || this.#banner) return;
    adopt(this.renderRoot as ShadowRoot, part.laterSurfaces);
    this.#banner = new part.BannerController(this);
    this.#shortcuts = new part.ShortcutsController(this, {
      find: () => this.#find(),
      step: (by, unreadOnly) => this.#step(by, unreadOnly),
      cyclePane: (by) => this.#cyclePane(by),
      back: () => this.#back(),
      help: () => void this.#openHelp(),
    });
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#later.settled();
    return super.getUpdateComplete();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(([entry]) => {
      if (entry) this.isNarrow = entry.contentRect.width < NARROW;
    });
    this.#resize.observe(this);
    addEventListener('hashchange', this.#handleHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    clearTimeout(this.#newsTimer);
    removeEventListener('hashchange', this.#handleHash);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#adoptLater();
    const client = this.#client.update();
    this.#provider.setValue(client);
    if (changed.has('channel') && this.hasUpdated && this.channel) this.#show(this.channel, 'channel');
    if (client) {
      this.#pageEvents.follow(client, this.community ?? '');
      this.#chooseFirst(client);
    }
  }

  override updated(): void {
    const client = this.#client.current;
    const isOpening = client && !client.ready.get() && /^(?:idle|connecting)$/.test(client.connection.get().status);
    if (!isOpening) this.#later.soon();
  }

  /** Puts the focus where the reader most likely wants it: the composer of the open channel, else the channels. */
  override focus(): void {
    const pane = this.renderRoot.querySelector<HTMLElement>('hearth-message-pane');
    if (pane && (this.view === 'channel' || !this.isNarrow)) pane.focus();
    else this.list?.focus();
  }

  /** Opens a channel, at a message where one is named. @param channel id or slug */
  navigate(channel: string, messageId?: string): void {
    this.#messageToShow = messageId;
    this.#show(channel, 'channel');
    this.requestUpdate();
  }

  /** Signs out: erases what lies on this device, in every tab. */
  async logout(): Promise<void> {
    await this.#client.current?.session.logout();
  }

  #chooseFirst(client: HearthClient): void {
    if (!this.#store.read(client.ready) || this.openChannel) return;
    const route = readRoute(location.hash, this.community ?? '');
    if (route) return this.navigate(route.channel, route.messageId);
    const wanted = this.#wanted(client);
    if (wanted) return this.#show(wanted, 'channel');
    const channels = this.#store.read(client.community.groups).flatMap((group) => group.channels);
    const last = client.community.lastChannelId();
    const latest = channels.toSorted((one, other) => (other.lastAt ?? 0) - (one.lastAt ?? 0))[0];
    const first = channels.find(({ id }) => id === last) ?? latest;
    if (first) this.openChannel = first.id;
  }

  /** The channel named by the page, unless this person cannot see it. */
  #wanted(client: HearthClient): string | undefined {
    const wanted = this.channel;
    const channels = this.#store.read(client.community.groups).flatMap((group) => group.channels);
    const isThere = channels.some(({ id, slug }) => id === wanted || slug === wanted);
    return isThere || this.layout === 'channel' ? wanted : undefined;
  }

  #show(channel: string, view: View): void {
    this.openChannel = channel;
    this.view = view;
    const client = this.#client.current;
    const row = client?.channel(channel).row.get();
    if (!client || !row) return;
    client.community.setLastChannelId(row.id);
    if (this.router !== 'hash') return;
    const hash = writeRoute(this.community ?? '', row.slug, this.#messageToShow);
    if (location.hash !== hash) history.pushState(null, '', hash);
  }

  readonly #handleHash = (): void => {
    const route = readRoute(location.hash, this.community ?? '');
    if (route) this.navigate(route.channel, route.messageId);
    else if (this.router === 'hash') this.view = 'list';
  };

  readonly #handleChosen = (event: ChannelChosenEvent): void => {
    this.#messageToShow = undefined;
    this.#show(event.channelId, 'channel');
    this.filter = '';
    const finePointer = matchMedia('(pointer: fine)').matches;
    void this.updateComplete.then(() => {
      if (finePointer) this.focus();
    });
  };

  readonly #handleMenu = async (event: ChannelMenuEvent): Promise<void> => {
    const { openChannelMenu } = await import('../channel-menu/channel-menu.ts');
    const client = this.#client.current;
    if (client)
      openChannelMenu({
        client,
        locale: this.#locale.current,
        root: this.renderRoot as ShadowRoot,
        ...pick(event),
        onProblem: (message) => this.#say(message),
      });
  };

  readonly #handleFind = (event: Event): void => {
    this.filter = (event.target as HTMLInputElement).value;
  };

  readonly #handleFindKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') this.list?.focus();
    else if (event.key === 'Enter') this.list?.renderRoot.querySelector<HTMLElement>('a.channel')?.click();
    else if (event.key === 'Escape' && this.filter) this.filter = '';
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #find(): void {
    if (this.isNarrow) this.view = 'list';
    void this.updateComplete.then(() => this.finder?.focus());
  }

  #step(by: 1 | -1, unreadOnly: boolean): void {
    const next = this.list?.neighbour(by, unreadOnly);
    if (next) this.#show(next, 'channel');
  }

  /** One level up: from the messages to the list on a narrow screen. @returns whether there was one. */
  #back(): boolean {
    if (!this.isNarrow || this.view === 'list' || this.layout === 'channel') return false;
    if (this.view === 'aside') {
      this.#aside.close();
      return true;
    }
    this.view = 'list';
    void this.updateComplete.then(() => this.list?.focus());
    return true;
  }

  #cyclePane(by: 1 | -1): void {
    const pane = this.renderRoot.querySelector<HTMLElement>('hearth-message-pane');
    const aside = this.renderRoot.querySelector<HTMLElement>('hearth-member-aside');
    const panes = [this.finder, this.list, pane, aside].filter((part) => part?.checkVisibility());
    const at = panes.findIndex((part) => part?.matches(':focus-within, :focus'));
    panes[(at + by + panes.length) % panes.length]?.focus();
  }

  async #openHelp(): Promise<void> {
    const { openKeyHelp } = await import('../key-help/key-help.ts');
    openKeyHelp(this.renderRoot as ShadowRoot, this.#locale.current);
  }

  async #openSettings(anchor: HTMLElement, kind: 'community' | 'person'): Promise<void> {
    const [{ openCommunityMenu }] = await Promise.all([
      import('../community-menu/community-menu.ts'),
      this.#later.load(),
    ]);
    const client = this.#client.current;
    const shortcuts = this.#shortcuts;
    if (!client || !shortcuts) return;
    openCommunityMenu({
      kind,
      anchor,
      client,
      locale: this.#locale.current,
      root: this.renderRoot as ShadowRoot,
      server: this.server ?? '',
      navigate: (channelId) => this.navigate(channelId),
      showMembers: () => void this.#aside.open(),
      tell: (message) => this.#say(message, true),
      density: { current: this.#preferences.density, set: (density) => this.#preferences.setDensity(density) },
      singleKeys: { on: shortcuts.singleKeys, set: (on) => (shortcuts.singleKeys = on) },
      onProblem: (message) => this.#say(message),
    });
  }

  #say(message: string, isNews = false): void {
    this.problem = message;
    this.isNews = isNews;
    clearTimeout(this.#newsTimer);
    if (isNews) this.#newsTimer = setTimeout(() => (this.problem = ''), NEWS_MS);
  }

  readonly #signIn = (): void => void this.dispatchEvent(new SignInRequestEvent());

  override render(): TemplateResult {
    const client = this.#client.current;
    const locale = this.#locale.current;
    const name = (client && this.#store.read(client.community.row)?.name) ?? this.community ?? '';
    return html`<section
      class="hearth"
      role="region"
      dir=${this.#locale.dir}
      lang=${this.#locale.tag}
      aria-label=${locale.t('community.label', { name })}
    >
      ${this.#content(client)}
    </section>`;
  }

  #content(client: HearthClient | undefined): TemplateResult {
    const locale = this.#locale.current;
    const { part } = this.#later;
    const lacking = this.client ? undefined : part?.missing(this.server, this.community, locale);
    if (part && lacking) {
      this.#pageEvents.complain('misconfigured', lacking);
      return html`<div class="state">
        ${part.emptyState(shapes.settings, locale.t('state.misconfigured'), lacking)}
      </div>`;
    }
    if (!client) return this.#waiting();
    const connection = this.#store.read(client.connection);
    const instead = part?.connectionState(connection, Boolean(this.getToken ?? this.token), locale, {
      signIn: this.#signIn,
      reconnect: () => client.reconnect(),
    });
    if (instead && !(connection.status === 'signed_out' && this.#store.read(client.ready)))
      return html`<div class="state">${instead}</div>`;
    if (!this.#store.read(client.ready)) return this.#waiting();
    return this.#frame(client);
  }

  #waiting(): TemplateResult {
    return html`<div class="waiting" aria-busy="true">
      <span class="hidden-text" role="status"
        >${this.#locale.t('connection.wait', { community: this.community ?? '' })}</span
      >${Array.from({ length: 9 }, () => html`<span class="skeleton"></span>`)}
    </div>`;
  }

  #frame(client: HearthClient): TemplateResult {
    const locale = this.#locale.current;
    const alone = this.layout === 'channel';
    const view: View = alone ? 'channel' : this.view;
    const banner = this.#banner?.current(
      this.#store.read(client.connection),
      this.#store.read(client.outbox),
      this.#store.read(client.persistent),
    );
    return html`<button class="skip button" type="button" @click=${() => this.focus()}>
        ${locale.t('community.skip')}
      </button>
      <div
        class="frame"
        data-view=${view}
        ?data-alone=${alone}
        ?data-aside=${this.#aside.isOpen}
        @hearth-mention=${(event: MentionEvent) => void this.#aside.mention(client, this.openChannel, event)}
      >
        ${alone ? nothing : this.#side(client)}
        <div class="main" part="main">
          ${this.#later.part?.bannerStrip(banner, locale, { reconnect: () => client.reconnect(), signIn: this.#signIn, dismissMemory: () => this.#banner?.dismissMemory() })}
          ${this.#messages(client)}
        </div>
        ${alone ? nothing : this.#aside.render(this.openChannel, this.server, this.headingLevel + 1)}
      </div>
      ${this.problem ? html`<div class="toast frame-toast" role=${this.isNews ? 'status' : 'alert'}><span class="grow">${this.problem}</span><button type="button" @click=${() => this.#say('')}>${locale.t('action.close')}</button></div>` : nothing}`;
  }

  #messages(client: HearthClient): TemplateResult {
    const { t } = this.#locale.current;
    if (!this.openChannel) {
      const mayMake = this.#store.read(client.community.permissions).has('channel.manage');
      return html`<div class="state">
        ${this.#later.part?.emptyState(shapes.messageCircle, t('channel.none'), t(mayMake ? 'channel.noneManager' : 'channel.noneHelp'))}
      </div>`;
    }
    return html`<hearth-message-pane
      exportparts=${PANE_PARTS}
      channel=${this.openChannel}
      .message=${this.#messageToShow}
      ?back=${this.isNarrow && this.layout !== 'channel'}
      ?closable=${this.layout === 'panel'}
      @hearth-back=${() => this.#back()}
      @hearth-close=${() => this.dispatchEvent(new CloseRequestEvent())}
      @hearth-show-members=${() => void this.#aside.open()}
    ></hearth-message-pane>`;
  }

  #side(client: HearthClient): TemplateResult {
    const { t } = this.#locale.current;
    return html`<div class="side">
      ${this.#home(client)}
      <label class="find" part="find">
        ${icon(shapes.search)}<span class="hidden-text">${t('community.find')}</span>
        <input
          type="search"
          placeholder=${t('community.find')}
          .value=${this.filter}
          autocomplete="off"
          @input=${this.#handleFind}
          @keydown=${this.#handleFindKey}
        />
        <kbd class="key" aria-hidden="true">/</kbd>
      </label>
      <hearth-channel-list
        exportparts="category, channel, count"
        .current=${this.#currentId(client)}
        .filter=${this.filter}
        ?two-lines=${this.isNarrow}
        @hearth-channel-chosen=${this.#handleChosen}
        @hearth-channel-menu=${this.#handleMenu}
        ><slot name="side-foot" slot="foot"></slot
      ></hearth-channel-list>
      ${this.#me(client)}
    </div>`;
  }

  #currentId(client: HearthClient): string | undefined {
    return this.openChannel && this.view !== 'list'
      ? this.#store.read(client.channel(this.openChannel).id)
      : this.isNarrow
        ? undefined
        : this.openChannel && this.#store.read(client.channel(this.openChannel).id);
  }

  #home(client: HearthClient): TemplateResult {
    const row = this.#store.read(client.community.row);
    return homeEnd({
      row,
      name: row?.name ?? this.community ?? '',
      memberCount: this.#store.read(client.community.memberCount),
      headingLevel: this.headingLevel,
      locale: this.#locale.current,
      openMenu: (anchor) => void this.#openSettings(anchor, 'community'),
      close: this.layout === 'panel' ? () => this.dispatchEvent(new CloseRequestEvent()) : undefined,
    });
  }

  #me(client: HearthClient): TemplateResult | typeof nothing {
    const me = this.#store.read(client.session.me);
    if (!me) return nothing;
    const isOnline = this.#store.read(client.connection).status === 'online';
    const kept: unknown = this.#store.read(client.settings.get('presence'));
    const chosen = kept ?? 'online';
    return personEnd({
      me,
      roles: this.#store.read(client.community.roles),
      here: !isOnline || chosen === 'invisible' ? undefined : chosen === 'online' ? 'here' : 'away',
      locale: this.#locale.current,
      openMenu: (anchor) => void this.#openSettings(anchor, 'person'),
    });
  }
}

function pick({ kind, id, anchor }: ChannelMenuEvent): {
  kind: 'channel' | 'category';
  id: string;
  anchor: HTMLElement;
} {
  return { kind, id, anchor };
}

define('hearth-community', HearthCommunity);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-community': HearthCommunity;
  }
}
