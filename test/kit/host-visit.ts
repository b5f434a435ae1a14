/** Opens a page of a host's and collects what goes on in it: errors, console, sockets. For tests of embedding. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { LIVE } from './chromium.ts';

export interface HostVisit {
  readonly page: Page;
  /** Uncaught errors and what the console calls an error. */
  readonly errors: string[];
  readonly sockets: string[];
  close(): Promise<void>;
}

export async function openHost(browser: Browser, address: string, width = 1200): Promise<HostVisit> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(LIVE.timeout);
  const [errors, sockets]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(address);
  return { page, errors, sockets, close: () => context.close() };
}

export const launcherOf = (page: Page): Locator => page.locator('hearth-launcher').getByRole('button').last();
export const channelsOf = (page: Page): Locator => page.locator('hearth-channel-list').getByRole('link');

export async function eventually(isTrue: () => boolean | Promise<boolean>, words: () => string): Promise<void> {
  const deadline = Date.now() + LIVE.timeout;
  while (!(await isTrue())) {
    assert.ok(Date.now() < deadline, words());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Reads until it is `wanted`: what is on its way, or still moving, gets there. Says what it was when it never is. */
export async function comesTo<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  let last: T | undefined;
  await eventually(
    async () => isDeepStrictEqual((last = await read()), wanted),
    () => `It is ${JSON.stringify(last)}, not ${JSON.stringify(wanted)}.`,
  );
}

/** Where something is, in whole pixels: `[x, y, width, height]`. Empty where it is not drawn. */
export async function boxOf(place: Locator): Promise<number[]> {
  const box = await place.boundingBox();
  return box ? [box.x, box.y, box.width, box.height].map((pixels) => Math.round(pixels)) : [];
}
