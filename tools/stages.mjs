// The stages of `npm test`, in order. A stage either is a list of plain checks, each of which passes or fails as one,
// or runs the test files of a folder and counts each test. test.mjs runs them; here stands only what they are.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { filesIn, root } from './files.mjs';

function testFilesIn(folder) {
  return filesIn(folder).filter((path) => path.endsWith('.test.ts'));
}

/** TypeScript projects that have something in them yet. */
function projects() {
  const all = [
    'tsconfig.json',
    'src',
    'server',
    'server/domain',
    'test',
    'test/browser',
    'bench',
    'demo/content',
    'tools',
  ];
  return all.filter((project) => project.endsWith('.json') || existsSync(join(root, project, 'tsconfig.json')));
}

const check = (name, ...command) => ({ name, command });

/** Files side by side. Most of their time goes by waiting, so one core less than there are, as node does it, is too few of two. */
const atOnce = [`--test-concurrency=${Math.max(2, availableParallelism() - 1)}`];

/** Tests that node:test runs, at most `minutes` in all; one file may take half of that, so that the others still run. */
const nodeTests = (name, folder, { without, minutes = 10 } = {}) => ({
  name,
  folder,
  minutes,
  files: () => testFilesIn(folder).filter((path) => !without || !path.startsWith(join(without, '/'))),
  command: (files) => {
    const report = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
    return ['node', '--test', ...atOnce, `--test-timeout=${minutes * 30_000}`, ...report, ...files];
  },
});

export const stages = [
  {
    name: 'types',
    checks: () => projects().map((project) => check(`tsc -p ${project}`, 'tsc', '-p', project)),
  },
  {
    name: 'lint',
    checks: () => [
      check('eslint', 'eslint', '--max-warnings=0', '.'),
      check('prettier', 'prettier', '--check', '--log-level=warn', '.'),
      check('lit-analyzer', 'lit-analyzer', '--strict', 'components/**/*.ts'),
      check('layers and circles', 'depcruise', 'src', 'components', 'server', '--output-type', 'err-long'),
    ],
  },
  // the languages whose lines in the guide are run
  { ...nodeTests('unit', 'test/node', { without: 'test/node/server' }), packages: ['php-cli', 'python3', 'ruby'] },
  { ...nodeTests('contract', 'test/contract'), needsDatabases: true },
  { ...nodeTests('server', 'test/node/server'), needsDatabases: true },
  nodeTests('simulation', 'test/simulation'),
  { ...nodeTests('torture', 'test/torture'), needsBrowser: true, needsDatabases: true },
  {
    name: 'browser',
    folder: 'test/browser',
    minutes: 30,
    needsBrowser: true,
    files: () => testFilesIn('test/browser'),
    command: () => ['wtr'],
  },
  { ...nodeTests('e2e', 'test/e2e', { minutes: 30 }), needsBrowser: true, needsBuild: true },
  { ...nodeTests('accessibility', 'test/accessibility', { minutes: 30 }), needsBrowser: true, needsBuild: true },
  { name: 'size', needsBuild: true, checks: () => [check('size budgets', 'node', 'tools/check-size.mjs')] },
  { name: 'manifest', checks: () => [check('manifest drift', 'node', 'tools/manifest.mjs', '--check')] },
  {
    name: 'package',
    needsBuild: true,
    checks: () => [
      check('publint', 'publint', '--strict'),
      check('types of the package', 'attw', '--pack', '.', '--profile', 'esm-only', '--format', 'table-flipped'),
      check('types in React and Vue', 'node', 'tools/check-consumers.mjs'),
    ],
  },
];
