/**
 * Which web pages may open a connection or call the API. An origin is compared whole: scheme, host and port. A pattern may
 * start with `*.`, which stands for exactly one label. `null` never passes; a client that is no browser sends no origin.
 */

export interface OriginPattern {
  readonly scheme: 'http:' | 'https:';
  /** Without the leading `*.`. */
  readonly host: string;
  readonly wildcard: boolean;
  /** Empty for the scheme's own port. */
  readonly port: string;
}

function parseExact(text: string): URL | undefined {
  if (text.length > 300 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.origin !== text.toLowerCase()) return undefined;
  return url;
}

/** @returns undefined when the text is no origin: a path, a trailing slash, another scheme, a `*` elsewhere. */
export function parseOriginPattern(text: string): OriginPattern | undefined {
  const match = /^(https?:\/\/)(\*\.)?([^*]+)$/i.exec(text.trim());
  if (!match) return undefined;
  const [, scheme = '', star, rest = ''] = match;
  const url = parseExact(`${scheme}${rest}`) ?? parseWithDefaultPort(`${scheme}${rest}`);
  if (!url || (star && !url.hostname.includes('.'))) return undefined;
  return {
    scheme: url.protocol as OriginPattern['scheme'],
    host: url.hostname,
    wildcard: Boolean(star),
    port: url.port,
  };
}

/** `https://example.org:443` is how some people write it; browsers leave the port out. */
function parseWithDefaultPort(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.port === '' && text.toLowerCase() === `${url.origin}:${url.protocol === 'https:' ? '443' : '80'}`
    ? url
    : undefined;
}

export function formatOriginPattern(pattern: OriginPattern): string {
  return `${pattern.scheme}//${pattern.wildcard ? '*.' : ''}${pattern.host}${pattern.port ? `:${pattern.port}` : ''}`;
}

function hostMatches(pattern: OriginPattern, hostname: string): boolean {
  if (!pattern.wildcard) return hostname === pattern.host;
  const rest = hostname.slice(hostname.indexOf('.') + 1);
  return hostname.includes('.') && rest === pattern.host && hostname.length > rest.length + 1;
}

/** @param origin the `Origin` header as it came. */
export function matchesOrigin(patterns: readonly OriginPattern[], origin: string): boolean {
  const url = parseExact(origin);
  if (!url) return false;
  return patterns.some(
    (pattern) => pattern.scheme === url.protocol && pattern.port === url.port && hostMatches(pattern, url.hostname),
  );
}

/** A page on this very machine, at whatever port. */
export function isLocalOrigin(origin: string): boolean {
  const url = parseExact(origin);
  return url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
