/** What is true only just now: who is writing where, who is here. Never stored; it fades by itself. */
import type { ReadableAtom, WritableAtom } from 'nanostores';
import { DURATIONS } from '../protocol/limits.ts';
import type { SignalEvent } from '../protocol/presence.ts';
import type { Clock } from '../util/clock.ts';
import { cell } from '../util/cell.ts';
import { Topic } from './derived.ts';
import { keyed } from '../util/keyed.ts';

export type PresenceState = 'online' | 'idle' | 'busy' | 'offline';
const NOBODY: readonly string[] = [];

/** Who writes in a channel, oldest first, each with the way to forget it. */
interface Typing {
  readonly who: Map<string, () => void>;
  readonly ids: WritableAtom<readonly string[]>;
}

export class Ephemeral {
  readonly #clock: Clock;
  readonly #typing = new Map<string, Typing>();
  readonly #presence = new Map<string, WritableAtom<PresenceState>>();
  readonly #watching = new Topic();
  readonly #onlineCount = cell(0);
  readonly onlineCount: ReadableAtom<number> = this.#onlineCount;
  /** Changes when somebody new is watched. */
  readonly watchingChanged = this.#watching.changed;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  typing(channelId: string): ReadableAtom<readonly string[]> {
    return this.#channel(channelId).ids;
  }

  presence(memberId: string): ReadableAtom<PresenceState> {
    return keyed(this.#presence, memberId, () => {
      this.#watching.touch();
      return cell<PresenceState>('offline');
    });
  }

  /** The people on screen: those whose presence has listeners. */
  watched(): string[] {
    return [...this.#presence].filter(([, { lc }]) => lc > 0).map(([memberId]) => memberId);
  }

  take(event: SignalEvent): void {
    if (event.type === 'typing') this.setTyping(event.channelId, event.memberId, event.on);
    else if (event.type === 'onlineCount') this.#onlineCount.set(event.count);
    else for (const { memberId, presence } of event.members) this.#presence.get(memberId)?.set(presence);
  }

  setTyping(channelId: string, memberId: string, on: boolean): void {
    const { who, ids } = this.#channel(channelId);
    const before = who.size;
    const forget = who.get(memberId);
    forget?.();
    if (on) {
      const expire = this.#clock.after(DURATIONS.typingExpiry, () => this.setTyping(channelId, memberId, false));
      who.set(memberId, expire); // keeps the place of one who writes on
    } else who.delete(memberId);
    if (who.size !== before) ids.set(who.size > 0 ? [...who.keys()] : NOBODY);
  }

  clear(): void {
    for (const { who, ids } of this.#typing.values()) {
      for (const forget of who.values()) forget();
      who.clear();
      ids.set(NOBODY);
    }
    for (const presence of this.#presence.values()) presence.set('offline');
    this.#onlineCount.set(0);
  }

  #channel(channelId: string): Typing {
    return keyed(this.#typing, channelId, () => ({ who: new Map(), ids: cell(NOBODY) }));
  }
}
