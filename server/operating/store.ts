/**
 * Opens what the settings name: the one file in the data folder, or a PostgreSQL database that several servers may share,
 * with the line between them. What is not used is not loaded.
 */
import type { Config } from '../config.ts';
import type { Storage } from '../domain/storage.ts';
import type { ServerLine } from '../realtime/adapters.ts';
import type { FileStore } from '../files/file-store.ts';
import { openFiles } from './data-folder.ts';
import { OperatorError } from './operator-error.ts';

export interface Store {
  readonly storage: Storage;
  /** The line to the other servers, where there may be others. */
  openLine?(warn: (code: string, detail: unknown) => void): Promise<ServerLine>;
}

/** @throws OperatorError in a sentence that names what to check. */
export async function openStore({ databaseUrl, redisUrl, dataFolder, usesMoved }: Config): Promise<Store> {
  if (databaseUrl === undefined) {
    const { createSqliteStorage } = await import('../storage/sqlite-storage.ts');
    return { storage: createSqliteStorage(dataFolder, { allowMoved: usesMoved }) };
  }
  const { openPostgresStorage } = await import('../storage/postgres-storage.ts');
  const storage = await openPostgresStorage(databaseUrl).catch((error: unknown) => {
    throw new OperatorError(`The database of HEARTH_DATABASE_URL cannot be used: ${reasonOf(error)}`, { cause: error });
  });
  return {
    storage,
    async openLine(warn) {
      const { openPostgresLine, openRedisLine } = await import('../realtime/adapters.ts');
      if (redisUrl === undefined) return openPostgresLine(storage.pool, warn);
      return openRedisLine(redisUrl, storage.epoch, warn).catch((error: unknown) => {
        throw new OperatorError(`The Redis of HEARTH_REDIS_URL cannot be used: ${reasonOf(error)}`, { cause: error });
      });
    },
  };
}

/** Where pictures lie. */
export async function openPictures({ s3, dataFolder }: Config): Promise<FileStore> {
  if (!s3) return openFiles(dataFolder);
  const { S3FileStore } = await import('../files/s3-file-store.ts');
  return new S3FileStore(s3);
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Is it started, and is the port right?',
  ENOTFOUND: 'there is no such host. Check its name.',
  EAI_AGAIN: 'there is no such host. Check its name.',
  ETIMEDOUT: 'it does not answer. Check the host and the firewall.',
  '28P01': 'the password is wrong.',
  '28000': 'this user may not come in. Check pg_hba.conf.',
  '3D000': 'there is no such database. Make it: createdb hearth.',
  '42501': 'this user may not make tables there. Let the user own the database.',
};

function reasonOf(error: unknown): string {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  return WORDS[code] ?? (inner instanceof Error ? inner.message : 'for an unknown reason.');
}
