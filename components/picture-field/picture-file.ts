/**
 * Turns a chosen file into the square that others will see, before anything leaves the device: smaller to send, and
 * without the place where it was taken. Draws on a canvas, which needs no permission of the page's content policy.
 */

/** Of the square that is sent; the server makes its own from it. */
const SIDE = 512;
const MAX_BYTES = 30 * 1024 * 1024;
/** What the server takes as it is. */
const MAX_SENT_BYTES = 5 * 1024 * 1024;

export const ACCEPTED = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

export type PictureProblem = 'tooLarge' | 'unreadable';
export interface OpenedPicture {
  /** The square, to show. */
  readonly canvas: HTMLCanvasElement;
  readonly file: Blob;
}

/** The first picture among what was dropped or pasted. */
export function pictureAmong(files: FileList | undefined | null): File | undefined {
  return [...(files ?? [])].find(({ type }) => type.startsWith('image/')) ?? files?.[0];
}

export async function openPicture(file: File): Promise<OpenedPicture | PictureProblem> {
  if (file.size > MAX_BYTES) return 'tooLarge';
  if (file.type.includes('svg')) return 'unreadable';
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return 'unreadable'; // no picture, damaged, or of a kind that this browser cannot open
  }
  const canvas = squareOf(bitmap);
  bitmap.close();
  const sent = isHonest() ? blobOf(canvas) : file;
  return sent.size > MAX_SENT_BYTES ? 'tooLarge' : { canvas, file: sent };
}

function squareOf(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const side = Math.min(bitmap.width, bitmap.height);
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  const brush = canvas.getContext('2d');
  if (brush) brush.imageSmoothingQuality = 'high';
  brush?.drawImage(bitmap, left, top, side, side, 0, 0, SIDE, SIDE);
  return canvas;
}

/** Some browsers hand out noise when a canvas is read, against tracking; then the file itself is sent. */
function isHonest(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 4;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush) return false;
  brush.fillStyle = '#204060';
  brush.fillRect(0, 0, 4, 4);
  const seen = brush.getImageData(0, 0, 4, 4).data;
  return [0x20, 0x40, 0x60, 0xff].every((wanted, index) => Math.abs((seen[index] ?? 0) - wanted) <= 2);
}

/** At once: `toBlob` waits for idle time, which a page in the background does not get. */
function blobOf(canvas: HTMLCanvasElement): Blob {
  const [kind = '', letters = ''] = canvas.toDataURL('image/webp', 0.92).split(',');
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(kind)?.[1] ?? 'image/png' });
}
