/**
 * The log of a channel: joins rows, places, keys, reading and what is done to a message. The pane makes one, calls
 * `open` when the channel changes and `render` in its own render.
 */
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type {
  ChannelHandle,
  HearthClient,
  MemberRow,
  PermissionSet,
  TimelineItem,
  TimelineView,
} from '../../src/index.ts';
import { sendPermission } from '../../src/index.ts';
import type { Announcer } from '../base/announcer.ts';
import { leaf } from '../base/leaf.ts';
import type { Later } from '../base/later.ts';
import type { StoreController } from '../controllers/store-controller.ts';
import type { Locale } from '../locales/locale.ts';
import { dayDivider, newDivider } from '../message-list/dividers.ts';
import { type Entry, EntryList, hasNewOwn } from '../message-list/entries.ts';
import { messageRow } from '../message-list/message-row.ts';
import type { Names } from '../message-list/message-text.ts';
import { namesOf } from '../message-list/names-of.ts';
import type { DelayedDelete } from './delayed-delete.ts';
import type { LogExtras } from './log-later.ts';
import type * as PaneLaterModule from './pane-later.ts';
import type { ActionPane } from './action-pane.ts';
import { type MessageRights, rightsIn } from './message-rights.ts';
import { logEdge } from './log-edge.ts';
import { NewDivider } from './new-divider.ts';
import { Opening } from './opening.ts';
import { PaneRows, type RowsView } from './pane-rows.ts';
import { ReadTracker } from './read-tracker.ts';
import { RowFocus } from './row-focus.ts';
import { ScrollAnchor } from './scroll-anchor.ts';

type PaneLater = typeof PaneLaterModule;

export interface LogOptions {
  readonly host: LitElement;
  readonly store: StoreController;
  readonly announcer: Announcer;
  readonly later: Later<PaneLater>;
  locale(): Locale;
  now(): number;
  tell(text: string): void;
  /** The focus leaves the log towards the composer. */
  leave(): void;
  hasShortcuts(): boolean;
}

const NO_KEYS: ReadonlySet<string> = new Set();
type Opened = Readonly<Record<'peeked' | 'explained' | 'expanded', ReadonlySet<string>>>;
const NOTHING_OPENED: Opened = { peeked: NO_KEYS, explained: NO_KEYS, expanded: NO_KEYS };
/** Older or newer messages load this many screens before the reader gets there. */
const LOAD_AHEAD = 1.5;

export class MessageLog implements ReactiveController, ActionPane {
  readonly #options: LogOptions;
  readonly #rows: PaneRows;
  readonly #newDivider = new NewDivider();
  readonly #anchor: ScrollAnchor;
  readonly #reading: ReadTracker;
  readonly #focus: RowFocus;
  readonly #opening: Opening;
  #extras: LogExtras | undefined;
  #client: HearthClient | undefined;
  #channel: ChannelHandle | undefined;
  #names: Names | undefined;
  #view: TimelineView | undefined;
  readonly #entries = new EntryList();
  #opened: Opened = NOTHING_OPENED;
  #marked: string | undefined;
  /** Where the reader was before jumping to a message. */
  #back: { readonly seq: number; readonly offset: number } | undefined;
  #pills = '0,false,false';

