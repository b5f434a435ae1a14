/**
 * One process a data folder. The lock is the kernel's, taken through SQLite on an empty file: it goes with the process
 * that held it, however that ended, so there is never a stale one.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface DataFolderLock {
  release(): void;
}

/** @throws Error, in a sentence for the operator, when another process holds the folder. */
export function lockDataFolder(folder: string): DataFolderLock {
  const database = new Database(join(folder, 'hearth.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    throw new Error(
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
