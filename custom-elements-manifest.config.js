// Reads the class comments of the elements into types/: the manifest, and what editors take from it.
// tools/manifest.mjs runs it; the folder comes from there, so that the drift check can write beside the real one.
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const outdir = process.env.MANIFEST_FOLDER ?? 'types';

/**
 * Leaves what a host can use: the elements, their public members, and the events named in the class comment. The analyzer
 * also lists template functions, private state and events whose names it guesses from constructor arguments.
 */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.modules = manifest.modules
      .filter((module) => module.declarations?.some((known) => known.customElement))
      .sort((a, b) => (a.path < b.path ? -1 : 1)); // found in the order of the disk, which differs between machines
    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter((known) => known.customElement);
      for (const element of module.declarations) {
        element.members = element.members?.filter(({ privacy, name, inheritedFrom }) => {
          const isHidden =
            name === 'shadowRootOptions' || privacy === 'private' || privacy === 'protected' || name.startsWith('#');
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
  plugins: [publicOnly, customElementVsCodePlugin({ outdir })],
};
