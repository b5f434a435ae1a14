/** The port by which a file goes to the server, beside the live line. Adapter: `fetch-uploads.ts`. Never rejects. */
import type { Envelope } from '../protocol/errors.ts';

export interface Upload {
  readonly token: string;
  readonly file: Blob;
  readonly signal?: AbortSignal | undefined;
}
export interface UploadedPicture {
  /** The path for `profile.update` and `community.update`. */
  readonly pictureUrl: string;
}
export type UploadPicture = (upload: Upload) => Promise<Envelope<UploadedPicture>>;
