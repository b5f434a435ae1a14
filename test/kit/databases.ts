/**
 * Real PostgreSQL and Redis for tests, each in a temporary folder on a free port of this machine, gone when the test
 * process ends, however it ends. `tools/databases.mjs` finds their programs, and installs them where it can.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

export interface TestServer {
  /** Stops at once, as a power failure would, and is there again after `start`. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
export interface TestPostgres extends TestServer {
  /** A new, empty database. @returns its address. */
  createDatabase(): Promise<string>;
}
export interface TestRedis extends TestServer {
  readonly url: string;
}

let programs: Readonly<Record<string, string | undefined>> | undefined;

/** @returns the path of `postgres`, `redis` or `nginx`; undefined where it is not here and cannot be installed. */
export function findProgram(name: 'postgres' | 'redis' | 'nginx'): string | undefined {
  if (!programs) {
    const tool = join(import.meta.dirname, '../../tools/databases.mjs');
    const { stdout } = spawnSync(process.execPath, [tool], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    programs = JSON.parse(stdout) as Record<string, string>;
  }
  return programs[name];
}

/** For a test's `skip`: why it cannot run here. */
export function missing(...names: readonly ('postgres' | 'redis' | 'nginx')[]): string | false {
  const absent = names.filter((name) => findProgram(name) === undefined);
  return absent.length > 0 && `${absent.join(' and ')} cannot be found or installed on this machine`;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package makes. */
function postgresUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Ends together with this process: the shell that holds the server waits for the end of its own input. */
function run(command: readonly string[], user: ReturnType<typeof postgresUser>): ChildProcess {
  const script = '"$@" >/dev/null 2>&1 </dev/null & pid=$!; echo $pid; cat >/dev/null; kill -INT $pid; wait $pid';
  return spawn('sh', ['-c', script, 'sh', ...command], { ...user, stdio: ['pipe', 'pipe', 'inherit'], cwd: '/' });
}

function createTestServer(command: readonly string[], folder: string, ready: () => Promise<void>): TestServer {
  const user = command[0]?.endsWith('postgres') ? postgresUser() : undefined;
  let shell: ChildProcess | undefined;
  let pid = 0;
  async function end(signal: 'SIGKILL' | undefined): Promise<void> {
    const ending = shell;
    shell = undefined;
    if (!ending) return;
    if (signal) killTree(pid, signal);
    const gone = once(ending, 'close');
    ending.stdin?.end();
    await gone;
  }
  return {
    async start() {
      const child = run(command, user);
      shell = child;
      child.stdin?.on('error', () => undefined); // it has ended already
      const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
      pid = Number(line.toString());
      for (let tries = 0; ; tries++) {
        try {
          return await ready();
        } catch (error) {
          if (tries > 100) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    kill: () => end('SIGKILL'),
    async stop() {
      await end(undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL's helpers go with it, as when the machine stops. */
function killTree(pid: number, signal: 'SIGKILL'): void {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  for (const one of [pid, ...stdout.split('\n').map(Number)]) {
    if (one > 1) spawnSync('kill', [`-${signal.slice(3)}`, String(one)], { stdio: 'ignore' });
  }
}

function temporaryFolder(name: string, user: ReturnType<typeof postgresUser>): string {
  const folder = mkdtempSync(join(tmpdir(), `hearth-${name}-`));
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** @param careless does not wait for the disk: faster, for tests that let nothing crash. */
export async function startPostgres({ careless = false } = {}): Promise<TestPostgres> {
  const program = findProgram('postgres');
  if (program === undefined) throw new Error('PostgreSQL is not on this machine.');
  const user = postgresUser();
  const folder = temporaryFolder('postgres', user);
  const data = join(folder, 'data');
  const initdb = join(dirname(program), 'initdb');
  const made = spawnSync(
    initdb,
    ['-D', data, '-U', 'hearth', '-A', 'trust', '--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    { ...user, encoding: 'utf8', cwd: '/' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const options = ['-k', folder, '-h', '127.0.0.1', '-p', String(port), '-c', 'shared_buffers=32MB'];
  if (careless) options.push('-c', 'fsync=off', '-c', 'full_page_writes=off');
  const addressOf = (database: string): string => `postgres://hearth@127.0.0.1:${port}/${database}`;
  async function query(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: addressOf('postgres') });
    client.on('error', () => undefined); // told by the query
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  }
  const server = createTestServer([program, '-D', data, ...options], folder, () => query('SELECT 1'));
  await server.start();
  return {
    ...server,
    async createDatabase() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await query(`CREATE DATABASE ${name}`);
      return addressOf(name);
    },
  };
}

export async function startRedis(): Promise<TestRedis> {
  const program = findProgram('redis');
  if (program === undefined) throw new Error('Redis is not on this machine.');
  const folder = temporaryFolder('redis', undefined);
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const answers = async (): Promise<void> => {
    const { createConnection } = await import('node:net');
    const socket = createConnection(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
  };
  const server = createTestServer([program, ...options], folder, answers);
  await server.start();
  return { ...server, url: `redis://127.0.0.1:${port}` };
}
