/**
 * The line over Socket.IO. Its own reconnecting is off: `connection.ts` decides. WebSocket first, polling where a proxy
 * refuses it. A line that dies answers every waiting request with `offline`.
 */
import { io, type Socket } from 'socket.io-client';
import { LIMITS } from '../protocol/limits.ts';
import type { Envelope, WireError } from '../protocol/errors.ts';
import type { Handshake } from '../protocol/handshake.ts';
import type { ConnectResult, Link, Transport, TransportEvents } from './transport.ts';

const CONNECT_MS = 10_000;
const PROBE_MS = 4_000;
const OFFLINE: Envelope<never> = {
  ok: false,
  error: { code: 'offline', message: 'The line to the server is gone. It will be tried again.' },
};
const EVENTS = ['patch', 'heads', 'activity', 'access', 'signal', 'session'] as const;

export class SocketTransport implements Transport {
  readonly #server: string;
  #webSocketFailed = false;

  /** @param server an address such as `https://talk.example.org`, or `''` for the page's own. */
  constructor(server: string) {
    this.#server = server;
  }

  connect(handshake: Handshake, events: TransportEvents): Promise<ConnectResult> {
    const socket: Socket = io(this.#server, {
      auth: handshake,
      transports: this.#webSocketFailed ? ['polling', 'websocket'] : ['websocket', 'polling'],
      tryAllTransports: true,
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_MS,
    });
    return new Promise((resolve) => {
      socket.on('connect_error', (error: Error & { readonly data?: WireError }) => {
        if (!error.data) this.#webSocketFailed = !this.#webSocketFailed;
        socket.close();
        resolve({ ok: false, error: error.data ?? { code: 'offline', message: 'The server cannot be reached.' } });
      });
      socket.on('connect', () => {
        this.#webSocketFailed = false;
        resolve({ ok: true, link: openLink(socket) });
      });
      socket.on('disconnect', () => {
        socket.close();
        events.closed();
      });
      for (const name of EVENTS) socket.on(name, events[name].bind(events) as (payload: unknown) => void);
    });
  }
}

function openLink(socket: Socket): Link {
  async function request(event: string, payload: unknown, timeoutMs: number): Promise<Envelope<unknown>> {
    if (!socket.connected) return OFFLINE;
    if (
      JSON.stringify(payload).length * 3 > LIMITS.frameBytes &&
      new TextEncoder().encode(JSON.stringify(payload)).length > LIMITS.frameBytes - 256
    ) {
      return { ok: false, error: { code: 'too_large', message: 'This is too big to send in one go.' } };
    }
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
