/**
 * Socket.IO spoken over one WebSocket: the part of its protocol (5, on Engine.IO 4) that Hearth uses – text packets, one
 * namespace, no reconnecting. A tenth of `socket.io-client`, which `socket-fallback.ts` brings where WebSocket does not pass.
 *
 *   0{…} open   2 ping   3 pong   40{…} connect   41 disconnect   42["event",…] event   43<id>[…] answer   44{…} refused
 */
import type { Envelope, WireError } from '../protocol/errors.ts';
import type { Handshake } from '../protocol/handshake.ts';
import { CONNECT_MS, EVENTS, isTooLarge, PROBE_MS, TOO_LARGE } from './socket-answers.ts';
import { type ConnectResult, type Link, type TransportEvents, OFFLINE, OFFLINE_ERROR } from './transport.ts';

/** `silent`: nobody said no, there was just no line. */
export type LineResult =
  ConnectResult | { readonly ok: false; readonly error: WireError; readonly silent: 'closed' | 'late' };

const page = typeof window === 'undefined' ? undefined : window;

export class SocketLine implements Link {
  readonly #socket: WebSocket;
  readonly #events: TransportEvents;
  readonly #answers = new Map<number, (answer: Envelope<unknown>) => void>();
  #settle: ((result: LineResult) => void) | undefined;
  #isOpen = false;
  /** We hang up ourselves: nobody need be told. */
  #isClosing = false;
  #lastId = 0;

  private constructor(socket: WebSocket, events: TransportEvents) {
    this.#socket = socket;
    this.#events = events;
  }

  /** @throws where the address is none, or the page may not open a WebSocket to it. */
  static open(server: string, handshake: Handshake, events: TransportEvents): Promise<LineResult> {
    const address = new URL('/socket.io/?EIO=4&transport=websocket', server || location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    const line = new SocketLine(socket, events);
    return new Promise((resolve) => {
      const timer = setTimeout(() => line.#end('late'), CONNECT_MS);
      line.#settle = (result) => {
        clearTimeout(timer);
        line.#settle = undefined;
        resolve(result);
      };
      socket.onclose = () => line.#end('closed');
      page?.addEventListener('offline', line.#handleOffline);
      socket.onmessage = ({ data }) => {
        try {
          line.#take(String(data), handshake);
        } catch {
          line.#end('closed'); // not Socket.IO: whatever speaks there, no more is heard of it
        }
      };
    });
  }

  request(event: string, payload: unknown, timeoutMs: number): Promise<Envelope<unknown>> {
    if (!this.#isOpen) return Promise.resolve(OFFLINE);
    const text = JSON.stringify(payload);
    if (isTooLarge(text)) return Promise.resolve(TOO_LARGE);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const answer = (envelope: Envelope<unknown>): void => {
        clearTimeout(timer);
        this.#answers.delete(id);
        resolve(envelope);
      };
      const timer = setTimeout(() => answer(OFFLINE), timeoutMs);
      this.#answers.set(id, answer);
      this.#socket.send(`42${String(id)}["${event}",${text}]`);
    });
  }

  signal(payload: unknown): void {
    if (this.#isOpen && this.#socket.bufferedAmount === 0) this.#socket.send(`42["signal",${JSON.stringify(payload)}]`);
  }

  probe(): void {
    void this.request('sync', { streams: [] }, PROBE_MS).then((answer) => {
      if (answer === OFFLINE) this.#end('late');
    });
  }

  close(): void {
    this.#isClosing = true;
    this.#end('closed');
  }

  /** The browser knows before the line does. */
  readonly #handleOffline = (): void => this.#end('closed');

  #take(packet: string, handshake: Handshake): void {
    const rest = packet.slice(2);
    if (packet === '2') this.#socket.send('3');
    else if (packet.startsWith('0')) this.#socket.send(`40${JSON.stringify(handshake)}`);
    else if (packet.startsWith('40')) this.#begin();
    else if (packet.startsWith('41')) this.#end('closed');
    else if (packet.startsWith('42')) this.#hear(JSON.parse(rest) as [string, never]);
    else if (packet.startsWith('43')) {
      const at = rest.indexOf('[');
      const [answer] = JSON.parse(rest.slice(at)) as [Envelope<unknown>];
      this.#answers.get(Number(rest.slice(0, at)))?.(answer);
    } else if (packet.startsWith('44')) {
      const { data } = JSON.parse(rest) as { readonly data?: WireError };
      if (data) this.#settle?.({ ok: false, error: data });
      this.#end('closed');
    }
  }

  #begin(): void {
    this.#isOpen = true;
    this.#settle?.({ ok: true, link: this });
  }

  #hear([name, payload]: [string, never]): void {
    const event = EVENTS.find((each) => each === name);
    if (event) this.#events[event](payload);
  }

  #end(silent: 'closed' | 'late'): void {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    page?.removeEventListener('offline', this.#handleOffline);
    this.#socket.onclose = this.#socket.onmessage = null;
    this.#socket.close();
    this.#settle?.({ ok: false, error: OFFLINE_ERROR, silent });
    for (const answer of [...this.#answers.values()]) answer(OFFLINE);
    if (wasOpen && !this.#isClosing) this.#events.closed();
  }
}
