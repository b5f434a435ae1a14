/**
 * Every 15 seconds each connection hears how far the streams are that it holds live: a lost patch shows, and a half-open
 * line too. The connections take turns over the interval, so no tick carries them all.
 */
import type { StreamName } from '../../src/protocol/ids.ts';
import { DURATIONS } from '../../src/protocol/limits.ts';
import type { Clock } from '../../src/util/clock.ts';
import type { Head, Storage } from '../domain/storage.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';

const SLICES = 15;

export interface HeadsParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly clock: Clock;
  /** Sends what waits of these streams, so that no patch still on its way looks like a lost one. */
  flush(streams: Iterable<string>): void;
  onError(error: unknown): void;
}

/** The same one for a connection's whole life; socket ids are random. */
function sliceOf({ socket: { id } }: Connection): number {
  return (id.charCodeAt(0) * 64 + id.charCodeAt(1)) % SLICES;
}

/** @returns stops it. */
export function startHeads({ storage, connections, clock, flush, onError }: HeadsParts): () => void {
  let slice = 0;
  let cancel = schedule();

  async function tell(some: readonly Connection[]): Promise<void> {
    const streams = new Set(some.flatMap(({ live }) => [...live]));
    const revs: ReadonlyMap<string, Head> = await storage.heads([...streams] as StreamName[]);
    flush(streams);
    for (const { live, socket } of some) {
      const known = [...live].flatMap((stream) => {
        const head = revs.get(stream);
        return head ? [[stream, head.rev] as const] : [];
      });
      if (known.length > 0) socket.emit('heads', Object.fromEntries(known));
    }
  }

  function schedule(): () => void {
    return clock.after(DURATIONS.headsInterval / SLICES, () => {
      const mine = connections.all().filter((connection) => sliceOf(connection) === slice);
      slice = (slice + 1) % SLICES;
      tell(mine).catch(onError);
      cancel = schedule();
    });
  }
  return () => {
    cancel();
  };
}
