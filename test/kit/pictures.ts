/** Pictures for tests, made on the spot; and an upload as a page would send it. */
import sharp from 'sharp';
import type { TestApp, TestCommunity } from './app.ts';

export const CREATED = { r: 200, g: 40, b: 40 };

/** @param color two colours make two pictures. */
export function photo(width = 64, height = 48, background: typeof CREATED = CREATED) {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** As a telephone would take it: a place, a maker, a comment; lying on its side, so that red, on the left, is its top. */
export function photoWithPlace(): Promise<Buffer> {
  const right = { create: { width: 40, height: 40, channels: 3 as const, background: { r: 0, g: 0, b: 220 } } };
  return photo(80, 40)
    .composite([{ input: right, left: 40, top: 0 }])
    .withExif({
      IFD0: { Make: 'SecretMaker', Software: 'SecretSoftware' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 12/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretPlace</x:xmpmeta>')
    .jpeg()
    .toBuffer();
}

export interface UploadAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly result?: { readonly pictureUrl: string };
  readonly error?: { readonly code: string; readonly message: string };
}

export async function upload(
  app: TestApp,
  sub: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  community: TestCommunity = app.community,
): Promise<UploadAnswer> {
  const response = await fetch(`http://127.0.0.1:${String(app.port)}/api/pictures`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await app.token(sub, {}, community)}`,
      'content-type': 'image/png',
      ...headers,
    },
    body: new Uint8Array(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<UploadAnswer, 'status'>) };
}
