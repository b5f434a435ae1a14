/**
 * A client of a few kilobytes for runs with thousands: a bare TCP socket that speaks just enough WebSocket and Socket.IO
 * to sign in, hold a channel, send and hear. It can stop reading, as a phone in a pocket does.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { PROTOCOL_VERSION } from '../../src/protocol/version.ts';

export interface LightOptions {
  readonly port: number;
  readonly community: string;
  readonly token: string;
}

export class LightClient {
  readonly socket: Socket;
  readonly #answers = new Map<number, (answer: unknown) => void>();
  readonly #onText: (text: string) => void;
  #unread: Buffer = Buffer.alloc(0);
  #isUpgraded = false;
  #lastId = 0;
  #fail: (error: Error) => void = () => undefined;
  #ready: () => void = () => undefined;
  #options: LightOptions;
  /** Called once when the line is gone. */
  onGone: () => void = () => undefined;

  /** Resolves when the server has said `ready`. @param onText hears every packet of Socket.IO. */
  static open(options: LightOptions, onText: (text: string) => void = () => undefined): Promise<LightClient> {
    const client = new LightClient(options, onText);
    return new Promise((resolve, reject) => {
      client.#fail = reject;
      client.#ready = () => resolve(client);
    });
  }

  private constructor(options: LightOptions, onText: (text: string) => void) {
    this.#options = options;
    this.#onText = onText;
    this.socket = connect(options.port, '127.0.0.1');
    this.socket.setNoDelay(true);
    this.socket.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n' +
        `Connection: Upgrade\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    this.socket.on('data', (piece) => this.#read(piece));
    this.socket.on('error', (error) => this.#fail(error));
    this.socket.on('close', () => {
      this.#fail(new Error('The line was closed.'));
      this.onGone();
    });
  }

  get isOpen(): boolean {
    return !this.socket.destroyed;
  }
  ask(event: string, payload: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.#send(`42${id}["${event}",${JSON.stringify(payload)}]`);
    });
  }
  /** Holds these streams live from now on. @returns the server's answer. */
  hold(...streams: readonly string[]): Promise<unknown> {
    return this.ask('sync', { streams: streams.map((stream) => ({ stream, live: true })) });
  }
  /** Takes nothing more from the line. */
  pause(): void {
    this.socket.pause();
  }
  close(): void {
    this.socket.destroy();
  }

  /** One masked text frame. */
  #send(text: string): void {
    const payload = Buffer.from(text);
    const isShort = payload.length < 126;
    const head = Buffer.alloc(isShort ? 6 : 8);
    head[0] = 0x81;
    head[1] = 0x80 | (isShort ? payload.length : 126);
    if (!isShort) head.writeUInt16BE(payload.length, 2);
    this.socket.write(Buffer.concat([head, payload])); // a mask of zeros leaves the payload as it is
  }

  #read(piece: Buffer): void {
    this.#unread = this.#unread.length === 0 ? piece : Buffer.concat([this.#unread, piece]);
    if (!this.#isUpgraded) {
      const end = this.#unread.indexOf('\r\n\r\n');
      if (end === -1) return;
      this.#isUpgraded = true;
      this.#unread = this.#unread.subarray(end + 4);
    }
    for (let size = this.#frameSize(); size > 0 && this.#unread.length >= size; size = this.#frameSize()) {
      const lengthBytes = { 126: 2, 127: 8 }[(this.#unread[1] ?? 0) & 0x7f] ?? 0;
      const text = this.#unread.toString('utf8', 2 + lengthBytes, size);
      this.#unread = this.#unread.subarray(size);
      this.#take(text);
    }
  }
  /** Of the frame at the beginning; 0 while that is not known. */
  #frameSize(): number {
    const { length } = this.#unread;
    if (length < 2) return 0;
    const size = (this.#unread[1] ?? 0) & 0x7f;
    if (size < 126) return 2 + size;
    if (size === 126) return length < 4 ? 0 : 4 + this.#unread.readUInt16BE(2);
    return length < 10 ? 0 : 10 + Number(this.#unread.readBigUInt64BE(2));
  }

  #take(text: string): void {
    if (text.startsWith('0')) {
      const { community, token } = this.#options;
      return this.#send(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, community, token })}`);
    }
    if (text === '2') return this.#send('3');
    if (text.startsWith('44')) return this.#fail(new Error(text));
    if (text.startsWith('42["session"') && text.includes('"ready"')) this.#ready();
    if (text.startsWith('43')) this.#takeAnswer(text);
    this.#onText(text);
  }
  #takeAnswer(text: string): void {
    const at = text.indexOf('[');
    const id = Number(text.slice(2, at));
    const answer = this.#answers.get(id);
    this.#answers.delete(id);
    answer?.((JSON.parse(text.slice(at)) as unknown[])[0]);
  }
}
