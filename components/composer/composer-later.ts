/** All that a composer needs soon after its first paint, as one file. */
export { FocusKeeper } from '../base/focus-keeper.ts';
export { laterBase } from '../base/later-base.ts';
export { composerLaterStyles } from './composer-later.styles.ts';
export { counter, typingLine } from './composer-parts.ts';
export { WrittenText } from './mention-text.ts';
export { WritingDesk } from './writing-desk.ts';
import '../locales/en-composer-soon.ts';
import '../icons/soon-shapes.ts';
