/** Sends files by `fetch`. Loaded with the first upload. */
import type { Envelope, WireError } from '../protocol/errors.ts';
import type { Upload, UploadedPicture } from './uploads.ts';

const OFFLINE: WireError = {
  code: 'offline',
  message: 'You are offline, so the picture was not sent. Try again once you are connected.',
};
const STOPPED: WireError = { code: 'unavailable', message: 'The picture was not sent: it was stopped.' };

/** @param server an address, or `''` for the page's own. */
export async function sendPicture(
  server: string,
  community: string,
  { token, file, signal }: Upload,
): Promise<Envelope<UploadedPicture>> {
  try {
    const answer = await fetch(`${server}/api/pictures`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'hearth-community': community,
        'content-type': file.type || 'application/octet-stream',
      },
      body: file,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(signal && { signal }),
    });
    return (await answer.json()) as Envelope<UploadedPicture>;
  } catch (error) {
    if (signal?.aborted) return { ok: false, error: STOPPED };
    if (error instanceof TypeError || error instanceof SyntaxError) return { ok: false, error: OFFLINE };
    throw error;
  }
}
