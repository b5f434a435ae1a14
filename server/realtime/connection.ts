/**
 * One open socket of one member, as the realtime layer knows it. Owns what is known about it (which streams it holds,
 * which places it may see) and the way to speak to it; the rules lie elsewhere.
 */
import type { Socket } from 'socket.io';
import type { SessionEvent } from '../../src/protocol/handshake.ts';
import type { SignalEvent } from '../../src/protocol/presence.ts';
import type { AccessEvent, ActivityEvent, HeadsEvent, PatchEvent } from '../../src/protocol/wire.ts';
import type { Actor } from '../domain/command.ts';
import type { NeighbourEvents } from './neighbours.ts';

/** Everything the server says by itself. */
export interface ServerEvents {
  patch: (event: PatchEvent) => void;
  heads: (event: HeadsEvent) => void;
  activity: (event: ActivityEvent) => void;
  access: (event: AccessEvent) => void;
  signal: (event: SignalEvent) => void;
  session: (event: SessionEvent) => void;
}
type NoEvents = Record<string, never>;
export type HearthSocket = Socket<NoEvents, ServerEvents, NeighbourEvents, { connection?: Connection }>;

export interface Connection {
  readonly socket: HearthSocket;
  readonly actor: Actor;
  /** Ids of the channels and categories that the member may see; undefined until somebody asks. */
  visible: ReadonlySet<string> | undefined;
  /** Streams held live. */
  readonly live: Set<string>;
  /** Unix milliseconds; moves when a renewed token arrives. */
  expiresAt: number;
  /** Called once when the socket is gone. */
  readonly onClose: (() => void)[];
}

export const liveAudience = (stream: string): string => `live:${stream}`;
/** Those who may see a channel or category and do not look at it. */
export const quietAudience = (stream: string): string => `quiet:${stream}`;

export function createConnection(socket: HearthSocket, actor: Actor, expiresAt: number): Connection {
  return { socket, actor, visible: undefined, live: new Set(), expiresAt, onClose: [] };
}

/** Says why and closes the line under it. Nothing is sent any more but the answers to what this very person asked last. */
export function endSession({ socket, live }: Connection, event: SessionEvent): void {
  socket.emit('session', event);
  live.clear();
  for (const audience of socket.rooms) void socket.leave(audience);
  setImmediate(() => socket.disconnect(true));
}
