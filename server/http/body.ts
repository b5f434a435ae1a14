/** Reads a request's body: JSON only, bounded while it arrives. */
import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../../src/protocol/limits.ts';
import { HttpRefusal } from './exchange.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let size = 0;
  if (announced > LIMITS.frameBytes) throw new HttpRefusal('too_large', 'The body is longer than 64 KiB.');
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMITS.frameBytes) throw new HttpRefusal('too_large', 'The body is longer than 64 KiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws HttpRefusal */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new HttpRefusal('invalid', 'Send the body as application/json.');
  if (request.headers['content-encoding']) throw new HttpRefusal('invalid', 'Send the body without compression.');
  const bytes = await readBytes(request);
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw new HttpRefusal('invalid', 'The body is not JSON.');
    throw error;
  }
}
