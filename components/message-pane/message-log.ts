/**
 * The log of a channel: joins rows, places and what of it is shown. The pane makes one, calls `open` when the channel
 * changes and `render` in its own render. What is done to a message comes later, with `LogExtras`.
 */
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { ChannelHandle, HearthClient, MemberRow, PermissionSet, TimelineView } from '../../src/index.ts';
import { sendPermission } from '../../src/index.ts';
import { each } from '../base/each.ts';
import { leaf } from '../base/leaf.ts';
import type { Later } from '../base/later.ts';
import type { StoreController } from '../controllers/store-controller.ts';
import type { Locale } from '../locales/locale.ts';
import { dayDivider, newDivider } from '../message-list/dividers.ts';
import { type Entry, EntryList, hasNewOwn } from '../message-list/entries.ts';
import { messageRow } from '../message-list/message-row.ts';
import type { Names } from '../message-list/message-text.ts';
import { namesOf } from '../message-list/names-of.ts';
import { logEdge } from './log-edge.ts';
import type { LogExtras } from './log-later.ts';
import { NewDivider } from './new-divider.ts';
import { Opening } from './opening.ts';
import type * as PaneLaterModule from './pane-later.ts';
import { PaneRows, type RowsView } from './pane-rows.ts';
import { ScrollAnchor } from './scroll-anchor.ts';

export interface LogOptions {
  readonly host: LitElement;
  readonly store: StoreController;
  readonly later: Later<typeof PaneLaterModule>;
  locale(): Locale;
}

const NONE: ReadonlySet<string> = new Set();
/** Older or newer messages load this many screens before the reader gets there. */
export const LOAD_AHEAD = 1.5;

export class MessageLog implements ReactiveController {
  readonly #options: LogOptions;
  readonly #rows: PaneRows;
  readonly #entries = new EntryList();
  readonly newDivider = new NewDivider();
  readonly anchor: ScrollAnchor;
  readonly opening: Opening;
  /** What came after the first paint. */
  extras: LogExtras | undefined;
  #client: HearthClient | undefined;
  #channel: ChannelHandle | undefined;
  #names: Names | undefined;
  #view: TimelineView | undefined;

  constructor(options: LogOptions) {
    this.#options = options;
    this.#rows = new PaneRows(options.store);
    this.anchor = new ScrollAnchor(options.host, {
      log: this.log,
      feed: this.feed,
      isWhole: () => !this.#view?.hasAfter,
      onScroll: this.#handleScroll,
    });
    this.opening = new Opening({ anchor: this.anchor, log: this.log });
    options.host.addController(this);
  }

  get client(): HearthClient | undefined {
    return this.#client;
  }
  get channel(): ChannelHandle | undefined {
    return this.#channel;
  }
  /** What is shown, as last rendered. */
  get view(): TimelineView | undefined {
    return this.#view;
  }
  get names(): Names | undefined {
    return this.#names;
  }
  get locale(): Locale {
    return this.#options.locale();
  }
  readonly log = (): HTMLElement | null => this.#options.host.renderRoot.querySelector<HTMLElement>('.log');
  readonly feed = (): HTMLElement | null => this.#options.host.renderRoot.querySelector<HTMLElement>('.feed');

