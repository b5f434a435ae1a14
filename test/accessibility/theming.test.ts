/** The page of docs/theming.md: each control does what it says, and axe finds nothing, narrow and wide, light and dark. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../kit/chromium.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const guide = readFileSync(new URL('../../docs/theming.md', import.meta.url), 'utf8');
const LOOKS = [320, 1440].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })));

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown }[];
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (): Promise<Finding[]> => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    return (await axe.run()).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`);
}

describe('the theming page', () => {
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), openChromium()]);
  });
  after(async () => {
    await browser.close();
    await server.remove();
  });

  async function open(width: number, scheme: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(`${server.url}/demo/theming?person=parent&scheme=${scheme}`);
    await page.locator('hearth-message-pane article').first().waitFor();
    return page;
  }

  for (const { width, scheme } of LOOKS)
    test(`axe finds nothing at ${String(width)} pixels, ${scheme}`, async () => {
      const page = await open(width, scheme);
      await page.getByLabel('Something under the channels').check();
      assert.deepEqual(await findings(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      await page.close();
    });

  test('has a control for every variable that docs/theming.md names', async () => {
    const page = await open(1440, 'light');
    const offered = await page
      .locator('#variables :is(input, select)')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name));
    const named = [
      ...new Set([...guide.matchAll(/^\| (`--.*?) \|/gm)].flatMap(([row]) => row.match(/--hearth-[a-z-]+/g))),
    ];
    assert.equal(named.length, 14);
    assert.deepEqual(offered.sort(), named.sort());
    await page.close();
  });

  test('changes the community at once, and writes down how', async () => {
    const page = await open(1440, 'light');
    const send = page.locator('hearth-composer [part~="send"]').first();
    await page.locator('hearth-composer textarea').last().fill('Something to send');
    const look = (name: string): Promise<string> =>
      send.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
    const [colour, corner] = [await look('background-color'), await look('border-radius')];
    await page.getByLabel('Accent').fill('#8a1f4d');
    await page.getByLabel(/square send button/).check();
    await page.getByLabel('Height').selectOption('480px');
    assert.notEqual(await look('background-color'), colour);
    assert.notEqual(corner, '0px');
    assert.equal(await look('border-radius'), '0px');
    assert.equal((await page.locator('#shown').boundingBox())?.height, 480);
    const written = await page.locator('#styles').innerText();
    for (const line of ['--hearth-accent: #8a1f4d;', '--hearth-height: 480px;', '::part(send)'])
      assert.ok(written.includes(line), line);
    await page.getByRole('button', { name: 'Start again' }).click();
    assert.equal(await look('background-color'), colour);
    await page.close();
  });
});
