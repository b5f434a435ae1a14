// Strict types everywhere; beyond that, the rules of the house that a machine can hold: no HTML strings and no inline style
// (strict CSP and Trusted Types), no clock, chance or platform in the core and the domain outside their named adapters.
import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Files of the core that speak to the browser, the network or the clock on behalf of the others, through a port. */
const platformAdapters = [
  'src/client.ts',
  'src/util/clock.ts',
  'src/net/socket-*.ts',
  'src/net/fetch-*.ts',
  'src/net/own-identity.ts',
  'src/cache/idb-*.ts',
  'src/cache/device-*.ts',
  'src/sync/browser-*.ts',
];

const handedIn = 'It is handed in through a port, so that tests and the simulation can drive it.';

const platformGlobals = [
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback', 'performance'],
  ...['crypto', 'fetch', 'WebSocket', 'XMLHttpRequest', 'indexedDB', 'localStorage', 'sessionStorage'],
  ...['BroadcastChannel', 'navigator', 'document', 'window', 'location', 'process'],
].map((name) => ({ name, message: handedIn }));

const htmlString = 'An HTML string breaks strict CSP and Trusted Types: render a Lit template.';
const inlineStyle = 'Inline style is blocked by a strict CSP: use a class, an adopted sheet or the .style property.';
const defaultExport = 'Export by name.';

const houseSyntax = [
  { selector: 'ExportDefaultDeclaration', message: defaultExport },
  { selector: 'ExportSpecifier[exported.name="default"]', message: defaultExport },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: htmlString,
  },
  { selector: 'CallExpression[callee.property.name="write"][callee.object.name="document"]', message: htmlString },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\.(inner|outer)HTML\\s*=/]',
    message: htmlString,
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/(^|\\s)style\\s*=/]',
    message: inlineStyle,
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
    message: inlineStyle,
  },
];

const clockSyntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: handedIn },
  { selector: 'CallExpression[callee.name="Date"]', message: handedIn },
];

const clockProperties = [
  { object: 'Date', property: 'now', message: handedIn },
  { object: 'Math', property: 'random', message: handedIn },
];

export default defineConfig(
  { ignores: ['dist', 'cdn', 'coverage', 'types', '.cache', '.node', '**/node_modules', 'test/projects'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  lit['flat/recommended'],
  wc['flat/best-practice'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'wc/guard-super-call': 'off', // LitElement always has the lifecycle methods
      'no-control-regex': 'off', // hostile input is full of control characters: they are matched on purpose
      '@typescript-eslint/unbound-method': 'off', // @event=${this.method} is how Lit listens
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false, properties: false } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off', // an early `return refuse(…)` reads well
      '@typescript-eslint/no-meaningless-void-operator': 'off', // `void call()` says that the result is left on purpose
      '@typescript-eslint/no-extraneous-class': ['error', { allowEmpty: true, allowWithDecorator: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }], // by code points, where that is meant
      '@typescript-eslint/non-nullable-type-assertion-style': 'off', // it would ask for `!`, which is banned
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...houseSyntax],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/unsafe-html*', '**/unsafe-svg*', '**/unsafe-mathml*'], message: htmlString }] },
      ],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'server/domain/**/*.ts'],
    ignores: platformAdapters,
    rules: {
      'no-restricted-globals': ['error', ...platformGlobals],
      'no-restricted-properties': ['error', ...clockProperties],
      'no-restricted-syntax': ['error', ...houseSyntax, ...clockSyntax],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/config.ts', 'server/domain/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'server/config.ts alone reads the environment.' },
      ],
    },
  },
  {
    files: ['components/locales/**', 'server/storage/**/migrations/**', 'demo/content/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off', // a describe() block is a chapter, not a function
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // chai-a11y-axe makes every chai assertion a thenable, and node:test's test() returns a promise
      '@typescript-eslint/no-floating-promises': 'off',
      'lit/attribute-value-entities': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node, parserOptions: { projectService: false } },
    rules: { 'no-restricted-syntax': ['error', ...houseSyntax.slice(2)] },
  },
  {
    // Scripts that the server hands to the browser as they are.
    files: ['demo/pages/**/*.js', 'server/http/assets/**/*.js'],
    languageOptions: { globals: { ...globals.browser, process: 'off' } },
  },
);
