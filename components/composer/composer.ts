/**
 * Where one writes. The text lives in the field, and as a draft in the channel's handle, so it survives a reload and
 * shows in other tabs; it is cleared only once the message lies safely in the outbox. What to answer comes with the
 * draft, what to edit from `composingOf`.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from '../base/decorators.ts';
import type { ChannelHandle, GetToken, HearthClient } from '../../src/index.ts';
import { isBlankText, LIMITS, messageLength } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { define } from '../base/define.ts';
import { isComposing } from '../base/is-composing.ts';
import { Later } from '../base/later.ts';
import { shared } from '../base/shared.ts';
import { audienceOf } from '../controllers/audience.ts';
import { AloneController } from '../controllers/alone-controller.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { composingOf } from '../controllers/composing.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { icon } from '../icons/icon.ts';
import { megaphone, users } from '../icons/shapes.ts';
import { box, type BoxHandlers, fill, grow } from './composer-box.ts';
import { SendEvent } from './composer-events.ts';
import { type SendKey, wishOf } from './composer-keys.ts';
import { noticeOf } from './composer-notice.ts';
import { composerStyles } from './composer.styles.ts';
import type * as ComposerLater from './composer-later.ts';
import type { WrittenText } from './mention-text.ts';
import type { WritingDesk } from './writing-desk.ts';

/** Codes of emoji, and calls to many that are asked about first: what may not be sent as it is written. */
const UNFINISHED = /:[\w+-]+:|@(?:everyone|here)|<@&/;

/** The text in the field; the desk brings one that knows names. */
type TextInField = Pick<WrittenText, 'text' | 'source' | 'take'>;

function plainText(): TextInField {
  return {
    text: '',
    get source() {
      return this.text;
    },
    take(source) {
      this.text = source;
    },
  };
}

/**
 * @summary Where one writes to a channel.
 * @tag hearth-composer
 * @fires {SendEvent} hearth-send - Before a message is sent; can be prevented.
 * @csspart composer - The box around the text.
 * @csspart send - The send button.
 * @csspart under - The line below: who is writing, how many it goes to.
 * @csspart banner - The line that says why one cannot write.
 */
export class HearthComposer extends LitElement {
  static override styles = [shared, composerStyles];

