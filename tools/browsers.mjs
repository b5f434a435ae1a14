// Which browser engines stand on this machine, and where. Tests ask here; nothing else knows a browser's path.
// On Debian the missing ones are installed; elsewhere any Chrome or Chromium will do and the rest is left out in words.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
};
const fontPackages = ['fonts-noto-core', 'fonts-noto-color-emoji'];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(...names) {
  for (const name of names) {
    const hit = (process.env.PATH ?? '').split(delimiter).find((folder) => isExecutable(join(folder, name)));
    if (hit) return join(hit, name);
  }
  return undefined;
}

function firstExisting(...paths) {
  return paths.find((path) => path && existsSync(path));
}

function findChromium() {
  return (
    process.env.CHROME_PATH ||
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome') ||
    firstExisting('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  );
}

function findFirefox() {
  return (
    process.env.FIREFOX_PATH ||
    onPath('firefox-esr', 'firefox') ||
    firstExisting('/Applications/Firefox.app/Contents/MacOS/firefox')
  );
}

/** WebKitGTK's own small browser. It needs the driver, and a display: Xvfb where there is none. */
function findWebkit() {
  const hasDisplay = process.env.DISPLAY || onPath('xvfb-run');
  if (!onPath('WebKitWebDriver') || !hasDisplay) return undefined;
  const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? '';
  return firstExisting(
    `/usr/lib/${triplet}/webkit2gtk-4.1/MiniBrowser`,
    `/usr/lib/${triplet}/webkit2gtk-4.0/MiniBrowser`,
  );
}

/** @returns {{ chromium?: string, firefox?: string, webkit?: string }} the path of each engine that is here. */
export function findBrowsers() {
  const found = { chromium: findChromium(), firefox: findFirefox(), webkit: findWebkit() };
  return Object.fromEntries(Object.entries(found).filter(([, path]) => path));
}

function isInstalled(debianPackage) {
  return spawnSync('dpkg', ['-s', debianPackage], { stdio: 'ignore' }).status === 0;
}

/** Installs what is missing where that is possible without asking: as root on a Debian. */
export function installBrowsers(say) {
  if (!onPath('apt-get') || process.getuid?.() !== 0) return;
  const found = findBrowsers();
  const engines = Object.keys(debianPackages).filter((engine) => !found[engine]);
  const missing = [...engines.flatMap((engine) => debianPackages[engine]), ...fontPackages].filter(
    (name) => !isInstalled(name),
  );
  if (missing.length === 0) return;
  say(`Installing ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  spawnSync('apt-get', [...wait, 'update'], { env, stdio: 'inherit' });
  spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...missing], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
