// `npm test`: readies the clone, then runs every stage and adds up what passed and failed.
// The last line printed is always "N passed, N failed"; the exit code is 1 when anything failed.
// `--only types,unit` runs single stages; more words after `--` go to the runner of a test stage.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, buildClient, onEnding, say } from './bootstrap.mjs';
import { findBrowsers, installBrowsers } from './browsers.mjs';
import { installPackages } from './debian.mjs';
import { installDatabases } from './databases.mjs';
import { root } from './files.mjs';
import { stages } from './stages.mjs';

const countsFolder = join(root, '.cache', 'test');
const engineNames = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

/** Someone pressed Ctrl-C, or the build machine gave up: the stages that are left do not begin. */
let interrupted = false;

/** Runs a command, passing its output on as it comes, or only when it fails if `quiet`. */
function run([command, ...args], { env, minutes = 10, quiet = false }) {
  return new Promise((resolve) => {
    // A group of its own, so that at the time limit a runner's browsers and servers end with it.
    const options = {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    };
    const child = spawn(command, args, options);
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    const endGroup = (signal) => child.pid && process.kill(-child.pid, signal);
    const limit = setTimeout(() => {
      say(`Stopped after ${minutes} minutes.`);
      endGroup('SIGKILL');
    }, minutes * 60_000);
    const stopListening = onEnding(() => {
      interrupted = true;
      endGroup('SIGTERM');
    });
    const finish = (code) => {
      clearTimeout(limit);
      stopListening();
      if (code !== 0 && quiet) process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    };
    child.on('error', (error) => {
      say(error.message);
      finish(1);
    });
    child.on('close', finish);
  });
}

async function runChecks(stage, { env }) {
  const counts = { passed: 0, failed: 0 };
  for (const { name, command } of stage.checks()) {
    const passed = await run(command, { env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' }, quiet: true });
    say(`  ${passed ? 'ok    ' : 'FAILED'} ${name}`);
    counts[passed ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

/** A runner that left no counts, or ran nothing, has failed: silence is not success. */
function readCounts(file, ended) {
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{}') : {};
  const { passed = 0, failed = 0 } = counts;
  if (failed === 0 && (!ended || passed === 0)) {
    say(passed === 0 ? '  No test ran.' : '  The runner failed though its tests passed.');
    return { passed, failed: 1 };
  }
  return { passed, failed };
}

async function runTests(stage, { env }, extra) {
  if (!existsSync(join(root, stage.folder))) {
    say(`  nothing yet (${stage.folder})`);
    return { passed: 0, failed: 0 };
  }
  const file = join(countsFolder, `${stage.name}.json`);
  rmSync(file, { force: true });
  const files = stage.files();
  if (files.length === 0) {
    say(`  ${stage.folder} holds no test.`);
    return { passed: 0, failed: 1 };
  }
  const [command, ...args] = stage.command(files);
  const counting = [
    `--test-reporter=${join(root, 'tools', 'count-reporter.mjs')}`,
    `--test-reporter-destination=${file}`,
  ];
  const own = command === 'node' ? [...counting, ...args] : args;
  const ended = await run([command, ...own, ...extra], { env: { ...env, TEST_COUNTS: file }, minutes: stage.minutes });
  return readCounts(file, ended);
}

function readyBrowsers(env) {
  installBrowsers(say);
  const found = findBrowsers();
  const missing = Object.keys(engineNames).filter((engine) => !found[engine]);
  if (missing.length > 0) {
    say(`Not on this machine, so left out: ${missing.map((engine) => engineNames[engine]).join(', ')}.`);
  }
  if (!found.chromium) say('End-to-end tests need Chrome or Chromium: install one, or name it in CHROME_PATH.');
  return found.chromium ? { ...env, CHROME_PATH: found.chromium } : env;
}

function chosenStages(args) {
  const at = args.indexOf('--only');
  if (at === -1) return stages;
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Error(`No stage "${unknown.join(', ')}". There are: ${stages.map((stage) => stage.name).join(', ')}.`);
  }
  return stages.filter((stage) => names.includes(stage.name));
}

/** What stops one stage from running at all is that stage's failure; the others still run. */
async function runStage(stage, ready, extra) {
  try {
    if (stage.packages) installPackages(stage.packages, say);
    if (stage.needsBuild) buildClient(ready);
    return stage.checks ? await runChecks(stage, ready) : await runTests(stage, ready, extra);
  } catch (error) {
    say(`  ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

async function runStages(total) {
  const args = process.argv.slice(2);
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const chosen = chosenStages(args.slice(0, end));
  const ready = bootstrap();
  if (chosen.some((stage) => stage.needsBrowser)) ready.env = readyBrowsers(ready.env);
  if (chosen.some((stage) => stage.needsDatabases)) installDatabases(say);
  mkdirSync(countsFolder, { recursive: true });
  for (const stage of chosen) {
    if (interrupted) throw new Error('Interrupted: the remaining stages did not run.');
    const beganAt = Date.now();
    say(`\n${stage.name}`);
    const counts = await runStage(stage, ready, args.slice(end + 1));
    total.passed += counts.passed;
    total.failed += counts.failed;
    say(`  ${counts.passed} passed, ${counts.failed} failed in ${((Date.now() - beganAt) / 1000).toFixed(1)} s`);
  }
}

const total = { passed: 0, failed: 0 };
try {
  await runStages(total);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  total.failed += 1;
}
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
say(`\n${total.passed} passed, ${total.failed} failed`);
