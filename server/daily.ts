/** Housekeeping: once at the start, then every day, one after another; a failure is told and tried again the next day. */
import type { Clock } from '../src/util/clock.ts';
import type { Storage } from './domain/storage.ts';

const DAY_MS = 86_400_000;
/** Servers started one after another do not wait for the next day because of some minutes. */
const TURN_MS = DAY_MS - 3_600_000;
const LAST = 'housekeptAt';

/** Of several servers on one store, one a day does it. A server that has the store to itself always does. */
export async function isMyTurn(storage: Storage, now: number): Promise<boolean> {
  if (!storage.onNotice) return true;
  return storage.transaction(async (tx) => {
    const last = await tx.setting('server', LAST);
    if (typeof last === 'number' && now - last < TURN_MS && last <= now) return false;
    await tx.putSetting('server', LAST, now);
    return true;
  });
}

/** @returns ends it; what is under way still finishes. */
export function everyDay(clock: Clock, task: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let cancel = (): void => undefined;
  let isOver = false;
  const run = async (): Promise<void> => {
    try {
      await task();
    } catch (error) {
      onError(error);
    }
    if (!isOver) cancel = clock.after(DAY_MS, () => void run());
  };
  cancel = clock.after(0, () => void run());
  return () => {
    isOver = true;
    cancel();
  };
}
