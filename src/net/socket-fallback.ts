/**
 * The line over `socket.io-client`, by polling first: for networks that let no WebSocket pass. Loaded when it is needed.
 * Its own reconnecting is off: `connection.ts` decides.
 */
import { io, type Socket } from 'socket.io-client';
import type { Envelope, WireError } from '../protocol/errors.ts';
import type { Handshake } from '../protocol/handshake.ts';
import { CONNECT_MS, EVENTS, isTooLarge, PROBE_MS, TOO_LARGE } from './socket-answers.ts';
import { type ConnectResult, type Link, type TransportEvents, OFFLINE, OFFLINE_ERROR } from './transport.ts';

export function connectByPolling(
  server: string,
  handshake: Handshake,
  events: TransportEvents,
): Promise<ConnectResult> {
  const socket: Socket = io(server, {
    auth: handshake,
    transports: ['polling', 'websocket'],
    reconnection: false,
    forceNew: true,
    timeout: CONNECT_MS,
  });
  return new Promise((resolve) => {
    socket.on('connect_error', (error: Error & { readonly data?: WireError }) => {
      socket.close();
      if (error.data) resolve({ ok: false, error: error.data });
      else void reasonOf(server, handshake.community).then((reason) => resolve({ ok: false, error: reason }));
    });
    socket.on('connect', () => resolve({ ok: true, link: openLink(socket) }));
    socket.on('disconnect', () => {
      socket.close();
      events.closed();
    });
    for (const name of EVENTS) socket.on(name, events[name].bind(events) as (payload: unknown) => void);
  });
}

/** A browser hides why a request to another origin failed; this address tells every page. */
async function reasonOf(server: string, community: string): Promise<WireError> {
  try {
    const answer = await fetch(`${server}/api/origin?community=${encodeURIComponent(community)}`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    const { result } = (await answer.json()) as { readonly result?: { readonly allowed?: boolean } };
    return result?.allowed === false ? originRefused(location.origin) : OFFLINE_ERROR;
  } catch {
    return OFFLINE_ERROR; // no line at all, or something else answers there
  }
}

function originRefused(origin: string): WireError {
  return {
    code: 'origin_refused',
    message: `${origin} is not on the community’s list of allowed websites. Add it on the Hearth server: origin add --community <name> ${origin}`,
  };
}

function openLink(socket: Socket): Link {
  async function request(event: string, payload: unknown, timeoutMs: number): Promise<Envelope<unknown>> {
    if (!socket.connected) return OFFLINE;
    if (isTooLarge(JSON.stringify(payload))) return TOO_LARGE;
    try {
      return (await socket.timeout(timeoutMs).emitWithAck(event, payload)) as Envelope<unknown>;
    } catch (error) {
      if (error instanceof Error) return OFFLINE; // Socket.IO rejects on time-out and when the line closes
      throw error;
    }
  }
  return {
    request,
    signal: (payload) => void socket.volatile.emit('signal', payload),
    probe() {
      socket.timeout(PROBE_MS).emit('sync', { streams: [] }, (error: Error | null) => {
        if (error && socket.connected) socket.disconnect();
      });
    },
    close() {
      socket.removeAllListeners();
      socket.close();
    },
  };
}
