/**
 * Turns Node's requests into routes' answers and writes them. Owns what every route shares: headers, CORS, preflight,
 * refusal of foreign pages, error answers that tell nothing of the inside.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBytes, readJson } from './body.ts';
import {
  type AnswerKind,
  errorAnswer,
  type HttpAnswer,
  HttpRefusal,
  type HttpRequest,
  type Route,
} from './exchange.ts';
import { corsHeaders, headersOf, PREFLIGHT_HEADERS } from './headers.ts';

export interface HttpParts {
  readonly routes: readonly Route[];
  /** Whether pages of this origin may use the API. */
  isAllowedOrigin(origin: string): Promise<boolean>;
  readonly proxyHops: number;
  warn(code: string, detail: unknown): void;
}

function clientAddress(request: IncomingMessage, proxyHops: number): string {
  const direct = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  if (proxyHops === 0 || typeof forwarded !== 'string') return direct;
  return forwarded.split(',').at(-proxyHops)?.trim() ?? direct;
}

function toRequest(raw: IncomingMessage, proxyHops: number): HttpRequest | undefined {
  const target = raw.url ?? '/';
  if (!target.startsWith('/') || target.startsWith('//')) return undefined;
  const mark = target.indexOf('?');
  return {
    method: raw.method === 'HEAD' ? 'GET' : (raw.method ?? 'GET'),
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers: raw.headers,
    address: clientAddress(raw, proxyHops),
    json: () => readJson(raw),
    bytes: (limit, tooLarge) => readBytes(raw, limit, tooLarge),
  };
}

function findRoute(
  routes: readonly Route[],
  request: HttpRequest,
): { readonly route: Route | undefined; readonly others: readonly string[] } {
  const atPath = routes.filter(({ path }) =>
    path.endsWith('*') ? request.path.startsWith(path.slice(0, -1)) : request.path === path,
  );
  return { route: atPath.find(({ method }) => method === request.method), others: atPath.map(({ method }) => method) };
}

/** A browser says where a request comes from; a page of an unknown site may not act through a visitor's browser. */
function checkSource(request: HttpRequest, isAllowed: boolean): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (request.method !== 'POST') return;
  if (origin !== undefined ? !isAllowed : site === 'cross-site') {
    throw new HttpRefusal(
      'origin_refused',
      'Pages of this address may not use this community. Add the origin to the list of allowed ones.',
    );
  }
}

async function answer(
  parts: HttpParts,
  request: HttpRequest,
  route: Route | undefined,
  others: readonly string[],
  isAllowed: boolean,
): Promise<HttpAnswer> {
  try {
    if (request.method === 'OPTIONS' && others.length > 0)
      return { status: 204, headers: isAllowed ? PREFLIGHT_HEADERS : {} };
    if (!route) {
      if (others.length > 0)
        return {
          ...errorAnswer({ code: 'invalid', message: `This address takes ${others.join(' or ')}.` }),
          status: 405,
        };
      throw new HttpRefusal('not_found', 'There is nothing at this address.');
    }
    checkSource(request, isAllowed);
    return await route.handle(request);
  } catch (error) {
    if (error instanceof HttpRefusal) return errorAnswer(error.error);
    parts.warn('http_failed', error);
    return errorAnswer({ code: 'internal', message: 'Something went wrong at the server. Try again in a moment.' });
  }
}

function write(
  raw: IncomingMessage,
  response: ServerResponse,
  kind: AnswerKind,
  extra: Record<string, string>,
  { status, headers, body }: HttpAnswer,
): void {
  if (response.destroyed) return;
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  const close = raw.complete ? {} : { Connection: 'close' }; // an unread rest of a body must not be taken for the next request
  response.writeHead(status, {
    ...headersOf(kind),
    ...extra,
    ...headers,
    ...close,
    ...(status === 204 || status === 304 ? {} : { 'Content-Length': String(length) }),
  });
  response.end(raw.method === 'HEAD' || status === 304 ? undefined : body);
}

async function serve(parts: HttpParts, raw: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = toRequest(raw, parts.proxyHops);
  if (!request)
    return write(
      raw,
      response,
      'api',
      {},
      errorAnswer({ code: 'invalid', message: 'This is no address of this server.' }),
    );
  const { route, others } = findRoute(parts.routes, request);
  const kind =
    route?.kind ??
    parts.routes.find(
      ({ path }) => path === request.path || (path.endsWith('*') && request.path.startsWith(path.slice(0, -1))),
    )?.kind ??
    'api';
  const { origin } = request.headers;
  const isAllowed =
    kind === 'public' || kind === 'file' || (origin !== undefined && (await parts.isAllowedOrigin(origin)));
  const extra = kind === 'api' && origin !== undefined && isAllowed ? corsHeaders(origin) : {};
  write(raw, response, kind, extra, await answer(parts, request, route, others, isAllowed));
}

export function createHttpServer(parts: HttpParts): Server {
  const server = createServer((raw, response) => {
    serve(parts, raw, response).catch((error: unknown) => {
      parts.warn('http_failed', error);
      response.destroy();
    });
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}
