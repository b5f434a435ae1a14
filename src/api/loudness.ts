/**
 * How loud a channel is to me: its level, and whether it is muted just now. The nearest setting wins: the channel's, its
 * category's, the community's. Used wherever unread messages are counted; tells when a mute runs out.
 */
import type { PreferenceRow } from '../protocol/notifications.ts';
import { Topic } from '../store/derived.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { Clock } from '../util/clock.ts';

const TIMER_MAX_MS = 2 ** 31 - 1;

export interface Loudness {
  readonly level: NonNullable<PreferenceRow['level']>;
  readonly muted: boolean;
}

export class LoudnessBoard {
  readonly #engine: SyncEngine;
  readonly #clock: Clock;
  /** Moves when a mute runs out. */
  readonly #tick = new Topic();
  readonly #watched = new Set<number>();

  constructor(engine: SyncEngine, clock: Clock) {
    this.#engine = engine;
    this.#clock = clock;
  }

  get changed(): Topic['changed'] {
    return this.#tick.changed;
  }

  of(channelId: string): Loudness {
    const { rows } = this.#engine.store;
    const scopes = [channelId, rows.get('channel', channelId)?.categoryId, this.#engine.who.get()?.communityId];
    const settings = scopes.flatMap((scope) => (scope ? (rows.get('preference', scope) ?? []) : []));
    const until = settings.find(({ mutedUntil }) => mutedUntil !== undefined)?.mutedUntil ?? 0;
    const left = until - this.#engine.now();
    if (left > 0) this.#watch(until, left);
    return { level: settings.find(({ level }) => level !== undefined)?.level ?? 'all', muted: left > 0 };
  }

  #watch(until: number, left: number): void {
    if (this.#watched.has(until)) return;
    this.#watched.add(until);
    this.#clock.after(Math.min(left, TIMER_MAX_MS), () => {
      this.#watched.delete(until);
      this.#tick.touch();
    });
  }
}
