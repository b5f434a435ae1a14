/** Every relative link and every anchor in README.md and docs/ leads somewhere. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })].sort();

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** Headings become anchors as they do where Markdown is shown. */
function anchorsOf(path: string): ReadonlySet<string> {
  const text = readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const headings = [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) => heading);
  const plain = headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
  return new Set(plain);
}

function brokenLinks(page: string): string[] {
  const text = withoutCode(readFileSync(join(ROOT, page), 'utf8').replace(/\[`([^`\]]*)`\]/g, '[$1]'));
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path ? join(ROOT, dirname(page), path) : join(ROOT, page);
      if (!existsSync(target)) return true;
      return anchor !== undefined && (statSync(target).isDirectory() || !anchorsOf(target).has(anchor));
    })
    .map((link) => `${page}: ${link}`);
}

test('every link in the docs leads to a file and a heading that exist', () => {
  assert.ok(pages.length > 5);
  assert.deepEqual(pages.flatMap(brokenLinks), []);
});

test('every page of the docs can be reached from the README', () => {
  const reached = new Set<string>();
  const visit = (page: string): void => {
    if (reached.has(page)) return;
    reached.add(page);
    const text = readFileSync(join(ROOT, page), 'utf8');
    for (const [, link = ''] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      const target = join(dirname(page), link);
      if (link.endsWith('.md') && existsSync(join(ROOT, target))) visit(target);
    }
  };
  visit('README.md');
  const missing = pages.filter((page) => !reached.has(page) && !page.startsWith('docs/adr/'));
  assert.deepEqual(missing, []);
});
