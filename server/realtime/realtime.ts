/**
 * The live side of the server. Joins its parts: the socket server, the door, requests and signals, the fan-out, and what
 * runs by the clock.
 *
 *   request ─origin─▶ socket server ─first frame─▶ door ─▶ connection ⇄ frames ⇄ requests, signals
 *                                                              ▲
 *                                         commits ─▶ fan-out ──┘
 */
import type { Server as HttpServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { communityStream } from '../../src/protocol/ids.ts';
import type { Clock, Random } from '../../src/util/clock.ts';
import type { Gate } from '../auth/gate.ts';
import type { Domain } from '../domain/domain.ts';
import type { Storage } from '../domain/storage.ts';
import { type Connection, type HearthSocket, liveAudience } from './connection.ts';
import { createConnections } from './connections.ts';
import { Door } from './door.ts';
import { createFanOut } from './fan-out.ts';
import { listen } from './frames.ts';
import { startHeads } from './heads.ts';
import { meetNeighbours, type NeighbourLine, type SharedCount } from './neighbours.ts';
import { createPresenceBoard } from './presence.ts';
import { startReminders } from './reminders.ts';
import { createRequests, type Requests } from './requests.ts';
import { createSessions } from './sessions.ts';
import { createSight } from './sight.ts';
import { createSignals } from './signals.ts';
import { watchSlowReaders } from './slow-readers.ts';
import {
  closeSocketServer,
  forgetRequest,
  type IoServer,
  openSocketServer,
  type SocketAdapter,
  trackLines,
} from './socket-server.ts';

export type { IoServer, SocketAdapter } from './socket-server.ts';

export interface RealtimeParts {
  readonly http: HttpServer;
  readonly storage: Storage;
  readonly domain: Domain;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly random: Random;
  /** Where several servers share the store. */
  readonly adapter?: SocketAdapter;
  /** What counts over all servers. */
  readonly shared?: Readonly<Record<'attempt' | 'guest', SharedCount>>;
  /** Told of what leaves, and of who comes in. */
  readonly measures?: { said(event: string, listeners: number): void; connected(): void };
  warn(code: string, detail: unknown): void;
}
export interface Realtime {
  readonly io: IoServer;
  readonly connectionCount: () => number;
  /** Ids of the members who are here and let others see it. */
  readonly present: (communityId: string) => readonly string[];
  /** Asks every client to come back a little later, spread over `spreadMs`, and closes the lines. */
  stop(spreadMs?: number): Promise<void>;
}

/** Everything behind the sockets, with what has to be closed in the end. */
function joinParts(io: IoServer, { storage, domain, gate, clock, warn, adapter, measures, shared }: RealtimeParts) {
  const onError = (error: unknown): void => {
    warn('realtime_failed', error);
  };
  const connections = createConnections();
  const sight = createSight(domain);
  const presence = createPresenceBoard(connections, clock, (communityId, count) => {
    const everybody = liveAudience(communityStream(communityId));
    io.local.to(everybody).volatile.emit('signal', { type: 'onlineCount', count }); // each server counts them all
  });
  const fanOut = createFanOut({
    storage,
    connections,
    sight,
    clock,
    warn,
    broadcast(audience, event, payload) {
      measures?.said(event, io.of('/').adapter.rooms.get(audience)?.size ?? 0);
      io.to(audience).emit(event, payload as never);
    },
  });
  const sessions = createSessions(gate, clock);
  const requests = createRequests({ domain, sessions, sight, lane: (communityId) => fanOut.lane(communityId) });
  const signals = createSignals({
    presence,
    domain,
    clock,
    say: ({ socket }, audience, event) => void socket.volatile.to(audience).emit('signal', event),
  });
  const door = new Door(gate, domain, connections, onError);
  const closers = [
    domain.onCommit(fanOut.handleCommit),
    () => door.close(),
    startHeads({ storage, connections, clock, onError, flush: (streams) => fanOut.flush(streams) }),
    watchSlowReaders(connections, clock, ({ socket }, bytes) => warn('slow_reader_cut', { socket: socket.id, bytes })),
    () => fanOut.close(),
    () => presence.close(),
  ];
  if (adapter) {
    const line = lineOf(io);
    const others = shared ? { shared } : {};
    const remind = fanOut.remind.bind(fanOut);
    closers.unshift(
      meetNeighbours({ server: domain.server, line, domain, presence, clock, ...others }),
      startReminders({ storage, connections, clock, remind, onError }),
    );
  }
  return { connections, presence, sessions, door, frames: { requests, signals, clock, onError }, closers };
}

function lineOf(io: IoServer): NeighbourLine {
  return {
    say: (event, ...payload) => void io.serverSideEmit(event, ...(payload as never)),
    on: (event, listener) => void io.on(event, listener as never),
  };
}

/** What is under way when the server stops may take so long. */
const ANSWERS_MS = 3_000;

function letGo(all: readonly Connection[], spreadMs: number, random: Random): void {
  for (const { socket } of all)
    socket.emit('session', { code: 'replaced', retryAfterMs: Math.round(random.next() * spreadMs) });
}

/** Each is told to come back at once, one after another over the time. */
async function handOver(all: readonly Connection[], spreadMs: number, random: Random): Promise<void> {
  const turns = all.map((connection) => sleep(random.next() * spreadMs).then(() => letGo([connection], 0, random)));
  await Promise.all(turns);
}

async function settled({ underWay }: Requests, maxMs: number): Promise<void> {
  for (let waited = 0; underWay() > 0 && waited < maxMs; waited += 20) await sleep(20);
}

export function createRealtime(parts: RealtimeParts): Realtime {
  const { http, storage, gate, clock, random, warn } = parts;
  const lines = trackLines(http);
  const io = openSocketServer(http, gate, warn, parts.adapter);
  const { connections, presence, sessions, door, frames, closers } = joinParts(io, parts);

  io.use(door.admit);
  io.on('connection', (socket: HearthSocket) => {
    const { connection } = socket.data;
    if (!connection) return void socket.disconnect(true);
    forgetRequest(socket);
    listen(frames, connection);
    parts.measures?.connected();
    presence.enter(connection);
    sessions.start(connection);
    socket.on('disconnect', () => {
      presence.leave(connection);
      for (const task of connection.onClose) task();
    });
    const { actor, expiresAt } = connection;
    const { communityId, memberId } = actor;
    const { epoch } = storage;
    socket.emit('session', { code: 'ready', communityId, memberId, epoch, serverTime: clock.now(), expiresAt });
  });

  return {
    io,
    connectionCount: () => connections.all().length,
    present: (communityId) => presence.visible(communityId),
    async stop(spreadMs = 0) {
      // with others at hand each goes over at a moment of their own, and until then everything goes on
      if (parts.adapter) await handOver(connections.all(), spreadMs, random);
      else letGo(connections.all(), spreadMs, random);
      await settled(frames.requests, spreadMs > 0 ? ANSWERS_MS : 0);
      for (const close of closers) close();
      if (parts.adapter) letGo(connections.all(), 0, random);
      await new Promise((resolve) => setImmediate(resolve));
      await closeSocketServer(io, http, lines);
    },
  };
}
