/**
 * A process of its own on a data folder, for tests that kill one. It says `open`, then writes messages as fast as it can,
 * some at a time, and prints the id of each after it was answered. With `hold` it only opens. With `trouble` it reports
 * each write's outcome, one every few milliseconds.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createSqliteStorage } from '../../server/storage/sqlite-storage.ts';
import { idOf, send } from './storage-rows.ts';

const [folder = '', mode = 'write', first = '1'] = process.argv.slice(2);

try {
  const storage = createSqliteStorage(folder);
  process.stdout.write('open\n');
  if (mode === 'hold') setInterval(() => storage.epoch, 1000);
  let next = Number(first);
  const write = async (): Promise<void> => {
    const id = idOf(100_000 + next++);
    try {
      await storage.transaction((tx) => send(tx, id, { text: `${'padding '.repeat(100)}${id}` }));
      process.stdout.write(`${id}\n`);
    } catch (error) {
      process.stdout.write(`${(error as Error).name}\n`);
    }
  };
  while (mode === 'write') await Promise.all([write(), write(), write()]);
  while (mode === 'trouble') {
    await write();
    await sleep(5);
  }
} catch (error) {
  process.stdout.write(`refused: ${(error as Error).message}\n`);
}
