/** All that a community needs soon after its first paint, as one file. */
export { laterBase } from '../base/later-base.ts';
export { laterSurfaces } from '../base/later-surfaces.ts';
export { communityLaterStyles } from './community-later.styles.ts';
export { FrameDeeds } from './frame-deeds.ts';
import '../locales/en-frame-soon.ts';
import '../icons/soon-shapes.ts';
