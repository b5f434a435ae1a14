/** As much of an S3-compatible store as the file store speaks to, over real HTTP: objects in memory, pages of two. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

const PAGE = 2;

export interface S3Fake {
  readonly endpoint: string;
  /** Bytes by bucket and key. */
  readonly objects: ReadonlyMap<string, Buffer>;
}

export async function startS3Fake(t: TestContext): Promise<S3Fake> {
  const objects = new Map<string, Buffer>();
  const storedAt = new Map<string, Date>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '', 'http://fake');
    const path = url.pathname.slice(1);
    const isSigned = (request.headers.authorization ?? '').startsWith('AWS4-HMAC-SHA256 Credential=key/');
    const digest = request.headers['x-amz-content-sha256'];
    if (!isSigned || digest !== createHash('sha256').update(body).digest('hex'))
      return say(response, 403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (request.method === 'PUT') {
      objects.set(path, body);
      storedAt.set(path, new Date());
      return say(response, 200, '');
    }
    if (request.method === 'DELETE') {
      objects.delete(path);
      return say(response, 204, '');
    }
    if (url.searchParams.get('list-type') === '2') return say(response, 200, list(path, url.searchParams));
    const found = objects.get(path);
    if (!found) return say(response, 404, '<Error><Code>NoSuchKey</Code></Error>');
    response.writeHead(200, { 'Content-Length': found.length }).end(found);
  }

  function list(bucket: string, query: URLSearchParams): string {
    const start = `${bucket.replace(/\/$/, '')}/`;
    const keys = [...objects.keys()].filter((key) => key.startsWith(start + (query.get('prefix') ?? ''))).sort();
    const from = Number(query.get('continuation-token') ?? 0);
    const more = from + PAGE < keys.length;
    const contents = keys.slice(from, from + PAGE).map((key) => {
      const at = storedAt.get(key)?.toISOString() ?? '';
      return `<Contents><Key>${key.slice(start.length)}</Key><LastModified>${at}</LastModified></Contents>`;
    });
    const next = more ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : '';
    return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects };
}

function say(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' }).end(body);
}
