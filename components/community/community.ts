/**
 * The whole community in one element: channels at the side, messages in the middle. It makes the client that everything
 * inside shares, keeps which channel and which pane is shown, and says in words when it cannot show anything.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../base/decorators.ts';
import type { GetToken, HearthClient } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { define } from '../base/define.ts';
import { Later } from '../base/later.ts';
import { shared } from '../base/shared.ts';
import '../channel-list/channel-list.ts';
import type { ChannelChosenEvent, ChannelMenuEvent } from '../channel-list/channel-list-events.ts';
import { ClientProvider } from '../controllers/client-context.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import type { MentionEvent } from '../member-list/member-list-events.ts';
import '../message-pane/message-pane.ts';
import { ChannelChoice } from './channel-choice.ts';
import { communityStyles } from './community.styles.ts';
import type * as CommunityLater from './community-later.ts';
import type { View } from '../member-aside/aside-controller.ts';
import type { FrameDeeds } from './frame-deeds.ts';
import { finder, homeEnd, PANE_PARTS, personEnd, waiting } from './frame-ends.ts';

const NARROW = 680;

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
  readonly #provider = new ClientProvider(this);
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #later = new Later(
    this,
    () => import('./community-later.ts'),
    (part) => this.#takeUp(part),
  );
  readonly #choice = new ChannelChoice(this, () => this.#client.current);
  readonly #resize = new ResizeObserver(([entry]) => {
    if (entry) this.isNarrow = entry.contentRect.width < NARROW;
  });
  #deeds: FrameDeeds | undefined;

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
  @state() private isNarrow = false;
  @state() private filter = '';

  constructor() {
    super();
    new HostController(this);
    this.addEventListener('keydown', (event) => this.#handleKey(event));
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#later.settled();
    return super.getUpdateComplete();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const client = this.#client.update();
    this.#provider.provide(client);
    this.#deeds?.update(client);
    // who is refused at the door has no first picture: the later part says so
    if (client && !this.#deeds) this.#store.read(client.connection);
    if (changed.has('channel') && this.hasUpdated && this.channel) this.navigate(this.channel);
    if (client && this.#store.read(client.ready) && !this.#choice.channel) {
      this.#store.read(client.community.groups);
      if (this.#choice.begin(client)) this.view = 'channel';
    }
  }

  override updated(): void {
    const client = this.#client.current;
    const isOpening = client && !client.ready.get() && /^(?:idle|connecting)$/.test(client.connection.get().status);
    if (!isOpening) this.#later.soon();
  }

  /** Puts the focus where the reader most likely wants it: the composer of the open channel, else the channels. */
  override focus(): void {
    const pane = this.view === 'channel' || !this.isNarrow ? 'hearth-message-pane' : '';
    this.renderRoot.querySelector<HTMLElement>(pane || 'hearth-channel-list')?.focus();
  }

  /** Opens a channel, at a message where one is named. @param channel id or slug */
  navigate(channel: string, messageId?: string): void {
    this.#choice.take(channel, messageId);
    this.view = 'channel';
  }

  /** Signs out: erases what lies on this device, in every tab. */
  async logout(): Promise<void> {
    await this.#client.current?.session.logout();
  }

  /** What came after the first paint takes up its work. */
  #takeUp(part: typeof CommunityLater): void {
    adopt(this.renderRoot as ShadowRoot, part.laterBase, part.laterSurfaces, part.communityLaterStyles);
    this.#deeds = new part.FrameDeeds({
      host: this,
      store: this.#store,
      locale: this.#locale,
      choice: this.#choice,
      client: () => this.#client.current,
      isNarrow: () => this.isNarrow,
      view: () => this.view,
      show: (view) => (this.view = view),
      find: (text) => (this.filter = text),
    });
  }

  #do(act: (deeds: FrameDeeds) => unknown): void {
    this.#later.when(() => this.#deeds && act(this.#deeds));
  }

  /** The event forgets where it was pressed once it has passed, and by then the browser has acted on it too. */
  #handleKey(event: KeyboardEvent): void {
    const [target] = event.composedPath();
    if (event.defaultPrevented) return;
    const { key } = event;
    const isBack = key === 'Escape' && this.isNarrow && this.view !== 'list' && this.layout !== 'channel';
    if (isBack || key === 'F6' || (key === 'k' && (event.ctrlKey || event.metaKey))) event.preventDefault();
    this.#do((deeds) => deeds.keys.handle(event, target));
  }

  readonly #handleChosen = (event: ChannelChosenEvent): void => {
    this.navigate(event.channelId);
    this.filter = '';
    const from = (this.renderRoot as ShadowRoot).activeElement;
    this.#do((deeds) => deeds.enter(from));
  };

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
    const instead = this.#deeds?.instead(client);
    if (instead) return instead;
    return client && this.#store.read(client.ready)
      ? this.#frame(client)
      : waiting(this.#locale.t('connection.wait', { community: this.community ?? '' }));
  }

  #frame(client: HearthClient): TemplateResult {
    const deeds = this.#deeds;
    const isAlone = this.layout === 'channel';
    return html`<button class="skip button" type="button" @click=${() => this.focus()}>
        ${this.#locale.t('community.skip')}
      </button>
      <div
        class="frame"
        data-view=${isAlone ? 'channel' : this.view}
        ?data-alone=${isAlone}
        ?data-aside=${deeds?.aside.isOpen}
        @hearth-mention=${(event: MentionEvent) => void deeds?.aside.mention(client, this.#choice.channel, event)}
      >
        ${isAlone ? nothing : this.#side(client)}
        <div class="main" part="main">${deeds?.banner(client)}${this.#messages(client)}</div>
        ${isAlone ? nothing : deeds?.people()}
      </div>
      ${deeds?.newsLine()}`;
  }

  #messages(client: HearthClient): TemplateResult {
    const { channel, message } = this.#choice;
    if (!channel) return html`<div class="state">${this.#deeds?.noChannel(client)}</div>`;
    return html`<hearth-message-pane
      exportparts=${PANE_PARTS}
      channel=${channel}
      .message=${message}
      ?back=${this.isNarrow && this.layout !== 'channel'}
      ?closable=${this.layout === 'panel'}
      @hearth-back=${() => this.#do((deeds) => deeds.back())}
      @hearth-close=${() => this.#do((deeds) => deeds.close())}
      @hearth-show-members=${() => this.#do((deeds) => deeds.aside.open('channel'))}
    ></hearth-message-pane>`;
  }

  #side(client: HearthClient): TemplateResult {
    const locale = this.#locale.current;
    const { channel } = this.#choice;
    const shown = channel && this.#store.read(client.channel(channel).id);
    const row = this.#store.read(client.community.row);
    const me = this.#store.read(client.session.me);
    const openMenu = (kind: 'community' | 'person') => (anchor: HTMLElement) =>
      this.#do((deeds) => deeds.openSettings(anchor, kind));
    return html`<div class="side">
      ${homeEnd({
        row,
        name: row?.name ?? this.community ?? '',
        memberCount: this.#store.read(client.community.memberCount),
        headingLevel: this.headingLevel,
        locale,
        openMenu: openMenu('community'),
        close: this.layout === 'panel' ? () => this.#do((deeds) => deeds.close()) : undefined,
      })}
      ${finder({
        text: this.filter,
        label: locale.t('community.find'),
        onInput: (text) => (this.filter = text),
        onKey: (event) => this.#do((deeds) => deeds.handleFindKey(event)),
      })}
      <hearth-channel-list
        exportparts="category, channel, count"
        .current=${this.isNarrow && this.view === 'list' ? undefined : shown}
        .filter=${this.filter}
        ?two-lines=${this.isNarrow}
        @hearth-channel-chosen=${this.#handleChosen}
        @hearth-channel-menu=${(event: ChannelMenuEvent) => this.#do((deeds) => deeds.openChannelMenu(event))}
        ><slot name="side-foot" slot="foot"></slot
      ></hearth-channel-list>
      ${
        me
          ? personEnd({
              me,
              roles: this.#store.read(client.community.roles),
              isOnline: this.#store.read(client.connection).status === 'online',
              presence: this.#store.read(client.settings.get('presence')) ?? 'online',
              locale,
              openMenu: openMenu('person'),
            })
          : nothing
      }
    </div>`;
  }
}

define('hearth-community', HearthCommunity);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-community': HearthCommunity;
  }
}
