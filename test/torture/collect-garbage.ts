/**
 * Imported into a server process of a run, which must run with `--expose-gc`: on SIGUSR2 it collects its garbage and says
 * so, for garbage must not pass for what somebody costs.
 */
import { setTimeout as sleep } from 'node:timers/promises';

async function collect(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await sleep(100); // freed pages go back a moment later
  }
  console.log('garbage collected');
}
process.on('SIGUSR2', () => void collect());
