/** What one channel shows, as atoms; each follows the channel's id, which may become known only later. */
import type { ReadableAtom } from 'nanostores';
import type { Draft } from '../cache/cache.ts';
import type { PermissionSet } from '../model/permissions.ts';
import type { ChannelRow, LastMessage } from '../protocol/channels.ts';
import type { MessageRow } from '../protocol/messages.ts';
import { cell } from '../util/cell.ts';
import { derived, switched } from '../store/derived.ts';
import { sameView, type TimelineView, TimelineViewer } from '../sync/timeline-view.ts';
import type { ChannelParts } from './channel-parts.ts';
import type { ChannelUnread } from './handles.ts';
import { keyed } from '../util/keyed.ts';

const NOT_READ: ChannelUnread = { unread: 0, mentions: 0, firstSeq: null, readSeq: 0, muted: false, quiet: false };
const LOADING: TimelineView = {
  status: 'loading',
  items: [],
  hasBefore: false,
  hasAfter: false,
  loading: null,
  pinnedAt: 0,
};
const MISSING: TimelineView = { ...LOADING, status: 'missing' };
const NOBODY: readonly string[] = [];

export class ChannelView {
  readonly row: ReadableAtom<ChannelRow | undefined>;
  readonly lastMessage: ReadableAtom<LastMessage | null>;
  readonly timeline: ReadableAtom<TimelineView>;
  readonly unread: ReadableAtom<ChannelUnread>;
  readonly permissions: ReadableAtom<PermissionSet>;
  readonly typing: ReadableAtom<readonly string[]>;
  readonly draft: ReadableAtom<Draft | undefined>;
  readonly #parts: ChannelParts;
  readonly #id: ReadableAtom<string | undefined>;
  readonly #messages = new Map<string, ReadableAtom<MessageRow | null | undefined>>();

  constructor(parts: ChannelParts, id: ReadableAtom<string | undefined>) {
    const { engine, rights, unread } = parts;
    this.#parts = parts;
    this.#id = id;
    const follow = <T>(pick: (channelId: string) => ReadableAtom<T>, before: ReadableAtom<T>): ReadableAtom<T> =>
      switched(id, (channelId) => (channelId === undefined ? before : pick(channelId)));
    this.row = follow((channelId) => this.#row(channelId), cell<ChannelRow | undefined>(undefined));
    this.lastMessage = follow((channelId) => this.#lastMessage(channelId), cell<LastMessage | null>(null));
    this.timeline = follow((channelId) => this.#timeline(channelId), this.#unknown());
    this.unread = follow((channelId) => unread.channel(channelId), cell(NOT_READ));
    this.permissions = follow((channelId) => rights.permissions(channelId), cell<PermissionSet>(new Set()));
    this.typing = follow((channelId) => this.#typing(channelId), cell(NOBODY));
    this.draft = follow((channelId) => engine.notes.draft(channelId), cell<Draft | undefined>(undefined));
  }

  /** A message from memory, else from the server. */
  message(messageId: string): ReadableAtom<MessageRow | null | undefined> {
    return keyed(this.#messages, messageId, () =>
      switched(this.#id, (channelId) => this.#message(channelId, messageId)),
    );
  }

  /** The row with the channel's end as it now is. */
  #row(channelId: string): ReadableAtom<ChannelRow | undefined> {
    const { rows, heads } = this.#parts.engine.store;
    const row = rows.one('channel', channelId);
    const head = heads.one(channelId);
    return derived([row, head], () => {
      const value = row.get();
      const { lastSeq, lastAt, broadMentions } = head.get();
      return value && { ...value, lastSeq, lastAt, broadMentions: [...broadMentions] };
    });
  }

  #lastMessage(channelId: string): ReadableAtom<LastMessage | null> {
    const head = this.#parts.engine.store.heads.one(channelId);
    return derived([head], () => head.get().lastMessage);
  }

  #timeline(channelId: string): ReadableAtom<TimelineView> {
    const { engine } = this.#parts;
    const { store, overlay, who } = engine;
    const timeline = store.timeline(channelId);
    const viewer = new TimelineViewer(store, timeline, channelId);
    const absent = this.#isAbsent(() => !store.rows.get('channel', channelId), store.rows.one('channel', channelId));
    return derived(
      [timeline.changed, overlay, who, store.rows.topic('reaction'), absent],
      () => (absent.get() ? MISSING : viewer.view(overlay.get(), who.get()?.memberId ?? '')),
      sameView,
    );
  }

  /** The server has shown everything there is for me, and this is not among it. */
  #isAbsent(isUnknown: () => boolean, ...sources: ReadableAtom[]): ReadableAtom<boolean> {
    const { ready, connection } = this.#parts.engine;
    return derived(
      [ready, connection.state, ...sources],
      () => ready.get() && connection.state.get().status === 'online' && isUnknown(),
    );
  }

  /** While a slug names nothing. */
  #unknown(): ReadableAtom<TimelineView> {
    const absent = this.#isAbsent(() => true);
    return derived([absent], () => (absent.get() ? MISSING : LOADING));
  }

  #typing(channelId: string): ReadableAtom<readonly string[]> {
    const { store, who } = this.#parts.engine;
    const typing = store.ephemeral.typing(channelId);
    return derived([typing, who], () => {
      const others = typing.get().filter((memberId) => memberId !== who.get()?.memberId);
      return others.length > 0 ? others : NOBODY;
    });
  }

  #message(channelId: string | undefined, messageId: string): ReadableAtom<MessageRow | null | undefined> {
    const { engine } = this.#parts;
    if (channelId === undefined) return cell<MessageRow | null | undefined>(undefined);
    const watched = engine.store.timeline(channelId).watch(messageId);
    const { absent } = engine.finder;
    if (watched.get() === undefined) engine.finder.wantMessage(channelId, messageId);
    return derived([watched, absent], () => watched.get() ?? (absent.get().has(messageId) ? null : watched.get()));
  }
}
