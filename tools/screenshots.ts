// `npm run screenshots`: every sample page at four widths, light and dark, and right-to-left, into .cache/screenshots/.
// `npm run screenshots -- school blog` takes only these; `--url http://127.0.0.1:8787` uses a server that is running.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '../test/kit/chromium.ts';
import { startServer } from '../test/kit/server-process.ts';

const FOLDER = join(import.meta.dirname, '..', '.cache', 'screenshots');
const WIDTHS = [320, 680, 900, 1440];
const PAGES: Readonly<Record<string, string>> = {
  school: '/demo/school?person=parent',
  charity: '/demo/charity?person=volunteer',
  blog: '/demo/blog?person=parent',
  hostile: '/demo/hostile?person=parent',
  csp: '/demo/csp?person=parent',
  spa: '/demo/spa?person=parent',
  parts: '/demo/parts?person=parent',
  theming: '/demo/theming?person=parent',
};
const LOOKS = [
  { name: 'light', query: '&scheme=light' },
  { name: 'dark', query: '&scheme=dark' },
  { name: 'rtl', query: '&dir=rtl&lang=ar' },
];

const args = process.argv.slice(2);
const at = args.indexOf('--url');
const given = at >= 0 ? args.splice(at, 2)[1] : undefined;
const wanted = args.length > 0 ? args : Object.keys(PAGES);

mkdirSync(FOLDER, { recursive: true });
const server = given ? undefined : await startServer();
const url = given ?? server?.url ?? '';
const browser = await openChromium();
try {
  for (const name of wanted) {
    const path = PAGES[name];
    if (!path) throw new Error(`No sample page "${name}". There are: ${Object.keys(PAGES).join(', ')}.`);
    for (const look of LOOKS) {
      for (const width of WIDTHS) {
        const context = await browser.newContext({
          viewport: { width, height: width < 680 ? 720 : 900 },
          colorScheme: look.name === 'dark' ? 'dark' : 'light',
          hasTouch: width < 680,
        });
        const page = await context.newPage();
        await page.goto(`${url}${path}${look.query}`);
        if (name === 'blog') await page.locator('hearth-launcher').getByRole('button').first().click();
        await page.waitForTimeout(1_500);
        await page.screenshot({ path: join(FOLDER, `${name}-${String(width)}-${look.name}.png`) });
        await context.close();
      }
    }
    process.stdout.write(`${name}\n`);
  }
} finally {
  await browser.close();
  await server?.remove();
}
process.stdout.write(`Written to ${FOLDER}\n`);
