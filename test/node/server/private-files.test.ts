/** What the server writes is its owner's alone; and the command line finds a server that has only just begun. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createSqliteStorage } from '../../../server/storage/sqlite-storage.ts';
import { askRunningServer, openControl } from '../../../server/operating/control.ts';
import { startServer } from '../../kit/server-process.ts';
import { temporaryFolder } from '../../kit/storage-folder.ts';

const MAIN = join(import.meta.dirname, '../../../server/main.ts');

async function run(dataFolder: string, ...words: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { ...process.env, HEARTH_DATA: dataFolder, PORT: '0', HEARTH_DEMO: '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said };
}

/** Everything below a folder that somebody else on the machine could read or write. */
function openToOthers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
  );
}

/** As most systems have it: what is made is readable by all. */
function withOpenUmask(t: TestContext): void {
  const former = process.umask(0o022);
  t.after(() => void process.umask(former));
}

test('no file of the data folder or of a backup is open to others on the machine', async (t) => {
  withOpenUmask(t);
  const dataFolder = join(temporaryFolder(t), 'data');
  const backup = join(temporaryFolder(t), 'backup');
  const server = await startServer({ dataFolder });
  t.after(() => server.remove());
  const { code, said } = await run(dataFolder, 'backup', backup);
  assert.equal(code, 0, said);
  for (const folder of [dataFolder, backup]) {
    assert.ok(readdirSync(folder).includes('hearth.db'));
    assert.deepEqual(openToOthers(folder), []);
  }
});

test('the store alone, whatever the process’s mask, writes for its owner only', async (t) => {
  withOpenUmask(t);
  const [folder, backup] = [join(temporaryFolder(t), 'data'), join(temporaryFolder(t), 'backup')];
  mkdirSync(folder);
  const storage = createSqliteStorage(folder);
  await storage.transaction((tx) => tx.putSetting('server', 'x', 1));
  await storage.backup(backup);
  assert.deepEqual([...openToOthers(folder), ...openToOthers(backup)], []);
  await storage.close();
});

test('a command typed while the server starts waits for it', async (t) => {
  const dataFolder = join(temporaryFolder(t), 'data');
  const starting = startServer({ dataFolder, arguments: ['--demo'] });
  while (!readdirSync(join(dataFolder, '..')).includes('data')) await new Promise((resolve) => setImmediate(resolve));
  const { code, said } = await run(dataFolder, 'community', 'list');
  const server = await starting;
  t.after(() => server.remove());
  assert.equal(code, 0, said);
  assert.match(said, /alder-grove/);
});

test('a data folder with a long name has its control in a folder of this account’s own', async (t) => {
  const dataFolder = join(temporaryFolder(t), 'a'.repeat(120));
  mkdirSync(dataFolder);
  const temporary = mkdtempSync(join(tmpdir(), 'h-'));
  const former = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporary;
  t.after(() => {
    if (former === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = former;
    rmSync(temporary, { recursive: true, force: true });
  });
  const server = await openControl(dataFolder, () => Promise.resolve({ ok: true, lines: ['here'] }));
  assert.deepEqual(await askRunningServer(dataFolder, { command: 'communityList', values: {} }), {
    ok: true,
    lines: ['here'],
  });
  assert.deepEqual(openToOthers(temporary), []);
  server.close();
  for (const name of readdirSync(temporary)) chmodSync(join(temporary, name), 0o777);
  await assert.rejects(() => openControl(dataFolder, () => Promise.reject(new Error('never'))), {
    name: 'OperatorError',
  });
});
