// `npm run simulate -- --seed N --trace`: readies the clone, then runs histories of the simulation.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './files.mjs';

const { node, env } = bootstrap();
const run = join(root, 'test', 'simulation', 'run.ts');
const { status } = spawnSync(node, [run, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
process.exitCode = status ?? 1;
