/**
 * Who is here. Kept in memory only; told as gathered differences to those who watch the people in question, and as one
 * number to the whole community. Never one message a member for each change: that is what sinks large rooms.
 */
import type { Presence } from '../../src/protocol/presence.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import { OnlineCounts } from './online-counts.ts';
import { type Here, PresenceElsewhere } from './presence-elsewhere.ts';

const DIFFERENCE_MS = 1_000;

type Shown = 'online' | 'idle' | 'busy' | 'offline';
const LIVELY = ['busy', 'online', 'idle'] as const satisfies readonly Presence[];

export interface PresenceBoard {
  enter(connection: Connection): void;
  leave(connection: Connection): void;
  set(connection: Connection, presence: Presence): void;
  /** Replaces the people whose presence this connection wants, and tells it how they are now. */
  watch(connection: Connection, memberIds: readonly string[]): void;
  /** How somebody's tabs at another server are; see `PresenceElsewhere`. */
  hear(server: string, people: readonly Here[], isWhole: boolean): void;
  /** Forgets a server that is gone. */
  forget(server: string): void;
  /** How everybody connected here is. */
  here(): readonly Here[];
  /** Called with somebody connected here whose presence may have changed. */
  onChange(listener: (person: Here) => void): void;
  /** Everybody in a community who is here and lets others see it. */
  visible(communityId: string): readonly string[];
  close(): void;
}

interface Change {
  readonly communityId: string;
  readonly memberId: string;
  readonly before: Shown;
}

/** @param sayCount tells a whole community how many are here. */
export function createPresenceBoard(
  connections: Connections,
  clock: Clock,
  sayCount: (communityId: string, count: number) => void,
): PresenceBoard {
  return new PresenceInMemory(connections, clock, sayCount);
}

class PresenceInMemory implements PresenceBoard {
  readonly #connections: Connections;
  readonly #clock: Clock;
  readonly #counts: OnlineCounts;
  readonly #chosen = new Map<Connection, Presence>();
  /** Whom each connection watches, and by whom each member is watched. */
  readonly #watched = new Map<Connection, ReadonlySet<string>>();
  readonly #watchers = new Map<string, Set<Connection>>();
  readonly #changes = new Map<string, Change>();
  readonly #elsewhere = new PresenceElsewhere();
  #listener: (person: Here) => void = () => undefined;
  #cancelFlush: (() => void) | undefined;

  constructor(connections: Connections, clock: Clock, sayCount: (communityId: string, count: number) => void) {
    this.#connections = connections;
    this.#clock = clock;
    this.#counts = new OnlineCounts(clock, (communityId) => this.#visibleCount(communityId), sayCount);
  }

