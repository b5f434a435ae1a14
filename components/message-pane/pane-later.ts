/** All that a pane needs soon after its first paint, as one file. */
export { laterBase } from '../base/later-base.ts';
export { laterSurfaces } from '../base/later-surfaces.ts';
export { errorText } from '../locales/error-text.ts';
export { messageTools } from '../message-list/message-tools.ts';
export { reactionShapes } from '../message-list/reaction-shapes.ts';
export { PaneDeeds } from './pane-deeds.ts';
export { paneLaterStyles } from './pane-later.styles.ts';
import '../channel-list/named-shapes.ts';
import '../locales/en-soon.ts';
import '../icons/soon-shapes.ts';
