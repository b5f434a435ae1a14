// Which of the servers that Hearth grows onto stand on this machine: PostgreSQL, Redis, nginx. Tests ask here; nothing else
// knows their paths. `node tools/databases.mjs` installs the missing ones where that is possible without asking, as root on
// a Debian, and prints where they are as JSON.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const debianPackages = { postgres: 'postgresql', redis: 'redis-server', nginx: 'nginx' };

function firstIn(folders, name) {
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Debian keeps PostgreSQL's programs in a folder a version, off the path; the newest counts. */
function postgresFolders() {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin'));
}

/** @returns {{ postgres?: string, redis?: string, nginx?: string }} the path of each program that is here. */
export function findDatabases() {
  const path = (process.env.PATH ?? '').split(delimiter);
  const found = {
    postgres: firstIn([...postgresFolders(), ...path], 'postgres'),
    redis: firstIn(path, 'redis-server'),
    nginx: firstIn([...path, '/usr/sbin'], 'nginx'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, place]) => place));
}

export function installDatabases(say) {
  const found = findDatabases();
  const missing = Object.keys(debianPackages).filter((name) => !found[name]);
  const isDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (missing.length === 0 || !isDebian) return;
  const names = missing.map((name) => debianPackages[name]);
  say(`Installing ${names.join(', ')} …`);
  // the services that the packages start by themselves are not wanted: tests start their own, in folders of their own
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  spawnSync('apt-get', [...wait, 'update'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...names], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  installDatabases((text) => console.error(text));
  console.log(JSON.stringify(findDatabases()));
}
