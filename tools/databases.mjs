// Which of the servers that Hearth grows onto stand on this machine: PostgreSQL, Redis, nginx. Tests ask here; nothing else
// knows their paths. `node tools/databases.mjs` installs the missing ones where that is possible without asking, as root on
// a Debian, and prints where they are as JSON.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, onPath } from './debian.mjs';

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
  const found = {
    postgres: firstIn(postgresFolders(), 'postgres') ?? onPath('postgres'),
    redis: onPath('redis-server'),
    nginx: onPath('nginx') ?? firstIn(['/usr/sbin'], 'nginx'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, place]) => place));
}

export function installDatabases(say) {
  const found = findDatabases();
  const missing = Object.keys(debianPackages).filter((name) => !found[name]);
  installPackages(
    missing.map((name) => debianPackages[name]),
    say,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  installDatabases((text) => console.error(text));
  console.log(JSON.stringify(findDatabases()));
}
