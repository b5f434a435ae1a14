/** A bare WebSocket line to the server, for packets that no client would send. */
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { PROTOCOL_VERSION } from '../../src/protocol/version.ts';
import type { TestApp } from './app.ts';

export interface RawLine {
  readonly said: string[];
  send(text: string): void;
  /** The next text that fits. */
  hears(fits: (text: string) => boolean, withinMs?: number): Promise<string>;
  isOpen(): boolean;
  close(): void;
}

/** Opens the line under Socket.IO; signed in when a token is given. */
export async function openRawLine(app: TestApp, token?: string): Promise<RawLine> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(app.port)}/socket.io/?EIO=4&transport=websocket`);
  const said: string[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    said.push(String(data));
    for (const look of [...waiting]) look();
  });
  socket.addEventListener('error', () => undefined);
  await once(socket as never, 'open');
  const line: RawLine = {
    said,
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    hears: (fits, withinMs = 1_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Not heard. Said: ${said.join(' ').slice(0, 300)}`)), withinMs);
        const look = (): void => {
          const found = said.find(fits);
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    isOpen: () => socket.readyState === socket.OPEN,
    close: () => void socket.close(),
  };
  await line.hears((text) => text.startsWith('0'));
  if (token !== undefined) {
    line.send(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, community: app.community.slug, token })}`);
    await line.hears((text) => text.includes('"ready"'));
  }
  return line;
}

/** A WebSocket that was opened by hand, for bytes that are no frame. */
export async function openTcpLine(app: TestApp): Promise<Socket> {
  const socket = connectTcp(app.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  await once(socket, 'data');
  return socket;
}
