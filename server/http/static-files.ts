/**
 * Files that never depend on who asks: the script tag's, and the pages' own scripts and styles. Each is read and
 * compressed once and kept in memory until it changes on disk. A name is looked up as one plain segment, so no path can
 * lead out of its folder.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type HttpAnswer, HttpRefusal, type HttpRequest } from './exchange.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const COMPRESSED: ReadonlySet<string> = new Set(['.js', '.css', '.json', '.html', '.txt', '.svg']);
const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

interface KeptFile {
  readonly changedAt: number;
  readonly etag: string;
  readonly plain: Buffer;
  readonly brotli: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

export interface StaticFiles {
  /**
   * @param names segments below the folder. @param cacheControl what the answer says about keeping it.
   * @throws HttpRefusal `not_found`
   */
  answer(request: HttpRequest, names: readonly string[], cacheControl: string): Promise<HttpAnswer>;
}

async function read(path: string, changedAt: number): Promise<KeptFile> {
  const plain = await readFile(path);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  if (!COMPRESSED.has(extname(path))) return { changedAt, etag, plain, brotli: undefined, gzip: undefined };
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } };
  const [brotli, zipped] = await Promise.all([compressBrotli(plain, options), compressGzip(plain)]);
  return { changedAt, etag, plain, brotli, gzip: zipped };
}

function choose(file: KeptFile, accepted: string): { readonly body: Buffer; readonly encoding?: string } {
  if (file.brotli && /\bbr\b/.test(accepted)) return { body: file.brotli, encoding: 'br' };
  if (file.gzip && /\bgzip\b/.test(accepted)) return { body: file.gzip, encoding: 'gzip' };
  return { body: file.plain };
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR')
  );
}

export function createStaticFiles(folder: string): StaticFiles {
  const kept = new Map<string, Promise<KeptFile>>();

  async function find(path: string): Promise<KeptFile> {
    const details = await stat(path);
    const known = await kept.get(path);
    if (known?.changedAt === details.mtimeMs) return known;
    const reading = read(path, details.mtimeMs);
    kept.set(path, reading);
    return reading;
  }

  return {
    async answer({ headers }, names, cacheControl) {
      const path = join(folder, ...names);
      const type = TYPES[extname(path)];
      if (!type || !names.every((name) => SEGMENT.test(name)))
        throw new HttpRefusal('not_found', 'There is nothing at this address.');
      const file = await find(path).catch((error: unknown) => {
        kept.delete(path);
        if (isMissing(error)) throw new HttpRefusal('not_found', 'There is nothing at this address.');
        throw error;
      });
      const shared = { ETag: file.etag, 'Cache-Control': cacheControl, Vary: 'Accept-Encoding' };
      if (headers['if-none-match'] === file.etag) return { status: 304, headers: shared };
      const { body, encoding } = choose(file, headers['accept-encoding'] ?? '');
      return {
        status: 200,
        headers: { ...shared, 'Content-Type': type, ...(encoding ? { 'Content-Encoding': encoding } : {}) },
        body,
      };
    },
  };
}
