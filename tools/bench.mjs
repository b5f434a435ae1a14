// `npm run bench -- <name> [options]`: readies the clone, then runs one measurement. Without a name it lists them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, buildClient } from './bootstrap.mjs';
import { root } from './files.mjs';

const folder = join(root, 'bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const [name, ...options] = process.argv.slice(2);

/** The first sentence of a bench's opening comment. */
function describe(bench) {
  const text = readFileSync(join(folder, `${bench}.ts`), 'utf8').replaceAll(/\n \* ?/g, ' ');
  return /^\/\*\*\s*(.*?)\.\s/.exec(text)?.[1] ?? '';
}

if (!names.includes(name)) {
  console.log('npm run bench -- <name> [options]\n');
  for (const bench of names) console.log(`  ${bench.padEnd(14)}${describe(bench)}`);
  process.exitCode = name === undefined ? 0 : 2;
} else {
  const ready = bootstrap();
  if (name === 'client') buildClient(ready);
  const command = [join(folder, `${name}.ts`), ...options];
  process.exitCode = spawnSync(ready.node, command, { cwd: root, env: ready.env, stdio: 'inherit' }).status ?? 1;
}
