/**
 * Who is here. Kept in memory only; told as gathered differences to those who watch the people in question, and as one
 * number to the whole community. Never one message a member for each change: that is what sinks large rooms.
 */
import type { Presence } from '../../src/protocol/presence.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';

const DIFFERENCE_MS = 1_000;
/** A count goes to everybody, so it grows rarer as the community grows. */
const COUNT_MS = 3_000;
const COUNT_PER_MEMBER_MS = 10;

type Shown = 'online' | 'idle' | 'busy' | 'offline';
const LIVELY: readonly Presence[] = ['busy', 'online', 'idle', 'invisible'];

export interface PresenceBoard {
  enter(connection: Connection): void;
  leave(connection: Connection): void;
  set(connection: Connection, presence: Presence): void;
  /** Replaces the people whose presence this connection wants, and tells it how they are now. */
  watch(connection: Connection, memberIds: readonly string[]): void;
  close(): void;
}

interface Watcher {
  readonly connection: Connection;
  readonly memberIds: ReadonlySet<string>;
}

export function createPresenceBoard(connections: Connections, clock: Clock, sayCount: (communityId: string, count: number) => void): PresenceBoard {
  const chosen = new Map<Connection, Presence>();
  const watchers = new Map<Connection, Watcher>();
  const watchersOf = new Map<string, Set<Watcher>>();
  const changed = new Map<string, { readonly communityId: string; readonly memberId: string; readonly before: Shown }>();
  const counts = new Map<string, { said: number; cancel: (() => void) | undefined }>();
  let cancelFlush: (() => void) | undefined;

  /** A person with several tabs is as they are in the liveliest; invisible in one is invisible in all. */
  function shown(communityId: string, memberId: string): Shown {
    const all = connections.of(communityId, memberId).map((connection) => chosen.get(connection) ?? 'online');
    if (all.length === 0 || all.includes('invisible')) return 'offline';
    return LIVELY.find((presence) => all.includes(presence)) as Shown;
  }

  function flush(): void {
    cancelFlush = undefined;
    const news = new Map<Connection, { readonly memberId: string; readonly presence: Shown }[]>();
    for (const { communityId, memberId, before } of changed.values()) {
      const presence = shown(communityId, memberId);
      if (presence === before) continue;
      for (const { connection } of watchersOf.get(`${communityId} ${memberId}`) ?? []) {
        news.set(connection, [...(news.get(connection) ?? []), { memberId, presence }]);
      }
    }
    changed.clear();
    for (const [{ socket }, members] of news) socket.volatile.emit('signal', { type: 'presence', members });
  }

  function note(communityId: string, memberId: string, before: Shown): void {
    const key = `${communityId} ${memberId}`;
    if (watchersOf.has(key) && !changed.has(key)) changed.set(key, { communityId, memberId, before });
    if (changed.size > 0) cancelFlush ??= clock.after(DIFFERENCE_MS, flush);
    noteCount(communityId);
  }

  function visibleCount(communityId: string): number {
    const members = new Set(connections.inCommunity(communityId).map(({ actor }) => actor.memberId));
    return [...members].filter((memberId) => shown(communityId, memberId) !== 'offline').length;
  }

  function noteCount(communityId: string): void {
    const count = counts.get(communityId) ?? { said: -1, cancel: undefined };
    counts.set(communityId, count);
    count.cancel ??= clock.after(COUNT_MS + connections.inCommunity(communityId).length * COUNT_PER_MEMBER_MS, () => {
      count.cancel = undefined;
      const now = visibleCount(communityId);
      if (now !== count.said) sayCount(communityId, now);
      count.said = now;
      if (now === 0) counts.delete(communityId);
    });
  }

  function unwatch(connection: Connection): void {
    const watcher = watchers.get(connection);
    watchers.delete(connection);
    for (const memberId of watcher?.memberIds ?? []) {
      const key = `${connection.actor.communityId} ${memberId}`;
      const those = watchersOf.get(key);
      if (watcher) those?.delete(watcher);
      if (those?.size === 0) watchersOf.delete(key);
    }
  }

  function change({ actor: { communityId, memberId } }: Connection, apply: () => void): void {
    const before = shown(communityId, memberId);
    apply();
    if (shown(communityId, memberId) !== before) note(communityId, memberId, before);
  }

  return {
    enter(connection) {
      change(connection, () => {
        connections.add(connection);
      });
      const { said } = counts.get(connection.actor.communityId) ?? { said: -1 };
      if (said >= 0) connection.socket.emit('signal', { type: 'onlineCount', count: Math.max(1, said) });
    },
    leave(connection) {
      unwatch(connection);
      change(connection, () => {
        connections.remove(connection);
        chosen.delete(connection);
      });
    },
    set(connection, presence) {
      change(connection, () => void chosen.set(connection, presence));
    },
    watch(connection, memberIds) {
      unwatch(connection);
      const { communityId } = connection.actor;
      const watcher = { connection, memberIds: new Set(memberIds) };
      watchers.set(connection, watcher);
      for (const memberId of watcher.memberIds) {
        const key = `${communityId} ${memberId}`;
        watchersOf.set(key, (watchersOf.get(key) ?? new Set()).add(watcher));
      }
      const members = [...watcher.memberIds].map((memberId) => ({ memberId, presence: shown(communityId, memberId) }));
      if (members.length > 0) connection.socket.volatile.emit('signal', { type: 'presence', members });
    },
    close() {
      cancelFlush?.();
      for (const { cancel } of counts.values()) cancel?.();
    },
  };
}
