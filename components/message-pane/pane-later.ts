/** All that a pane needs soon after its first paint, as one file. */
export { laterSurfaces } from '../base/later-surfaces.ts';
export { messageTools } from '../message-list/message-tools.ts';
export { PaneDeeds } from './pane-deeds.ts';
export { paneLaterStyles } from './pane-later.styles.ts';
import '../locales/en-soon.ts';
