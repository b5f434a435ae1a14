// Builds the client: TypeScript to dist/ (what npm users import), then dist/ to cdn/ (what a script tag loads).
// Types are not checked here: `npm run types` does that, and a wrong type elsewhere must not keep a page from loading.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesIn, root } from './files.mjs';
import { markBuilt } from './freshness.mjs';

function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * tsc leaves import('./x.ts') as it is inside classes whose fields it moves into the constructor, which is how legacy
 * decorators are compiled. The new ending is as long as the old one, so the source maps stay true.
 */
function finishImportEndings() {
  for (const path of filesIn('dist').filter((file) => file.endsWith('.js'))) {
    const before = readFileSync(join(root, path), 'utf8');
    const after = before.replace(/(\bimport\((['"])\.{1,2}\/[^'"]+)\.ts\2\)/g, '$1.js$2)');
    if (after !== before) writeFileSync(join(root, path), after);
  }
}

/** Output of sources that are no longer there would still be importable, and would be published. */
function removeOrphans() {
  for (const path of filesIn('dist')) {
    const source = relative('dist', path).replace(/(\.d\.ts|\.js)(\.map)?$/, '');
    if (!existsSync(join(root, `${source}.ts`))) rmSync(join(root, path));
  }
}

/** Chunks carry a hash of their content: those of the build before are removed once the new ones stand. */
function removeOldChunks(beganAt) {
  for (const path of filesIn('cdn/c')) {
    if (statSync(join(root, path)).mtimeMs < beganAt.getTime()) rmSync(join(root, path));
  }
}

const beganAt = new Date();
run('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck');
finishImportEndings();
removeOrphans();
if (existsSync(join(root, 'dist', 'components', 'embed.js'))) {
  run('rollup/dist/bin/rollup', '--config', '--silent');
  removeOldChunks(beganAt);
}
markBuilt(beganAt);
