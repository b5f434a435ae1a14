// Programs that tests run and npm does not bring: where they are, and their installation where that is possible without asking.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} the path of the first of these programs that is here */
export function onPath(...names) {
  for (const name of names) {
    const hit = (process.env.PATH ?? '').split(delimiter).find((folder) => isExecutable(join(folder, name)));
    if (hit) return join(hit, name);
  }
  return undefined;
}

function isInstalled(debianPackage) {
  return spawnSync('dpkg', ['-s', debianPackage], { stdio: 'ignore' }).status === 0;
}

/** Installs those of these Debian packages that are missing: as root on a Debian, else nothing. */
export function installPackages(names, say) {
  if (!onPath('apt-get') || process.getuid?.() !== 0) return;
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  say(`Installing ${missing.join(', ')} …`);
  // services that packages start by themselves are not wanted: tests start their own, in folders of their own
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  spawnSync('apt-get', [...wait, 'update'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...missing], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
