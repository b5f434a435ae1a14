/** The six reactions that have a name and a drawn icon. On the wire they are emoji like any other. */

export interface NamedReaction {
  readonly emoji: string;
  readonly word:
    'reaction.thanks' | 'reaction.yes' | 'reaction.love' | 'reaction.bravo' | 'reaction.seen' | 'reaction.ask';
}
/** Their icons by word; they come after the first paint, their place is kept. */
export type ReactionShapes = Readonly<Record<NamedReaction['word'], string>>;

export const THANKS: NamedReaction = { emoji: '🙏', word: 'reaction.thanks' };

export const NAMED_REACTIONS: readonly NamedReaction[] = [
  THANKS,
  { emoji: '👍', word: 'reaction.yes' },
  { emoji: '❤️', word: 'reaction.love' },
  { emoji: '👏', word: 'reaction.bravo' },
  { emoji: '👀', word: 'reaction.seen' },
  { emoji: '❓', word: 'reaction.ask' },
];

/** Some keyboards leave the variation selector out. */
export function namedReaction(emoji: string): NamedReaction | undefined {
  const bare = emoji.replace('\ufe0f', '');
  return NAMED_REACTIONS.find((named) => named.emoji.replace('\ufe0f', '') === bare);
}
