/**
 * The live side of the server: Socket.IO on the HTTP server's port. Joins the parts, opens and closes connections, and is
 * the one place where a frame from outside comes in. No frame may throw beyond this file.
 *
 *   request ─origin─▶ Engine.IO ─first frame─▶ handshake ─▶ connection ⇄ requests, signals
 *                                                               ▲
 *                                          commits ─▶ fan-out ──┘
 */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Envelope, WireError } from '../../src/protocol/errors.ts';
import { communityStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Clock, Random } from '../../src/util/clock.ts';
import { type Gate, refusalOf } from '../auth/gate.ts';
import type { Domain } from '../domain/domain.ts';
import type { Storage } from '../domain/storage.ts';
import { type Connection, type HearthSocket, liveAudience, type ServerEvents } from './connection.ts';
import { createConnections } from './connections.ts';
import { createFanOut } from './fan-out.ts';
import { isAllowedRequest, openConnection } from './handshake.ts';
import { startHeads } from './heads.ts';
import { createPresenceBoard } from './presence.ts';
import { createRequests, type RequestName, REQUESTS } from './requests.ts';
import { createSessions } from './sessions.ts';
import { createSight } from './sight.ts';
import { createSignals } from './signals.ts';
import { watchSlowReaders } from './slow-readers.ts';
import { createStrikes, type Strikes } from './strikes.ts';

export type IoServer = Server<Record<string, never>, ServerEvents, Record<string, never>, { connection?: Connection }>;

export interface RealtimeParts {
  readonly http: HttpServer;
  readonly storage: Storage;
  readonly domain: Domain;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly random: Random;
  warn(code: string, detail: unknown): void;
}
export interface Realtime {
  readonly io: IoServer;
  readonly connectionCount: () => number;
  /** Asks every client to come back a little later, spread over `spreadMs`, and closes the lines. */
  stop(spreadMs?: number): Promise<void>;
}

const INTERNAL: WireError = { code: 'internal', message: 'Something went wrong on the server. Try again; if it stays, tell whoever runs it.' };
/** Open lines of one person at a time. */
const MAX_TABS = 50;
const TOO_MANY: WireError = { code: 'rate_limited', message: 'You have this community open too many times. Close some of them.', retryAfterMs: 10_000 };
const SHUT_OUT: WireError = { code: 'unauthenticated', message: 'You are no longer a member of this community.' };
const EXTRA_ARGUMENTS: Envelope<never> = { ok: false, error: { code: 'invalid', message: 'An event carries one payload and one acknowledgement.' } };

