/** A real server process on a free loopback port with a data folder of its own: for end-to-end tests and measurements. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const END_WITH_PARENT = new URL('end-with-parent.ts', import.meta.url).href;
const START_MS = 60_000;

export interface ServerProcess {
  readonly url: string;
  readonly dataFolder: string;
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Ends it the polite way. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** The same data on the same port again. */
  restart(): Promise<ServerProcess>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || !address) throw new Error('No free port was found.');
  return address.port;
}

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not become ready.\n${output()}`);
}

export interface ServerOptions {
  readonly dataFolder?: string;
  readonly port?: number;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'hearth-test-'));
  const program = ['--import', END_WITH_PARENT, 'server/main.ts', 'serve'];
  const child = spawn(process.execPath, [...program, ...(options.arguments ?? ['--demo'])], {
    cwd: ROOT,
    env: { ...process.env, ...options.environment, PORT: String(port), HEARTH_DATA: dataFolder },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
  const url = `http://127.0.0.1:${String(port)}`;
  await waitUntilReady(url, child, () => printed);

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return {
    url,
    dataFolder,
    pid: child.pid ?? 0,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: () => startServer({ ...options, port, dataFolder }),
    async remove() {
      await end('SIGKILL');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
