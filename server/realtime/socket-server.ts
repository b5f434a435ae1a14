/**
 * Socket.IO on the HTTP server's port, set up for one thing: many small texts to many. No deflate and no other parser, so
 * that a broadcast is encoded once; no recovery, for cursors are the truth; nothing binary; origins checked on every
 * transport and with every request.
 */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type ServerOptions } from 'socket.io';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Gate } from '../auth/gate.ts';
import type { Connection, HearthSocket, ServerEvents } from './connection.ts';
import { isAllowedRequest } from './handshake.ts';
import type { NeighbourEvents } from './neighbours.ts';

type NoEvents = Record<string, never>;
export type IoServer = Server<NoEvents, ServerEvents, NeighbourEvents, { connection?: Connection }>;

/** How several servers speak to each other's sockets; made by Socket.IO's own adapters. */
export type SocketAdapter = NonNullable<ServerOptions['adapter']>;

/** The line under a socket, before it has said who it is. */
interface EngineLine {
  on(event: 'packet', listener: (packet: { readonly data?: unknown }) => void): void;
  on(event: 'close', listener: (reason: string) => void): void;
  close(discard?: boolean): void;
  readonly transport: { readonly socket?: { terminate?(): void } };
}

export function openSocketServer(
  http: HttpServer,
  gate: Gate,
  warn: (code: string, detail: unknown) => void,
  adapter: SocketAdapter | undefined,
): IoServer {
  const io: IoServer = new Server(http, {
    transports: ['websocket', 'polling'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    ...(adapter ? { adapter } : {}),
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
  io.engine.use((request: IncomingMessage, _response: unknown, next: (error?: unknown) => void) => {
    if (!(request.url ?? '').includes('sid=')) return next();
    gate
      .admitsOrigin(request.headers.origin)
      .then((isAllowed) => next(isAllowed ? undefined : new Error('origin refused')), next);
  });
  io.engine.on('headers', (headers: Record<string, string>) => {
    Object.assign(headers, {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
  });
  io.engine.on('connection', (line: EngineLine) => {
    line.on('packet', ({ data }) => {
      if (data !== undefined && typeof data !== 'string') line.close(true); // nothing here is binary
    });
    line.on('close', (reason) => {
      // whoever does not answer will not say goodbye either: waiting for it holds the line and all unsent for half a minute
      if (reason === 'ping timeout') line.transport.socket?.terminate?.();
    });
  });
  return io;
}

/** Whoever went without a word, a phone in a tunnel, never answers the goodbye; `ws` would wait half a minute for it. */
const GOODBYE_MS = 1_000;
/** What is being asked or sent over HTTP has so long to come to an end. */
const LAST_ANSWER_MS = 3_000;

/** Says goodbye on every line and closes them all, also those on which nobody is. */
export async function closeSocketServer(io: IoServer, http: HttpServer, lines: ReadonlySet<Duplex>): Promise<void> {
  const cuts = [
    setTimeout(() => lines.forEach((line) => line.destroy()), GOODBYE_MS),
    setTimeout(() => http.closeAllConnections(), LAST_ANSWER_MS),
  ];
  await io.close();
  cuts.forEach(clearTimeout);
}

/** Open connections on which no request is answered: WebSockets, and those that browsers open ahead of need. */
export function trackLines(http: HttpServer): ReadonlySet<Duplex> {
  const lines = new Set<Duplex>();
  const add = (line: Duplex): void => void lines.add(line);
  http.on('connection', (line) => {
    add(line);
    line.once('close', () => lines.delete(line));
  });
  http.on('request', ({ socket }) => lines.delete(socket));
  http.on('upgrade', (_request, line: Duplex) => add(line));
  return lines;
}

/** The first request held the token and the browser's headers; neither is needed again, and memory counts. */
export function forgetRequest(socket: HearthSocket): void {
  socket.handshake.auth = {};
  socket.handshake.headers = {};
  Object.assign(socket.conn, { request: null });
}
