/** The drawn icons of the named reactions. */
import { circleHelp, eye, handHeart, medal, thumbsUp } from '../icons/later-shapes.ts';
import { heart } from '../icons/soon-shapes.ts';
import type { ReactionShapes } from './named-reactions.ts';

export const reactionShapes: ReactionShapes = {
  'reaction.thanks': handHeart,
  'reaction.yes': thumbsUp,
  'reaction.love': heart,
  'reaction.bravo': medal,
  'reaction.seen': eye,
  'reaction.ask': circleHelp,
};
