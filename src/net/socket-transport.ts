/**
 * The way to the server: a WebSocket first, and polling by the full client, loaded when it comes to that, where no
 * WebSocket gets through. What worked is not remembered: networks change, and WebSocket is the better line.
 */
import type { Handshake } from '../protocol/handshake.ts';
import { type LineResult, SocketLine } from './socket-line.ts';
import { type ConnectResult, type Transport, type TransportEvents, OFFLINE_ERROR } from './transport.ts';

export class SocketTransport implements Transport {
  readonly #server: string;
  /** A WebSocket that hung until nobody waited for it any more: the next try begins with polling. */
  #hasHung = false;

  /** @param server an address such as `https://talk.example.org`, or `''` for the page's own. */
  constructor(server: string) {
    this.#server = server;
  }

  async connect(handshake: Handshake, events: TransportEvents): Promise<ConnectResult> {
    const begin = this.#hasHung ? undefined : await this.#openLine(handshake, events);
    this.#hasHung = begin !== undefined && 'silent' in begin && begin.silent === 'late';
    if (begin && !('silent' in begin && begin.silent === 'closed')) return begin;
    try {
      const { connectByPolling } = await import('./socket-fallback.ts');
      return await connectByPolling(this.#server, handshake, events);
    } catch {
      return { ok: false, error: OFFLINE_ERROR }; // the part did not load, or the address is none
    }
  }

  async #openLine(handshake: Handshake, events: TransportEvents): Promise<LineResult | undefined> {
    try {
      return await SocketLine.open(this.#server, handshake, events);
    } catch {
      return undefined; // no address, or a page that may open no WebSocket
    }
  }
}