  readonly #clients = new ClientController(this);
  readonly #store = new StoreController(this);
  readonly #locale = new LocaleController(this);
  readonly #alone = new AloneController(this, this.#clients, this.#store, this.#locale);
  readonly #later = new Later(
    this,
    () => import('./composer-later.ts'),
    (part) => this.#takeDesk(part),
  );
  #desk: WritingDesk | undefined;

  @query('textarea') private readonly field!: HTMLTextAreaElement | null;

  /** Id or slug of the channel. */
  @property() channel: string | undefined;
  /** What Enter does: `auto` sends where there is a fine pointer and breaks the line under a finger. */
  @property({ attribute: 'send-key' }) sendKey: SendKey = 'auto';
  /** Stands in a message pane, which has the frame around. */
  @property({ type: Boolean }) nested = false;
  /** Address of the Hearth server, outside a community element. */
  @property() server: string | undefined;
  /** The community's slug, outside a community element. */
  @property() community: string | undefined;
  /** A fixed token, for pages without renewal. */
  @property() token: string | undefined;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  @property({ attribute: false }) client: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  @property({ attribute: false }) getToken: GetToken | undefined;

  @state() private note = '';
  #handle: ChannelHandle | undefined;
  #written = plainText();
  /** The draft as last read or written here; another text in the store comes from another tab. */
  #draft = '';
  #focusAsked = 0;
  #isSending = false;

  constructor() {
    super();
    new HostController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override willUpdate(): void {
    const client = this.#clients.update();
    const handle = client && this.channel && this.isConnected ? client.channel(this.channel) : undefined;
    if (handle !== this.#handle) this.#enter(handle);
    if (!handle || !client) return;
    this.#takeDraft(handle);
    this.#desk?.update(client, handle, this.#draft);
  }

  override updated(): void {
    if (this.field) fill(this.field, this.#text);
    if (this.field) grow(this.field);
    if (this.#handle) this.#later.soon();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#later.settled();
    return super.getUpdateComplete();
  }

  /** True where one cannot write; the composer then says why. */
  get isReadOnly(): boolean {
    return this.field === null;
  }

  /** Puts the focus into the text. */
  override focus(): void {
    this.field?.focus();
  }

  #enter(handle: ChannelHandle | undefined): void {
    this.#leave();
    this.#handle = handle;
    this.#focusAsked = handle ? composingOf(handle).get().focus : 0;
    this.#draft = '';
    this.#written.take('');
    if (handle) this.#desk?.enter(handle, this.#focusAsked);
  }

  #leave(): void {
    this.#desk?.leave();
    this.#handle?.setTyping(false);
    this.#handle = undefined;
    this.note = '';
  }

  /** What came after the first paint takes up its work, with what has been written meanwhile. */
  #takeDesk(part: typeof ComposerLater): void {
    adopt(this.renderRoot as ShadowRoot, part.laterBase, part.composerLaterStyles);
    new part.FocusKeeper(this, '.strip--plain, textarea');
    const written = new part.WrittenText();
    written.take(this.#written.text);
    this.#written = written;
    this.#desk = new part.WritingDesk({
      written,
      store: this.#store,
      handlers: this.#handlers,
      requestUpdate: () => this.requestUpdate(),
      isUpdated: () => this.updateComplete,
      writer: () => this.#writer(),
      change: (text) => this.#change(text),
      keep: (replyToId) => this.#keep(replyToId),
      focus: () => this.focus(),
    });
    if (this.#handle) this.#desk.enter(this.#handle, this.#focusAsked);
    void super.getUpdateComplete().then(() => this.#desk?.aids.look());
  }

  #takeDraft(handle: ChannelHandle): void {
    const draft = this.#store.read(handle.draft)?.text ?? '';
    if (this.#editId !== undefined || draft === this.#draft) return;
    this.#draft = draft;
    this.#written.take(draft);
  }

  #writer(): ReturnType<ConstructorParameters<typeof WritingDesk>[0]['writer']> {
    const { field } = this;
    const client = this.#clients.current;
    const channel = this.#handle;
    if (!field || !client || !channel) return undefined;
    return {
      client,
      channel,
      field,
      locale: this.#locale.current,
      root: this.renderRoot as ShadowRoot,
      tell: (note) => (this.note = note),
      draw: () => this.requestUpdate(),
    };
  }

  get #editId(): string | undefined {
    return this.#desk?.editId;
  }

  get #text(): string {
    return this.#written.text;
  }

  get #replyToId(): string | undefined {
    return this.#handle?.draft.get()?.replyToId;
  }

  #change(text: string): void {
    this.#written.text = text;
    this.requestUpdate();
    if (!this.#handle || this.#editId !== undefined) return;
    this.#keep(this.#replyToId);
    this.#handle.setTyping(!isBlankText(text));
  }

  #keep(replyToId: string | undefined): void {
    this.#draft = this.#written.source;
    this.#handle?.setDraft(this.#draft, replyToId);
  }

  async #send(): Promise<void> {
    const handle = this.#handle;
    const written = this.#text;
    const typed = this.#written.source.trim();
    if (!handle || this.#isSending || isBlankText(typed) || messageLength(typed) > LIMITS.messageText) return;
    this.#isSending = true;
    try {
      const source = UNFINISHED.test(typed) ? await this.#finish(typed) : typed;
      if (source === undefined) return;
      if (this.#editId !== undefined) return await this.#desk?.saveEdit(source);
      if (!this.dispatchEvent(new SendEvent(source, handle.id.get()))) return;
      const replyToId = this.#replyToId;
      const { stored } = await handle.send(source, replyToId === undefined ? {} : { replyToId });
      this.note = stored ? '' : this.#locale.t('composer.notKept');
      if (handle !== this.#handle) return;
      // what was typed on while it was being stored stays
      if (this.#text.startsWith(written)) this.#written.text = this.#text.slice(written.length);
      this.requestUpdate();
      this.#keep(undefined);
      handle.setTyping(false);
    } finally {
      this.#isSending = false;
    }
  }

  async #finish(typed: string): Promise<string | undefined> {
    await this.#later.load();
    if (!this.#desk) this.note = this.#locale.t('composer.notAsked');
    return this.#desk?.aids.finish(typed);
  }

  readonly #handlers: BoxHandlers = {
    input: (text) => {
      this.#change(text);
      this.#desk?.aids.look();
    },
    key: (event) => {
      if (isComposing(event) || !(this.#desk?.aids.popup?.handleKey(event) || this.#act(event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    blur: () => {
      this.#handle?.setTyping(false);
      this.#desk?.aids.popup?.close();
    },
    aid: (aid, button) => this.#later.when(() => this.#desk?.aid(aid, button)),
  };

  /** @returns whether the key is done with. */
  #act(event: KeyboardEvent): boolean {
    const wish = wishOf(event, this.sendKey, this.#text === '');
    if (wish === 'send') void this.#send();
    else if (wish === 'leave') return this.#desk?.escape() ?? false;
    else if (wish === 'editLast' && this.#desk) return this.#desk.editLast();
    else if (wish === 'editLast') this.#later.when(() => this.#desk?.editLast());
    else if (wish) this.#later.when(() => this.#desk?.format(wish));
    return wish !== undefined;
  }

  override render(): TemplateResult {
    const client = this.#clients.current;
    const handle = this.#handle;
    return html`<form
      class=${this.nested ? 'hearth' : 'hearth hearth--alone'}
      lang=${this.#locale.tag}
      dir=${this.#locale.dir}
      aria-label=${this.#locale.t('composer.form')}
      @submit=${this.#handleSubmit}
    >
      ${this.#alone.instead(true) ?? (client && handle ? this.#content(client, handle) : nothing)}
    </form>`;
  }

  readonly #handleSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  #content(client: HearthClient, handle: ChannelHandle): TemplateResult {
    const row = this.#store.read(handle.row);
    const notice = noticeOf(
      {
        row,
        me: this.#store.read(client.session.me),
        isSignedOut: this.#store.read(client.connection).status === 'signed_out',
        permissions: this.#store.read(handle.permissions),
        roles: this.#store.read(client.community.roles),
        now: Date.now() + this.#store.read(client.clockOffset),
      },
      this.#locale.current,
    );
    if (notice !== undefined)
      return html`<div class="strip strip--plain" part="banner">
        ${icon(megaphone)}<span dir="auto">${notice}</span>
      </div>`;
    const desk = this.#desk;
    return html`${desk?.popup()}${desk ? desk.strip(client, handle, this.#locale.current) : this.#stripToCome(handle)}
    ${box({
      channel: row?.name ?? '',
      text: this.#text,
      isTooLong: this.#length > LIMITS.messageText,
      isReply: this.#replyToId !== undefined && this.#editId === undefined,
      isEdit: this.#editId !== undefined,
      isSentByEnter: this.sendKey === 'enter',
      hasFormats: desk?.hasFormats ?? false,
      formats: desk?.formats(this.#locale.current),
      popup: desk?.aids.popup,
      locale: this.#locale.current,
      on: this.#handlers,
    })}
    ${this.#under(client, handle)}`;
  }

  /** Holds the place of what a kept draft answers. */
  #stripToCome(handle: ChannelHandle): TemplateResult | undefined {
    const isReply = this.#store.read(handle.draft)?.replyToId !== undefined;
    return isReply ? html`<div class="strip strip--calm top">&nbsp;</div>` : undefined;
  }

  #under(client: HearthClient, handle: ChannelHandle): TemplateResult {
    const { part } = this.#later;
    const locale = this.#locale.current;
    const audience = this.#store.read(audienceOf(handle));
    const typing = this.#store
      .read(handle.typing)
      .map((id) => this.#store.read(client.members.get(id))?.name ?? locale.t('person.unknown'));
    return html`<div class="under" part="under">
      <span class="typing clip">${this.note || part?.typingLine(typing, locale)}</span>
      ${
        part?.counter(this.#length, locale) ??
        (audience &&
          html`<span class="line goes-to"
            >${icon(users)}${locale.t('composer.goesTo', { count: audience.count })}</span
          >`)
      }
    </div>`;
  }

  get #length(): number {
    return this.#text.length < LIMITS.messageText / 2 ? this.#text.length : messageLength(this.#written.source.trim());
  }
}

define('hearth-composer', HearthComposer);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-composer': HearthComposer;
  }
}
