/**
 * One channel: its head, its messages, the composer below. Holds the channel live while it stands on a page. The log is
 * `message-log`; this element finds client and channel, and shows in words when there is nothing to show.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from '../base/decorators.ts';
import type { ChannelHandle, GetToken, HearthClient, TimelineView } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { define } from '../base/define.ts';
import { Later } from '../base/later.ts';
import { shared } from '../base/shared.ts';
import '../composer/composer.ts';
import { audienceOf } from '../controllers/audience.ts';
import { AloneController } from '../controllers/alone-controller.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { messageListStyles } from '../message-list/message-list.styles.ts';
import { messageTextStyles } from '../message-list/message-text.styles.ts';
import { MessageLog } from './message-log.ts';
import { messagePaneStyles } from './message-pane.styles.ts';
import type { PaneDeeds } from './pane-deeds.ts';
import { paneHeader } from './pane-header.ts';
import type * as PaneLater from './pane-later.ts';
import { skeletonLog } from './skeleton-log.ts';

/**
 * @summary One channel: who can read it, its messages, and a composer.
 * @tag hearth-message-pane
 * @slot actions - More buttons in the head.
 * @slot composer - In place of the composer.
 * @fires {BackEvent} hearth-back - The arrow in the head was pressed.
 * @fires {CloseEvent} hearth-close - The cross in the head was pressed.
 * @fires {ShowMembersEvent} hearth-show-members - The faces in the head were pressed.
 * @csspart head - The head with the channel's name.
 * @csspart audience - Who can read the channel.
 * @csspart log - The scrolling messages.
 * @csspart day - A day divider.
 * @csspart new - The divider before new messages.
 * @csspart message - A message.
 * @csspart message-own - A message of one's own.
 * @csspart avatar - A face.
 * @csspart author - The name over a message.
 * @csspart role - The badge beside a name.
 * @csspart text - A message's text.
 * @csspart reactions - The chips under a message.
 * @csspart react - One chip.
 * @csspart jump - The pill that leads to the newest messages.
 * @csspart popup - A menu or picker.
 * @csspart dialog - A dialog or sheet.
 * @csspart empty - What stands in for messages where there are none.
 * @csspart skeleton - What stands in for messages on their way.
 */
export class HearthMessagePane extends LitElement {
  static override styles = [shared, messageTextStyles, messageListStyles, messagePaneStyles];

