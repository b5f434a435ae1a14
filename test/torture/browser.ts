/**
 * One real Chromium with a profile on disk, and pages in it with the real client core on the real IndexedDB. Pages and the
 * whole browser can be killed; the profile stays, as on a laptop whose battery was empty.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../kit/chromium.ts';
import type { Ground } from './ground.ts';
import type { History, TimedEvent } from './history.ts';

export interface TortureBrowser {
  readonly context: BrowserContext;
  /** @param before what runs in the page before anything of ours does. */
  open(before?: string): Promise<Page>;
  /** A page of the same origin without Hearth. */
  openEmpty(): Promise<Page>;
  /** The processes that pages run in. */
  renderers(): number[];
  /** Kills a page's process. */
  crash(page: Page): Promise<void>;
  /** SIGKILL for every process of this profile, and a new browser on it. */
  killAndReopen(): Promise<void>;
  close(): Promise<void>;
}

async function pageScript(): Promise<string> {
  const entry = join(import.meta.dirname, 'browser-page.ts');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

/** Only those that were started with this very profile. @param kind a word of their command line. */
function pidsOf(profile: string, kind = ''): number[] {
  const isOurs = (pid: string): boolean => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return words.includes(profile) && words.includes(kind);
    } catch {
      return false; // it has ended meanwhile
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && isOurs(name))
    .map(Number);
}

export async function openTortureBrowser(ground: Ground, history: History, who: string): Promise<TortureBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'hearth-profile-'));
  const script = await pageScript();
  const told = new Set<string>();
  let tabs = 0;
  let context = await launch();

  async function launch(): Promise<BrowserContext> {
    const opened = await chromium.launchPersistentContext(profile, {
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      headless: true,
      // the pages come from no server, so they count as public, and such may not speak to this machine
      args: [...CHROMIUM_FLAGS, `--ip-address-space-overrides=${new URL(ground.url).host}=public`],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    await opened.exposeFunction('tortureToken', () => ground.token(who));
    await opened.route('**/torture', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><script type="module" src="/torture.js"></script>',
      }),
    );
    await opened.route('**/torture-empty', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
    );
    await opened.route('**/torture.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
    return opened;
  }

  return {
    get context() {
      return context;
    },
    async open(before) {
      const page = await context.newPage();
      if (before !== undefined) await page.addInitScript(before);
      const { slug, general } = ground.community;
      const plan = { url: ground.url, community: slug, channelId: general, who };
      const first = ++tabs;
      // each loading of a page is a tab of its own, so that none writes what another wrote
      await page.addInitScript(
        ([given, tab]) =>
          Object.assign(window, { torturePlan: { ...given, tab: ` in tab ${tab} of ${performance.timeOrigin}` } }),
        [plan, first] as const,
      );
      page.on('console', (message) => {
        const text = message.text();
        if (!text.startsWith('torture ') || told.has(text)) return;
        told.add(text); // a page that comes back tells its past again
        history.note(JSON.parse(text.slice(8)) as TimedEvent);
      });
      await page.goto(`${ground.url}/torture`);
      await page.waitForFunction(() => window.torture !== undefined);
      return page;
    },
    async openEmpty() {
      const page = await context.newPage();
      await page.goto(`${ground.url}/torture-empty`);
      return page;
    },
    renderers: () => pidsOf(profile, '--type=renderer'),
    async crash(page) {
      const session = await context.newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      session.send('Page.crash').catch(() => undefined); // nobody is left to answer
      await crashed;
      await page.close();
    },
    async killAndReopen() {
      for (const pid of pidsOf(profile)) killOne(pid);
      while (pidsOf(profile).length > 0) await sleep(20);
      await context.close().catch(() => undefined); // it is gone already
      context = await launch();
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ESRCH') throw error;
  }
}