  constructor(options: LogOptions) {
    const { host } = options;
    this.#options = options;
    this.#rows = new PaneRows(options.store);
    this.#reading = new ReadTracker(host);
    this.#focus = new RowFocus(host, this.#feed);
    this.#anchor = new ScrollAnchor(host, {
      log: this.#log,
      feed: this.#feed,
      isWhole: () => !this.#view?.hasAfter,
      onScroll: this.#handleScroll,
    });
    this.#opening = new Opening({ anchor: this.#anchor, log: this.#log, mark: (key) => this.#mark(key) });
    host.addController(this);
  }

  /** Made as soon as its part is here. */
  #more(): LogExtras | undefined {
    const Extras = this.#options.later.part?.LogExtras;
    if (!this.#extras && Extras) {
      const { host, announcer, leave, hasShortcuts } = this.#options;
      const parts = {
        focus: this.#focus,
        anchor: this.#anchor,
        log: this.#log,
        goToEnd: () => void this.#goToEnd(true),
      };
      this.#extras = new Extras({ host, announcer, leave, hasShortcuts, pane: this, ...parts });
    }
    return this.#extras;
  }

  get deletions(): DelayedDelete | undefined {
    return this.#extras?.deletions;
  }
  get #deleted(): ReadonlySet<string> {
    return this.deletions?.ids ?? NO_KEYS;
  }

  /** Another channel, or none. The place in the one before is kept. */
  open(client: HearthClient | undefined, channel: ChannelHandle | undefined): void {
    if (channel === this.#channel) return;
    if (this.#channel) this.#opening.leave(this.#channel);
    this.deletions?.commitAll();
    if (client !== this.#client) this.#names = client && namesOf(client);
    this.#client = client;
    this.#channel = channel;
    this.#view = undefined;
    this.#opened = NOTHING_OPENED;
    this.#marked = this.#back = undefined;
    this.#newDivider.reset();
    this.#reading.reset();
    this.#focus.reset();
    this.#extras?.news.reset();
  }

  /** Goes to a message and marks it. @returns false when it is not there or not mine to see. */
  async showMessage(messageId: string): Promise<boolean> {
    return this.#channel ? this.#opening.go(this.#channel, messageId) : false;
  }

  /** Puts the focus on the row that Tab would reach. */
  focus(): boolean {
    return this.#focus.focus(this.#focus.row(this.#focus.stop ?? '') ?? this.#focus.rows().at(-1));
  }

  undoDelete(): void {
    const [id] = this.deletions?.undo() ?? [];
    void this.#options.host.updateComplete.then(() => id && this.#focus.focus(this.#focus.row(id)));
  }

  hostUpdated(): void {
    const channel = this.#channel;
    const view = this.#view;
    this.#reading.watch(this.#log());
    if (!channel || !view) return;
    this.#opening.update(channel, view);
    if (view.status !== 'ready') return;
    const last = view.items.findLast((item) => item.message.seq > 0)?.message.seq ?? 0;
    if (this.#opening.isSettled(channel)) this.#reading.update(channel, this.#anchor.follows, last);
    this.#updatePills();
    this.#loadAhead();
  }

  hostDisconnected(): void {
    this.open(undefined, undefined);
  }

  /** @param me and @param permissions in this channel. */
  render(view: TimelineView, me: MemberRow | undefined, permissions: PermissionSet): TemplateResult {
    const client = this.#client as HearthClient;
    const channel = this.#channel as ChannelHandle;
    const { store, later } = this.#options;
    // what I have just written is shown, wherever I was reading
    if (hasNewOwn(view.items, this.#view?.items, me?.id)) this.#anchor.scrollToEnd();
    this.#view = view;
    this.#newDivider.update(store.read(channel.unread), this.#reading.isReading && this.#anchor.follows);
    if (!view.hasAfter && view.status === 'ready') this.#more()?.news.update(view.items, me?.id);
    const entries = this.#entries.of(view.items, {
      newFromSeq: this.#newDivider.fromSeq,
      newCount: this.#newDivider.count,
      without: this.#deleted,
    });
    const rows = this.#rowsView(client, channel, me, permissions, entries);
    const locale = this.locale;
    const hold = this.#more()?.hold;
    const name = store.read(channel.row)?.name ?? '';
    return html`<div class="log" part="log" @keydown=${(event: KeyboardEvent) => this.#more()?.keys.handle(event)}>
        ${logEdge(view, name, locale, () => void this.#channel?.loadBefore())}
        <div
          class="feed"
          role="feed"
          aria-label=${locale.t('log.label', { channel: name })}
          aria-busy=${view.loading !== null}
          @click=${this.#handleClick}
          @focusin=${this.#focus.handleFocusIn}
          @focusout=${this.#focus.handleFocusOut}
          @pointerover=${this.#focus.handlePointerOver}
          @pointerleave=${this.#focus.handlePointerLeave}
          @pointerdown=${hold?.handleDown}
          @pointermove=${hold?.handleMove}
          @pointerup=${hold?.cancel}
          @pointercancel=${hold?.cancel}
          @contextmenu=${hold?.handleContextMenu}
        >
          ${repeat(
            entries,
            (entry) => entry.key,
            (entry, index) => this.#entry(entry, index, rows),
          )}
        </div>
      </div>
      ${later.part?.jumpPills({ ...this.#pillState(), locale, onBack: this.#goBack, onLatest: () => void this.#goToEnd(false) })}`;
  }

  #entry(entry: Entry, index: number, rows: RowsView): unknown {
    const { locale } = rows;
    if (entry.kind === 'day') return leaf(dayDivider, { at: entry.at, now: this.#options.now(), locale });
    if (entry.kind === 'new') return leaf(newDivider, { count: entry.count, locale });
    return leaf(
      messageRow,
      this.#rows.props(entry, index + 1, rows),
      html`<p class="quiet">${locale.t('log.broken')}</p>`,
    );
  }

  #rowsView(
    client: HearthClient,
    channel: ChannelHandle,
    me: MemberRow | undefined,
    permissions: PermissionSet,
    entries: readonly Entry[],
  ): RowsView {
    const { store } = this.#options;
    const row = store.read(channel.row);
    const messages = entries.filter((entry) => entry.kind === 'message');
    const stop = messages.some(({ key }) => key === this.#focus.stop) ? this.#focus.stop : messages.at(-1)?.key;
    return {
      client,
      channel,
      me,
      roles: store.read(client.community.roles),
      blocked: store.read(client.members.blocked),
      names: (this.#names ??= namesOf(client)),
      tools: this.#options.later.part?.messageTools,
      locale: this.locale,
      canReact: permissions.has('reaction.add'),
      canReply: permissions.has(sendPermission(row?.type ?? 'text')),
      focus: this.#focus,
      stop,
      newestOwn: messages.at(-1)?.item.message.authorId === me?.id ? messages.at(-1)?.key : undefined,
      marked: this.#marked,
      ...this.#opened,
    };
  }

  readonly #log = (): HTMLElement | null => this.#options.host.renderRoot.querySelector<HTMLElement>('.log');
  readonly #feed = (): HTMLElement | null => this.#options.host.renderRoot.querySelector<HTMLElement>('.feed');

  readonly #handleClick = (event: Event): void => {
    const target = event.target as Element;
    const key = target.closest<HTMLElement>('article')?.dataset['key'];
    if (!key) return;
    const button = target.closest<HTMLElement>('[data-action]');
    if (button) void this.#do(button.dataset['action'] ?? '', key, button);
    else if (!target.closest('a, button') && matchMedia('(pointer: coarse)').matches) this.#focus.tap(key);
  };

  async #do(action: string, key: string, button: HTMLElement): Promise<void> {
    if (!this.#more()) await this.#options.later.load();
    this.#more()?.actions.do(action, key, button);
  }

  readonly #handleScroll = (): void => {
    if (this.#channel) this.#opening.keepSoon(this.#channel);
    this.#loadAhead();
    this.#updatePills();
    if (this.#anchor.follows) this.#options.host.requestUpdate();
  };

  #loadAhead(): void {
    const log = this.#log();
    const view = this.#view;
    if (!log || !view || view.loading || view.error || view.items.length === 0) return;
    const ahead = log.clientHeight * LOAD_AHEAD;
    if (view.hasBefore && log.scrollTop < ahead) void this.#channel?.loadBefore();
    else if (view.hasAfter && this.#anchor.toEnd < ahead) void this.#channel?.loadAfter();
  }

  #pillState(): { readonly unread: number; readonly isAway: boolean; readonly hasBack: boolean } {
    const log = this.#log();
    const isFar = Boolean(this.#view?.hasAfter) || (log !== null && this.#anchor.toEnd > log.clientHeight * LOAD_AHEAD);
    const unread = this.#anchor.follows ? 0 : (this.#channel?.unread.get().unread ?? 0);
    return { unread, isAway: isFar || unread > 0, hasBack: this.#back !== undefined };
  }

  #updatePills(): void {
    const { unread, isAway, hasBack } = this.#pillState();
    const pills = [unread, isAway, hasBack].join();
    if (pills === this.#pills) return;
    this.#pills = pills;
    this.#options.host.requestUpdate();
  }

  async #goToEnd(withFocus: boolean): Promise<void> {
    this.#back = undefined;
    if (this.#view?.hasAfter) await this.#channel?.showLatest();
    await this.#options.host.updateComplete;
    this.#anchor.scrollToEnd();
    if (withFocus) this.#focus.focus(this.#focus.rows().at(-1));
    this.#options.host.requestUpdate();
  }

  readonly #goBack = (): void => {
    const back = this.#back;
    this.#back = undefined;
    if (back && this.#channel) void this.#opening.goToSeq(this.#channel, back.seq, back.offset);
    this.#options.host.requestUpdate();
  };

  #mark(key: string | undefined): void {
    this.#marked = key;
    this.#options.host.requestUpdate();
  }

  // what the actions borrow

  get client(): HearthClient | undefined {
    return this.#client;
  }
  get channel(): ChannelHandle | undefined {
    return this.#channel;
  }
  get names(): Names | undefined {
    return this.#names;
  }
  get locale(): Locale {
    return this.#options.locale();
  }
  get root(): ShadowRoot {
    return this.#options.host.renderRoot as ShadowRoot;
  }
  get isEmojiOffered(): boolean {
    return this.#client?.community.row.get()?.reactions === 'emoji';
  }

  item(key: string): TimelineItem | undefined {
    return this.#view?.items.find((item) => item.key === key);
  }

  rights(item: TimelineItem): MessageRights {
    return rightsIn(this.#channel, item, this.#client?.session.me.get());
  }

  reveal(what: keyof Opened, key: string): void {
    this.#opened = { ...this.#opened, [what]: new Set([...this.#opened[what], key]) };
    this.#options.host.requestUpdate();
  }

  tell(text: string): void {
    this.#options.tell(text);
  }

  focusAfter(key: string): void {
    this.#focus.moveOff(key);
  }

  async jump(messageId: string, fromKey: string): Promise<void> {
    const from = this.item(fromKey);
    const offset = this.#anchor.offsetOf(fromKey);
    if (!(await this.showMessage(messageId))) {
      this.tell(this.locale.t('quote.gone'));
      return;
    }
    if (from) this.#back = { seq: from.message.seq, offset };
    await this.#options.host.updateComplete;
    this.#focus.focus(this.#focus.row(messageId));
  }

  markUnread({ message }: TimelineItem): void {
    this.#reading.hold();
    const items = this.#view?.items ?? [];
    this.#newDivider.set(message.seq, items.filter((item) => item.message.seq >= message.seq).length);
    void this.#channel?.markUnread(message.seq);
    this.#options.host.requestUpdate();
  }
}
