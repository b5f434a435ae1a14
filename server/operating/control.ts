/**
 * How the command line speaks to a running server: through a socket file in the data folder, which only the owner of the
 * folder can open. One line of JSON there, one back. Only one process may have the database open, so whatever a command
 * wants done while the server runs, the server does.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from './operator-error.ts';
import type { Invocation } from './command-line.ts';

/** Operating systems allow about a hundred bytes for the name of a socket. */
const MAX_PATH = 100;
const MAX_BYTES = 65_536;

export type Outcome =
  { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly message: string };

function socketPath(dataFolder: string): string {
  const digest = createHash('sha256').update(dataFolder).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\hearth-${digest}`;
  const path = join(dataFolder, 'control.sock');
  return Buffer.byteLength(path) <= MAX_PATH ? path : join(ownFolder(), `${digest}.sock`);
}

/** A place with a short name. Others may write beside it, so it has to be a folder that is nobody's but ours. */
function ownFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `hearth-${String(uid)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return folder;
  throw new OperatorError(
    `The folder ${folder} is not this account’s own, so the command line cannot use it. Remove it, or choose a data folder with a shorter name.`,
  );
}

/** Until the other side has said everything; the line stays open for the answer. */
async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > MAX_BYTES) throw new RangeError('This is more than a command holds.');
  }
  return text;
}

/** @param perform does what was asked for and never throws. */
export async function openControl(
  dataFolder: string,
  perform: (invocation: Invocation) => Promise<Outcome>,
): Promise<Server> {
  const path = socketPath(dataFolder);
  if (process.platform !== 'win32') rmSync(path, { force: true }); // of a process that was killed; the folder's lock is ours
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    readAll(socket)
      .then(async (line) => perform(JSON.parse(line) as Invocation))
      .then((outcome) => socket.end(`${JSON.stringify(outcome)}\n`))
      .catch(() => socket.destroy());
  });
  server.listen(path);
  await once(server, 'listening');
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return server;
}

/** @returns undefined when no server runs on this data folder. */
export async function askRunningServer(dataFolder: string, invocation: Invocation): Promise<Outcome | undefined> {
  const socket = createConnection({ path: socketPath(dataFolder), allowHalfOpen: true });
  try {
    await once(socket, 'connect');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED'))
      return undefined;
    throw error;
  }
  socket.end(`${JSON.stringify(invocation)}\n`);
  const line = await readAll(socket);
  return line
    ? (JSON.parse(line) as Outcome)
    : { ok: false, message: 'The running server gave no answer. Look at its log.' };
}
