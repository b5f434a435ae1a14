/**
 * A WebSocket line that costs the load generator as little as possible: it hands over the bytes of whole text frames and
 * decodes nothing. What it sends is masked with zeros, as the protocol allows.
 */
import { once } from 'node:events';
import { connect } from 'node:net';

export interface Line {
  send(text: string): void;
  close(): void;
}

const SHORT = 126;
const LONG = 127;

/** A text frame; the mask is four zeros when a client sends it, and left out when a server does. */
export function textFrame(text: string, isMasked: boolean): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const extra = length < SHORT ? 0 : length < 65_536 ? 2 : 8;
  const head = Buffer.alloc(2 + extra + (isMasked ? 4 : 0));
  head[0] = 0x81;
  head[1] = (isMasked ? 0x80 : 0) | (extra === 0 ? length : extra === 2 ? SHORT : LONG);
  if (extra === 2) head.writeUInt16BE(length, 2);
  if (extra === 8) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** @returns where the payload of the frame at `at` begins and ends; undefined while its head is incomplete. */
function frameAt(data: Buffer, at: number): { readonly start: number; readonly end: number } | undefined {
  if (data.length < at + 2) return undefined;
  const code = data.readUInt8(at + 1) & 0x7f;
  const extra = code < SHORT ? 0 : code === SHORT ? 2 : 8;
  if (data.length < at + 2 + extra) return undefined;
  const length = extra === 0 ? code : extra === 2 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
  return { start: at + 2 + extra, end: at + 2 + extra + length };
}

/** @param hear is given each text's bytes, valid only during the call. */
export async function openLine(port: number, path: string, hear: (text: Buffer) => void): Promise<Line> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  const key = 'dGhlIHNhbXBsZSBub25jZQ==';
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The line was closed.')));
    socket.on('data', (chunk: Buffer) => {
      let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      if (!isOpen) {
        const end = data.indexOf('\r\n\r\n');
        if (end < 0) return void (rest = data);
        if (!data.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101')))
          return reject(new Error(data.subarray(0, end).toString()));
        isOpen = true;
        data = data.subarray(end + 4);
        resolve({ send: (text) => socket.write(textFrame(text, true)), close: () => socket.destroy() });
      }
      let at = 0;
      for (let frame = frameAt(data, at); frame && frame.end <= data.length; frame = frameAt(data, at)) {
        if ((data.readUInt8(at) & 0x0f) === 1) hear(data.subarray(frame.start, frame.end));
        at = frame.end;
      }
      rest = data.subarray(at);
    });
  });
}
