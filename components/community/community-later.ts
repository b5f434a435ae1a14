/** All that a community needs soon after its first paint, as one file: the line about the connection, states, keys. */
export { laterSurfaces } from '../base/later-surfaces.ts';
export { BannerController } from './banner-controller.ts';
export { bannerStrip } from './banner.ts';
export { ShortcutsController } from './shortcuts-controller.ts';
export { connectionState, emptyState, missing } from './states.ts';
import '../locales/en-frame-soon.ts';
