// Writes types/ from the elements' class comments. With --check it writes elsewhere and compares: types/ is committed,
// because editors and docs read it from the repository, and a comment that changed without it would mislead them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesIn, root } from './files.mjs';

const committed = 'types';
const fresh = '.cache/types';

function analyze(folder) {
  rmSync(join(root, folder), { recursive: true, force: true });
  const analyzer = join(root, 'node_modules', '.bin', 'cem');
  const { status } = spawnSync(analyzer, ['analyze', '--quiet', '--outdir', folder], {
    cwd: root,
    env: { ...process.env, MANIFEST_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The elements could not be analysed.');
}

function contents(folder) {
  return new Map(filesIn(folder).map((path) => [relative(folder, path), readFileSync(join(root, path), 'utf8')]));
}

function drift() {
  analyze(fresh);
  const [is, shouldBe] = [contents(committed), contents(fresh)];
  return [...new Set([...is.keys(), ...shouldBe.keys()])].filter((file) => is.get(file) !== shouldBe.get(file));
}

if (!existsSync(join(root, 'components', 'index.ts'))) {
  console.log('No elements yet.');
} else if (!process.argv.includes('--check')) {
  analyze(committed);
} else {
  const stale = drift();
  if (stale.length > 0) {
    console.log(`Out of date in ${committed}/: ${stale.join(', ')}. Run "npm run manifest" and commit the result.`);
    process.exitCode = 1;
  }
}
