/** All that a channel list needs soon after it stands, as one file. */
export { listLaterStyles } from './list-later.styles.ts';
export { filterGroups, menuButton, noneFound } from './list-extras.ts';
export { ListKeys } from './list-keys.ts';
import './named-shapes.ts';
import '../icons/soon-shapes.ts';