  /** Another channel, or none. The place in the one before is kept. */
  open(client: HearthClient | undefined, channel: ChannelHandle | undefined): void {
    if (channel === this.#channel) return;
    if (client !== this.#client) this.#names = client && namesOf(client);
    this.extras?.leave();
    this.opening.leave();
    this.#client = client;
    this.#channel = channel;
    this.#view = undefined;
    this.newDivider.reset();
  }

  /** Goes to a message and marks it. @returns false when it is not there or not mine to see. */
  async showMessage(messageId: string): Promise<boolean> {
    await this.#options.later.load();
    return this.extras?.go(messageId) ?? false;
  }

  /** Puts the focus on the row that Tab would reach. */
  focus(): boolean {
    const { focus } = this.extras ?? {};
    const stop = focus?.row(focus.stop ?? '') ?? this.feed()?.querySelector<HTMLElement>('article[tabindex="0"]');
    stop?.focus({ preventScroll: true });
    return Boolean(stop);
  }

  hostUpdated(): void {
    const channel = this.#channel;
    const view = this.#view;
    // nothing is rendered here while there are no messages
    if (channel) this.opening.update(channel, view ?? channel.timeline.get());
    this.extras?.update();
    if (view?.status === 'ready') this.#loadAhead();
  }

  hostDisconnected(): void {
    this.open(undefined, undefined);
  }

  /** @param me and @param permissions in this channel. */
  render(view: TimelineView, me: MemberRow | undefined, permissions: PermissionSet): TemplateResult {
    const client = this.#client as HearthClient;
    const channel = this.#channel as ChannelHandle;
    const { store } = this.#options;
    const { extras } = this;
    // what I have just written is shown, wherever I was reading
    if (hasNewOwn(view.items, this.#view?.items, me?.id)) this.anchor.scrollToEnd();
    extras?.take(view, this.#view);
    this.#view = view;
    this.newDivider.update(store.read(channel.unread), Boolean(extras?.isReading) && this.anchor.follows);
    const entries = this.#entries.of(view.items, {
      newFromSeq: this.newDivider.fromSeq,
      newCount: this.newDivider.count,
      without: extras?.deletions.ids ?? NONE,
    });
    const rows = this.#rowsView(client, channel, me, permissions, entries);
    const locale = this.locale;
    const name = store.read(channel.row)?.name ?? '';
    // days and dividers are no articles
    let position = 0;
    return html`<div class="log" part="log" @keydown=${this.#handleKey}>
        ${logEdge(view, name, locale, () => void this.#channel?.loadBefore())}
        <div
          class="feed"
          role="feed"
          aria-label=${locale.t('log.label', { channel: name })}
          aria-busy=${view.loading !== null}
          @click=${this.#handleClick}
        >
          ${each(
            entries,
            (entry) => entry.key,
            (entry) => this.#entry(entry, (position += entry.kind === 'message' ? 1 : 0), rows),
          )}
        </div>
      </div>
      ${extras?.pills()}`;
  }

  #entry(entry: Entry, position: number, rows: RowsView): unknown {
    const { locale } = rows;
    if (entry.kind === 'day') return leaf(dayDivider, { at: entry.at, now: Date.now(), locale });
    if (entry.kind === 'new') return leaf(newDivider, { count: entry.count, locale });
    return leaf(
      messageRow,
      this.#rows.props(entry, position, rows),
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
    const { store, later } = this.#options;
    const { extras } = this;
    const row = store.read(channel.row);
    const messages = entries.filter((entry) => entry.kind === 'message');
    const stop = extras?.focus.stop;
    return {
      client,
      channel,
      me,
      roles: store.read(client.community.roles),
      blocked: store.read(client.members.blocked),
      names: (this.#names ??= namesOf(client)),
      tools: later.part?.messageTools,
      shapes: later.part?.reactionShapes,
      reason: later.part?.errorText,
      locale: this.locale,
      canReact: permissions.has('reaction.add'),
      canReply: permissions.has(sendPermission(row?.type ?? 'text')),
      active: extras?.focus.active,
      entered: extras?.focus.entered,
      stop: messages.some(({ key }) => key === stop) ? stop : messages.at(-1)?.key,
      newestOwn: messages.at(-1)?.item.message.authorId === me?.id ? messages.at(-1)?.key : undefined,
      marked: extras?.marked,
      opened: extras?.opened,
      arrived: extras?.arrived ?? NONE,
    };
  }

  /** The events forget where they came from once they have passed. */
  readonly #handleClick = (event: Event): void => {
    const target = event.target as Element;
    this.#options.later.when(() => this.extras?.click(target));
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (!event.defaultPrevented) this.#options.later.when(() => this.extras?.keys.handle(event, target));
  };

  readonly #handleScroll = (): void => {
    this.#loadAhead();
    this.extras?.scrolled();
    if (this.anchor.follows) this.#options.host.requestUpdate();
  };

  #loadAhead(): void {
    const log = this.log();
    const view = this.#view;
    if (!log || !view || view.loading || view.error || view.items.length === 0) return;
    const ahead = log.clientHeight * LOAD_AHEAD;
    if (view.hasBefore && log.scrollTop < ahead) void this.#channel?.loadBefore();
    else if (view.hasAfter && this.anchor.toEnd < ahead) void this.#channel?.loadAfter();
  }
}
