/** Files in memory: for tests and for a server that shall forget. */
import { type FileStore, requireFileName, type StoredFile } from './file-store.ts';

export class MemoryFileStore implements FileStore {
  readonly #files = new Map<string, StoredFile & { readonly bytes: Buffer }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  put(name: string, bytes: Uint8Array): Promise<void> {
    return this.#answer(name, () => {
      this.#files.set(name, { name, storedAt: this.#now(), bytes: Buffer.from(bytes) });
    });
  }
  get(name: string): Promise<Buffer | undefined> {
    const held = this.#files.get(name);
    return Promise.resolve(held && Buffer.from(held.bytes));
  }
  remove(name: string): Promise<void> {
    return this.#answer(name, () => {
      this.#files.delete(name);
    });
  }
  list(): Promise<readonly StoredFile[]> {
    return Promise.resolve([...this.#files.values()].map(({ name, storedAt }) => ({ name, storedAt })));
  }

  #answer(name: string, work: () => void): Promise<void> {
    return new Promise((resolve) => {
      requireFileName(name);
      resolve(work());
    });
  }
}
