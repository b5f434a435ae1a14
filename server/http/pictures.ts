/**
 * Pictures over HTTP: `POST /api/pictures` takes the file itself as the body, and `/files/…` shows it to whoever knows its
 * name, which nobody can guess (docs/adr/0010). Who may upload is decided before a byte of the body is read.
 */
import type { Envelope } from '../../src/protocol/errors.ts';
import { PICTURE_PATH } from '../../src/protocol/fields.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Gate } from '../auth/gate.ts';
import type { Actor } from '../domain/command.ts';
import { actorOf } from './bearers.ts';
import { errorAnswer, type HttpAnswer, type HttpRequest, jsonAnswer, type Route } from './exchange.ts';

export interface PictureRouteParts {
  readonly gate: Gate;
  readonly pictures: {
    upload(actor: Actor, read: () => Promise<Uint8Array>): Promise<Envelope<unknown>>;
    read(name: string): Promise<Buffer | undefined>;
  };
}

const TOO_LARGE = 'This picture is larger than 5 MB. Choose a smaller one.';
/** A name never means another picture. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Should it ever be opened as a page of its own, nothing in it runs and nothing is fetched. */
const ALONE = "default-src 'none'; sandbox; frame-ancestors 'none'";

export function pictureRoutes({ gate, pictures }: PictureRouteParts): readonly Route[] {
  async function handleUpload(request: HttpRequest): Promise<HttpAnswer> {
    const actor = await actorOf(gate, request);
    const answer = await pictures.upload(actor, () => request.bytes(LIMITS.pictureBytes, TOO_LARGE));
    return answer.ok ? jsonAnswer(200, answer) : errorAnswer(answer.error);
  }

  async function handleRead({ path, headers }: HttpRequest): Promise<HttpAnswer> {
    const name = path.slice(PICTURE_PATH.length);
    const bytes = await pictures.read(name);
    if (!bytes) {
      const missing = errorAnswer({ code: 'not_found', message: 'There is nothing at this address.' });
      return { ...missing, headers: { ...missing.headers, 'Cache-Control': 'no-store' } };
    }
    const shared = { ETag: `"${name.slice(0, 22)}"`, 'Cache-Control': FOR_EVER };
    if (headers['if-none-match'] === shared.ETag) return { status: 304, headers: shared };
    return {
      status: 200,
      headers: {
        ...shared,
        'Content-Type': 'image/webp',
        'Content-Disposition': 'inline',
        'Content-Security-Policy': ALONE,
      },
      body: bytes,
    };
  }

  return [
    { method: 'POST', path: '/api/pictures', kind: 'api', handle: handleUpload },
    { method: 'GET', path: `${PICTURE_PATH}*`, kind: 'file', handle: handleRead },
  ];
}
