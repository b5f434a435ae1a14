/** Debian's Chromium, driven by playwright-core: one browser a test file, one context a person. */
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openChromium(...flags: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    args: [...CHROMIUM_FLAGS, ...flags],
  });
}

/** How long a test waits for what must come by itself. Long, for busy machines: nothing is timed here. */
export const LIVE = { timeout: 20_000 };

/** What a page said that it should not have said. */
export interface Complaints {
  readonly errors: string[];
  readonly foreignRequests: string[];
}

/** Collects uncaught errors, console errors and requests to any other host. */
export function listenFor(page: Page, ownUrl: string): Complaints {
  const complaints: Complaints = { errors: [], foreignRequests: [] };
  page.on('pageerror', (error) => complaints.errors.push(error.message));
  page.on('console', (message) => {
    const isNetwork = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket connection|net::ERR/.test(message.text());
    if (message.type() === 'error' && !isNetwork) complaints.errors.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(ownUrl).host) complaints.foreignRequests.push(request.url());
  });
  return complaints;
}

/** One person at one sample page, with the widget's parts by name. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: Complaints;
  channel(name: string): Locator;
  composer(): Locator;
  message(text: string | RegExp): Locator;
  openChannel(name: string): Promise<void>;
  send(text: string): Promise<void>;
}

export function visitorOf(page: Page, url: string): Visitor {
  const visitor: Visitor = {
    page,
    context: page.context(),
    complaints: listenFor(page, url),
    channel: (name) => page.locator('hearth-channel-list').getByRole('link', { name: new RegExp(`^${name}`) }),
    composer: () => page.locator('hearth-composer textarea').last(),
    message: (text) => page.locator('hearth-message-pane article').filter({ hasText: text }),
    async openChannel(name) {
      await visitor.channel(name).click();
      await page.locator('hearth-message-pane').getByRole('heading', { name }).waitFor();
    },
    async send(text) {
      await visitor.composer().fill(text);
      await visitor.composer().press('Enter');
    },
  };
  return visitor;
}

/** Opens a sample page as a demo person and waits until the channels are there. */
export async function visit(
  browser: Browser | BrowserContext,
  url: string,
  person: string,
  path = '/demo/school',
): Promise<Visitor> {
  const context =
    'newContext' in browser ? await browser.newContext({ viewport: { width: 1280, height: 860 } }) : browser;
  const page = await context.newPage();
  const visitor = visitorOf(page, url);
  await page.goto(`${url}${path}?person=${person}`);
  await page.locator('hearth-channel-list').getByRole('link').first().waitFor({ timeout: 20_000 });
  return visitor;
}
