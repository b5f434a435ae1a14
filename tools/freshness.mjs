// Whether dist/ and cdn/ still belong to the sources. build.mjs leaves the mark, bootstrap.mjs reads it.
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './files.mjs';

const mark = join(root, 'cdn', '.built');
const sources = [
  'src',
  'components',
  'package-lock.json',
  'rollup.config.js',
  'tsconfig.json',
  'tsconfig.build.json',
  'tools/build.mjs',
];

/** The latest change in a file or tree. Folders count too: removing a file changes its folder. */
function newestChange(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), own.mtimeMs);
}

export function buildIsFresh() {
  if (!existsSync(mark)) return false;
  const builtAt = statSync(mark).mtimeMs;
  return sources.every((path) => newestChange(join(root, path)) <= builtAt);
}

/** Marks the build with the time it began, so that a source changed meanwhile counts as newer. */
export function markBuilt(beganAt) {
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, '');
  utimesSync(mark, beganAt, beganAt);
}
