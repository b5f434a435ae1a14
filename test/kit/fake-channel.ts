/**
 * A channel as elements see it, over a history in memory: the window, its pages, sending, drafts. A fake at the port that
 * `src/api/handles.ts` describes; every state a test needs can be set by hand on its atoms.
 */
import { atom, type WritableAtom } from 'nanostores';
import type {
  ChannelAudience,
  ChannelHandle,
  ChannelRow,
  ChannelUnread,
  Draft,
  Envelope,
  LastMessage,
  MessageRow,
  Permission,
  ScrollPlace,
  TimelineItem,
  TimelineView,
} from '../../src/index.ts';
import { item, message, PEOPLE } from './fixtures.ts';

const MAY: readonly Permission[] = ['channel.view', 'message.send', 'reaction.add'];

export class FakeChannel implements ChannelHandle {
  readonly id: WritableAtom<string | undefined>;
  readonly row: WritableAtom<ChannelRow | undefined>;
  readonly lastMessage = atom<LastMessage | null>(null);
  readonly timeline = atom<TimelineView>({
    status: 'loading',
    items: [],
    hasBefore: false,
    hasAfter: false,
    loading: null,
    pinnedAt: 0,
  });
  readonly unread = atom<ChannelUnread>({
    unread: 0,
    mentions: 0,
    firstSeq: null,
    readSeq: 1,
    muted: false,
    quiet: false,
  });
  readonly permissions = atom<ReadonlySet<Permission>>(new Set(MAY));
  readonly typing = atom<readonly string[]>([]);
  readonly draft = atom<Draft | undefined>(undefined);
  readonly #messages = new Map<string, WritableAtom<MessageRow | null | undefined>>();
  /** All that the server holds, ascending. */
  history: MessageRow[] = [];
  /** What was called, in order, as `name argument …`. */
  readonly calls: string[] = [];
  people: ChannelAudience = {
    count: 72,
    roleIds: ['parent', 'teacher'],
    everyone: false,
    memberIds: [PEOPLE.ada.id, PEOPLE.priya.id, PEOPLE.tom.id, PEOPLE.grace.id],
  };
  held = 0;
  pageSize = 50;
  windowSize = 300;
  stores = true;
  #place: ScrollPlace | undefined;
  #pending = 0;
  /** Grows with each move of the window: a page that was asked for before it is thrown away. */
  #moves = 0;
  /** Held back until a test lets go, where it wants to look in between. */
  gate: Promise<void> = Promise.resolve();
  readonly me: string;

  constructor(row: ChannelRow, me: string) {
    this.row = atom<ChannelRow | undefined>(row);
    this.id = atom<string | undefined>(row.id);
    this.me = me;
  }

  /** Fills the history and shows its newest page. */
  fill(history: readonly MessageRow[]): void {
    this.history = [...history];
    this.#show(Math.max(0, history.length - this.pageSize), history.length);
  }

  /** A message of somebody else's arrives. */
  receive(row: MessageRow): void {
    this.history.push(row);
    const view = this.timeline.get();
    const unread = this.unread.get();
    this.unread.set({ ...unread, unread: unread.unread + 1, firstSeq: unread.firstSeq ?? row.seq });
    if (!view.hasAfter)
      this.timeline.set({ ...view, status: 'ready', items: [...view.items, item(row)].slice(-this.windowSize) });
  }

  /** A row changed: edited, reacted to, removed. */
  patch(row: MessageRow): void {
    this.history = this.history.map((held) => (held.id === row.id ? row : held));
    this.#replace(row.id, (held) => ({ ...held, message: row }));
  }

  setItem(key: string, change: Partial<TimelineItem>): void {
    this.#replace(key, (held) => ({ ...held, ...change }));
  }

  hold(): () => void {
    this.held++;
    return () => this.held--;
  }