function openSocketServer(http: HttpServer, gate: Gate, warn: RealtimeParts['warn']): IoServer {
  const io: IoServer = new Server(http, {
    transports: ['websocket', 'polling'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LIMITS.frameBytes,
    pingInterval: 9_000,
    pingTimeout: 6_000,
    connectTimeout: 10_000,
    cors: (request, callback) => {
      gate.admitsOrigin(request.headers.origin).then(
        (isAllowed) => callback(null, { origin: isAllowed, credentials: false, methods: ['GET', 'POST'] }),
        () => callback(null, { origin: false }),
      );
    },
    allowRequest: (request, callback) => {
      isAllowedRequest(gate, request).then(
        (isAllowed) => callback(isAllowed ? null : 'origin_refused', isAllowed),
        (error: unknown) => {
          warn('handshake_failed', error);
          callback('unavailable', false);
        },
      );
    },
  });
  // Engine.IO asks `allowRequest` for the first request of a connection only; later ones are checked here.
  io.engine.use((request: Parameters<typeof isAllowedRequest>[1], _response: unknown, next: (error?: Error) => void) => {
    if (!(request.url ?? '').includes('sid=')) return next();
    gate.admitsOrigin(request.headers.origin).then((isAllowed) => next(isAllowed ? undefined : new Error('origin refused')), next);
  });
  io.engine.on('headers', (headers: Record<string, string>) => {
    Object.assign(headers, { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' });
  });
  io.engine.on('connection', (line: { on(event: 'packet', listener: (packet: { readonly data?: unknown }) => void): void; close(discard?: boolean): void }) => {
    line.on('packet', ({ data }) => {
      if (data !== undefined && typeof data !== 'string') line.close(true); // nothing here is binary
    });
  });
  return io;
}

export function createRealtime(parts: RealtimeParts): Realtime {
  const { http, storage, domain, gate, clock, random, warn } = parts;
  const io = openSocketServer(http, gate, warn);
  const onError = (error: unknown): void => {
    warn('realtime_failed', error);
  };

  const connections = createConnections();
  const sight = createSight(domain);
  const presence = createPresenceBoard(connections, clock, (communityId, count) => {
    io.to(liveAudience(communityStream(communityId))).volatile.emit('signal', { type: 'onlineCount', count });
  });
  const fanOut = createFanOut({
    storage,
    connections,
    sight,
    clock,
    warn,
    broadcast: (audience, event, payload) => void io.to(audience).emit(event, payload as never),
  });
  const sessions = createSessions(gate, clock);
  const requests = createRequests({ domain, sessions, sight, lane: (communityId) => fanOut.lane(communityId) });
  const signals = createSignals({ presence, domain, clock, say: ({ socket }, audience, event) => void socket.volatile.to(audience).emit('signal', event) });

  async function handleFrame(connection: Connection, strikes: Strikes, [name, ...rest]: readonly unknown[]): Promise<void> {
    const acknowledge = typeof rest.at(-1) === 'function' ? (rest.pop() as (answer: Envelope<unknown>) => void) : undefined;
    const { socket } = connection;
    let isNonsense = rest.length !== 1;
    if (name === 'signal') {
      isNonsense ||= !(await signals.handle(connection, rest[0]));
    } else if (REQUESTS.includes(name as RequestName)) {
      const answer = isNonsense ? EXTRA_ARGUMENTS : await requests.answer(connection, name as RequestName, rest[0]);
      acknowledge?.(answer);
      isNonsense ||= !answer.ok && answer.error.code === 'invalid';
    } else {
      isNonsense = true;
      acknowledge?.({ ok: false, error: { code: 'invalid', message: 'There is no such event.' } });
    }
    if (isNonsense && strikes.add(clock.now())) socket.disconnect(true);
  }

  function listen(connection: Connection): void {
    const { socket } = connection;
    const strikes = createStrikes();
    // The one door for every event: `next` is never called, so no event name reaches a listener.
    socket.use((frame) => {
      handleFrame(connection, strikes, frame).catch((error: unknown) => {
        onError(error);
        const acknowledge: unknown = frame.at(-1);
        if (typeof acknowledge === 'function') acknowledge({ ok: false, error: INTERNAL });
      });
    });
    socket.on('error', () => void socket.disconnect(true)); // a packet that is none; not worth a line in the log
    socket.on('disconnect', () => {
      presence.leave(connection);
      for (const task of connection.onClose) task();
    });
  }

  /** Who was shut out, and when in order: somebody who comes through the door in that very moment is caught too. */
  const shutOut = new Map<string, number>();
  let shutOutCount = 0;
  const stopNoting = domain.onCommit(({ communityId, expelled }) => {
    for (const { memberId } of expelled) shutOut.set(`${communityId} ${memberId}`, ++shutOutCount);
  });

  const introduced = new WeakSet<object>();
  io.use((socket: HearthSocket, next) => {
    const refuse = (error: WireError): void => {
      next(Object.assign(new Error(error.message), { data: error }));
      setImmediate(() => socket.conn.close()); // after the refusal has left
    };
    if (introduced.has(socket.conn)) return refuse({ code: 'invalid', message: 'A line carries one connection only.' });
    introduced.add(socket.conn);
    const before = shutOutCount;
    openConnection(gate, socket).then(
      (opening) => {
        if (!opening.ok) return refuse(opening.error);
        const { communityId, memberId } = opening.connection.actor;
        if (connections.of(communityId, memberId).length >= MAX_TABS) return refuse(TOO_MANY);
        if ((shutOut.get(`${communityId} ${memberId}`) ?? 0) > before) return refuse(SHUT_OUT);
        socket.data.connection = opening.connection;
        next();
      },
      (error: unknown) => {
        const expected = refusalOf(error);
        if (!expected) onError(error);
        refuse(expected ?? INTERNAL);
      },
    );
  });
  io.on('connection', (socket: HearthSocket) => {
    const { connection } = socket.data;
    if (!connection) return void socket.disconnect(true);
    forgetRequest(socket);
    listen(connection);
    presence.enter(connection);
    sessions.start(connection);
    const { communityId, memberId } = connection.actor;
    socket.emit('session', { code: 'ready', communityId, memberId, epoch: storage.epoch, serverTime: clock.now(), expiresAt: connection.expiresAt });
  });

  const stopListening = domain.onCommit(fanOut.handleCommit);
  const stopHeads = startHeads({ storage, connections, clock, flush: (streams) => fanOut.flush(streams), onError });
  const stopSweeping = watchSlowReaders(connections, clock, ({ socket }, bytes) => {
    warn('slow_reader_cut', { socket: socket.id, bytes });
  });

  return {
    io,
    connectionCount: () => connections.all().length,
    async stop(spreadMs = 0) {
      stopListening();
      stopNoting();
      stopHeads();
      stopSweeping();
      fanOut.close();
      presence.close();
      for (const { socket } of connections.all()) socket.emit('session', { code: 'replaced', retryAfterMs: Math.round(random.next() * spreadMs) });
      await new Promise((resolve) => setImmediate(resolve));
      await io.close();
    },
  };
}

/** The first request held the token and the browser's headers; neither is needed again, and memory counts. */
function forgetRequest(socket: HearthSocket): void {
  socket.handshake.auth = {};
  socket.handshake.headers = {};
  Object.assign(socket.conn, { request: null });
}
