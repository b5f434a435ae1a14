/** What the README promises: its own page, word for word, leads to a first message; its program for Node runs. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { listenFor, openChromium } from '../kit/chromium.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

function snippet(language: string, holding: string): string {
  const all = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)];
  const found = all.find(([, kind, text = '']) => kind === language && text.includes(holding))?.[2];
  assert.ok(found, `the README has a ${language} snippet with ${holding}`);
  return found;
}

describe('the README', () => {
  let server: ServerProcess;
  let browser: Browser;
  let website: Server;
  let html = '';
  let token = '';
  let address = '';
  const here = (text: string): string => text.replaceAll('http://localhost:8787', server.url);

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
    website = createServer((request, response) => {
      if (request.url === '/hearth-token') return void response.end(token);
      response.setHeader('content-type', 'text/html');
      response.end(html);
    }).listen(0, '127.0.0.1');
    await once(website, 'listening');
    const answer = await fetch(`${server.url}/demo/token?person=parent`);
    ({ token } = (await answer.json()) as { token: string });
    address = `http://localhost:${String((website.address() as AddressInfo).port)}/`;
  });
  after(async () => {
    await browser.close();
    website.close();
    await server.remove();
  });

  test('its page of your own leads to a first message', async () => {
    html = here(snippet('html', '<!doctype html>'));
    const page = await browser.newPage();
    const complaints = listenFor(page, server.url);
    await page.goto(address);
    await page
      .locator('hearth-channel-list')
      .getByRole('link', { name: /^Lunch and clubs/ })
      .click();
    const field = page.locator('hearth-composer textarea').last();
    await field.fill('Hello from a page of my own');
    await field.press('Enter');
    await page.locator('hearth-message-pane article').filter({ hasText: 'Hello from a page of my own' }).waitFor();
    assert.deepEqual(
      complaints.errors.filter((text) => !text.includes('favicon') && !text.includes('404')),
      [],
    );
    await page.close();
  });

  test('its tag alone, and its element, show the community', async () => {
    const page = await browser.newPage();
    html = `<!doctype html><title>x</title><body>${here(snippet('html', 'data-community="alder-grove" async'))}`;
    await page.goto(address);
    await page.locator('hearth-launcher').getByRole('button').waitFor();
    html = `<!doctype html><title>x</title><body>${here(snippet('html', '<hearth-community'))}`;
    await page.goto(address);
    await page
      .locator('hearth-channel-list')
      .getByRole('link', { name: /^Lunch and clubs/ })
      .waitFor();
    await page.close();
  });

  test('its program runs in Node', async () => {
    assert.ok(existsSync(join(ROOT, 'dist', 'src', 'index.js')));
    const folder = mkdtempSync(join(tmpdir(), 'hearth-readme-'));
    mkdirSync(join(folder, 'node_modules', '@hearth'), { recursive: true });
    symlinkSync(ROOT, join(folder, 'node_modules', '@hearth', 'community'));
    const program = here(snippet('js', 'createClient'));
    writeFileSync(join(folder, 'program.mjs'), `const token = '${token}';\n${program}\nclient.close();\n`);
    const child = spawn(process.execPath, [join(folder, 'program.mjs')], { timeout: 30_000 });
    let printed = '';
    child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
    child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
    assert.equal(child.exitCode, 0, printed);
    assert.match(printed, /Year 5 families|Lunch and clubs/);
  });
});
