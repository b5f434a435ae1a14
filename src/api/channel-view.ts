/** What one channel shows, as atoms; each follows the channel's id, which may become known only later. */
import type { ReadableAtom } from 'nanostores';
import type { Draft } from '../cache/cache.ts';
import type { PermissionSet } from '../model/permissions.ts';
import type { ChannelRow } from '../protocol/channels.ts';
import type { MessageRow } from '../protocol/messages.ts';
import { cell } from '../util/cell.ts';
import { derived, switched } from '../store/derived.ts';
import { sameView, type TimelineView, TimelineViewer } from '../sync/timeline-view.ts';
import type { ChannelParts } from './channel-parts.ts';
import type { ChannelUnread } from './handles.ts';

const NOT_READ: ChannelUnread = { unread: 0, mentions: 0, firstSeq: null, readSeq: 0, muted: false, quiet: false };
const LOADING: TimelineView = { status: 'loading', items: [], hasBefore: false, hasAfter: false, loading: null };
const MISSING: TimelineView = { ...LOADING, status: 'missing' };
const NOBODY: readonly string[] = [];

export class ChannelView {
  readonly row: ReadableAtom<ChannelRow | undefined>;
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
    this.timeline = follow((channelId) => this.#timeline(channelId), this.#unknown());
    this.unread = follow((channelId) => unread.channel(channelId), cell(NOT_READ));
    this.permissions = follow((channelId) => rights.permissions(channelId), cell<PermissionSet>(new Set()));
    this.typing = follow((channelId) => this.#typing(channelId), cell(NOBODY));
    this.draft = follow((channelId) => engine.notes.draft(channelId), cell<Draft | undefined>(undefined));
  }

  /** A message from memory, else from the server. */
  message(messageId: string): ReadableAtom<MessageRow | null | undefined> {
    const known =
      this.#messages.get(messageId) ?? switched(this.#id, (channelId) => this.#message(channelId, messageId));
    this.#messages.set(messageId, known);
    return known;
  }

  /** The row with the channel's end as it now is. */
  #row(channelId: string): ReadableAtom<ChannelRow | undefined> {
    const { rows, heads } = this.#parts.engine.store;
    const row = rows.one('channel', channelId);
    const head = heads.one(channelId);
    return derived([row, head], () => {
      const value = row.get();
      return value && { ...value, ...head.get(), broadMentions: [...head.get().broadMentions] };
    });
  }

  #timeline(channelId: string): ReadableAtom<TimelineView> {
    const { engine } = this.#parts;
    const { store, overlay, who } = engine;
    const timeline = store.timeline(channelId);
    const viewer = new TimelineViewer(store, timeline, channelId);
    const sources = [timeline.changed, overlay, who, store.rows.topic('reaction'), this.#isAbsent(channelId)];
    return derived(
      sources,
      () => {
        if (this.#isAbsent(channelId).get()) return MISSING;
        return viewer.view(overlay.get(), who.get()?.memberId ?? '');
      },
      sameView,
    );
  }

  readonly #absent = new Map<string, ReadableAtom<boolean>>();

  /** The server has shown everything there is for me, and this is not among it. */
  #isAbsent(channelId: string): ReadableAtom<boolean> {
    const { engine } = this.#parts;
    const { rows } = engine.store;
    const row = rows.one('channel', channelId);
    const isAbsent = (): boolean =>
      engine.ready.get() && engine.connection.state.get().status === 'online' && !row.get();
    const known = this.#absent.get(channelId) ?? derived([row, engine.ready, engine.connection.state], isAbsent);
    this.#absent.set(channelId, known);
    return known;
  }

  /** While a slug names nothing. */
  #unknown(): ReadableAtom<TimelineView> {
    const { ready, connection } = this.#parts.engine;
    const isOnline = (): boolean => ready.get() && connection.state.get().status === 'online';
    return derived([ready, connection.state], () => (isOnline() ? MISSING : LOADING));
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
