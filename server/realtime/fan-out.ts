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
import type { Storage } from '../domain/storage.ts';
import { createActivityBoard } from './activity.ts';
import { type Connection, endSession, liveAudience, quietAudience } from './connection.ts';
import type { Connections } from './connections.ts';
import { createLane, type Lane } from './lanes.ts';
import { placeIds, placeRows, type Sight } from './sight.ts';
import { createStreamWindows, type GatheredPatch } from './stream-windows.ts';

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
  close(): void;
}

const endOfTick = (task: () => void): (() => void) => {
  const handle = setImmediate(task);
  return () => {
    clearImmediate(handle);
  };
};

export function createFanOut(parts: FanOutParts): FanOut {
  const { storage, connections, sight, clock, broadcast, warn } = parts;
  const onError = (error: unknown): void => {
    warn('fan_out_failed', error);
  };
  const lanes = new Map<string, Lane>();
  const windows = createStreamWindows(clock, endOfTick, sendPatch);
  const activity = createActivityBoard({ clock, head: (stream) => storage.head(stream), send: sendActivity, onError });

  function lane(communityId: string): Lane {
    const known = lanes.get(communityId) ?? createLane(onError);
    lanes.set(communityId, known);
    return known;
  }

  function sendPatch({ stream, from, rev, rows }: GatheredPatch): void {
    const { epoch } = storage;
    broadcast(liveAudience(stream), 'patch', { stream, epoch, from, rev, rows });
    if (parseStream(stream)?.scope !== 'channel') return;
    const places = rows.filter(({ kind }) => kind !== 'message');
    if (places.length > 0) broadcast(quietAudience(stream), 'patch', { stream, epoch, from, rev, rows: places });
  }

  function sendActivity(communityId: string, event: ActivityEvent): void {
    lane(communityId).run(() => {
      broadcast(quietAudience(channelStream(event.channelId)), 'activity', event);
    });
  }

  function addChanges({ communityId, changes }: Commit): void {
    for (const change of changes) {
      windows.add(change);
      const stream = parseStream(change.stream);
      if (stream?.scope === 'channel') activity.note(communityId, stream.id, change.rows);
    }
  }

  function affected({ communityId, rightsChanged }: Commit): readonly Connection[] {
    if (rightsChanged === 'all') return connections.inCommunity(communityId);
    return rightsChanged.flatMap((memberId) => connections.of(communityId, memberId));
  }

  async function renewRights(commit: Commit): Promise<void> {
    const { communityId } = commit;
    const those = affected(commit).filter(({ visible }) => visible !== undefined);
    try {
      const seen = await sight.look(communityId, [...new Set(those.map(({ actor }) => actor.memberId))]);
      for (const connection of those) {
        const places = seen.get(connection.actor.memberId);
        if (places) changeSight(connection, placeIds(places), placeRows(places));
      }
    } catch (error) {
      for (const { socket } of those) socket.disconnect(true); // nobody keeps a right that could not be checked
      throw error;
    }
  }

  return {
    lane,
    handleCommit(commit) {
      const { communityId, expelled, rightsChanged } = commit;
      for (const { memberId, reason, message } of expelled) {
        for (const connection of connections.of(communityId, memberId)) endSession(connection, { code: 'revoked', reason, message });
      }
      if (rightsChanged !== 'all' && rightsChanged.length === 0) {
        lane(communityId).run(() => {
          addChanges(commit);
        });
        return;
      }
      lane(communityId).run(() => {
        windows.flushCommunity(communityId);
      });
      lane(communityId).close(() => renewRights(commit));
      lane(communityId).run(() => {
        addChanges(commit);
      });
    },
    flush(streams) {
      for (const stream of streams) windows.flushStream(stream);
    },
    close() {
      windows.close();
      activity.close();
    },
  };
}

/** Leaves what is lost, joins what is gained, and says so. */
function changeSight(connection: Connection, next: ReadonlySet<string>, rows: ReturnType<typeof placeRows>): void {
  const before = connection.visible;
  if (!before || !connection.socket.connected) return;
  connection.visible = next;
  const lost = [...before].filter((id) => !next.has(id));
  const gained = rows.filter(({ id }) => !before.has(id));
  for (const id of lost) {
    const stream = channelStream(id);
    connection.live.delete(stream);
    void connection.socket.leave(liveAudience(stream));
    void connection.socket.leave(quietAudience(stream));
  }
  for (const { id } of gained) void connection.socket.join(quietAudience(channelStream(id)));
  if (lost.length > 0 || gained.length > 0) connection.socket.emit('access', { gained, lost });
}
