/**
 * Where one writes. The text lives in the field, and as a draft in the channel's handle, so it survives a reload and
 * shows in other tabs; it is cleared only once the message lies safely in the outbox. What to answer comes with the
 * draft, what to edit from `composingOf`.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
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
import { arrowUp, check, megaphone, type } from '../icons/shapes.ts';
import { excerptOf } from '../message-list/quote.ts';
import { namesOf } from '../message-list/names-of.ts';
import { SendEvent } from './composer-events.ts';
import { noticeOf } from './composer-notice.ts';
import { formatBar, keepFocus, strip, under } from './composer-parts.ts';
import type { ComposerPopup } from './composer-popup.ts';
import { composerStyles } from './composer.styles.ts';
import { applyFormat, type FormatName, FORMATS } from './formatting.ts';
import { type Mentioned, toSource, toWritten } from './mention-text.ts';

const NOBODY: Mentioned = new Map();

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

  @query('textarea') private readonly field!: HTMLTextAreaElement | null;

  /** Id or slug of the channel. */
  @property() channel: string | undefined;
  /** What Enter does: `auto` sends where there is a fine pointer and breaks the line under a finger. */
  @property({ attribute: 'send-key' }) sendKey: 'auto' | 'enter' | 'ctrl-enter' = 'auto';
  /** Stands in a message pane, which has the frame around. */
  @property({ type: Boolean }) nested = false;
  /** Address of the Hearth server, outside a community element. */
  @property() server: string | undefined;
  /** The community's slug, outside a community element. */
  @property() community: string | undefined;
  /** A fixed token, for pages without renewal. */
  @property() token: string | undefined;
  @property({ attribute: false }) client: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  @property({ attribute: false }) getToken: GetToken | undefined;

  @state() private text = '';
  @state() private hasFormats = false;
  @state() private popup: ComposerPopup | undefined;
  @state() private note = '';
  #handle: ChannelHandle | undefined;
  #mentioned: Mentioned = NOBODY;
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
    this.#takeDraft(handle, client);
    this.#takeWish(handle, client);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('text' as keyof HearthComposer)) this.#grow();
  }

  /** True where one cannot write; the composer then says why. */
  get isReadOnly(): boolean {
    return this.field === null;
  }

  override focus(): void {
    this.field?.focus();
  }

  #enter(handle: ChannelHandle | undefined): void {
    this.#leave();
    this.#handle = handle;
    this.#focusAsked = handle ? composingOf(handle).get().focus : 0;
    this.#draft = this.text = '';
  }

  #leave(): void {
    this.popup?.close();
    this.popup = undefined;
    this.#handle?.setTyping(false);
    this.#handle = this.#editId = undefined;
    this.#mentioned = NOBODY;
    this.note = '';
  }

  #takeDraft(handle: ChannelHandle, client: HearthClient): void {
    const draft = this.#store.read(handle.draft)?.text ?? '';
    if (this.#editId !== undefined || draft === this.#draft) return;
    this.#draft = draft;
    this.#write(draft, client);
  }

  #takeWish(handle: ChannelHandle, client: HearthClient): void {
    const { editId, focus } = this.#store.read(composingOf(handle));
    if (editId !== this.#editId) {
      this.#editId = editId;
      this.#write(editId === undefined ? this.#draft : (this.#message(editId)?.text ?? ''), client);
    }
    if (focus === this.#focusAsked) return;
    this.#focusAsked = focus;
    void this.updateComplete.then(() => {
      this.focus();
      this.field?.setSelectionRange(this.text.length, this.text.length);
    });
  }

  /** Puts a text as it travels into the field, with names for ids. */
  #write(source: string, client: HearthClient): void {
    const { text, mentioned } = toWritten(source, (id) => client.members.get(id).get()?.name);
    this.text = text;
    this.#mentioned = mentioned;
  }

  #message(messageId: string): MessageRow | undefined {
    return this.#handle?.timeline.get().items.find(({ key }) => key === messageId)?.message;
  }

  get #source(): string {
    return toSource(this.text, this.#mentioned);
  }

  get #replyToId(): string | undefined {
    return this.#handle?.draft.get()?.replyToId;
  }

  #change(text: string): void {
    this.text = text;
    if (!this.#handle || this.#editId !== undefined) return;
    this.#keep(this.#replyToId);
    this.#handle.setTyping(!isBlankText(text));
  }

  #keep(replyToId: string | undefined): void {
    this.#draft = this.#source;
    this.#handle?.setDraft(this.#draft, replyToId);
  }

  async #send(): Promise<void> {
    const handle = this.#handle;
    const written = this.text;
    const source = this.#source.trim();
    if (!handle || this.#isSending || isBlankText(source) || messageLength(source) > LIMITS.messageText) return;
    if (this.#editId !== undefined) return this.#saveEdit(handle, this.#editId, source);
    if (!this.dispatchEvent(new SendEvent(source, handle.id.get()))) return;
    const replyToId = this.#replyToId;
    this.#isSending = true;
    try {
      const { stored } = await handle.send(source, replyToId === undefined ? {} : { replyToId });
      this.note = stored ? '' : this.#locale.t('composer.notKept');
      if (handle !== this.#handle) return;
      // what was typed on while it was being stored stays
      this.text = this.text.startsWith(written) ? this.text.slice(written.length) : this.text;
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
    const own = this.#handle?.timeline.get().items.findLast(({ message, state: delivery }) => message.authorId === me && delivery === 'sent' && !message.removed);
    if (!own || !this.#handle) return false;
    startEditing(this.#handle, own.message.id);
    return true;
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (this.popup?.handleKey(event) || this.#act(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  #act(event: KeyboardEvent): boolean {
    if (event.key === 'Enter') return this.#enterKey(event);
    if (event.key === 'Escape') return this.#escape();
    if (event.key === 'ArrowUp' && this.text === '' && !event.shiftKey && !event.altKey) return this.#editLast();
    const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const format = isCommand && FORMATS.find(({ key }) => key === event.key.toLowerCase());
    if (!format) return false;
    this.#format(format.name);
    return true;
  }

  #enterKey(event: KeyboardEvent): boolean {
    const isForced = event.ctrlKey || event.metaKey;
    const sends = this.sendKey === 'enter' || (this.sendKey === 'auto' && matchMedia('(pointer: fine)').matches);
    if (!isForced && (event.shiftKey || event.altKey || !sends)) return false;
    void this.#send();
    return true;
  }

  /** One thing at a time: popup, then edit, then reply; after that the key is the pane's. */
  #escape(): boolean {
    if (this.popup) this.popup.close();
    else if (this.#editId !== undefined) this.#stopEdit();
    else if (this.#replyToId !== undefined) this.#stopReply();
    else return false;
    return true;
  }

  readonly #format = (name: FormatName): void => {
    const { field } = this;
    if (!field) return;
    const written = applyFormat(name, { text: this.text, start: field.selectionStart, end: field.selectionEnd });
    this.#change(written.text);
    void this.updateComplete.then(() => {
      field.focus();
      field.setSelectionRange(written.start, written.end);
    });
  };

  /** Only where CSS cannot do it. */
  #grow(): void {
    const { field } = this;
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.setProperty('block-size', 'auto');
    field.style.setProperty('block-size', `${field.scrollHeight}px`);
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
    if (notice !== undefined) return html`<div class="strip strip--plain" part="banner">${icon(megaphone)}<span dir="auto">${notice}</span></div>`;
    const audience = this.#store.read(audienceOf(handle));
    const typing = this.#store.read(handle.typing).map((id) => this.#store.read(client.members.get(id))?.name ?? this.#locale.t('person.unknown'));
    return html`<div class="popups">${this.popup?.render() ?? nothing}</div>
      ${this.#strip(client, handle)}${this.#box(row?.name ?? '')}
      ${under({ typing, length: this.#length, audienceCount: audience?.count, note: this.note, locale: this.#locale.current })}`;
  }

  get #length(): number {
    return this.text.length < LIMITS.messageText / 2 ? this.text.length : messageLength(this.#source.trim());
  }

  #strip(client: HearthClient, handle: ChannelHandle): TemplateResult | typeof nothing {
    const locale = this.#locale.current;
    const isTouch = !matchMedia('(pointer: fine)').matches;
    if (this.#editId !== undefined) return strip({ kind: 'edit', name: '', excerpt: '', isTouch, locale, onStop: this.#stopEdit });
    const replyToId = this.#store.read(handle.draft)?.replyToId;
    if (replyToId === undefined) return nothing;
    const message = this.#store.read(handle.message(replyToId));
    const name = (message && this.#store.read(client.members.get(message.authorId))?.name) ?? locale.t('person.unknown');
    const excerpt = message ? excerptOf(message.text, namesOf(client), locale) : '…';
    return strip({ kind: 'reply', name, excerpt, isTouch, locale, onStop: this.#stopReply });
  }

  #box(channel: string): TemplateResult {
    const { t } = this.#locale.current;
    const isTooLong = this.#length > LIMITS.messageText;
    const isReply = this.#handle?.draft.get()?.replyToId !== undefined && this.#editId === undefined;
    const label = isReply ? t('composer.replyLabel') : t('composer.label', { channel });
    const sendLabel = t(this.#editId === undefined ? 'composer.send' : 'composer.saveEdit');
    return html`<div class="box" part="composer">
      <textarea
        rows="1"
        dir=${this.text ? 'auto' : nothing}
        aria-label=${label}
        placeholder=${label}
        aria-invalid=${isTooLong ? 'true' : nothing}
        aria-describedby=${isTooLong ? 'too-long' : nothing}
        aria-controls=${this.popup ? 'popup-list' : nothing}
        aria-activedescendant=${this.popup?.activeId ?? nothing}
        autocapitalize="sentences"
        enterkeyhint=${this.sendKey === 'enter' ? 'send' : nothing}
        .value=${live(this.text)}
        @input=${(event: Event) => this.#change((event.target as HTMLTextAreaElement).value)}
        @keydown=${this.#handleKey}
        @blur=${() => this.#handle?.setTyping(false)}
      ></textarea>
      <div class="bar">
        <button class="icon-button" type="button" aria-expanded=${this.hasFormats} aria-label=${t('composer.formatting')} title=${t('composer.formatting')} @click=${() => (this.hasFormats = !this.hasFormats)}>
          ${icon(type)}
        </button>
      </div>
      ${this.hasFormats ? formatBar(this.#locale.current, this.#format) : nothing}
      <button class="send" part="send" type="submit" aria-label=${sendLabel} title=${sendLabel} ?disabled=${isTooLong || isBlankText(this.text)} @pointerdown=${keepFocus}>
        ${icon(this.#editId === undefined ? arrowUp : check)}
      </button>
    </div>`;
  }
}

define('hearth-composer', HearthComposer);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-composer': HearthComposer;
  }
}
