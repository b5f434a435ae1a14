/**
 * Lets go of sockets that do not read. What a server has to say to a slow reader would otherwise pile up in memory without
 * bound; a reader that is cut off comes back and resumes by its cursor.
 */
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Clock } from '../../src/util/clock.ts';

const MAX_UNSENT_BYTES = 1024 * 1024;
const SWEEP_MS = 500;

/** The WebSocket under a connection, where there is one. */
interface WithSocket {
  readonly socket?: { readonly bufferedAmount?: number };
}

/** Bytes handed to the connection that its reader has not taken yet. */
export function unsentBytes({ socket }: Connection): number {
  const { writeBuffer, transport } = socket.conn as unknown as {
    readonly writeBuffer: readonly { readonly data?: unknown }[];
    readonly transport: WithSocket;
  };
  const waiting = writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
  return waiting + (transport.socket?.bufferedAmount ?? 0);
}

/** @returns stops the sweeping. */
export function watchSlowReaders(
  connections: Connections,
  clock: Clock,
  onCut: (connection: Connection, bytes: number) => void,
): () => void {
  let cancel = clock.after(SWEEP_MS, sweep);
  function sweep(): void {
    for (const connection of connections.all()) {
      const bytes = unsentBytes(connection);
      if (bytes <= MAX_UNSENT_BYTES) continue;
      onCut(connection, bytes);
      cut(connection);
    }
    cancel = clock.after(SWEEP_MS, sweep);
  }
  return () => {
    cancel();
  };
}

/** A polite goodbye would queue behind everything unsent, so the line itself is dropped. */
function cut({ socket }: Connection): void {
  const { transport } = socket.conn as unknown as { readonly transport: { readonly socket?: { terminate?(): void } } };
  if (transport.socket?.terminate) transport.socket.terminate();
  else socket.disconnect(true);
}
