/** Starts `storage-child.ts` and reads what it says, line by line. Killed with the test, whatever happens. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./storage-child.ts', import.meta.url));

export interface StorageProcess {
  readonly child: ChildProcess;
  /** Everything said so far. */
  readonly lines: readonly string[];
  /** Resolves once it has said something that fits. */
  said(fits: (line: string, lines: readonly string[]) => boolean): Promise<void>;
  /** SIGKILL, and resolves when all that it said is read. */
  kill(): Promise<void>;
}

/** @param wrapper a program that starts the child, with its arguments; it must become the child by `exec`. */
export function startStorageProcess(
  t: TestContext,
  args: readonly string[],
  wrapper: readonly string[] = [],
): StorageProcess {
  const [command = process.execPath, ...rest] = [...wrapper, process.execPath, CHILD, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const closed = once(reader, 'close');
  const watchers = new Set<() => void>();
  reader.on('line', (line) => {
    lines.push(line);
    for (const look of watchers) look();
  });
  return {
    child,
    lines,
    said: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!lines.some((line) => fits(line, lines))) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        void closed.then(() => {
          reject(new Error(`The process ended and had only said: ${lines.slice(-5).join(' | ')}`));
        });
        look();
      }),
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
