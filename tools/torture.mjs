// `npm run torture -- <name>`: readies the clone, then lets real clients, servers and databases go through real faults.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './files.mjs';

const { node, env } = bootstrap();
const run = join(root, 'test', 'torture', 'run.ts');
const { status } = spawnSync(node, [run, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
process.exitCode = status ?? 1;
