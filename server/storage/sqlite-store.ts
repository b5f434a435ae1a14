/** What the database says about itself: its epoch, and by which rules its indexes were made. */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { SqliteConnection } from './sqlite-connection.ts';

export const DATABASE_FILE = 'hearth.db';

/** `moved` is there once everything lies in PostgreSQL. */
type Note = 'epoch' | 'words' | 'moved';

export function readNote(connection: SqliteConnection, key: Note): string | undefined {
  const found = connection.first('SELECT value FROM store WHERE key = ?', key) as
    { readonly value: string } | undefined;
  return found?.value;
}
export function writeNote(connection: SqliteConnection, key: Note, value: string): void {
  connection.run('INSERT OR REPLACE INTO store VALUES (?, ?)', key, value);
}

export function readOrMakeEpoch(connection: SqliteConnection): string {
  return readNote(connection, 'epoch') ?? changeEpoch(connection);
}
/** From here on nobody's cursor counts: what they hold may have happened after the backup was made. */
export function changeEpoch(connection: SqliteConnection): string {
  const epoch = randomUUID();
  writeNote(connection, 'epoch', epoch);
  return epoch;
}

/** Looks through a whole database file, its indexes too. @returns what is wrong, in SQLite's words; nothing when all is well. */
export function findDamage(file: string): readonly string[] {
  const database = new Database(file, { readonly: true });
  try {
    const found = database.pragma('integrity_check') as { readonly integrity_check: string }[];
    return found.map((line) => line.integrity_check).filter((line) => line !== 'ok');
  } finally {
    database.close();
  }
}
