/**
 * Makes what somebody sent into a picture of ours: a square WebP of 256 px, without a word about where, when or by what it
 * was taken. What a file is, its first bytes say, never its name or header; only kinds on the list reach a decoder at all.
 */
import type sharpModule from 'sharp';
import type { WireError } from '../../src/protocol/errors.ts';

export const PICTURE_SIDE = 256;
/** Room for what telephones take; a picture that says it is larger is a mistake or a trap. */
const MAX_PIXELS = 40_000_000;
const MAX_SECONDS = 10;
const QUALITY = 84;

/** An expected refusal, in plain words. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
  readonly error: WireError;
  constructor(code: WireError['code'], message: string) {
    super(message);
    this.error = { code, message };
  }
}

type Kind = 'jpeg' | 'png' | 'webp' | 'gif' | 'heif';
type Sharp = typeof sharpModule;
let loading: Promise<Sharp> | undefined;

/** Brought in with the first picture, so that a server without any never pays for it. */
async function loadSharp(): Promise<Sharp> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  try {
    return await loading;
  } catch {
    loading = undefined; // where its binary is missing, every other part of the server goes on
    throw new PictureRefused('unavailable', 'This server cannot take pictures just now. Tell whoever runs it.');
  }
}

/** By the first bytes. */
export function kindOf(bytes: Uint8Array): Kind | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (start.slice(4, 8) === 'ftyp' && ['avif', 'avis'].includes(start.slice(8, 12))) return 'heif';
  return undefined;
}

const unreadable = (): PictureRefused =>
  new PictureRefused('invalid', 'This picture is damaged and cannot be opened. Choose another one.');

/** @throws PictureRefused */
export async function makePicture(bytes: Uint8Array): Promise<Buffer> {
  const kind = kindOf(bytes);
  if (!kind)
    throw new PictureRefused(
      'invalid',
      'This is not a picture we can show. Choose a JPEG, PNG, WebP, GIF or AVIF file.',
    );
  const sharp = await loadSharp();
  const read = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, pages: 1, failOn: 'error' });
  const { format, width, height } = await read()
    .metadata()
    .catch((error: unknown) => {
      throw refusalFor(error);
    });
  if (format !== kind || !width || !height) throw unreadable();
  return read()
    .timeout({ seconds: MAX_SECONDS })
    .autoOrient()
    .resize(PICTURE_SIDE, PICTURE_SIDE, { fit: 'cover', position: 'centre' })
    .toColourspace('srgb')
    .webp({ quality: QUALITY })
    .toBuffer()
    .catch((error: unknown) => {
      throw refusalFor(error);
    });
}

/** A picture from a drawing of our own; what people send never comes here. */
export async function drawPicture(svg: string): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(Buffer.from(svg), { density: 288 })
    .resize(PICTURE_SIDE, PICTURE_SIDE)
    .webp({ quality: QUALITY })
    .toBuffer();
}

function tooManyPixels(): PictureRefused {
  return new PictureRefused(
    'too_large',
    'This picture has too many dots to open safely. Make it smaller and try again.',
  );
}

/** The decoder tells its reasons in words only; none of them is passed on. */
function refusalFor(error: unknown): PictureRefused {
  return error instanceof Error && /pixel limit|too large|timeout/i.test(error.message)
    ? tooManyPixels()
    : unreadable();
}