  async loadBefore(): Promise<void> {
    const view = this.timeline.get();
    const first = view.items[0]?.message.seq ?? 0;
    if (!view.hasBefore || view.loading) return;
    this.timeline.set({ ...view, loading: 'before' });
    if (!(await this.#stillThere())) return;
    const at = this.history.findIndex((row) => row.seq === first);
    const from = Math.max(0, at - this.pageSize);
    this.#show(from, Math.min(at + view.items.length, from + this.windowSize));
  }

  async loadAfter(): Promise<void> {
    const view = this.timeline.get();
    const last = view.items.at(-1)?.message.seq ?? 0;
    if (!view.hasAfter || view.loading) return;
    this.timeline.set({ ...view, loading: 'after' });
    if (!(await this.#stillThere())) return;
    const at = this.history.findIndex((row) => row.seq === last) + 1;
    const to = Math.min(this.history.length, at + this.pageSize);
    this.#show(Math.max(0, at - view.items.length, to - this.windowSize), to);
  }

  async showLatest(): Promise<void> {
    this.#moves++;
    await this.gate;
    this.#moves++;
    this.#show(Math.max(0, this.history.length - this.pageSize), this.history.length);
  }

  async showMessage(messageId: string): Promise<number | undefined> {
    const row = this.history.find((held) => held.id === messageId);
    if (!row) return undefined;
    if (!this.timeline.get().items.some(({ key }) => key === messageId)) await this.showSeq(row.seq);
    return row.seq;
  }

  async showSeq(seq: number): Promise<void> {
    this.#moves++;
    await this.gate;
    this.#moves++;
    const at = this.history.findIndex((row) => row.seq >= seq);
    this.#show(Math.max(0, at - this.pageSize / 2), Math.min(this.history.length, at + this.pageSize / 2));
  }

  message(messageId: string): WritableAtom<MessageRow | null | undefined> {
    let held = this.#messages.get(messageId);
    if (!held) {
      held = atom<MessageRow | null | undefined>(this.history.find((row) => row.id === messageId) ?? null);
      this.#messages.set(messageId, held);
    }
    return held;
  }

  async send(text: string, options: { readonly replyToId?: string } = {}): Promise<{ opId: string; stored: boolean }> {
    this.calls.push(`send ${text}${options.replyToId ? ` ↩${options.replyToId}` : ''}`);
    await this.gate;
    const opId = `own${String(++this.#pending)}`;
    const row = {
      ...message(0, this.me, text),
      id: opId,
      createdAt: Date.now(),
      ...(options.replyToId && { replyToId: options.replyToId }),
    };
    const view = this.timeline.get();
    this.timeline.set({ ...view, status: 'ready', items: [...view.items, item(row, { state: 'sending' })] });
    return { opId, stored: this.stores };
  }

  /** The server's answer to `send`. */
  acknowledge(opId: string): void {
    const held = this.timeline.get().items.find(({ key }) => key === opId);
    if (!held) return;
    const row = { ...held.message, seq: (this.history.at(-1)?.seq ?? 0) + 1 };
    this.history.push(row);
    this.#replace(opId, () => item(row));
  }

  edit(messageId: string, text: string): Promise<void> {
    return this.#noted(`edit ${messageId} ${text}`);
  }
  remove(messageId: string, reason?: string): Promise<void> {
    return this.#noted(`remove ${messageId}${reason ? ` ${reason}` : ''}`);
  }
  react(messageId: string, emoji: string, on: boolean): Promise<void> {
    return this.#noted(`react ${messageId} ${emoji} ${String(on)}`);
  }
  retry(messageId: string): Promise<void> {
    return this.#noted(`retry ${messageId}`);
  }
  async discard(messageId: string): Promise<string | undefined> {
    await this.#noted(`discard ${messageId}`);
    const view = this.timeline.get();
    const text = view.items.find(({ key }) => key === messageId)?.message.text;
    this.timeline.set({ ...view, items: view.items.filter(({ key }) => key !== messageId) });
    return text;
  }
  markRead(seq: number): void {
    this.calls.push(`markRead ${String(seq)}`);
    this.unread.set({ ...this.unread.get(), unread: 0, mentions: 0, firstSeq: null, readSeq: seq });
  }
  markUnread(seq: number): Promise<void> {
    this.unread.set({
      ...this.unread.get(),
      unread: this.history.filter((row) => row.seq >= seq).length,
      firstSeq: seq,
      readSeq: seq - 1,
    });
    return this.#noted(`markUnread ${String(seq)}`);
  }
  setTyping(on: boolean): void {
    this.calls.push(`typing ${String(on)}`);
  }
  setDraft(text: string, replyToId?: string): void {
    const isNothing = text === '' && replyToId === undefined;
    this.draft.set(
      isNothing
        ? undefined
        : { channelId: this.id.get() ?? '', text, at: 0, ...(replyToId !== undefined && { replyToId }) },
    );
  }
  audience(): Promise<Envelope<ChannelAudience>> {
    return Promise.resolve({ ok: true, result: this.people });
  }
  readonly place = {
    get: (): ScrollPlace | undefined => this.#place,
    set: (place: ScrollPlace | undefined): void => {
      this.#place = place;
    },
  };

  async #stillThere(): Promise<boolean> {
    const moves = this.#moves;
    await this.gate;
    return moves === this.#moves;
  }

  #noted(call: string): Promise<void> {
    this.calls.push(call);
    return Promise.resolve();
  }

  #replace(key: string, change: (held: TimelineItem) => TimelineItem): void {
    const view = this.timeline.get();
    this.timeline.set({ ...view, items: view.items.map((held) => (held.key === key ? change(held) : held)) });
  }

  #show(from: number, to: number): void {
    const held = new Map(this.timeline.get().items.map((one) => [one.key, one]));
    const items = this.history.slice(from, to).map((row) => {
      const known = held.get(row.id);
      return known?.message === row ? known : item(row);
    });
    this.timeline.set({
      status: 'ready',
      items,
      hasBefore: from > 0,
      hasAfter: to < this.history.length,
      loading: null,
      pinnedAt: 0,
    });
  }
}
