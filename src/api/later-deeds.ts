/** Where the deeds come from that the first picture does without. */
import { Later } from '../util/later.ts';

export const laterDeeds = new Later(() => import('./deeds.ts'));