  enter(connection: Connection): void {
    const { communityId } = connection.actor;
    this.#changeHere(connection, () => {
      this.#connections.add(connection);
    });
    const said = this.#counts.lastSaid(communityId);
    if (said !== undefined) connection.socket.emit('signal', { type: 'onlineCount', count: Math.max(1, said) });
  }

  leave(connection: Connection): void {
    this.#unwatch(connection);
    this.#changeHere(connection, () => {
      this.#connections.remove(connection);
      this.#chosen.delete(connection);
    });
  }

  set(connection: Connection, presence: Presence): void {
    this.#changeHere(connection, () => void this.#chosen.set(connection, presence));
  }

  watch(connection: Connection, memberIds: readonly string[]): void {
    this.#unwatch(connection);
    const { communityId } = connection.actor;
    const wanted = new Set(memberIds);
    this.#watched.set(connection, wanted);
    for (const memberId of wanted) {
      const key = keyOf(communityId, memberId);
      this.#watchers.set(key, (this.#watchers.get(key) ?? new Set()).add(connection));
    }
    const members = [...wanted].map((memberId) => ({ memberId, presence: this.#shown(communityId, memberId) }));
    if (members.length > 0) connection.socket.volatile.emit('signal', { type: 'presence', members });
  }

  visible(communityId: string): readonly string[] {
    const all = this.#connections.inCommunity(communityId);
    const members = new Set([...all.map(({ actor }) => actor.memberId), ...this.#elsewhere.inCommunity(communityId)]);
    return [...members].filter((memberId) => this.#shown(communityId, memberId) !== 'offline');
  }

  hear(server: string, people: readonly Here[], isWhole: boolean): void {
    const gone = isWhole ? this.#elsewhere.missing(server, people) : [];
    for (const person of [...people, ...gone]) {
      this.#change(person, () => {
        this.#elsewhere.set(server, person);
      });
    }
  }

  forget(server: string): void {
    this.hear(server, [], true);
  }

  here(): readonly Here[] {
    const people = new Map(
      this.#connections.all().map(({ actor }) => [keyOf(actor.communityId, actor.memberId), actor]),
    );
    return [...people.values()].map(({ communityId, memberId }) => this.#personHere(communityId, memberId));
  }

  onChange(listener: (person: Here) => void): void {
    this.#listener = listener;
  }

  close(): void {
    this.#cancelFlush?.();
    this.#counts.close();
  }

  /** A person with several tabs is as they are in the liveliest; invisible in one is invisible in all. */
  #shown(communityId: string, memberId: string): Shown {
    const all = [...this.#chosenHere(communityId, memberId), ...this.#elsewhere.of(communityId, memberId)];
    const liveliest = liveliestOf(all);
    return liveliest === null || liveliest === 'invisible' ? 'offline' : liveliest;
  }

  #chosenHere(communityId: string, memberId: string): readonly Presence[] {
    const tabs = this.#connections.of(communityId, memberId);
    return tabs.map((connection) => this.#chosen.get(connection) ?? 'online');
  }

  #personHere(communityId: string, memberId: string): Here {
    return { communityId, memberId, presence: liveliestOf(this.#chosenHere(communityId, memberId)) };
  }

  #changeHere({ actor: { communityId, memberId } }: Connection, apply: () => void): void {
    this.#change({ communityId, memberId }, apply);
    this.#listener(this.#personHere(communityId, memberId));
  }

  #visibleCount(communityId: string): { readonly visible: number; readonly connected: number } {
    const connected = this.#connections.inCommunity(communityId).length;
    return { visible: this.visible(communityId).length, connected };
  }

  #change({ communityId, memberId }: Pick<Here, 'communityId' | 'memberId'>, apply: () => void): void {
    const before = this.#shown(communityId, memberId);
    apply();
    if (this.#shown(communityId, memberId) === before) return;
    const key = keyOf(communityId, memberId);
    if (this.#watchers.has(key) && !this.#changes.has(key)) this.#changes.set(key, { communityId, memberId, before });
    if (this.#changes.size > 0) this.#cancelFlush ??= this.#clock.after(DIFFERENCE_MS, () => this.#flush());
    this.#counts.note(communityId);
  }

  #flush(): void {
    this.#cancelFlush = undefined;
    const news = new Map<Connection, { readonly memberId: string; readonly presence: Shown }[]>();
    for (const { communityId, memberId, before } of this.#changes.values()) {
      const presence = this.#shown(communityId, memberId);
      if (presence === before) continue;
      for (const connection of this.#watchers.get(keyOf(communityId, memberId)) ?? []) {
        news.set(connection, [...(news.get(connection) ?? []), { memberId, presence }]);
      }
    }
    this.#changes.clear();
    for (const [{ socket }, members] of news) socket.volatile.emit('signal', { type: 'presence', members });
  }

  #unwatch(connection: Connection): void {
    for (const memberId of this.#watched.get(connection) ?? []) {
      const key = keyOf(connection.actor.communityId, memberId);
      const watchers = this.#watchers.get(key);
      watchers?.delete(connection);
      if (watchers?.size === 0) this.#watchers.delete(key);
    }
    this.#watched.delete(connection);
  }
}

/** @returns null for nobody. */
function liveliestOf(all: readonly Presence[]): Presence | null {
  if (all.length === 0 || all.includes('invisible')) return all.length === 0 ? null : 'invisible';
  return LIVELY.find((presence) => all.includes(presence)) ?? 'online';
}

function keyOf(communityId: string, memberId: string): string {
  return `${communityId} ${memberId}`;
}
