/**
 * The log of a channel: draws the rows, keeps the reader's place, marks what is read and what is new, loads more before
 * it is needed. The pane makes one, calls `open` when the channel changes and `render` in its own render. What the reader
 * does in the log is `log-interaction`, which loads after the first messages are drawn.
 */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChannelHandle, HearthClient, MemberRow, PermissionSet, TimelineItem, TimelineView } from '../../src/index.ts';
import { sendPermission } from '../../src/index.ts';
import type { Announcer } from '../base/announcer.ts';
import { leaf } from '../base/leaf.ts';
import type { StoreController } from '../controllers/store-controller.ts';
import type { Locale } from '../locales/locale.ts';
import { dayDivider, newDivider } from '../message-list/dividers.ts';
import { entriesOf, type Entry } from '../message-list/entries.ts';
import { messageRow } from '../message-list/message-row.ts';
import type { Names } from '../message-list/message-text.ts';
import { namesOf } from '../message-list/names-of.ts';
import type { LogBody, LogInteraction } from './log-interaction.ts';
import { NewDivider } from './new-divider.ts';
import { Opening } from './opening.ts';
import { PaneRows, type RowsView } from './pane-rows.ts';
import { ReadTracker } from './read-tracker.ts';
import { ScrollAnchor } from './scroll-anchor.ts';

export interface LogOptions {
  readonly host: LitElement;
  readonly store: StoreController;
  readonly announcer: Announcer;
  locale(): Locale;
  now(): number;
  tell(text: string): void;
  leave(): void;
  hasShortcuts(): boolean;
}

const NO_KEYS: ReadonlySet<string> = new Set();
/** Older or newer messages load this many screens before the reader gets there. */
const LOAD_AHEAD = 1.5;

export class MessageLog implements ReactiveController, LogBody {
  readonly #options: LogOptions;
  readonly #rows: PaneRows;
  readonly #newDivider = new NewDivider();
  readonly #reading: ReadTracker;
  readonly #opening: Opening;
  readonly anchor: ScrollAnchor;
  #interaction: LogInteraction | undefined;
  #loading: Promise<LogInteraction> | undefined;
  #client: HearthClient | undefined;
  #channel: ChannelHandle | undefined;
  #names: Names | undefined;
  #view: TimelineView | undefined;
  #entries: { readonly of: readonly unknown[]; readonly list: readonly Entry[] } = { of: [], list: [] };
  #marked: string | undefined;
  #pills = '0,false,false';

  constructor(options: LogOptions) {
    const { host } = options;
    this.#options = options;
    this.#rows = new PaneRows(options.store);
    this.#reading = new ReadTracker(host);
    this.anchor = new ScrollAnchor(host, {
      log: () => this.box(),
      feed: () => this.feed(),
      isWhole: () => !this.#view?.hasAfter,
      onScroll: () => this.#handleScroll(),
    });
    this.#opening = new Opening({ anchor: this.anchor, log: () => this.box(), mark: (key) => this.#mark(key) });
    host.addController(this);
  }