  readonly #clients = new ClientController(this);
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #alone = new AloneController(this, this.#clients, this.#store, this.#locale);
  readonly #later = new Later(
    this,
    () => import('./pane-later.ts'),
    (part) => this.#takeUp(part),
  );
  readonly #log = new MessageLog({
    host: this,
    store: this.#store,
    later: this.#later,
    locale: () => this.#locale.current,
  });
  #deeds: PaneDeeds | undefined;

  /** Id or slug of the channel. */
  @property() channel: string | undefined;
  /** Id of a message to go to. */
  @property() message: string | undefined;
  /** Address of the Hearth server, outside a community element. */
  @property() server: string | undefined;
  /** The community's slug, outside a community element. */
  @property() community: string | undefined;
  /** A fixed token, for pages without renewal. */
  @property() token: string | undefined;
  /** Shows the arrow back to the channels. */
  @property({ type: Boolean }) back = false;
  /** Shows a cross that closes what the pane stands in. */
  @property({ type: Boolean }) closable = false;
  /** Switches off single keys as shortcuts. */
  @property({ type: Boolean, attribute: 'no-shortcuts' }) noShortcuts = false;
  /** Level of the channel's heading in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  @property({ attribute: false }) client: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  @property({ attribute: false }) getToken: GetToken | undefined;

  #handle: ChannelHandle | undefined;
  #release: (() => void) | undefined;
  #shownMessage: string | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deeds?.disconnect();
    this.#leave();
  }

  override willUpdate(): void {
    const client = this.#clients.update();
    const handle = client && this.channel && this.isConnected ? client.channel(this.channel) : undefined;
    if (handle !== this.#handle) {
      this.#leave();
      this.#handle = handle;
      this.#release = handle?.hold();
      this.#log.open(client, handle);
    }
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#later.settled();
    return super.getUpdateComplete();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!this.#handle || this.#handle.timeline.get().status !== 'loading') this.#later.soon();
    if (changed.has('message')) this.#shownMessage = undefined;
    if (!this.message || this.message === this.#shownMessage || !this.#handle) return;
    this.#shownMessage = this.message;
    void this.#log.showMessage(this.message).then((isThere) => {
      if (!isThere) this.#do((deeds) => deeds.tellGone());
    });
  }

  /** Puts the focus into the composer, else on the newest message. */
  override focus(): void {
    if (this.#composer && !this.#composer.isReadOnly) this.#composer.focus();
    else if (!this.#log.focus()) this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  /** Goes to a message and marks it. @returns false when it is not there or not yours to see. */
  showMessage(messageId: string): Promise<boolean> {
    return this.#log.showMessage(messageId);
  }

  get #composer(): HTMLElementTagNameMap['hearth-composer'] | null {
    return this.renderRoot.querySelector('hearth-composer');
  }

  #leave(): void {
    this.#log.open(undefined, undefined);
    this.#release?.();
    this.#release = this.#handle = undefined;
    this.#deeds?.leave();
  }

  /** What came after the first paint takes up its work. */
  #takeUp(part: typeof PaneLater): void {
    adopt(this.renderRoot as ShadowRoot, part.laterBase, part.laterSurfaces, part.paneLaterStyles);
    this.#deeds = new part.PaneDeeds({
      host: this,
      clients: this.#clients,
      store: this.#store,
      locale: this.#locale,
      log: this.#log,
      write: () => this.#composer?.focus(),
    });
    this.#log.extras = this.#deeds.log;
  }

  #do(act: (deeds: PaneDeeds) => unknown): void {
    this.#later.when(() => this.#deeds && act(this.#deeds));
  }

  readonly #handleComposerKey = (event: KeyboardEvent): void => {
    if (!event.defaultPrevented) this.#do((deeds) => deeds.handleComposerKey(event));
  };

  override render(): TemplateResult {
    const client = this.#clients.current;
    const channel = this.#handle;
    const locale = this.#locale.current;
    const name = channel ? (this.#store.read(channel.row)?.name ?? '') : '';
    const instead = this.#alone.instead();
    return html`<section
      class=${this.#clients.isNested ? 'hearth' : 'hearth hearth--alone'}
      lang=${this.#locale.tag}
      dir=${this.#locale.dir}
      aria-label=${locale.t('log.pane', { channel: name })}
    >
      ${instead ? html`<div class="stage centre">${instead}</div>` : client && channel ? this.#channelView(client, channel) : this.#nothingYet(client)}${this.#deeds?.region()}
    </section>`;
  }

  #nothingYet(client: HearthClient | undefined): TemplateResult {
    if (client) return html`<div class="stage centre">${this.#deeds?.misconfigured()}</div>`;
    return html`<div class="stage">${skeletonLog(this.#locale.current)}</div>`;
  }

  #channelView(client: HearthClient, channel: ChannelHandle): TemplateResult {
    const timeline = this.#store.read(channel.timeline);
    this.#store.read(client.connection);
    return html`${this.#header(client, channel)}${this.#deeds?.guidelines(client, channel)}
      <div class="stage">
        ${this.#deeds?.pinned(client, channel, timeline)}${this.#stage(client, channel, timeline)}${this.#deeds?.toast()}
      </div>
      <div class="dock" @keydown=${this.#handleComposerKey}>
        <slot name="composer"
          >${
            timeline.status === 'missing'
              ? nothing
              : html`<hearth-composer
                  nested
                  exportparts="composer, send, under, banner"
                  .client=${client}
                  channel=${this.channel ?? ''}
                ></hearth-composer>`
          }</slot
        >
      </div>`;
  }

  #header(client: HearthClient, channel: ChannelHandle): TemplateResult {
    const row = this.#store.read(channel.row);
    const known = this.#store.read(audienceOf(channel));
    const audience = row && known; // nor does anybody learn who reads what they may no longer see
    return paneHeader({
      row,
      audience,
      faces: (audience?.memberIds ?? []).flatMap((id) => this.#store.read(client.members.get(id)) ?? []),
      roles: this.#store.read(client.community.roles),
      isMuted: this.#store.read(channel.unread).muted,
      hasBack: this.back,
      isClosable: this.closable,
      isNested: this.#clients.isNested,
      headingLevel: this.headingLevel,
      locale: this.#locale.current,
      onPress: (what, button) => this.#do((deeds) => deeds.press(what, button)),
    });
  }

  #stage(client: HearthClient, channel: ChannelHandle, timeline: TimelineView): TemplateResult {
    const { status, items } = timeline;
    if (status === 'ready' || status === 'loading') {
      if (items.length > 0) {
        const permissions = this.#store.read(channel.permissions);
        return this.#log.render(timeline, this.#store.read(client.session.me), permissions);
      }
      if (status === 'loading') return html`<div class="log">${skeletonLog(this.#locale.current)}</div>`;
    }
    return html`<div class="centre">${this.#deeds?.instead(channel, timeline)}</div>`;
  }
}

define('hearth-message-pane', HearthMessagePane);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-message-pane': HearthMessagePane;
  }
}
