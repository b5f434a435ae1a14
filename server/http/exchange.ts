/** One request and its answer as plain values, so that routes are functions and only `server.ts` touches Node's objects. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ErrorCode, WireError } from '../../src/protocol/errors.ts';

export interface HttpRequest {
  readonly method: string;
  /** As it came, percent signs included, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The client's network address, as far as the configured proxies can be believed. */
  readonly address: string;
  /** The JSON body, at most 64 KiB. @throws HttpRefusal */
  json(): Promise<unknown>;
  /** The body as it came. @param limit in bytes. @throws HttpRefusal `too_large` with this sentence. */
  bytes(limit: number, tooLarge: string): Promise<Buffer>;
}
export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}
export type Handler = (request: HttpRequest) => Promise<HttpAnswer>;

/** Which rules about headers an answer falls under; see `headers.ts`. */
export type AnswerKind = 'api' | 'public' | 'page' | 'file';
export interface Route {
  readonly method: 'GET' | 'POST';
  /** A whole path, or with a final `*` everything that starts so. */
  readonly path: string;
  readonly kind: AnswerKind;
  readonly handle: Handler;
}

/** A request that cannot be served, answered as data. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly error: WireError;
  constructor(code: ErrorCode, message: string, more?: Pick<WireError, 'field' | 'retryAfterMs'>) {
    super(message);
    this.error = { code, message, ...more };
  }
}

const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unauthenticated: 401,
  token_expired: 401,
  banned: 403,
  origin_refused: 403,
  protocol_mismatch: 400,
  unavailable: 503,
  offline: 503,
  internal: 500,
};

export function jsonAnswer(status: number, value: unknown, headers?: Readonly<Record<string, string>>): HttpAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** The same envelope as on the live connection, with the status that fits. */
export function errorAnswer(error: WireError): HttpAnswer {
  const headers: Record<string, string> = {};
  if (error.retryAfterMs !== undefined)
    headers['Retry-After'] = String(Math.max(1, Math.ceil(error.retryAfterMs / 1000)));
  if (error.code === 'unauthenticated' || error.code === 'token_expired') headers['WWW-Authenticate'] = 'Bearer';
  return jsonAnswer(STATUS[error.code], { ok: false, error }, headers);
}
