/** axe over the community on a page, and the looks that every state is asked in. For accessibility tests. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
export interface Look {
  readonly name: string;
  readonly query: string;
  readonly width: number;
  readonly contrast?: 'more';
  /** The language that the page changes to once its state is there: what brings it there goes by English names. */
  readonly lang?: string;
}
/** With more contrast, text has to reach seven to one. */
const AAA = 'color-contrast-enhanced';
export const LOOKS: readonly Look[] = [
  { name: 'light', query: '&scheme=light', width: 1100 },
  { name: 'dark', query: '&scheme=dark', width: 1100 },
  { name: 'right to left', query: '&dir=rtl', width: 1100 },
  { name: 'Arabic', query: '', width: 1100, lang: 'ar' },
  { name: 'more contrast', query: '&scheme=light', width: 1100, contrast: 'more' },
  { name: '320 pixels', query: '', width: 320 },
];

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

/** Changes the page's language, where the look has one, and waits until the community speaks it. */
export async function speak(page: Page, { lang }: Pick<Look, 'lang'>): Promise<void> {
  if (!lang) return;
  await page.evaluate((next) => void (document.documentElement.lang = next), lang);
  const launcher = page.locator('hearth-launcher').getByRole('button', { name: /\p{Script=Arabic}/u });
  await page.locator(`[lang^="${lang}"][dir]`).or(launcher).first().waitFor({ state: 'attached' });
  await page.waitForTimeout(350);
}

/** What axe holds against the community; the sample page around it is not the subject. */
export async function findings(page: Page, { contrast }: Pick<Look, 'contrast'> = {}): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(
    async ({ tags, rules }): Promise<Finding[]> => {
      const { axe } = window as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<{ violations: Finding[] }> };
      };
      const include = [
        'hearth-community',
        'hearth-launcher',
        '#stage > *',
        '[data-hearth-problem]',
        '#community-place',
        '#place',
      ];
      const there = include.filter((selector) => document.querySelector(selector));
      return (await axe.run({ include: there }, { runOnly: { type: 'tag', values: tags }, rules })).violations;
    },
    { tags: TAGS, rules: contrast ? { [AAA]: { enabled: true } } : {} },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
}
