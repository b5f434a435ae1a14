/**
 * Whether the store can still be written: a full disk or a lost right to the folder is told to the log once, and to
 * `/healthz` for as long as it lasts. While it lasts each question tries again by a small write of its own, so that a
 * server which nobody writes to any more is found well again.
 */
import { type Storage, StorageUnavailable } from './domain/storage.ts';

export interface WriteHealth {
  /** The same store; its writes are watched. */
  readonly storage: Storage;
  isWell(): Promise<boolean>;
  /** What was found last. */
  readonly isFailing: () => boolean;
}

const TRY_AGAIN_MS = 1_000;

export function watchWrites(
  storage: Storage,
  now: () => number,
  warn: (code: string, detail: unknown) => void,
): WriteHealth {
  let failing = false;
  let triedAt = Number.NEGATIVE_INFINITY;

  function note(failure: StorageUnavailable | undefined): void {
    if (failing === (failure !== undefined)) return;
    failing = failure !== undefined;
    if (failure) warn('storage_cannot_write', failure);
    else warn('storage_writes_again', undefined);
  }

  const transaction: Storage['transaction'] = async (unit, communityId, ahead) => {
    try {
      const answer = await storage.transaction(unit, communityId, ahead);
      note(undefined);
      return answer;
    } catch (error) {
      // a full queue or a closed store is no fault of the disk, and has no cause below it
      if (error instanceof StorageUnavailable && error.cause !== undefined) note(error);
      throw error;
    }
  };

  return {
    storage: new Proxy(storage, {
      get(target, name) {
        if (name === 'transaction') return transaction;
        const found: unknown = Reflect.get(target, name, target);
        return typeof found === 'function' ? (found as () => unknown).bind(target) : found;
      },
    }),
    isFailing: () => failing,
    async isWell() {
      if (!failing || now() - triedAt < TRY_AGAIN_MS) return !failing;
      triedAt = now();
      await transaction((tx) => tx.putSetting('server', 'writtenAt', triedAt)).catch((error: unknown) => {
        if (!(error instanceof StorageUnavailable)) throw error;
      });
      return !failing;
    },
  };
}
