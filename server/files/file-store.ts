/**
 * The port behind which files lie. Adapters: `FolderFileStore` (the data folder), `S3FileStore` (many machines), `MemoryFileStore`
 * (tests); one contract suite runs over every one of them. A file never changes: its name says what is in it, so writing one again is harmless.
 *
 * Promises of an adapter: a file is there whole or not at all, also after a crash; `put` resolves once it is durable,
 * and rejects with `FilesUnavailable` when the store cannot take it just now.
 */
export interface StoredFile {
  readonly name: string;
  /** When it was last written, in Unix milliseconds. */
  readonly storedAt: number;
}
export interface FileStore {
  /** @throws FileNameRefused for any name but one that `isFileName` knows; so do all other methods but `get`. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Undefined for what is not there, and for a name that no file can have. */
  get(name: string): Promise<Buffer | undefined>;
  /** Does no harm where there is none. */
  remove(name: string): Promise<void>;
  list(): Promise<readonly StoredFile[]>;
}

const NAME = /^[0-9a-f]{64}\.webp$/;

/** A digest made by the server, in lower-case hex. Nothing that a person has typed can be one. */
export function isFileName(name: string): boolean {
  return NAME.test(name);
}

/** The store cannot write just now: full, read-only, gone. Repeating later may work. */
export class FilesUnavailable extends Error {
  override readonly name = 'FilesUnavailable';
}

export class FileNameRefused extends Error {
  override readonly name = 'FileNameRefused';
}

export function requireFileName(name: string): void {
  if (!isFileName(name)) throw new FileNameRefused('A file’s name must be a digest made by the server.');
}

/** Brings every file of one store into another: for backups, and for moving. */
export async function copyFiles(from: FileStore, to: FileStore): Promise<number> {
  const files = await from.list();
  let count = 0;
  for (const { name } of files) {
    const bytes = await from.get(name);
    if (!bytes) continue; // swept meanwhile
    await to.put(name, bytes);
    count++;
  }
  return count;
}
