/**
 * One process a data folder. The lock is the kernel's, taken through SQLite on an empty file: it goes with the process
 * that held it, however that ended, so there is never a stale one.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface DataFolderLock {
  release(): void;
}

/** Another process holds the folder. Says so to the operator. */
export class DataFolderBusy extends Error {
  override readonly name = 'DataFolderBusy';
}

/** @throws DataFolderBusy when another process holds the folder. */
export function lockDataFolder(folder: string): DataFolderLock {
  const file = join(folder, 'hearth.lock');
  // whoever can open it can also hold it, and keep the server from starting
  closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    throw new DataFolderBusy(
      `Another Hearth is running on the data folder ${folder}. Stop it first, or choose another folder with HEARTH_DATA.`,
      { cause: error },
    );
  }
  return {
    release() {
      database.close();
    },
  };
}
