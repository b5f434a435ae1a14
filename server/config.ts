/**
 * The server's settings, read once from the environment into a frozen record. Nothing else reads `process.env`.
 * A wrong value ends the start with a sentence that names the variable and says what to write instead.
 */
import { resolve } from 'node:path';
import { type OriginPattern, parseOriginPattern } from './auth/origins.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  /** 0 lets the system choose. */
  readonly port: number;
  /** The address to listen on; undefined means every one. */
  readonly host: string | undefined;
  /** Absolute. */
  readonly dataFolder: string;
  /** Origins that may embed every community of this server. */
  readonly origins: readonly OriginPattern[];
  /** Signs in demo persons for anybody who asks and lets pages on localhost embed. */
  readonly demo: boolean;
  /** Where people reach this server, such as `https://talk.example.org`; undefined means `http://localhost:<port>`. */
  readonly publicUrl: string | undefined;
  /** How many reverse proxies stand in front and add to `X-Forwarded-For`. */
  readonly proxyHops: number;
  readonly logLevel: LogLevel;
  /** The PostgreSQL database that holds everything; undefined means the one file in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Where several servers on one database meet; undefined means in the database. */
  readonly redisUrl: string | undefined;
  /** At least 32 bytes, the same at every server on one database; undefined means the file in the data folder. */
  readonly inviteKey: Uint8Array | undefined;
  /** The S3-compatible store that holds pictures; undefined means the data folder. */
  readonly s3: S3Settings | undefined;
  /** Where `/metrics` is; undefined means nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** Start from a file that was moved to PostgreSQL all the same. */
  readonly usesMoved: boolean;
}

export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
  /** Undefined means Amazon's own. */
  readonly endpoint: string | undefined;
}

/** A setting that cannot be used. The message is for the person who started the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

function wholeNumber(environment: Environment, name: string, fallback: number, max: number): number {
  const value = environment[name]?.trim();
  if (!value) return fallback;
  if (!/^\d{1,9}$/.test(value) || Number(value) > max) {
    throw new ConfigError(`${name} must be a whole number from 0 to ${String(max)}, but it is “${value}”.`);
  }
  return Number(value);
}

function flag(environment: Environment, name: string): boolean {
  const value = environment[name]?.trim().toLowerCase();
  if (!value || ['0', 'false', 'no', 'off'].includes(value)) return false;
  if (['1', 'true', 'yes', 'on'].includes(value)) return true;
  throw new ConfigError(`${name} must be 1 or 0, but it is “${value}”.`);
}

function originList(environment: Environment, name: string): readonly OriginPattern[] {
  const words = (environment[name] ?? '').split(/[\s,]+/).filter(Boolean);
  return words.map((word) => {
    const pattern = parseOriginPattern(word);
    if (pattern) return pattern;
    throw new ConfigError(
      `${name} holds “${word}”, which is no origin. Write scheme, host and port only, such as https://www.example.org or https://*.example.org.`,
    );
  });
}

function publicUrl(environment: Environment): string | undefined {
  const value = environment['HEARTH_PUBLIC_URL']?.trim();
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  ) {
    throw new ConfigError(
      `HEARTH_PUBLIC_URL must be an address without a path, such as https://talk.example.org, but it is “${value}”.`,
    );
  }
  return url.origin;
}

function logLevel(environment: Environment): LogLevel {
  const value = environment['HEARTH_LOG']?.trim().toLowerCase();
  if (!value) return 'info';
  const known = LOG_LEVELS.find((level) => level === value);
  if (known) return known;
  throw new ConfigError(`HEARTH_LOG must be one of ${LOG_LEVELS.join(', ')}, but it is “${value}”.`);
}

function address(environment: Environment, name: string, schemes: readonly string[], example: string) {
  const value = environment[name]?.trim();
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // the address may hold a password, so it is not said again
  if (!url || !schemes.includes(url.protocol))
    throw new ConfigError(`${name} must be an address such as ${example}, but it is something else.`);
  return value;
}

function secretKey(environment: Environment, name: string): Uint8Array | undefined {
  const value = environment[name]?.trim();
  if (!value) return undefined;
  const key = Buffer.from(value, 'base64url');
  if (key.length >= 32) return key;
  throw new ConfigError(`${name} must be at least 32 random bytes in base64url, such as the file invite.key holds.`);
}

function s3Settings(environment: Environment): S3Settings | undefined {
  const read = (name: string): string => environment[name]?.trim() ?? '';
  const [bucket, keyId, secret] = [read('HEARTH_S3_BUCKET'), read('HEARTH_S3_KEY_ID'), read('HEARTH_S3_SECRET')];
  const endpoint = address(environment, 'HEARTH_S3_ENDPOINT', ['https:', 'http:'], 'https://s3.example.org');
  const region = read('HEARTH_S3_REGION') || 'us-east-1';
  if (!bucket) return undefined;
  if (!keyId || !secret)
    throw new ConfigError(
      'HEARTH_S3_BUCKET needs HEARTH_S3_KEY_ID and HEARTH_S3_SECRET, the keys that may write there.',
    );
  return { bucket, region, keyId, secret, endpoint };
}

/** A port alone means this machine only. */
function metricsAddress(environment: Environment): Config['metrics'] {
  const value = environment['HEARTH_METRICS']?.trim();
  if (!value) return undefined;
  const [, host = '127.0.0.1', port] = /^(?:(\[[\da-f:]+\]|[\w.-]+):)?(\d{1,5})$/i.exec(value) ?? [];
  if (port === undefined || Number(port) > 65535)
    throw new ConfigError(`HEARTH_METRICS must be a port or an address such as 127.0.0.1:9464, but it is “${value}”.`);
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** @throws ConfigError with a sentence for the operator. */
export function readConfig(environment: Environment = process.env): Config {
  const databaseUrl = address(
    environment,
    'HEARTH_DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://hearth:password@db.example.org/hearth',
  );
  const redisUrl = address(environment, 'HEARTH_REDIS_URL', ['redis:', 'rediss:'], 'redis://redis.example.org:6379');
  if (redisUrl !== undefined && databaseUrl === undefined) {
    throw new ConfigError(
      'HEARTH_REDIS_URL is for several servers on one database: set HEARTH_DATABASE_URL as well, or leave it out.',
    );
  }
  return Object.freeze({
    port: wholeNumber(environment, 'PORT', 8787, 65535),
    host: environment['HEARTH_HOST']?.trim() || undefined,
    dataFolder: resolve(environment['HEARTH_DATA']?.trim() || 'data'),
    origins: originList(environment, 'HEARTH_ORIGINS'),
    demo: flag(environment, 'HEARTH_DEMO'),
    publicUrl: publicUrl(environment),
    proxyHops: wholeNumber(environment, 'HEARTH_PROXY_HOPS', 0, 10),
    logLevel: logLevel(environment),
    databaseUrl,
    redisUrl,
    inviteKey: secretKey(environment, 'HEARTH_INVITE_KEY'),
    s3: s3Settings(environment),
    metrics: metricsAddress(environment),
    usesMoved: flag(environment, 'HEARTH_USE_MOVED'),
  });
}