  get host(): LitElement {
    return this.#options.host;
  }
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
  get announcer(): Announcer {
    return this.#options.announcer;
  }
  get items(): readonly TimelineItem[] {
    return this.#view?.items ?? [];
  }
  /** Whether a deleted message can still be brought back. */
  get canUndo(): boolean {
    return (this.#interaction?.deletions.ids.size ?? 0) > 0;
  }

  /** Another channel, or none. The place in the one before is kept. */
  open(client: HearthClient | undefined, channel: ChannelHandle | undefined): void {
    if (channel === this.#channel) return;
    if (this.#channel) this.#opening.leave(this.#channel);
    this.#interaction?.reset();
    if (client !== this.#client) this.#names = client && namesOf(client);
    this.#client = client;
    this.#channel = channel;
    this.#view = undefined;
    this.#marked = undefined;
    this.#newDivider.reset();
    this.#reading.reset();
  }

  async showMessage(messageId: string): Promise<boolean> {
    return this.#channel ? this.#opening.go(this.#channel, messageId) : false;
  }

  /** Puts the focus on the row that Tab would reach. */
  focus(): boolean {
    const focus = this.#interaction?.focus;
    const row = focus?.row(focus.stop ?? '') ?? this.feed()?.querySelector<HTMLElement>('article:last-of-type');
    row?.focus({ preventScroll: true });
    return Boolean(row);
  }

  undoDelete(): void {
    this.#interaction?.undoDelete();
  }

  hostUpdated(): void {
    const channel = this.#channel;
    const view = this.#view;
    this.#reading.watch(this.box());
    if (!channel || !view) return;
    this.#opening.update(channel, view);
    if (view.status !== 'ready') return;
    const last = view.items.findLast((item) => item.message.seq > 0)?.message.seq ?? 0;
    this.#reading.update(channel, this.anchor.follows, last);
    this.#updatePills();
    this.#loadAhead();
    setTimeout(() => void this.#wake());
  }

  hostDisconnected(): void {
    this.open(undefined, undefined);
  }

  /** @param me and @param permissions in this channel. */
  render(view: TimelineView, me: MemberRow | undefined, permissions: PermissionSet): TemplateResult {
    const client = this.#client as HearthClient;
    const channel = this.#channel as ChannelHandle;
    const { store } = this.#options;
    this.#noticeOwn(view, me);
    this.#view = view;
    this.#newDivider.update(store.read(channel.unread), this.#reading.isReading && this.anchor.follows);
    if (!view.hasAfter && view.status === 'ready') this.#interaction?.hear(view.items, me?.id);
    const entries = this.#entriesOf(view.items);
    const rows = this.#rowsView(client, channel, me, permissions, entries);
    const name = store.read(channel.row)?.name ?? '';
    const { unread, isAway } = this.#away();
    return html`<div class="log" part="log" @keydown=${this.#forward}>
        ${this.#topEdge(view, name)}
        <div
          class="feed"
          role="feed"
          aria-label=${this.locale.t('log.label', { channel: name })}
          aria-busy=${view.loading !== null}
          @click=${this.#forward}
          @focusin=${this.#forward}
          @focusout=${this.#forward}
          @pointerover=${this.#forward}
          @pointerleave=${this.#forward}
          @pointerdown=${this.#forward}
          @pointermove=${this.#forward}
          @pointerup=${this.#forward}
          @pointercancel=${this.#forward}
          @contextmenu=${this.#forward}
        >
          ${repeat(
            entries,
            (entry) => entry.key,
            (entry, index) => this.#entry(entry, index, rows),
          )}
        </div>
      </div>
      ${this.#interaction?.pills(unread, isAway) ?? nothing}`;
  }

  box(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.log');
  }

  feed(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.feed');
  }

  async goToEnd(): Promise<void> {
    if (this.#view?.hasAfter) await this.#channel?.showLatest();
    await this.host.updateComplete;
    this.anchor.scrollToEnd();
    this.host.requestUpdate();
  }

  async goTo(seq: number, offset: number): Promise<void> {
    if (this.#channel) await this.#opening.goToSeq(this.#channel, seq, offset);
  }

  keepUnread(fromSeq: number, count: number): void {
    this.#reading.hold();
    this.#newDivider.set(fromSeq, count);
    this.host.requestUpdate();
  }

  tell(text: string): void {
    this.#options.tell(text);
  }
  leave(): void {
    this.#options.leave();
  }
  hasShortcuts(): boolean {
    return this.#options.hasShortcuts();
  }

  /** Loads what the reader does with the log, once. */
  async #wake(): Promise<LogInteraction> {
    this.#loading ??= import('./log-interaction.ts').then((module) => new module.LogInteraction(this));
    const interaction = await this.#loading;
    if (!this.#interaction) {
      this.#interaction = interaction;
      this.host.requestUpdate();
    }
    return interaction;
  }

  readonly #forward = (event: Event): void => {
    if (this.#interaction) this.#interaction.handle(event);
    else void this.#wake().then((interaction) => interaction.handle(event));
  };

  #entry(entry: Entry, index: number, rows: RowsView): unknown {
    const { locale } = rows;
    if (entry.kind === 'day') return leaf(dayDivider, { at: entry.at, now: this.#options.now(), locale });
    if (entry.kind === 'new') return leaf(newDivider, { count: entry.count, locale });
    const standIn = html`<p class="quiet">${locale.t('log.broken')}</p>`;
    return leaf(messageRow, this.#rows.props(entry, index + 1, rows), standIn);
  }

  #topEdge(view: TimelineView, channel: string): TemplateResult | typeof nothing {
    const { t } = this.locale;
    if (!view.hasBefore) return view.items.length > 0 ? html`<p class="edge">${t('log.start', { channel })}</p>` : nothing;
    if (!view.error) return html`<p class="edge"></p>`;
    return html`<p class="edge">
      ${t('log.loadFailed')}
      <button class="link" type="button" @click=${() => void this.#channel?.loadBefore()}>${t('action.retry')}</button>
    </p>`;
  }

  #entriesOf(items: readonly TimelineItem[]): readonly Entry[] {
    const { fromSeq, count } = this.#newDivider;
    const without = this.#interaction?.deletions.ids ?? NO_KEYS;
    const of = [items, fromSeq, count, without];
    if (of.some((value, index) => value !== this.#entries.of[index])) {
      this.#entries = { of, list: entriesOf(items, { newFromSeq: fromSeq, newCount: count, without }) };
    }
    return this.#entries.list;
  }

  #rowsView(client: HearthClient, channel: ChannelHandle, me: MemberRow | undefined, permissions: PermissionSet, entries: readonly Entry[]): RowsView {
    const { store } = this.#options;
    const interaction = this.#interaction;
    const messages = entries.filter((entry) => entry.kind === 'message');
    const last = messages.at(-1);
    const chosen = interaction?.focus.stop;
    return {
      client,
      channel,
      me,
      roles: store.read(client.community.roles),
      blocked: store.read(client.members.blocked),
      names: (this.#names ??= namesOf(client)),
      locale: this.locale,
      canReact: permissions.has('reaction.add'),
      canReply: permissions.has(sendPermission(store.read(channel.row)?.type ?? 'text')),
      tools: interaction?.tools,
      active: interaction?.focus.active,
      entered: interaction?.focus.entered,
      stop: messages.some(({ key }) => key === chosen) ? chosen : last?.key,
      newestOwn: last && last.item.message.authorId === me?.id ? last.key : undefined,
      marked: this.#marked,
      peeked: interaction?.opened.peeked ?? NO_KEYS,
      explained: interaction?.opened.explained ?? NO_KEYS,
      expanded: interaction?.opened.expanded ?? NO_KEYS,
    };
  }

  /** What I have just written is shown, wherever I was reading. */
  #noticeOwn(view: TimelineView, me: MemberRow | undefined): void {
    const last = view.items.at(-1);
    const isNew = last && this.#view && last.message.seq === 0 && !this.#view.items.some(({ key }) => key === last.key);
    if (isNew && last.message.authorId === me?.id) this.anchor.scrollToEnd();
  }

  #handleScroll(): void {
    if (this.#channel) this.#opening.keepSoon(this.#channel);
    this.#loadAhead();
    this.#updatePills();
    if (this.anchor.follows) this.host.requestUpdate();
  }

  #loadAhead(): void {
    const box = this.box();
    const view = this.#view;
    if (!box || !view || view.loading || view.error || view.items.length === 0) return;
    const ahead = box.clientHeight * LOAD_AHEAD;
    if (view.hasBefore && box.scrollTop < ahead) void this.#channel?.loadBefore();
    else if (view.hasAfter && this.anchor.toEnd < ahead) void this.#channel?.loadAfter();
  }

  /** What waits at the end, and whether the reader is far from it. */
  #away(): { readonly unread: number; readonly isAway: boolean } {
    const box = this.box();
    const isFar = Boolean(this.#view?.hasAfter) || (box !== null && this.anchor.toEnd > box.clientHeight * LOAD_AHEAD);
    const unread = this.anchor.follows ? 0 : (this.#channel?.unread.get().unread ?? 0);
    return { unread, isAway: isFar || unread > 0 };
  }

  #updatePills(): void {
    const { unread, isAway } = this.#away();
    const pills = [unread, isAway, this.#interaction?.hasBack ?? false].join();
    if (pills === this.#pills) return;
    this.#pills = pills;
    this.host.requestUpdate();
  }

  #mark(key: string | undefined): void {
    this.#marked = key;
    this.host.requestUpdate();
  }
}
