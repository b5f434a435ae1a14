/** Of several servers on one store, one at a time makes the demo; the others wait, and then find it made. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Storage } from '../domain/storage.ts';

const KEY = 'seedingAt';
/** Who has said nothing for so long is gone. */
const LEASE_MS = 15_000;
const RENEW_MS = 3_000;
const LOOK_AGAIN_MS = 250;

export async function seedAlone<T>(storage: Storage, work: () => Promise<T>): Promise<T> {
  if (!storage.onNotice) return work();
  const note = (at: number) => storage.transaction((tx) => tx.putSetting('server', KEY, at));
  const take = (): Promise<boolean> =>
    storage.transaction(async (tx) => {
      const at = await tx.setting('server', KEY);
      if (typeof at === 'number' && Math.abs(Date.now() - at) < LEASE_MS) return false;
      await tx.putSetting('server', KEY, Date.now());
      return true;
    });
  while (!(await take())) await sleep(LOOK_AGAIN_MS);
  // a renewal that fails makes somebody else begin, who finishes what is there
  const timer = setInterval(() => void note(Date.now()).catch(() => undefined), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await note(0);
  }
}
