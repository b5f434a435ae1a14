/** React 19 sets properties, listens to events and holds a ref of the community, as docs/embedding.md says. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { listenFor, openChromium } from '../kit/chromium.ts';
import { startServer } from '../kit/server-process.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What an application's own bundler would make of test/projects/react. */
async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: [join(ROOT, 'test', 'projects', 'react', 'main.tsx')],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: folder,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { '@hearth/community/components': join(ROOT, 'dist', 'components', 'index.js') },
    logLevel: 'error',
  });
}

test('a React 19 page shows the community, hears it and steers it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-react-'));
  const [server, browser] = await Promise.all([startServer(), openChromium(), bundle(folder)]);
  try {
    const page = await browser.newPage();
    const complaints = listenFor(page, server.url);
    const token = await fetch(`${server.url}/demo/token?person=parent`);
    const { token: signed } = (await token.json()) as { token: string };
    await page.route(`${server.url}/react/**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice('/react/'.length);
      if (name === '')
        return route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>React</title><div id="root"></div><script type="module" src="main.js"></script>',
        });
      return route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(folder, name), 'utf8') });
    });
    await page.route(`${server.url}/hearth-token`, (route) => route.fulfill({ body: signed }));
    await page.goto(`${server.url}/react/`);

    const button = page.getByRole('button', { name: /^Families \(\d+\)$/ });
    await page.locator('hearth-channel-list').getByRole('link').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('button')?.textContent.includes('(0)'));
    await button.click();
    await page.locator('hearth-message-pane').getByRole('heading', { name: 'Year 5 families' }).waitFor();
    assert.equal(await page.locator('hearth-community').getAttribute('layout'), 'inline');
    assert.deepEqual(complaints.errors, []);
  } finally {
    await browser.close();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
