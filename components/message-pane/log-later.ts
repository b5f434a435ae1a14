/**
 * What a log does beyond being read: focus and keys, actions, reading marks, press and hold, deleting with second
 * thoughts, telling of news, ways to the newest message and back. Made by the pane once this part has arrived.
 */
import type { LitElement } from 'lit';
import type { ChannelHandle, HearthClient, TimelineItem, TimelineView } from '../../src/index.ts';
import type { Announcer } from '../base/announcer.ts';
import type { Locale } from '../locales/locale.ts';
import type { Names } from '../message-list/message-text.ts';
import { excerptOf } from '../message-list/quote.ts';
import { reactionShapes } from '../message-list/reaction-shapes.ts';
import type { ActionPane } from './action-pane.ts';
import { arrivedIn } from './arrived.ts';
import { DelayedDelete } from './delayed-delete.ts';
import { jumpPills } from './jump-pills.ts';
import { LogKeys } from './log-keys.ts';
import { MessageActions } from './message-actions.ts';
import { LOAD_AHEAD, type MessageLog } from './message-log.ts';
import { type MessageRights, rightsIn } from './message-rights.ts';
import { News } from './news.ts';
import type { Opened } from './pane-rows.ts';
import { PressAndHold } from './press-and-hold.ts';
import { ReactionHover } from './reaction-hover.ts';
import { ReadTracker } from './read-tracker.ts';
import { RowFocus } from './row-focus.ts';

export interface LogExtrasOptions {
  readonly host: LitElement;
  readonly log: MessageLog;
  readonly announcer: Announcer;
  tell(text: string): void;
  /** The focus leaves the log towards the composer. */
  leave(): void;
  hasShortcuts(): boolean;
}

const KEEP_MS = 400;
const MARK_MS = 2500;
const NONE: ReadonlySet<string> = new Set();
const NOTHING_OPENED: Opened = { peeked: NONE, explained: NONE, expanded: NONE };

export class LogExtras implements ActionPane {
  readonly #options: LogExtrasOptions;
  readonly #reading: ReadTracker;
  readonly #news: News;
  readonly reactionShapes = reactionShapes;
  readonly focus: RowFocus;
  readonly actions: MessageActions;
  readonly keys: LogKeys;
  readonly deletions: DelayedDelete;
  #opened: Opened = NOTHING_OPENED;
  #arrived: ReadonlySet<string> = NONE;
  #marked: string | undefined;
  #marking: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  /** Where the reader was before jumping to a message. */
  #back: { readonly seq: number; readonly offset: number } | undefined;
  #pills = '0,false,false';

