/**
 * Files in a folder, spread over 256 below it. A file is written beside its place, brought onto the disk, and only then
 * given its name, so that a crash leaves no half one. What such a crash leaves is swept at the next start: one process
 * at a time may have the folder, which the data folder's lock sees to.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FilesUnavailable, type FileStore, isFileName, requireFileName, type StoredFile } from './file-store.ts';

const UNFINISHED = '.part';
const PASSING = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE'];
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

export class FolderFileStore implements FileStore {
  readonly #folder: string;

  /** @param folder made with the first file. */
  constructor(folder: string) {
    this.#folder = folder;
    if (!existsSync(folder)) return;
    for (const found of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (found.endsWith(UNFINISHED)) rmSync(join(folder, found), { force: true });
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    requireFileName(name);
    try {
      await this.#write(name, bytes);
    } catch (error) {
      if (!PASSING.includes(String(codeOf(error)))) throw error;
      throw new FilesUnavailable(`No file can be written just now (${String(codeOf(error))}).`, { cause: error });
    }
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(name);
    const unfinished = `${path}.${randomUUID()}${UNFINISHED}`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const handle = await open(unfinished, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
    await syncFolder(this.#folder);
  }

  async get(name: string): Promise<Buffer | undefined> {
    if (!isFileName(name)) return undefined;
    try {
      return await readFile(this.#pathOf(name));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    requireFileName(name);
    await rm(this.#pathOf(name), { force: true });
  }

  async list(): Promise<readonly StoredFile[]> {
    if (!existsSync(this.#folder)) return [];
    const found = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const names = found.filter((entry) => entry.isFile() && isFileName(entry.name)).map(({ name }) => name);
    const files = await Promise.all(names.map((name) => this.#look(name)));
    return files.filter((file) => file !== undefined);
  }

  async #look(name: string): Promise<StoredFile | undefined> {
    try {
      return { name, storedAt: (await stat(this.#pathOf(name))).mtimeMs };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  #pathOf(name: string): string {
    return join(this.#folder, name.slice(0, 2), name);
  }
}

/** A new name is safe once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
