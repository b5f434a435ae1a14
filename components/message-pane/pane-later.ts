/** All that a pane needs soon after its first paint, as one file. */
export { laterSurfaces } from '../base/later-surfaces.ts';
export { jumpPills } from './jump-pills.ts';
export { LogExtras } from './log-later.ts';
export { messageTools } from '../message-list/message-tools.ts';
export { guidelinesCard, pinnedBar, toast } from './pane-extras.ts';
export { emptyChannel, failedChannel, misconfigured, missingChannel } from './pane-states.ts';
export { paneLaterStyles } from './pane-later.styles.ts';
export { Pins } from './pins.ts';
import '../locales/en-soon.ts';
