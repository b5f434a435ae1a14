// Writes types/ and docs/elements.md from the elements' class comments. With --check it writes elsewhere and compares:
// both are committed, because editors and readers take them from the repository, and a comment that changed without them
// would mislead.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { elementDocs } from './element-docs.mjs';
import { filesIn, root } from './files.mjs';
import { reactTypes, vueTypes } from './framework-types.mjs';

const committed = 'types';
const fresh = '.cache/types';
const reference = 'docs/elements.md';

function analyze(folder) {
  rmSync(join(root, folder), { recursive: true, force: true });
  const analyzer = join(root, 'node_modules', '.bin', 'cem');
  const { status } = spawnSync(analyzer, ['analyze', '--quiet', '--outdir', folder], {
    cwd: root,
    env: { ...process.env, MANIFEST_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The elements could not be analysed.');
  const manifest = manifestIn(folder);
  writeFileSync(join(root, folder, 'custom-element-jsx.d.ts'), reactTypes(manifest));
  writeFileSync(join(root, folder, 'custom-element-vuejs.d.ts'), vueTypes(manifest));
}

function manifestIn(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'custom-elements.json'), 'utf8'));
}

function contents(folder) {
  return new Map(filesIn(folder).map((path) => [relative(folder, path), readFileSync(join(root, path), 'utf8')]));
}

function drift() {
  analyze(fresh);
  const [is, shouldBe] = [contents(committed), contents(fresh)];
  const files = [...new Set([...is.keys(), ...shouldBe.keys()])].filter((file) => is.get(file) !== shouldBe.get(file));
  const path = join(root, reference);
  const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === elementDocs(manifestIn(fresh));
  return [...files.map((file) => join(committed, file)), ...(isCurrent ? [] : [reference])];
}

if (!existsSync(join(root, 'components', 'index.ts'))) {
  console.log('No elements yet.');
} else if (!process.argv.includes('--check')) {
  analyze(committed);
  writeFileSync(join(root, reference), elementDocs(manifestIn(committed)));
} else {
  const stale = drift();
  if (stale.length > 0) {
    console.log(`Out of date: ${stale.join(', ')}. Run "npm run manifest" and commit the result.`);
    process.exitCode = 1;
  }
}
