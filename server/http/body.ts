/** Reads a request's body: JSON, or the bytes of a file, bounded while it arrives. */
import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../../src/protocol/limits.ts';
import { HttpRefusal } from './exchange.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** @throws HttpRefusal, as soon as the limit is passed, or when the other side breaks off. */
export async function readBytes(request: IncomingMessage, limit: number, tooLarge: string): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let size = 0;
  if (announced > limit) throw new HttpRefusal('too_large', tooLarge);
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new HttpRefusal('too_large', tooLarge);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof HttpRefusal || !request.destroyed) throw error;
    throw new HttpRefusal('invalid', 'The body did not arrive whole.'); // nobody is left to read this
  }
  return Buffer.concat(chunks);
}

/** @throws HttpRefusal */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new HttpRefusal('invalid', 'Send the body as application/json.');
  if (request.headers['content-encoding']) throw new HttpRefusal('invalid', 'Send the body without compression.');
  const bytes = await readBytes(request, LIMITS.frameBytes, 'The body is longer than 64 KiB.');
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw new HttpRefusal('invalid', 'The body is not JSON.');
    throw error;
  }
}
