/**
 * How much is new to me, by channel: the arithmetic of `model/unread` over heads, read markers, notifications and what I
 * have done a moment ago. A channel is counted again only when something about it changed.
 */
import type { ReadableAtom } from 'nanostores';
import { countUnread, type UnreadNotification } from '../model/unread.ts';
import type { NotificationRow } from '../protocol/notifications.ts';
import { derived, Topic } from '../store/derived.ts';
import type { Head } from '../store/heads.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { ChannelUnread, UnreadView } from './handles.ts';
import type { LoudnessBoard } from './loudness.ts';
import type { Rights } from './rights.ts';
import { keyed } from '../util/keyed.ts';

const NONE: readonly NotificationRow[] = [];

export class UnreadBoard {
  readonly #engine: SyncEngine;
  readonly #rights: Rights;
  readonly #loudness: LoudnessBoard;
  readonly #atoms = new Map<string, ReadableAtom<ChannelUnread>>();
  /** By channel: up to where I have read just now, before the outbox knows. */
  readonly #readTo = new Map<string, number>();
  readonly #justRead = new Topic();
  readonly #notifications: ReadableAtom<ReadonlyMap<string, readonly NotificationRow[]>>;

  constructor(engine: SyncEngine, rights: Rights, loudness: LoudnessBoard) {
    this.#engine = engine;
    this.#rights = rights;
    this.#loudness = loudness;
    const { rows } = engine.store;
    this.#notifications = derived([rows.topic('notification')], () => {
      const byChannel = new Map<string, NotificationRow[]>();
      for (const row of rows.all('notification'))
        byChannel.set(row.channelId, [...(byChannel.get(row.channelId) ?? []), row]);
      return byChannel;
    });
  }

  /** The same atom for the same channel each time. */
  channel(channelId: string): ReadableAtom<ChannelUnread> {
    return keyed(this.#atoms, channelId, () => this.#make(channelId));
  }

  /** Everything together; quiet channels count only what is for me. */
  total(): ReadableAtom<UnreadView> {
    const { rows, heads } = this.#engine.store;
    const kinds = (['channel', 'category', 'readMarker', 'notification', 'preference'] as const).map((kind) =>
      rows.topic(kind),
    );
    const sources = [
      ...kinds,
      heads.changed,
      this.#loudness.changed,
      this.#engine.overlay,
      this.#rights.me,
      this.#justRead.changed,
    ];
    return derived(
      sources,
      () => this.#total(),
      (a, b) => a.unread === b.unread && a.mentions === b.mentions,
    );
  }

  /** Up to where I have read just now; 0 leaves it to rows and outbox again. */
  readTo(channelId: string, seq: number): void {
    if (seq > 0) this.#readTo.set(channelId, seq);
    else if (!this.#readTo.delete(channelId)) return;
    this.#justRead.touch();
  }

  #total(): UnreadView {
    let unread = 0;
    let mentions = 0;
    for (const { id, archivedAt } of this.#engine.store.rows.all('channel')) {
      if (archivedAt !== null) continue;
      const channel = this.channel(id).get();
      if (!channel.quiet) unread += channel.unread;
      mentions += channel.mentions;
    }
    return { unread, mentions };
  }

  #make(channelId: string): ReadableAtom<ChannelUnread> {
    const { rows, heads } = this.#engine.store;
    const timeline = this.#engine.store.timeline(channelId);
    const kinds = (['readMarker', 'preference', 'channel'] as const).map((kind) => rows.topic(kind));
    const news = [
      this.#notifications,
      this.#loudness.changed,
      heads.one(channelId),
      timeline.changed,
      this.#justRead.changed,
    ];
    const sources = [...kinds, ...news, this.#engine.overlay, this.#rights.me];
    return derived(sources, () => this.#count(channelId), sameUnread);
  }

  #count(channelId: string): ChannelUnread {
    const { rows, heads } = this.#engine.store;
    const head = heads.get(channelId);
    const marker = rows.get('readMarker', channelId)?.seq ?? 0;
    const replayed = this.#engine.overlay.get().readSeq(channelId, marker, head.lastSeq);
    const readSeq = Math.max(replayed, this.#readTo.get(channelId) ?? 0);
    const countless = this.#countless(channelId, readSeq);
    const notifications = [...this.#notificationsOf(channelId), ...this.#calledByMany(head)];
    const { unread, mentions } = countUnread({ lastSeq: head.lastSeq, readSeq, countless, notifications });
    const { level, muted } = this.#loudness.of(channelId);
    return {
      unread,
      mentions: level === 'nothing' ? 0 : mentions,
      readSeq,
      firstSeq: this.#firstSeq(channelId, readSeq, unread),
      muted,
      quiet: muted || level !== 'all',
    };
  }

  /** My own and removed messages, where they are known. */
  #countless(channelId: string, readSeq: number): number[] {
    const myId = this.#engine.who.get()?.memberId;
    const { rows } = this.#engine.store.timeline(channelId);
    const first = rows[0]?.seq ?? 0;
    return rows
      .slice(Math.max(0, readSeq + 1 - first))
      .filter((row) => row.authorId === myId || row.removed)
      .map(({ seq }) => seq);
  }

  #firstSeq(channelId: string, readSeq: number, unread: number): number | null {
    if (unread === 0) return null;
    const countless = new Set(this.#countless(channelId, readSeq));
    let seq = readSeq + 1;
    while (countless.has(seq)) seq++;
    return seq;
  }

  #notificationsOf(channelId: string): UnreadNotification[] {
    const overlay = this.#engine.overlay.get();
    return (this.#notifications.get().get(channelId) ?? NONE).map(({ id, seq, doneAt }) => {
      const isDone = overlay.isDone(id) ?? doneAt !== undefined;
      return isDone ? { seq, doneAt: doneAt ?? 0 } : { seq };
    });
  }

  /** Mentions of everybody, or of a role of mine, that are not by myself. */
  #calledByMany({ broadMentions }: Head): UnreadNotification[] {
    const me = this.#rights.me.get();
    return broadMentions.filter(
      ({ authorId, roleId }) => authorId !== me?.id && (roleId === null || (me?.roleIds.includes(roleId) ?? false)),
    );
  }
}

function sameUnread(a: ChannelUnread, b: ChannelUnread): boolean {
  return (
    a.unread === b.unread &&
    a.mentions === b.mentions &&
    a.firstSeq === b.firstSeq &&
    a.readSeq === b.readSeq &&
    a.muted === b.muted &&
    a.quiet === b.quiet
  );
}
