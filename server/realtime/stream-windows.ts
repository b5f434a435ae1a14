/**
 * Gathers the commits of each stream into patches: one patch a stream and window. A quiet stream is sent at the end of the
 * tick, so that the rows of one group commit travel together; after a patch the stream waits a window before the next.
 * So the cost is one write a member a window, whatever the message rate. Called by the fan-out alone.
 *
 *   quiet ──change──▶ due at end of tick ──flush──▶ closed for a window ──nothing came──▶ quiet
 *                                            ▲              └──changes came──┐
 *                                            └───────── flush at its end ◀──┘
 */
import type { Clock } from '../../src/util/clock.ts';
import { DURATIONS } from '../../src/protocol/limits.ts';
import type { Row } from '../../src/protocol/rows.ts';
import type { StreamChange } from '../domain/command.ts';

/** Everything that changed in (from, rev], the newest row of each kind and id. */
export interface GatheredPatch {
  readonly stream: string;
  readonly communityId: string;
  readonly from: number;
  readonly rev: number;
  readonly rows: readonly Row[];
}

interface StreamWindow {
  readonly communityId: string;
  readonly rows: Map<string, Row>;
  from: number;
  rev: number;
  cancel: () => void;
}

export interface StreamWindows {
  add(change: StreamChange): void;
  /** Sends what waits, of one stream or of a whole community. */
  flushStream(stream: string): void;
  flushCommunity(communityId: string): void;
  close(): void;
}

/** @param soon runs a task at the end of this tick and gives its canceller. */
export function createStreamWindows(
  clock: Clock,
  soon: (task: () => void) => () => void,
  send: (patch: GatheredPatch) => void,
): StreamWindows {
  const windows = new Map<string, StreamWindow>();

  function flush(stream: string, window: StreamWindow): void {
    window.cancel();
    if (window.rows.size === 0) {
      windows.delete(stream);
      return;
    }
    const rows = [...window.rows.values()];
    window.rows.clear();
    window.cancel = clock.after(DURATIONS.patchWindow, () => {
      flush(stream, window);
    });
    send({ stream, communityId: window.communityId, from: window.from, rev: window.rev, rows });
  }

  function open(change: StreamChange): StreamWindow {
    const window: StreamWindow = {
      communityId: change.communityId,
      rows: new Map(),
      from: 0,
      rev: 0,
      cancel: () => undefined,
    };
    window.cancel = soon(() => {
      flush(change.stream, window);
    });
    windows.set(change.stream, window);
    return window;
  }

  return {
    add(change) {
      const window = windows.get(change.stream) ?? open(change);
      // another server's commit lies between: a patch says that it holds all in (from, rev]
      if (window.rows.size > 0 && change.rev !== window.rev + 1) flush(change.stream, window);
      if (window.rows.size === 0) window.from = change.rev - 1;
      window.rev = change.rev;
      for (const row of change.rows) {
        const key = `${row.kind} ${row.id}`;
        window.rows.delete(key); // the newest goes last: rows stay ordered by rev
        window.rows.set(key, row);
      }
    },
    flushStream(stream) {
      const window = windows.get(stream);
      if (window && window.rows.size > 0) flush(stream, window);
    },
    flushCommunity(communityId) {
      for (const [stream, window] of windows)
        if (window.communityId === communityId && window.rows.size > 0) flush(stream, window);
    },
    close() {
      for (const window of windows.values()) window.cancel();
      windows.clear();
    },
  };
}
