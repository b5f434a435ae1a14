/**
 * The outer shape of a signed token (JWS compact form), checked before any key is touched. Strict on purpose: everything
 * that a plain host token does not need (encryption, nesting, keys or addresses in the header, detached or critical
 * extensions, another base64) is refused, so no part of the verifier ever sees it.
 */
import { LIMITS } from '../../src/protocol/limits.ts';
import { hasDuplicateKeys } from './json-keys.ts';

const MAX_CLAIMS = 64;
const HEADER_MEMBERS: ReadonlySet<string> = new Set(['alg', 'kid', 'typ']);
const PART = /^[A-Za-z0-9_-]+$/;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface TokenHeader {
  readonly alg: string;
  readonly kid: string | undefined;
}
export interface TokenText {
  readonly header: TokenHeader;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A token that is not to be believed. The message is for the developer of the host page. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly code: 'unauthenticated' | 'token_expired';
  constructor(message: string, code: 'unauthenticated' | 'token_expired' = 'unauthenticated') {
    super(message);
    this.code = code;
  }
}

function decodePart(part: string): string {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part) throw new TokenRefused('The token is not in base64url.');
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new TokenRefused('The token is not UTF-8 text.');
    throw error;
  }
}

function parseObject(part: string, what: string): Record<string, unknown> {
  const text = decodePart(part);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new TokenRefused(`The token's ${what} is not JSON.`);
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TokenRefused(`The token's ${what} is not a JSON object.`);
  if (hasDuplicateKeys(text)) throw new TokenRefused(`The token's ${what} names a member twice.`);
  return value as Record<string, unknown>;
}

function checkHeader(header: Record<string, unknown>): TokenHeader {
  for (const name of Object.keys(header)) {
    if (!HEADER_MEMBERS.has(name))
      throw new TokenRefused(`The token's header holds “${name.slice(0, 32)}”, which is not accepted.`);
  }
  const { alg, kid, typ } = header;
  if (typeof alg !== 'string') throw new TokenRefused('The token names no algorithm.');
  if (kid !== undefined && (typeof kid !== 'string' || kid.length > 128))
    throw new TokenRefused('The token’s key id is not usable.');
  if (typ !== undefined && (typeof typ !== 'string' || !/^(at\+)?jwt$/i.test(typ)))
    throw new TokenRefused('The token is of another type than JWT.');
  return { alg, kid };
}

/** @throws TokenRefused */
export function readToken(token: string): TokenText {
  if (token.length > LIMITS.tokenBytes)
    throw new TokenRefused(`The token is longer than ${String(LIMITS.tokenBytes)} bytes.`);
  const parts = token.split('.');
  const [first, second, third] = parts;
  if (parts.length !== 3 || !first || !second || !third || !parts.every((part) => PART.test(part))) {
    throw new TokenRefused('This is not a signed token: three parts in base64url, joined by dots, are expected.');
  }
  const header = checkHeader(parseObject(first, 'header'));
  const payload = parseObject(second, 'content');
  if (Object.keys(payload).length > MAX_CLAIMS)
    throw new TokenRefused(`The token holds more than ${String(MAX_CLAIMS)} claims.`);
  return { header, payload };
}
