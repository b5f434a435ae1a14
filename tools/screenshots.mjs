// `npm run screenshots`: readies the clone, then takes the pictures (see screenshots.ts).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, buildClient } from './bootstrap.mjs';
import { root } from './files.mjs';

const ready = bootstrap();
buildClient(ready);
const { status } = spawnSync(ready.node, [join(root, 'tools', 'screenshots.ts'), ...process.argv.slice(2)], {
  cwd: root,
  env: ready.env,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
