/**
 * From commits to sockets. Listens to what the domain has made durable and tells everybody who may know, and nobody else:
 * patches to those who hold a stream live, `activity` to those who may see a channel and look elsewhere, `access` to those
 * whose rights changed. While rights are worked out again the community's lane is closed (`lanes.ts`), so the audiences
 * are right before anything later leaves.
 */
import { channelStream, parseStream } from '../../src/protocol/ids.ts';
import type { ActivityEvent } from '../../src/protocol/wire.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { Commit } from '../domain/command.ts';
import { readLastMessage } from '../domain/last-message.ts';
import type { Storage } from '../domain/storage.ts';
import { renewAccess } from './access.ts';
import { type ActivityBoard, createActivityBoard } from './activity.ts';
import { type Connection, endSession, liveAudience, quietAudience } from './connection.ts';
import type { Connections } from './connections.ts';
import { createLane, type Lane } from './lanes.ts';
import type { Sight } from './sight.ts';
import { createStreamWindows, type GatheredPatch, type StreamWindows } from './stream-windows.ts';

export interface FanOutParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly sight: Sight;
  readonly clock: Clock;
  /** Says something to everybody in an audience, encoded once. */
  broadcast(audience: string, event: 'patch' | 'activity', payload: unknown): void;
  warn(code: string, detail: unknown): void;
}
export interface FanOut {
  readonly handleCommit: (commit: Commit) => void;
  lane(communityId: string): Lane;
  /** Sends at once what waits of these streams. */
  flush(streams: Iterable<string>): void;
  /** Tells those who look elsewhere once more how far a channel is. */
  remind(communityId: string, channelId: string): void;
  close(): void;
}

const endOfTick = (task: () => void): (() => void) => {
  const handle = setImmediate(task);
  return () => {
    clearImmediate(handle);
  };
};

export function createFanOut(parts: FanOutParts): FanOut {
  return new SocketFanOut(parts);
}

class SocketFanOut implements FanOut {
  readonly #parts: FanOutParts;
  readonly #lanes = new Map<string, Lane>();
  readonly #windows: StreamWindows;
  readonly #activity: ActivityBoard;

  constructor(parts: FanOutParts) {
    const { clock, storage } = parts;
    this.#parts = parts;
    this.#windows = createStreamWindows(clock, endOfTick, (patch) => this.#sendPatch(patch));
    this.#activity = createActivityBoard({
      clock,
      head: (stream) => storage.head(stream),
      lastMessage: (channelId) => readLastMessage(storage, channelId),
      send: (communityId, event) => this.#sendActivity(communityId, event),
      onError: this.#warn,
    });
  }

  readonly handleCommit = (commit: Commit): void => {
    const { communityId, expelled, rightsChanged } = commit;
    const { connections, sight } = this.#parts;
    for (const { memberId, reason, message } of expelled) {
      for (const connection of connections.of(communityId, memberId))
        endSession(connection, { code: 'revoked', reason, message });
    }
    const lane = this.lane(communityId);
    if (rightsChanged === 'all' || rightsChanged.length > 0) {
      lane.run(() => this.#windows.flushCommunity(communityId));
      lane.close(() => renewAccess(sight, communityId, affectedBy(commit, connections)));
    }
    lane.run(() => this.#addChanges(commit));
  };

  lane(communityId: string): Lane {
    const known = this.#lanes.get(communityId) ?? createLane(this.#warn);
    this.#lanes.set(communityId, known);
    return known;
  }

  flush(streams: Iterable<string>): void {
    for (const stream of streams) this.#windows.flushStream(stream);
  }

  remind(communityId: string, channelId: string): void {
    this.#activity.remind(communityId, channelId);
  }

  close(): void {
    this.#windows.close();
    this.#activity.close();
  }

  readonly #warn = (error: unknown): void => {
    this.#parts.warn('fan_out_failed', error);
  };

  #addChanges({ communityId, changes }: Commit): void {
    for (const change of changes) {
      this.#windows.add(change);
      const stream = parseStream(change.stream);
      if (stream?.scope === 'channel') this.#activity.note(communityId, stream.id, change.rows);
    }
  }

  #sendPatch({ stream, from, rev, rows }: GatheredPatch): void {
    const { broadcast, storage } = this.#parts;
    const { epoch } = storage;
    broadcast(liveAudience(stream), 'patch', { stream, epoch, from, rev, rows });
    if (parseStream(stream)?.scope !== 'channel') return;
    const places = rows.filter(({ kind }) => kind !== 'message');
    if (places.length > 0) broadcast(quietAudience(stream), 'patch', { stream, epoch, from, rev, rows: places });
  }

  #sendActivity(communityId: string, event: ActivityEvent): void {
    this.lane(communityId).run(() => {
      this.#parts.broadcast(quietAudience(channelStream(event.channelId)), 'activity', event);
    });
  }
}

/** Those whose audiences may have changed: nobody who has not asked for anything yet is in any. */
function affectedBy({ communityId, rightsChanged }: Commit, connections: Connections): () => readonly Connection[] {
  return () => {
    const those =
      rightsChanged === 'all'
        ? connections.inCommunity(communityId)
        : rightsChanged.flatMap((memberId) => connections.of(communityId, memberId));
    return those.filter(({ visible }) => visible !== undefined);
  };
}
