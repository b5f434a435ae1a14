/** What docs/operating.md and --help say of the settings is what server/config.ts reads. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LOG_LEVELS, readConfig } from '../../../server/config.ts';
import { helpText } from '../../../server/operating/command-line.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const operating = readFileSync(join(ROOT, 'docs', 'operating.md'), 'utf8');
const rows = [...operating.matchAll(/^\| `((?:HEARTH_|PORT)\w*)` \| ([^|]+) \| (.+) \|$/gm)];

/** The names that `readConfig` asks its environment for. */
function namesRead(): string[] {
  const asked = new Set<string>();
  readConfig(new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) }));
  return [...asked].sort();
}

test('the table names every variable that the server reads, and no other', () => {
  assert.deepEqual(rows.map(([, name]) => name).sort(), namesRead());
});

test('so does --help', () => {
  const listed = [...helpText().matchAll(/^ {2}((?:HEARTH_|PORT)\w*) /gm)].map(([, name]) => name);
  assert.deepEqual(listed.sort(), namesRead());
});

test('its defaults are the true ones', () => {
  const config = readConfig({});
  const said = new Map(rows.map(([, name, usual = '']) => [name, usual.replaceAll('`', '').trim()]));
  assert.equal(said.get('PORT'), String(config.port));
  assert.equal(said.get('HEARTH_PROXY_HOPS'), String(config.proxyHops));
  assert.equal(said.get('HEARTH_LOG'), config.logLevel);
  assert.equal(said.get('HEARTH_DEMO'), config.demo ? '1' : '0');
  assert.equal(said.get('HEARTH_DATA'), './data');
  assert.ok(config.dataFolder.endsWith('/data'));
  for (const level of LOG_LEVELS) assert.ok(operating.includes(`\`${level}\``), level);
});
