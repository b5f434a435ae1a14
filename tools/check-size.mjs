// Holds the promise of a light page: what a visitor downloads, in brotli, must stay within these budgets.
// What the script tag's file opens (the community, or a smaller element) counts with everything that it imports at once;
// what those load later by import() are the lazy parts, counted one by one without what the community brought.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from './files.mjs';

const kB = 1000;
const budgets = { launcher: 3 * kB, opened: 57 * kB, panel: 59 * kB, lazyPart: 15 * kB };
/** Where the whole community is to come to; the budgets only keep it from growing until then (docs/adr/0012). */
const target = 50 * kB;
/** Data, not code: one table that is fetched when the picker first opens. */
const withoutBudget = /^c\/emoji-data/;

const cdn = join(root, 'cdn');

function sizeOf(file) {
  return brotliCompressSync(readFileSync(join(cdn, file))).length;
}

function totalOf(files) {
  return [...files].reduce((total, file) => total + sizeOf(file), 0);
}

/** A file and all that it imports at once, less what is there already. */
function closureOf(files, starts, present = new Set()) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file) || present.has(file)) return;
    reached.add(file);
    for (const next of files[file].imports) visit(next);
  };
  for (const start of starts) visit(start);
  return reached;
}

/** Every lazy part that can be reached from these files, also through other lazy parts. */
function lazyPartsOf(files, starts) {
  const parts = new Set();
  const visit = (file) => {
    for (const part of files[file].dynamicImports) {
      if (parts.has(part)) continue;
      parts.add(part);
      for (const inner of closureOf(files, [part])) visit(inner);
    }
  };
  for (const start of starts) visit(start);
  return parts;
}

function measure() {
  const { launcher, opens, files } = JSON.parse(readFileSync(join(cdn, 'manifest.json'), 'utf8'));
  const community = closureOf(files, [opens.community]);
  const rows = [{ name: 'launcher', size: sizeOf(launcher), budget: budgets.launcher }];
  for (const [name, file] of Object.entries(opens)) {
    rows.push({
      name,
      size: totalOf(closureOf(files, [file])),
      budget: name === 'launcher-panel' ? budgets.panel : budgets.opened,
    });
  }
  for (const part of lazyPartsOf(files, community)) {
    if (community.has(part)) continue;
    const budget = withoutBudget.test(part) ? Infinity : budgets.lazyPart;
    rows.push({ name: part, size: totalOf(closureOf(files, [part], community)), budget });
  }
  return rows;
}

if (!existsSync(join(cdn, 'manifest.json'))) {
  console.log('Nothing built yet: components/embed.ts is not there.');
  process.exitCode = 1;
} else {
  for (const { name, size, budget } of measure()) {
    const fits = size <= budget;
    const limit = Number.isFinite(budget) ? ` of ${(budget / kB).toFixed(0)} kB` : '';
    const beyond =
      budget !== budgets.lazyPart && size > target && Number.isFinite(budget)
        ? `, ${((size - target) / kB).toFixed(1)} kB over the target`
        : '';
    console.log(`${fits ? 'ok      ' : 'TOO BIG '} ${name}: ${(size / kB).toFixed(2)} kB${limit}${beyond}`);
    if (!fits) process.exitCode = 1;
  }
}
