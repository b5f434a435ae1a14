/**
 * Where several servers share a community: one that dies takes along what it had gathered and not told. Those who hold a
 * channel live are healed by `heads`; for the others each server looks every 15 seconds how far the channels are that its
 * people do not look at, and tells of those that have moved once more.
 */
import { channelStream } from '../../src/protocol/ids.ts';
import { DURATIONS } from '../../src/protocol/limits.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { Storage } from '../domain/storage.ts';
import type { Connections } from './connections.ts';

export interface RemindersParts {
  readonly storage: Pick<Storage, 'heads'>;
  readonly connections: Pick<Connections, 'all'>;
  readonly clock: Clock;
  remind(communityId: string, channelId: string): void;
  onError(error: unknown): void;
}

/** Of a channel that was not looked at before, a message younger than this may be the one that was not told. */
const RECENT_MS = 2 * DURATIONS.headsInterval;

/** @returns stops it. */
export function startReminders({ storage, connections, clock, remind, onError }: RemindersParts): () => void {
  /** By channel. */
  let known: ReadonlyMap<string, number> = new Map();
  let cancel = schedule();

  /** Channels that somebody may see and does not look at, with their communities. */
  function quietChannels(): Map<string, string> {
    const quiet = new Map<string, string>();
    for (const { actor, visible = [], live } of connections.all())
      for (const id of visible) if (!live.has(channelStream(id))) quiet.set(id, actor.communityId);
    return quiet;
  }

  async function look(): Promise<void> {
    const quiet = quietChannels();
    const heads = await storage.heads([...quiet.keys()].map(channelStream));
    const revs = new Map<string, number>();
    for (const [channelId, communityId] of quiet) {
      const head = heads.get(channelStream(channelId));
      if (!head || head.lastSeq === 0) continue;
      revs.set(channelId, head.rev);
      const before = known.get(channelId);
      const hasMoved = before === undefined ? (head.lastAt ?? 0) > clock.now() - RECENT_MS : head.rev > before;
      if (hasMoved) remind(communityId, channelId);
    }
    known = revs;
  }

  function schedule(): () => void {
    return clock.after(DURATIONS.headsInterval, () => {
      look().catch(onError);
      cancel = schedule();
    });
  }
  return () => {
    cancel();
  };
}
