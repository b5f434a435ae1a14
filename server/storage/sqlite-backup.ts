/**
 * Backup of a running server, and putting one back. A backup is a folder with the database and a small manifest, by which a
 * broken copy is found out before it replaces anything. A restored server has a new epoch, so every client starts afresh.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, open, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { lockDataFolder } from './data-folder-lock.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { SCHEMA_VERSION } from './sqlite-migrations.ts';
import { DATABASE_FILE, changeEpoch, findDamage } from './sqlite-store.ts';

const MANIFEST_FILE = 'manifest.json';
/** For nobody but the account that the server runs under. */
const OWN = 0o600;

interface Manifest {
  readonly kind: 'hearth-backup';
  readonly schema: number;
  readonly epoch: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Copies page by page between other work; what is committed meanwhile goes into the copy as well. */
export async function writeBackup(writer: SqliteConnection, epoch: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new Error(`The folder ${folder} is not empty. Choose a new one for the backup.`);
  const file = join(folder, DATABASE_FILE);
  await (await open(file, 'wx', OWN)).close(); // the driver would make it readable for everybody
  await writer.database.backup(file);
  await sync(file);
  const manifest: Manifest = { kind: 'hearth-backup', schema: SCHEMA_VERSION, epoch, ...(await fingerprint(file)) };
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: OWN });
  await sync(join(folder, MANIFEST_FILE));
  await sync(folder);
}

/**
 * Puts a backup into a data folder that no server is using. A database that is there already stays beside it under the
 * name that is returned.
 * @throws Error, in a sentence for the operator, when the backup is incomplete, damaged or from a newer Hearth.
 */
export async function restoreBackup(
  backupFolder: string,
  dataFolder: string,
): Promise<{ readonly replaced: string | undefined }> {
  const source = join(backupFolder, DATABASE_FILE);
  await verify(source, await readManifest(backupFolder));
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataFolder);
  try {
    const incoming = join(dataFolder, `${DATABASE_FILE}.incoming`);
    await copyFile(source, incoming);
    await chmod(incoming, OWN);
    const damage = findDamage(incoming);
    if (damage.length > 0)
      throw new Error(`The backup in ${backupFolder} is damaged: ${damage.slice(0, 3).join('; ')}.`);
    const connection = new SqliteConnection(incoming);
    changeEpoch(connection);
    connection.close();
    await sync(incoming);
    const replaced = await setAside(dataFolder);
    await rename(incoming, join(dataFolder, DATABASE_FILE));
    await sync(dataFolder);
    return { replaced };
  } finally {
    lock.release();
  }
}

/**
 * Leaves the database where it is and gives it a second name, so that the folder never lacks one. Its write-ahead log must
 * not be played into the new file: closing the old one empties it, and one too damaged for that takes it along.
 */
async function setAside(dataFolder: string): Promise<string | undefined> {
  const file = join(dataFolder, DATABASE_FILE);
  if (!existsSync(file)) return undefined;
  let count = 1;
  while (existsSync(`${file}.replaced-${String(count)}`)) count++;
  const name = `${DATABASE_FILE}.replaced-${String(count)}`;
  emptyLog(file);
  await link(file, join(dataFolder, name));
  for (const ending of ['-wal', '-shm']) {
    if (existsSync(`${file}${ending}`)) await rename(`${file}${ending}`, join(dataFolder, `${name}${ending}`));
  }
  return name;
}

function emptyLog(file: string): void {
  try {
    new SqliteConnection(file).close();
  } catch (error) {
    // a file that cannot be opened is just what a backup is brought back for
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const refused = new Error(
    `The folder ${folder} holds no whole backup: its ${MANIFEST_FILE} is missing or not readable.`,
  );
  let found: unknown;
  try {
    found = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
  } catch {
    throw refused;
  }
  if (typeof found !== 'object' || found === null || !('kind' in found) || found.kind !== 'hearth-backup')
    throw refused;
  return found as Manifest;
}

async function verify(file: string, manifest: Manifest): Promise<void> {
  if (manifest.schema > SCHEMA_VERSION)
    throw new Error('This backup was made by a newer Hearth. Restore it with that one.');
  const found = existsSync(file) ? await fingerprint(file) : undefined;
  if (found?.sha256 === manifest.sha256) return;
  throw new Error(`The backup's ${DATABASE_FILE} is not the one that was written. Use another backup.`);
}

async function fingerprint(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

/** Waits until a file, or what a folder says of its files, is on the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
