// Packs the package, unpacks it as an npm user would have it, and compiles test/projects/ against it: what React and Vue
// are told must come out of the published files alone. React and Vue themselves are found in the repository's modules.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';

const work = join(root, '.cache', 'consumers');
const installed = join(work, 'node_modules', '@hearth', 'community');
const COMPILERS = { react: 'tsc', vue: 'vue-tsc' };

function run(command, args, cwd) {
  const { status, stdout, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) return true;
  console.log(`${command} ${args.join(' ')} failed.\n${error?.message ?? stdout}`);
  return false;
}

function unpack() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  if (!run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work], root)) return false;
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
  return run('tar', ['-xzf', join(work, file), '-C', installed, '--strip-components=1'], root);
}

function compile([project, compiler]) {
  cpSync(join(root, 'test', 'projects', project), join(work, project), { recursive: true });
  return run(join(root, 'node_modules', '.bin', compiler), ['-p', project], work);
}

const isGood = unpack() && Object.entries(COMPILERS).map(compile).every(Boolean);
if (!isGood) process.exitCode = 1;
