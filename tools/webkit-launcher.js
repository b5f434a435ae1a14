import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A free loopback port. */
function freePort() {
  return new Promise((resolve, reject) => {
    const s = createServer();
    s.once('error', reject);
    s.listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => resolve(port));
    });
  });
}

/**
 * Web Test Runner launcher for WebKitGTK: starts WebKitWebDriver (under Xvfb where there is no display) and
 * opens each test file as the top page of one MiniBrowser window, so files run one after the other, unframed.
 */
export function webkitLauncher({ binary = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser' } = {}) {
  let child, base, session, ready;
  let queue = Promise.resolve();
  const urls = new Map();
  const done = new Map();

  async function call(method, path, body) {
    const res = await fetch(base + path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = await res.json();
    if (!res.ok) throw new Error(`WebKitWebDriver ${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  }

  async function start() {
    const port = await freePort();
    const args = [`--port=${port}`];
    const env = { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
    child = process.env.DISPLAY
      ? spawn('WebKitWebDriver', args, { env, stdio: 'ignore', detached: true })
      : spawn('xvfb-run', ['-a', 'WebKitWebDriver', ...args], { env, stdio: 'ignore', detached: true });
    base = `http://127.0.0.1:${port}`;
    for (let i = 0; ; i++) {
      try {
        await call('GET', '/status');
        break;
      } catch (e) {
        if (i > 100) throw e;
        await new Promise((r) => setTimeout(r, 100));
      }
    }
    const { sessionId } = await call('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } },
    });
    session = `/session/${sessionId}`;
  }

  return {
    name: 'WebKit',
    type: 'webkitgtk',
    concurrency: 1,
    async initialize() {},
    async startSession(id, url) {
      await (ready ??= start());
      const before = queue;
      queue = new Promise((release) => done.set(id, release));
      await before;
      urls.set(id, url);
      await call('POST', `${session}/url`, { url });
    },
    isActive: (id) => urls.has(id),
    getBrowserUrl: () => (session ? call('GET', `${session}/url`) : undefined),
    async stopSession(id) {
      urls.delete(id);
      done.get(id)?.();
      done.delete(id);
      return { testCoverage: undefined, errors: [] };
    },
    async stop() {
      if (session) await call('DELETE', session).catch(() => {});
      if (child?.pid) {
        try {
          process.kill(-child.pid);
        } catch {
          // it has already ended
        }
      }
    },
    // sendKeys, sendMouse and setViewport are not carried: tests for this engine use element methods.
  };
}
