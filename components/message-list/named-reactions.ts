/** The six reactions that have a name and a drawn icon. On the wire they are emoji like any other. */
import { circleHelp, eye, handHeart, heart, medal, thumbsUp } from '../icons/shapes.ts';

export interface NamedReaction {
  readonly emoji: string;
  readonly shape: string;
  readonly word:
    'reaction.thanks' | 'reaction.yes' | 'reaction.love' | 'reaction.bravo' | 'reaction.seen' | 'reaction.ask';
}

export const THANKS: NamedReaction = { emoji: '🙏', shape: handHeart, word: 'reaction.thanks' };

export const NAMED_REACTIONS: readonly NamedReaction[] = [
  THANKS,
  { emoji: '👍', shape: thumbsUp, word: 'reaction.yes' },
  { emoji: '❤️', shape: heart, word: 'reaction.love' },
  { emoji: '👏', shape: medal, word: 'reaction.bravo' },
  { emoji: '👀', shape: eye, word: 'reaction.seen' },
  { emoji: '❓', shape: circleHelp, word: 'reaction.ask' },
];

const byEmoji = new Map(
  NAMED_REACTIONS.flatMap((named) => [
    [named.emoji, named],
    [named.emoji.replace('\ufe0f', ''), named],
  ]),
);

export function namedReaction(emoji: string): NamedReaction | undefined {
  return byEmoji.get(emoji);
}
