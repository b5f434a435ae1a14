/**
 * One channel: its head, its messages, the composer below. Holds the channel live while it stands on a page. The log is
 * `message-log`; this element finds client and channel, and shows in words when there is nothing to show.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ChannelHandle, GetToken, HearthClient, TimelineView } from '../../src/index.ts';
import { sendPermission } from '../../src/index.ts';
import { Announcer } from '../base/announcer.ts';
import { adopt } from '../base/adopt.ts';
import { define } from '../base/define.ts';
import { isComposing } from '../base/is-composing.ts';
import { Later } from '../base/later.ts';
import { shared } from '../base/shared.ts';
import '../composer/composer.ts';
import { audienceOf } from '../controllers/audience.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { messageListStyles } from '../message-list/message-list.styles.ts';
import { namesOf } from '../message-list/names-of.ts';
import { messageTextStyles } from '../message-list/message-text.styles.ts';
import { MessageLog } from './message-log.ts';
import { BackEvent, CloseEvent, ShowMembersEvent } from './message-pane-events.ts';
import { messagePaneStyles } from './message-pane.styles.ts';
import { type HeaderPress, paneHeader } from './pane-header.ts';
import type { Pins } from './pins.ts';
import { skeletonLog } from './skeleton-log.ts';

const TOAST_MS = 6000;

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
  readonly #announcer = new Announcer(this);
  readonly #later = new Later(this, () => import('./pane-later.ts'));
  #pins: Pins | undefined;
  readonly #log = new MessageLog({
    host: this,
    store: this.#store,
    announcer: this.#announcer,
    later: this.#later,
    locale: () => this.#locale.current,
    now: () => Date.now(),
    tell: (text) => this.#tell(text),
    leave: () => this.#composer?.focus(),
    hasShortcuts: () => !this.noShortcuts,
  });

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

  @state() private toastText = '';
  #handle: ChannelHandle | undefined;
  #release: (() => void) | undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whether this is the reader's first visit, decided when the channel opens; undefined before. */
  #isFirstVisit: boolean | undefined;
  #shownMessage: string | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#toastTimer);
    this.#leave();
  }

  override willUpdate(): void {
    const { part } = this.#later;
    if (part)
      for (const sheet of [part.laterSurfaces, part.paneLaterStyles]) adopt(this.renderRoot as ShadowRoot, sheet);
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
    void this.#jump(this.message);
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
    this.#release = this.#handle = this.#isFirstVisit = undefined;
  }

  async #jump(messageId: string): Promise<void> {
    if (!(await this.#log.showMessage(messageId))) this.#tell(this.#locale.t('quote.gone'));
  }

  #tell(text: string): void {
    this.toastText = text;
    this.#announcer.say(text);
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => (this.toastText = ''), TOAST_MS);
  }

  readonly #handlePress = async (what: HeaderPress, anchor: HTMLElement): Promise<void> => {
    const client = this.#clients.current;
    const channel = this.#handle;
    if (what === 'back') this.dispatchEvent(new BackEvent());
    else if (what === 'close') this.dispatchEvent(new CloseEvent());
    else if (what === 'members') this.#showMembers();
    else if (client && channel) {
      const [menus] = await Promise.all([import('./header-menus.ts'), this.#later.load()]);
      const open = { pins: menus.openPins, bell: menus.openNotifications, more: menus.openMore }[what];
      open({
        client,
        channel,
        locale: this.#locale.current,
        names: namesOf(client),
        root: this.renderRoot as ShadowRoot,
        anchor,
        pins: this.#pins?.rows ?? [],
        isNested: this.#clients.isNested,
        now: Date.now() + client.clockOffset.get(),
        jump: (messageId) => void this.#jump(messageId),
        tell: (text) => this.#tell(text),
        showMembers: () => this.#showMembers(),
        showAbout: () => void this.#showAbout(anchor),
      });
    }
  };

  #showMembers(): void {
    this.dispatchEvent(new ShowMembersEvent(this.#handle?.id.get() ?? ''));
  }

  async #showAbout(opener: HTMLElement): Promise<void> {
    const { openAbout } = await import('./about-dialog.ts');
    const client = this.#clients.current;
    const row = this.#handle?.row.get();
    if (client && row) openAbout(this.renderRoot as ShadowRoot, row, namesOf(client), this.#locale.current, opener);
  }

  /** Escape in the composer, with nothing left to close there, goes to the messages. */
  readonly #handleComposerKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    if (this.#log.focus()) event.stopPropagation();
  };

  override render(): TemplateResult {
    const client = this.#clients.current;
    const channel = this.#handle;
    const locale = this.#locale.current;
    const name = channel ? (this.#store.read(channel.row)?.name ?? '') : '';
    return html`<section
      class=${this.#clients.isNested ? 'hearth' : 'hearth hearth--alone'}
      lang=${this.#locale.tag}
      dir=${this.#locale.dir}
      aria-label=${locale.t('log.pane', { channel: name })}
    >
      ${client && channel ? this.#channelView(client, channel) : this.#nothingYet(client)}${this.#announcer.region()}
    </section>`;
  }

  #nothingYet(client: HearthClient | undefined): TemplateResult {
    const locale = this.#locale.current;
    if (client)
      return html`<div class="stage centre">${this.#later.part?.misconfigured(locale, 'pane.noChannel')}</div>`;
    const isSetUp = this.#clients.isNested || (this.server !== undefined && this.community !== undefined);
    return html`<div class="stage ${isSetUp ? '' : 'centre'}">
      ${isSetUp ? skeletonLog(locale) : this.#later.part?.misconfigured(locale, 'pane.noServer')}
    </div>`;
  }

  #channelView(client: HearthClient, channel: ChannelHandle): TemplateResult {
    const locale = this.#locale.current;
    const timeline = this.#store.read(channel.timeline);
    const names = namesOf(client);
    this.#store.read(client.connection);
    const later = this.#later.part;
    if (later) this.#pins ??= new later.Pins(this);
    this.#pins?.update(client, channel, timeline.items);
    return html`${this.#header(client, channel)}
      ${later?.pinnedBar(this.#pins?.rows[0], names, locale, (messageId) => void this.#jump(messageId))}
      ${this.#guidelines(channel, client)}
      <div class="stage">${this.#stage(client, channel, timeline)}${this.#toast()}</div>
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
    const audience = this.#store.read(audienceOf(channel));
    const row = this.#store.read(channel.row);
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
      onPress: (what, button) => void this.#handlePress(what, button),
    });
  }

  #guidelines(channel: ChannelHandle, client: HearthClient): TemplateResult | typeof nothing | undefined {
    const row = this.#store.read(channel.row);
    const { readSeq } = this.#store.read(channel.unread);
    if (row && this.#isFirstVisit === undefined && this.#store.read(channel.timeline).status === 'ready')
      this.#isFirstVisit = readSeq === 0;
    if (!this.#isFirstVisit || !row?.guidelines) return nothing;
    const onDismiss = (): void => {
      this.#isFirstVisit = false;
      this.requestUpdate();
      this.focus();
    };
    return this.#later.part?.guidelinesCard({
      text: row.guidelines,
      names: namesOf(client),
      locale: this.#locale.current,
      onDismiss,
    });
  }

  #stage(client: HearthClient, channel: ChannelHandle, timeline: TimelineView): TemplateResult {
    const locale = this.#locale.current;
    const later = this.#later.part;
    if (timeline.status === 'missing') return html`<div class="centre">${later?.missingChannel(locale)}</div>`;
    if (timeline.status === 'failed')
      return html`<div class="centre">${later?.failedChannel(locale, () => void channel.showLatest())}</div>`;
    if (timeline.status === 'loading' && timeline.items.length === 0)
      return html`<div class="log">${skeletonLog(locale)}</div>`;
    const permissions = this.#store.read(channel.permissions);
    if (timeline.items.length > 0) return this.#log.render(timeline, this.#store.read(client.session.me), permissions);
    const row = this.#store.read(channel.row);
    const canSend = permissions.has(sendPermission(row?.type ?? 'text'));
    return html`<div class="centre">
      ${later?.emptyChannel(row, locale, canSend ? () => this.#composer?.focus() : undefined)}
    </div>`;
  }

  #toast(): TemplateResult | typeof nothing | undefined {
    const { part } = this.#later;
    if (this.#log.deletions?.ids.size) {
      return part?.toast(this.#locale.t('message.deleted'), {
        label: this.#locale.t('action.undo'),
        act: () => this.#log.undoDelete(),
      });
    }
    return this.toastText ? part?.toast(this.toastText, undefined) : nothing;
  }
}

define('hearth-message-pane', HearthMessagePane);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-message-pane': HearthMessagePane;
  }
}
