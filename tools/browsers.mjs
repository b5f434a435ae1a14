// Which browser engines stand on this machine, and where. Tests ask here; nothing else knows a browser's path.
// On Debian the missing ones are installed; elsewhere any Chrome or Chromium will do and the rest is left out in words.
import { existsSync } from 'node:fs';
import { installPackages, onPath } from './debian.mjs';

const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
};
const fontPackages = ['fonts-noto-core', 'fonts-noto-color-emoji'];

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

/** Installs what is missing, with fonts for all the scripts that tests write. */
export function installBrowsers(say) {
  const found = findBrowsers();
  const engines = Object.keys(debianPackages).filter((engine) => !found[engine]);
  installPackages([...engines.flatMap((engine) => debianPackages[engine]), ...fontPackages], say);
}
