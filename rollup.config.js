// Makes cdn/, the files behind the script tag, out of what tsc wrote to dist/:
//   cdn/hearth.js     the script tag's file: a classic script, so it works in head or body, async or not
//   cdn/elements.js   all elements as a module, for pages that place them by hand
//   cdn/c/*.js        what both load: modules named by a hash of their content, so they may be cached for ever
//   cdn/manifest.json which file imports which; the size budgets read it
import { basename } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import minifyLiterals from 'rollup-plugin-html-literals';
import { shortPrivateNames } from './tools/private-names.mjs';
import { withoutSheetFallback } from './tools/sheet-fallback.mjs';

const tag = 'dist/components/embed.js';
const resolve = nodeResolve({ browser: true, exportConditions: ['production'] });
const minify = [
  withoutSheetFallback(),
  shortPrivateNames(),
  minifyLiterals({ include: ['dist/**'], failOnError: true }),
  // nanostores asks for process.env, which no browser has
  terser({
    ecma: 2022,
    module: true,
    compress: {
      passes: 3,
      unsafe_arrows: true,
      keep_fargs: false,
      global_defs: { 'process.env.NODE_ENV': 'production' },
    },
    format: { comments: false },
  }),
];

/** The modules that the script tag's file loads when they are needed. */
async function lazyPartsOf(input) {
  const found = new Set();
  const collect = {
    name: 'collect-lazy-parts',
    async resolveDynamicImport(specifier, importer) {
      found.add((await this.resolve(specifier, importer)).id);
      return { id: specifier, external: true };
    },
  };
  const bundle = await rollup({ input, plugins: [collect, resolve] });
  await bundle.close();
  return [...found];
}

/** Which file imports which, and where each lazy part of the script tag's file ended up. */
const files = {};
const fileOfPart = new Map();
function describeFiles({ isLast }) {
  return {
    name: 'describe-files',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        if (chunk.facadeModuleId) fileOfPart.set(chunk.facadeModuleId, chunk.fileName);
        files[chunk.fileName] = { imports: chunk.imports, dynamicImports: chunk.dynamicImports };
      }
      if (!isLast) return;
      const opens = Object.fromEntries(lazyParts.map((id) => [basename(id, '.js'), fileOfPart.get(id)]));
      this.emitFile({
        type: 'asset',
        fileName: 'manifest.json',
        source: `${JSON.stringify({ launcher: 'hearth.js', opens, files }, null, 2)}\n`,
      });
    },
  };
}

/**
 * A classic script from another origin has no base address of its own for import(), so the address is taken from its
 * tag while it runs, and every import() in it is written in terms of that.
 */
const importFromOwnFolder = {
  name: 'import-from-own-folder',
  async resolveDynamicImport(specifier, importer) {
    const { id } = await this.resolve(specifier, importer);
    return { id: `./${fileOfPart.get(id)}`, external: true };
  },
  renderDynamicImport: () => ({ left: 'import(new URL(', right: ', hearthScript).href)' }),
};

const lazyParts = await lazyPartsOf(tag);
const named = Object.fromEntries(lazyParts.map((id) => [basename(id, '.js'), id]));
/**
 * The badge brings a core of its own, so that neither it nor the community is cut in two to share one: as a single file
 * the community is smaller, and the badge's page loads nothing of it. Both speak through the client that the page keeps.
 */
const { 'unread-badge': badge, ...parts } = named;

const modules = (input, isLast) => ({
  input,
  plugins: [resolve, ...minify, describeFiles({ isLast })],
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: 'cdn',
    format: 'esm',
    sourcemap: true,
    entryFileNames: ({ name }) => (name === 'elements' ? 'elements.js' : 'c/[name]-[hash:7].js'),
    chunkFileNames: 'c/[name]-[hash:7].js',
  },
});

export default [
  modules({ 'unread-badge': badge }, false),
  modules({ ...parts, elements: 'dist/components/index.js' }, true),
  {
    input: tag,
    plugins: [importFromOwnFolder, resolve, ...minify],
    output: {
      file: 'cdn/hearth.js',
      format: 'iife',
      name: 'hearthTag',
      intro:
        'const hearthScript = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript").get.call(document)?.src;',
      sourcemap: true,
    },
  },
];
