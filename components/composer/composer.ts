/**
 * Where one writes. The text lives in the field, and as a draft in the channel's handle, so it survives a reload and
 * shows in other tabs; it is cleared only once the message lies safely in the outbox. What to answer comes with the
 * draft, what to edit from `composingOf`.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ChannelHandle, GetToken, HearthClient, MessageRow } from '../../src/index.ts';
import { isBlankText, LIMITS, messageLength } from '../../src/index.ts';
import { define } from '../base/define.ts';
import { isComposing } from '../base/is-composing.ts';
import { shared } from '../base/shared.ts';
import { audienceOf } from '../controllers/audience.ts';
import { ClientController } from '../controllers/client-controller.ts';
import { composingOf, startEditing } from '../controllers/composing.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { icon } from '../icons/icon.ts';
import { megaphone } from '../icons/shapes.ts';
import { excerptOf } from '../message-list/quote.ts';
import { namesOf } from '../message-list/names-of.ts';
import { box, type BoxHandlers, grow } from './composer-box.ts';
import { SendEvent } from './composer-events.ts';
import { type SendKey, wishOf } from './composer-keys.ts';
import { noticeOf } from './composer-notice.ts';
import { strip, under } from './composer-parts.ts';
import type { Writer } from './composer-popup.ts';
import { composerStyles } from './composer.styles.ts';
import { applyFormat, type FormatName, type Written } from './formatting.ts';
import { WrittenText } from './mention-text.ts';
import { WritingAids } from './writing-aids.ts';

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
  readonly #aids = new WritingAids(this, () => this.#writer());

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

  @state() private hasFormats = false;
  @state() private note = '';
  #handle: ChannelHandle | undefined;
  readonly #written = new WrittenText();
  /** The draft as last read or written here; another text in the store comes from another tab. */
  #draft = '';
  #editId: string | undefined;
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
    this.#takeWish(handle);
    this.#written.name({ ...namesOf(client), member: (id) => this.#store.read(client.members.get(id))?.name });
  }

  override updated(): void {
    if (this.field) grow(this.field);
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
  }

  #leave(): void {
    this.#aids.leave();
    this.#handle?.setTyping(false);
    this.#handle = this.#editId = undefined;
    this.note = '';
  }

  #takeDraft(handle: ChannelHandle): void {
    const draft = this.#store.read(handle.draft)?.text ?? '';
    if (this.#editId !== undefined || draft === this.#draft) return;
    this.#draft = draft;
    this.#written.take(draft);
  }

  #takeWish(handle: ChannelHandle): void {
    const { editId, focus } = this.#store.read(composingOf(handle));
    if (editId !== this.#editId) {
      this.#editId = editId;
      this.#written.take(editId === undefined ? this.#draft : (this.#message(editId)?.text ?? ''));
    }
    if (focus === this.#focusAsked) return;
    this.#focusAsked = focus;
    void this.updateComplete.then(() => {
      this.focus();
      this.field?.setSelectionRange(this.#text.length, this.#text.length);
    });
  }

  #writer(): Writer | undefined {
    const { field } = this;
    const client = this.#clients.current;
    const channel = this.#handle;
    if (!field || !client || !channel) return undefined;
    return {
      ...{
        client,
        channel,
        field,
        locale: this.#locale.current,
        root: this.renderRoot as ShadowRoot,
        mentioned: this.#written.mentioned,
      },
      replace: (...part) => this.#put(this.#written.replaced(...part)),
      tell: (note) => (this.note = note),
      draw: () => this.requestUpdate(),
    };
  }

  #put({ text, start, end }: Written): void {
    const { field } = this;
    this.#change(text);
    void this.updateComplete.then(() => {
      field?.focus();
      field?.setSelectionRange(start, end);
      this.#aids.look();
    });
  }

  #message(messageId: string): MessageRow | undefined {
    return this.#handle?.timeline.get().items.find(({ key }) => key === messageId)?.message;
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
    const editId = this.#editId;
    if (!handle || this.#isSending || isBlankText(typed) || messageLength(typed) > LIMITS.messageText) return;
    this.#isSending = true;
    try {
      const source = this.#aids.isReady(typed) ? typed : await this.#aids.finish(typed);
      if (source === undefined) return;
      if (editId !== undefined) return await this.#saveEdit(handle, editId, source);
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

  async #saveEdit(handle: ChannelHandle, messageId: string, source: string): Promise<void> {
    const isChanged = source !== this.#message(messageId)?.text;
    this.#stopEdit();
    if (isChanged) await handle.edit(messageId, source);
  }

  readonly #stopEdit = (): void => {
    if (this.#handle) startEditing(this.#handle, undefined);
    this.focus();
  };

  readonly #stopReply = (): void => {
    this.#keep(undefined);
    this.focus();
  };

  #editLast(): boolean {
    const me = this.#clients.current?.session.me.get()?.id;
    const own = this.#handle?.timeline
      .get()
      .items.findLast(
        ({ message, state: delivery }) => message.authorId === me && delivery === 'sent' && !message.removed,
      );
    if (!own || !this.#handle) return false;
    startEditing(this.#handle, own.message.id);
    return true;
  }

  readonly #handlers: BoxHandlers = {
    input: (text) => {
      this.#change(text);
      this.#aids.look();
    },
    key: (event) => {
      if (isComposing(event) || !(this.#aids.popup?.handleKey(event) || this.#act(event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    blur: () => {
      this.#handle?.setTyping(false);
      this.#aids.popup?.close();
    },
    showFormats: () => (this.hasFormats = !this.hasFormats),
    format: (name) => this.#format(name),
    mention: () => this.#aids.mention(),
    pickEmoji: (anchor) => void this.#aids.pickEmoji(anchor),
  };

  #act(event: KeyboardEvent): boolean {
    const wish = wishOf(event, this.sendKey, this.#text === '');
    if (wish === 'leave') return this.#escape();
    if (wish === 'editLast') return this.#editLast();
    if (wish === 'send') void this.#send();
    else if (wish) this.#format(wish);
    return wish !== undefined;
  }

  /** One thing at a time: popup (which asks first), then edit, then reply; after that the key is the pane's. */
  #escape(): boolean {
    if (this.#editId !== undefined) this.#stopEdit();
    else if (this.#replyToId !== undefined) this.#stopReply();
    else return false;
    return true;
  }

  #format(name: FormatName): void {
    const { field } = this;
    if (!field) return;
    this.#put(applyFormat(name, { text: this.#text, start: field.selectionStart, end: field.selectionEnd }));
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
      ${client && handle ? this.#content(client, handle) : nothing}
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
    const audience = this.#store.read(audienceOf(handle));
    const typing = this.#store
      .read(handle.typing)
      .map((id) => this.#store.read(client.members.get(id))?.name ?? this.#locale.t('person.unknown'));
    return html`<div class="popups">${this.#aids.popup?.render() ?? nothing}</div>
      ${this.#strip(client, handle)}${this.#box(row?.name ?? '')}
      ${under({ typing, length: this.#length, audienceCount: audience?.count, note: this.note, locale: this.#locale.current })}`;
  }

  get #length(): number {
    return this.#text.length < LIMITS.messageText / 2 ? this.#text.length : messageLength(this.#written.source.trim());
  }

  #strip(client: HearthClient, handle: ChannelHandle): TemplateResult | typeof nothing {
    const locale = this.#locale.current;
    const isTouch = !matchMedia('(pointer: fine)').matches;
    if (this.#editId !== undefined)
      return strip({ kind: 'edit', name: '', excerpt: '', isTouch, locale, onStop: this.#stopEdit });
    const replyToId = this.#store.read(handle.draft)?.replyToId;
    if (replyToId === undefined) return nothing;
    const message = this.#store.read(handle.message(replyToId));
    const name =
      (message && this.#store.read(client.members.get(message.authorId))?.name) ?? locale.t('person.unknown');
    const excerpt = message ? excerptOf(message.text, namesOf(client), locale) : '…';
    return strip({ kind: 'reply', name, excerpt, isTouch, locale, onStop: this.#stopReply });
  }

  #box(channel: string): TemplateResult {
    return box({
      channel,
      text: this.#text,
      isTooLong: this.#length > LIMITS.messageText,
      isReply: this.#replyToId !== undefined && this.#editId === undefined,
      isEdit: this.#editId !== undefined,
      isSentByEnter: this.sendKey === 'enter',
      hasFormats: this.hasFormats,
      popup: this.#aids.popup,
      locale: this.#locale.current,
      on: this.#handlers,
    });
  }
}

define('hearth-composer', HearthComposer);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-composer': HearthComposer;
  }
}
