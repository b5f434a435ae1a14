/**
 * The data folder beside its database: the key from which invite codes and the names of pictures are made, which the store
 * must not hold, and the pictures themselves.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyFiles, type FileStore } from '../files/file-store.ts';
import { FolderFileStore } from '../files/folder-file-store.ts';

const INVITE_KEY = 'invite.key';

/** Made at the first start. */
export function readInviteKey(folder: string): Uint8Array {
  const path = join(folder, INVITE_KEY);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (key.length < 32)
    throw new Error(
      `The file ${path} is damaged. Put it back from a backup, or remove it: links of invites given out before then stop being shown again, but still work.`,
    );
  return key;
}

/** Keeps the key with a backup of the database. */
export function copyInviteKey(fromFolder: string, toFolder: string): void {
  const from = join(fromFolder, INVITE_KEY);
  if (!existsSync(from)) return;
  mkdirSync(toFolder, { recursive: true, mode: 0o700 });
  writeFileSync(join(toFolder, INVITE_KEY), readFileSync(from), { mode: 0o600 });
}

export function openFiles(folder: string): FileStore {
  return new FolderFileStore(join(folder, 'files'));
}

/** Keeps the pictures with a backup of the database. They never change, so a running server may go on meanwhile. */
export function copyPictures(from: FileStore, toFolder: string): Promise<number> {
  return copyFiles(from, openFiles(toFolder));
}
