/** Housekeeping: once at the start, then every day, one after another; a failure is told and tried again the next day. */
import type { Clock } from '../src/util/clock.ts';

const DAY_MS = 86_400_000;

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
