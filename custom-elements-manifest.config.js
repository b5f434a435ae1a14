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

/**
 * Leaves what a host can use: the elements, their public members, and the events named in the class comment. The analyzer
 * also lists template functions, private state and events whose names it guesses from constructor arguments.
 */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.modules = manifest.modules.filter((module) => module.declarations?.some((known) => known.customElement));
    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter((known) => known.customElement);
      for (const element of module.declarations) {
        element.members = element.members?.filter(({ privacy, name, inheritedFrom }) => {
          const isHidden = privacy === 'private' || privacy === 'protected' || name.startsWith('#');
          return !isHidden && !inheritedFrom;
        });
        element.events = element.events?.filter(({ name }) => name?.startsWith('hearth-'));
      }
    }
  },
};

export default {
  globs: ['components/*/*.ts'],
  exclude: ['components/**/*.styles.ts', 'components/{base,controllers,locales,icons}/**'],
  outdir,
  litelement: true,
  packagejson: false,
  plugins: [
    publicOnly,
    customElementVsCodePlugin({ outdir }),
    customElementJsxPlugin({ outdir, modulePath, includeDefaultDOMEvents: false }),
    customElementVuejsPlugin({ outdir, modulePath }),
  ],
};
