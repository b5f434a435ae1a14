/**
 * The headers of every answer, by kind. `api` is for one reader and never stored; `public` is for any page, holds nothing
 * of anybody; `page` is a document of this server; `file` is part of the script tag, readable from every site.
 */
import type { AnswerKind } from './exchange.ts';

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'browsing-topics=()',
};

const BY_KIND: Readonly<Record<AnswerKind, Readonly<Record<string, string>>>> = {
  api: {
    'Cache-Control': 'no-store',
    Vary: 'Authorization, Origin',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  },
  public: {
    'Cache-Control': 'no-store',
    Vary: 'Origin',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  },
  page: {
    'Cache-Control': 'no-store',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  },
  file: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
};

export function headersOf(kind: AnswerKind): Record<string, string> {
  return { ...EVERYWHERE, ...BY_KIND[kind] };
}

/** What a page of an allowed origin may do with the API. Credentials are never allowed: there are no cookies. */
export function corsHeaders(origin: string): Record<string, string> {
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' };
}
export const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Hearth-Community',
  'Access-Control-Max-Age': '600',
};

/**
 * The policy of this server's own pages: nothing from elsewhere, no inline script but the one with the nonce, no HTML
 * from strings.
 * @param host the `Host` header, for browsers that do not count a WebSocket as `'self'`.
 */
export function pagePolicy(nonce: string, host: string | undefined): string {
  const socket = host && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${socket}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html hearth 'allow-duplicates'",
  ].join('; ');
}
