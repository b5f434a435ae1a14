/**
 * Pictures from the moment they arrive until nobody shows them: asked for, decoded, stored under a name made of what is
 * in them, counted, swept. A name is keyed with the server's secret and the community, so that holding a photo does not
 * tell whether, or where, somebody here uses it. Used by the HTTP face and the daily housekeeping.
 */
import { createHmac } from 'node:crypto';
import type { Envelope, WireError } from '../../src/protocol/errors.ts';
import type { Actor } from '../domain/command.ts';
import type { PictureRules } from '../domain/pictures.ts';
import { FilesUnavailable, type FileStore } from './file-store.ts';
import { makePicture, PictureRefused } from './picture-image.ts';

export interface UploadedPicture {
  /** The path for `profile.update` and `community.update`. */
  readonly pictureUrl: string;
}
export interface Pictures {
  /** @param read brings the bytes; called only when this person may upload, and may throw what it likes. */
  upload(actor: Actor, read: () => Promise<Uint8Array>): Promise<Envelope<UploadedPicture>>;
  /** The file behind an address; undefined for every unknown name. */
  read(name: string): Promise<Buffer | undefined>;
  /** Removes what nobody has shown for a day, and files that no upload has finished with. */
  sweep(): Promise<void>;
}
export interface PictureParts {
  readonly store: FileStore;
  readonly rules: PictureRules;
  /** The server's secret, held outside the store. */
  readonly key: Uint8Array;
  now(): number;
}

const KEPT_UNUSED_MS = 86_400_000;
/** Decoding is heavy: so many at once, and so many who wait. */
const AT_ONCE = 2;
const MAX_WAITING = 20;

const FULL: WireError = {
  code: 'unavailable',
  message: 'The server cannot save pictures just now. Try again in a moment.',
  retryAfterMs: 5_000,
};

export function pictureName(key: Uint8Array, communityId: string, bytes: Uint8Array): string {
  return `${createHmac('sha256', key).update(`picture ${communityId} `).update(bytes).digest('hex')}.webp`;
}

export function createPictures({ store, rules, key, now }: PictureParts): Pictures {
  const decoding = createGateway();
  let last: Promise<unknown> = Promise.resolve();

  /** A file must not be swept while it is being counted. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  }

  /** Stored first, counted after: what is counted is there. */
  async function keep(actor: Actor, bytes: Buffer): Promise<Envelope<UploadedPicture>> {
    const name = pictureName(key, actor.communityId, bytes);
    await store.put(name, bytes);
    const kept = await rules.keep(actor, name);
    if (kept.ok) return { ok: true, result: { pictureUrl: kept.result } };
    if (!(await rules.isKept(name))) await store.remove(name);
    return kept;
  }

  return {
    async upload(actor, read) {
      const may = await rules.mayUpload(actor);
      if (!may.ok) return may;
      try {
        const bytes = await read();
        const picture = await decoding(() => makePicture(bytes));
        return await alone(() => keep(actor, picture));
      } catch (error) {
        if (error instanceof PictureRefused) return { ok: false, error: error.error };
        if (error instanceof FilesUnavailable) return { ok: false, error: FULL };
        throw error;
      }
    },
    read: (name) => store.get(name),
    sweep: () =>
      alone(async () => {
        const before = now() - KEPT_UNUSED_MS;
        for (const name of await rules.forgetUnused(before)) await store.remove(name);
        for (const { name, storedAt } of await store.list())
          if (storedAt < before && !(await rules.isKept(name))) await store.remove(name);
      }),
  };
}

/** @throws PictureRefused when too many wait already. */
function createGateway() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MAX_WAITING)
        throw new PictureRefused('unavailable', 'Many people change their pictures just now. Try again in a moment.');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
