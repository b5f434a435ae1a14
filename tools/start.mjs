// `npm start`: readies the clone, then hands over to the server with the demo community.
// PORT and HEARTH_DATA reach the server through the environment; other arguments replace `serve --demo`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, buildClient, onEnding, say } from './bootstrap.mjs';
import { root } from './files.mjs';

function serve({ node, env }) {
  const wanted = process.argv.slice(2);
  const args = wanted.length > 0 ? wanted : ['serve', '--demo'];
  const server = spawn(node, [join(root, 'server', 'main.ts'), ...args], { cwd: root, env, stdio: 'inherit' });
  onEnding((signal) => {
    // A terminal gives Ctrl-C to the server as well: passing it on would count as pressed twice.
    const alreadyThere = signal === 'SIGINT' && process.stdin.isTTY;
    if (!alreadyThere) server.kill(signal);
  });
  server.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}

try {
  const ready = bootstrap();
  buildClient(ready);
  serve(ready);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
