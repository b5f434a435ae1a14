// Runs browser tests in WebKitGTK, for web-test-runner.config.js: starts WebKitWebDriver (under Xvfb where there is no
// display) and opens each test file as the top page of one MiniBrowser window, so files run one after the other.
// Keys, mouse and viewport are not carried: tests for this engine use element methods.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const startTries = 100;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The driver's process and one window in it. */
class Driver {
  #binary;
  #process;
  #address;
  #session;

  constructor(binary) {
    this.#binary = binary;
  }

  async #call(method, path, body) {
    const response = await fetch(this.#address + path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver ${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  }

  async #answers() {
    for (let tries = 0; tries < startTries; tries++) {
      const status = await this.#call('GET', '/status').catch((error) => ({ error }));
      if (!status.error) return;
      await pause(100);
    }
    throw new Error('WebKitWebDriver did not start.');
  }

  async start() {
    const port = await freePort();
    const command = ['WebKitWebDriver', `--port=${port}`];
    const [program, ...args] = process.env.DISPLAY ? command : ['xvfb-run', '-a', ...command];
    const env = { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
    // A group of its own, so that Xvfb and the browser end with it.
    this.#process = spawn(program, args, { env, stdio: 'ignore', detached: true });
    this.#address = `http://127.0.0.1:${port}`;
    await this.#answers();
    const options = { binary: this.#binary, args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const { sessionId } = await this.#call('POST', '/session', { capabilities });
    this.#session = `/session/${sessionId}`;
  }

  open(url) {
    return this.#call('POST', `${this.#session}/url`, { url });
  }

  currentUrl() {
    return this.#session ? this.#call('GET', `${this.#session}/url`) : undefined;
  }

  async stop() {
    if (this.#session) await this.#call('DELETE', this.#session).catch(ignoreEnded);
    if (!this.#process?.pid) return;
    try {
      process.kill(-this.#process.pid);
    } catch (error) {
      ignoreEnded(error);
    }
  }
}

/** What has already gone needs no ending; the run's result does not depend on it. */
function ignoreEnded(error) {
  if (process.env.DEBUG) console.warn(error);
}

export function webkitLauncher({ binary }) {
  const driver = new Driver(binary);
  const open = new Set();
  const finished = new Map();
  let ready;
  let turn = Promise.resolve();

  return {
    name: 'WebKit',
    type: 'webkitgtk',
    concurrency: 1,
    initialize: async () => undefined,
    async startSession(id, url) {
      await (ready ??= driver.start());
      const before = turn;
      turn = new Promise((release) => finished.set(id, release));
      await before;
      open.add(id);
      await driver.open(url);
    },
    isActive: (id) => open.has(id),
    getBrowserUrl: () => driver.currentUrl(),
    async stopSession(id) {
      open.delete(id);
      finished.get(id)?.();
      finished.delete(id);
      return { testCoverage: undefined, errors: [] };
    },
    stop: () => driver.stop(),
  };
}
