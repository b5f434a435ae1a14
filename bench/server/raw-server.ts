/**
 * The limit: `ws` for the handshake, each frame encoded once and written to every socket with one call, nothing stored.
 * With a window (first argument, milliseconds) the frames of that time share a write.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { textFrame } from './line.ts';

// the ws that Socket.IO itself stands on; the one at the top of node_modules belongs to a tool
const ws = createRequire(createRequire(import.meta.url).resolve('engine.io'))('ws') as {
  readonly WebSocketServer: new (options: object) => {
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      then: (line: { on(event: 'message', listener: (data: Buffer) => void): void }) => void,
    ): void;
  };
};
const windowMs = Number(process.argv[2] ?? 0);

interface Channel {
  readonly sockets: Set<Duplex>;
  waiting: Buffer[];
}
const channels = new Map<string, Channel>();

function channelOf(name: string): Channel {
  const known = channels.get(name) ?? { sockets: new Set(), waiting: [] };
  channels.set(name, known);
  return known;
}
function flush(channel: Channel): void {
  const bytes = Buffer.concat(channel.waiting);
  channel.waiting = [];
  for (const socket of channel.sockets) socket.write(bytes);
}

const http = createServer();
const server = new ws.WebSocketServer({ noServer: true, perMessageDeflate: false });
http.on('upgrade', (request, socket: Duplex, head: Buffer) => {
  server.handleUpgrade(request, socket, head, (line) => {
    const channel = channelOf(request.url ?? '');
    channel.sockets.add(socket);
    socket.on('close', () => channel.sockets.delete(socket));
    line.on('message', (data: Buffer) => {
      const text = data.toString();
      channel.waiting.push(textFrame(`m${text}`, false));
      if (windowMs === 0) flush(channel);
      else if (channel.waiting.length === 1) setTimeout(() => flush(channel), windowMs);
      socket.write(textFrame(`a${text.slice(0, 12)}`, false));
    });
  });
});
http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
await once(http, 'listening');
process.on('SIGTERM', () => process.exit());
process.on('disconnect', () => process.exit());
process.send?.({ port: (http.address() as AddressInfo).port });
