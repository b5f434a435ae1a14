/**
 * The command line. Reads what was typed and the settings, and hands over; anything with the database is imported only
 * after the Node version is known to carry it, for the wrong one would end without a word.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, ConfigError, readConfig } from './config.ts';
import { type Invocation, understand } from './operating/command-line.ts';
import { askRunningServer, type Outcome } from './operating/control.ts';
import { copyInviteKey, copyPictures, openFiles } from './operating/data-folder.ts';
import { sentenceFor } from './operating/operator-error.ts';

/** Whatever is written here is for nobody but the account that the server runs under. */
process.umask(0o077);

/** The interface version of Node that the embedded database needs. */
const MIN_NAPI = 10;

function checkNode(): void {
  if (Number(process.versions['napi'] ?? 0) >= MIN_NAPI) return;
  throw new ConfigError(
    `This is Node ${process.versions.node}; Hearth needs 22.18 or newer. “npm start” brings the right one along.`,
  );
}

/** Files and folders are named from where the command was typed, also when a running server does the work. */
function withWholePaths({ command, values }: Invocation): Invocation {
  const changed: Record<string, string | boolean | undefined> = { ...values };
  if (typeof values['folder'] === 'string') changed['folder'] = resolve(values['folder']);
  if (typeof values['public-key'] === 'string') changed['public-key'] = readText(values['public-key']);
  return { command, values: changed };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(
      `The file ${path} cannot be read: ${error instanceof Error ? error.message : 'unknown reason'}.`,
    );
  }
}

async function restore(folder: string, config: Config): Promise<Outcome> {
  const { restoreBackup } = await import('./storage/sqlite-backup.ts');
  const { replaced } = await restoreBackup(folder, config.dataFolder);
  copyInviteKey(folder, config.dataFolder);
  await copyPictures(openFiles(folder), config.dataFolder);
  const before = replaced ? ` What was there before is kept as ${replaced}.` : '';
  return { ok: true, lines: [`The backup is in place in ${config.dataFolder}.${before} Start the server again.`] };
}

async function move({ databaseUrl, dataFolder }: Config): Promise<Outcome> {
  if (databaseUrl === undefined)
    throw new ConfigError('Say where to: HEARTH_DATABASE_URL=postgres://hearth:password@db.example.org/hearth.');
  const { moveToPostgres } = await import('./storage/move-to-postgres.ts');
  const { wasThere, streamCount, messageCount } = await moveToPostgres(dataFolder, databaseUrl);
  const what = `${String(messageCount)} messages in ${String(streamCount)} streams`;
  return {
    ok: true,
    lines: [
      wasThere ? `Everything was there already: ${what}.` : `Moved ${what}; both sides are alike to the last byte.`,
      `The file in ${dataFolder} stays as it was, and no server starts from it any more. Keep invite.key and the folder files, and start with HEARTH_DATABASE_URL from now on.`,
    ],
  };
}

/** How long a server may take to start, or to stop, before it is called stuck. */
const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 200;

/** A running server does it; where none runs, this process. One that is just starting or stopping is waited for. */
async function perform(invocation: Invocation, config: Config): Promise<Outcome> {
  const { performAlone } = await import('./operating/alone.ts');
  const { DataFolderBusy } = await import('./storage/data-folder-lock.ts');
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(LOOK_AGAIN_MS)) {
    // with PostgreSQL a command goes straight to the database, beside the servers
    const outcome = config.databaseUrl === undefined && (await askRunningServer(config.dataFolder, invocation));
    if (outcome) return outcome;
    try {
      return await performAlone(invocation, config);
    } catch (error) {
      if (!(error instanceof DataFolderBusy)) throw error;
      if (Date.now() >= deadline) return { ok: false, message: STARTING };
    }
  }
}
const STARTING =
  'The Hearth on this data folder is still starting or stopping, or another command is at work there. Try again in a moment.';

async function run(invocation: Invocation, config: Config): Promise<Outcome> {
  const { command, values } = invocation;
  if (command === 'serve') {
    const { serve } = await import('./operating/serve.ts');
    await serve({ ...config, demo: config.demo || values['demo'] === true });
    return { ok: true, lines: ['Stopped.'] };
  }
  if (command === 'move') return move(config);
  if (command === 'restore') return restore(String(values['folder']), config);
  return perform(invocation, config);
}

async function main(): Promise<void> {
  const understood = understand(process.argv.slice(2));
  if ('help' in understood) return console.log(understood.help);
  if ('problem' in understood) throw new ConfigError(understood.problem);
  checkNode();
  const outcome = await run(withWholePaths(understood.invocation), readConfig());
  if (!outcome.ok) throw new ConfigError(outcome.message);
  for (const line of outcome.lines) console.log(line);
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    const sentence = sentenceFor(error);
    console.error(sentence === undefined ? error : `hearth: ${sentence}`);
    process.exit(1);
  },
);
