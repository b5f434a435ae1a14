// Reads the class comments of the elements into types/: the manifest, and what editors, JSX and Vue take from it.
// tools/manifest.mjs runs it; the folder comes from there, so that the drift check can write beside the real one.
import { customElementJsxPlugin } from 'custom-element-jsx-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { customElementVuejsPlugin } from 'custom-element-vuejs-integration';

const outdir = process.env.MANIFEST_FOLDER ?? 'types';

/** components/composer/composer.ts defines <hearth-composer>. */
const modulePath = (_className, tag = '') => {
  const stem = tag.replace('hearth-', '');
  return `../dist/components/${stem}/${stem}.js`;
};

export default {
  globs: ['components/*/*.ts'],
  exclude: ['components/**/*.styles.ts', 'components/{base,controllers,locales,icons}/**'],
  outdir,
  litelement: true,
  plugins: [
    customElementVsCodePlugin({ outdir }),
    customElementJsxPlugin({ outdir, modulePath, includeDefaultDOMEvents: false }),
    customElementVuejsPlugin({ outdir, modulePath }),
  ],
};