  constructor(options: LogExtrasOptions) {
    const { host, log, announcer } = options;
    this.#options = options;
    this.#reading = new ReadTracker(host);
    this.focus = new RowFocus(host, log.feed);
    this.actions = new MessageActions(this);
    this.keys = new LogKeys({
      focus: this.focus,
      log: log.log,
      leave: options.leave,
      hasShortcuts: options.hasShortcuts,
      goToEnd: () => void this.#goToEnd(true),
      act: (action, key, element) => this.actions.do(action, key, element),
      reveal: (row) => log.anchor.reveal(row),
    });
    this.#news = new News({
      announcer,
      locale: () => log.locale,
      isAtEnd: () => log.anchor.follows,
      describe: ({ message }) => ({
        name: log.names?.member(message.authorId) ?? log.locale.t('person.unknown'),
        text: log.names ? excerptOf(message.text, log.names, log.locale) : '',
      }),
    });
    this.deletions = new DelayedDelete(host);
    new ReactionHover({ root: this.root, client: () => log.client, locale: () => log.locale });
    new PressAndHold(this.root, (row) => void this.actions.hold(row.dataset['key'] ?? '', row));
  }

  /** Somebody looks at the log now. */
  get isReading(): boolean {
    return this.#reading.isReading;
  }
  /** Rows opened up by the reader. */
  get opened(): Opened {
    return this.#opened;
  }
  /** Key of the row that was jumped to just now. */
  get marked(): string | undefined {
    return this.#marked;
  }
  /** Rows that came while the log stood: they fade in. */
  get arrived(): ReadonlySet<string> {
    return this.#arrived;
  }

  /** The channel is left. */
  leave(): void {
    this.deletions.commitAll();
    this.#keepPlace();
    clearTimeout(this.#marking);
    this.#marked = undefined;
    this.#opened = NOTHING_OPENED;
    this.#arrived = NONE;
    this.#back = undefined;
    this.#reading.reset();
    this.focus.reset();
    this.#news.reset();
  }

  /** Before each render of messages. */
  take(view: TimelineView, before: TimelineView | undefined): void {
    this.#arrived = arrivedIn(view, before) ?? this.#arrived;
    if (!view.hasAfter && view.status === 'ready') this.#news.update(view.items, this.client?.session.me.get()?.id);
  }

  /** After each render. */
  update(): void {
    const { log } = this.#options;
    const { channel, view } = log;
    this.#reading.watch(log.log());
    if (!channel || view?.status !== 'ready') return;
    const last = view.items.findLast((item) => item.message.seq > 0)?.message.seq ?? 0;
    if (log.opening.isSettled(channel)) this.#reading.update(channel, log.anchor.follows, last);
    this.updatePills();
  }

  click(target: Element): void {
    const key = target.closest<HTMLElement>('article')?.dataset['key'];
    if (!key) return;
    const button = target.closest<HTMLElement>('[data-action]');
    if (button) this.actions.do(button.dataset['action'] ?? '', key, button);
    else if (!target.closest('a, button') && matchMedia('(pointer: coarse)').matches) this.focus.tap(key);
  }

  undoDelete(): void {
    const [id] = this.deletions.undo();
    void this.#drawn().then(() => id && this.focus.focus(this.focus.row(id)));
  }

  #drawn(): Promise<boolean> {
    this.#options.host.requestUpdate();
    return this.#options.host.updateComplete;
  }

  // ways to the newest message, and back after a jump

  #pillState(): { readonly unread: number; readonly isAway: boolean; readonly hasBack: boolean } {
    const { anchor, view, channel, log } = this.#options.log;
    const isFar = Boolean(view?.hasAfter) || anchor.toEnd > (log()?.clientHeight ?? Infinity) * LOAD_AHEAD;
    const unread = anchor.follows ? 0 : (channel?.unread.get().unread ?? 0);
    return { unread, isAway: isFar || unread > 0, hasBack: this.#back !== undefined };
  }

  /** The reader scrolled. */
  scrolled(): void {
    this.updatePills();
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keepPlace(), KEEP_MS);
  }

  /** For the next time the channel is opened; soon after the last scroll, so that it survives a reload. */
  #keepPlace(): void {
    clearTimeout(this.#keeping);
    const { channel, opening, anchor } = this.#options.log;
    if (!channel || !opening.isPlaced(channel)) return;
    const { place } = anchor;
    const item = place && channel.timeline.get().items.find(({ key }) => key === place.key);
    channel.place.set(
      place && item && item.message.seq > 0 ? { seq: item.message.seq, offset: place.offset } : undefined,
    );
  }

  updatePills(): void {
    const { unread, isAway, hasBack } = this.#pillState();
    const pills = [unread, isAway, hasBack].join();
    if (pills === this.#pills) return;
    this.#pills = pills;
    this.#options.host.requestUpdate();
  }

  pills(): unknown {
    const { locale } = this;
    return jumpPills({
      ...this.#pillState(),
      locale,
      onBack: () => this.#goBack(),
      onLatest: () => void this.#goToEnd(false),
    });
  }

  async #goToEnd(withFocus: boolean): Promise<void> {
    const { log, host } = this.#options;
    this.#back = undefined;
    if (log.view?.hasAfter) await log.channel?.showLatest();
    await host.updateComplete;
    log.anchor.scrollToEnd();
    if (withFocus) this.focus.focus(this.focus.rows().at(-1));
    host.requestUpdate();
  }

  #goBack(): void {
    const { log, host } = this.#options;
    const back = this.#back;
    this.#back = undefined;
    if (back && log.channel) void log.opening.goToSeq(log.channel, back.seq, back.offset);
    host.requestUpdate();
  }

  // what the actions borrow

  get client(): HearthClient | undefined {
    return this.#options.log.client;
  }
  get channel(): ChannelHandle | undefined {
    return this.#options.log.channel;
  }
  get names(): Names | undefined {
    return this.#options.log.names;
  }
  get locale(): Locale {
    return this.#options.log.locale;
  }
  get root(): ShadowRoot {
    return this.#options.host.renderRoot as ShadowRoot;
  }
  get isEmojiOffered(): boolean {
    return this.client?.community.row.get()?.reactions === 'emoji';
  }

  item(key: string): TimelineItem | undefined {
    return this.#options.log.view?.items.find((item) => item.key === key);
  }

  rights(item: TimelineItem): MessageRights {
    return rightsIn(this.channel, item, this.client?.session.me.get());
  }

  reveal(what: keyof Opened, key: string): void {
    this.#opened = { ...this.#opened, [what]: new Set([...this.#opened[what], key]) };
    this.#options.host.requestUpdate();
  }

  tell(text: string): void {
    this.#options.tell(text);
  }

  focusAfter(key: string): void {
    this.focus.moveOff(key);
  }

  /** Goes to a message and marks it for a moment. @returns false when it is not there or not mine to see. */
  async go(messageId: string): Promise<boolean> {
    const { opening } = this.#options.log;
    const { channel } = this;
    const seq = await channel?.showMessage(messageId);
    if (!channel || seq === undefined) return false;
    await opening.goToSeq(channel, seq, undefined, (key) => this.#mark(key));
    return true;
  }

  #mark(key: string | undefined): void {
    clearTimeout(this.#marking);
    this.#marked = key;
    if (key !== undefined) this.#marking = setTimeout(() => this.#mark(undefined), MARK_MS);
    this.#options.host.requestUpdate();
  }

  async jump(messageId: string, fromKey: string): Promise<void> {
    const { log } = this.#options;
    const from = this.item(fromKey);
    const offset = log.anchor.offsetOf(fromKey);
    if (!(await log.showMessage(messageId))) {
      this.tell(this.locale.t('quote.gone'));
      return;
    }
    if (from) this.#back = { seq: from.message.seq, offset };
    await this.#drawn();
    this.focus.focus(this.focus.row(messageId));
  }

  markUnread({ message }: TimelineItem): void {
    const { log, host } = this.#options;
    const items = log.view?.items ?? [];
    this.#reading.hold();
    log.newDivider.set(message.seq, items.filter((item) => item.message.seq >= message.seq).length);
    void log.channel?.markUnread(message.seq);
    host.requestUpdate();
  }
}
