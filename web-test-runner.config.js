// Browser tests run in every engine that stands on this machine, or in those named by ENGINES=chromium,firefox,webkit.
// Two engines run side by side, each one file at a time.
import { writeFileSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { build } from 'esbuild';
import { findBrowsers } from './tools/browsers.mjs';
import { webkitLauncher } from './tools/webkit-launcher.js';

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// A page in the background draws no frames and has slow timers, so each page needs a window of its own: Chromium gives
// one to every context, Firefox has only the one.
const launchers = {
  chromium: (executablePath) =>
    chromeLauncher({
      launchOptions: { executablePath, headless: true, args: chromiumFlags },
      createBrowserContext: ({ browser }) => browser.createBrowserContext(),
      // Two windows at once, and both behave as the one in front: else `focus()` tells nobody.
      createPage: async ({ context }) => {
        const page = await context.newPage();
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  firefox: (executablePath) =>
    puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath, headless: true }, concurrency: 1 }),
  webkit: (binary) => webkitLauncher({ binary }),
};

const found = findBrowsers();
const wanted = process.env.ENGINES?.split(',') ?? Object.keys(found);

/** socket.io-parser's "development" build imports a CommonJS package that a browser cannot read: take the plain one. */
const plainSocketIoParser = {
  name: 'plain-socket-io-parser',
  resolveImport: ({ source }) =>
    source === 'socket.io-parser' ? '/node_modules/socket.io-parser/build/esm/index.js' : undefined,
};

/** nanostores asks for process.env, which no browser has. */
const nodeEnvironment = {
  name: 'node-environment',
  transform: ({ path, body }) =>
    path.includes('/nanostores/') ? body.replaceAll('process.env.NODE_ENV', '"development"') : undefined,
};

/** The screen reader for tests stands on CommonJS packages too: it is served as one file. */
const SCREEN_READER = '/node_modules/@guidepup/virtual-screen-reader/';
const bundledScreenReader = {
  name: 'bundled-screen-reader',
  async serve({ path }) {
    if (!path.startsWith(SCREEN_READER)) return undefined;
    const { outputFiles } = await build({ entryPoints: [`.${path}`], bundle: true, format: 'esm', write: false });
    return { body: outputFiles[0].text, type: 'js' };
  },
};

/** Counts every test of every engine into the file that tools/test.mjs reads. */
function countReporter(file) {
  const count = (suite, counts) => {
    for (const test of suite?.tests ?? []) {
      if (!test.skipped) counts[test.passed ? 'passed' : 'failed'] += 1;
    }
    for (const inner of suite?.suites ?? []) count(inner, counts);
  };
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0 };
      for (const session of sessions) {
        count(session.testResults, counts);
        if (session.errors.length > 0) counts.failed += 1;
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

export default {
  files: ['test/browser/**/*.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['development'] },
  plugins: [
    plainSocketIoParser,
    nodeEnvironment,
    bundledScreenReader,
    esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' }),
  ],
  browsers: wanted.filter((engine) => found[engine]).map((engine) => launchers[engine](found[engine])),
  concurrentBrowsers: 2,
  // one page at a time: a page in the background gets neither frames nor idle time
  concurrency: 1,
  reporters: [defaultReporter(), ...(process.env.TEST_COUNTS ? [countReporter(process.env.TEST_COUNTS)] : [])],
  coverage: process.argv.includes('--coverage'),
  coverageConfig: { include: ['src/**/*.ts', 'components/**/*.ts'] },
  // "ResizeObserver loop …" is a notice of the browser, but mocha's window.onerror fails the test for it.
  testRunnerHtml: (framework) => `<!doctype html><html lang="en"><head><title>Tests</title></head><body>
    <script>addEventListener("error", (event) => {
      if (event.message.includes("ResizeObserver loop")) event.stopImmediatePropagation();
    });</script>
    <script type="module" src="${framework}"></script></body></html>`,
  testFramework: { config: { timeout: 30_000 } },
  testsFinishTimeout: 300_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
