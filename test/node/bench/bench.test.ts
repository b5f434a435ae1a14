/** The benches run to their end with next to nothing to do: they must not rot between measurements. No time is judged. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const run = promisify(execFile);
async function runBench(name: string, ...options: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(ROOT, 'bench', `${name}.ts`), ...options], {
    cwd: ROOT,
    timeout: 60_000,
  });
  return stdout;
}

test('fan-out loses nothing at a small rate and prints a row a server', async () => {
  const small = [
    '--clients',
    '12',
    '--channels',
    '2',
    '--seconds',
    '0.5',
    '--rounds',
    '1',
    '--limit',
    '30000',
    '--rates',
    '20',
  ];
  const printed = await runBench('fan-out', ...small, '--servers', 'hearth,stock,ws,ws-gathered');
  for (const name of ['Hearth', 'Socket.IO + commit', 'ws, a frame each', 'ws, 15 ms'])
    assert.match(printed, new RegExp(`\\n\\| ${name.replace('+', '\\+')} +\\| 20 `), printed);
});

test('connections come in and come back', async () => {
  const printed = await runBench('connections', '--clients', '10', '--rounds', '1', '--seconds', '0.2');
  assert.match(printed, /\n\| Hearth .*\n\| Socket\.IO \+ commit .*\n\| ws, a frame each /);
});

test('the list of benches names each with what it measures', async () => {
  const { stdout } = await run(process.execPath, [join(ROOT, 'tools', 'bench.mjs')]);
  for (const name of ['client', 'connections', 'fan-out', 'storage'])
    assert.match(stdout, new RegExp(`  ${name} +[A-Z]`));
});
