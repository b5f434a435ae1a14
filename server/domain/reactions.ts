/**
 * Reactions: who has put which emoji on a message. The message's row carries the counts; who they are is asked for. One's
 * own tabs learn of one's own by a row in `me:`. No write is made per reader and no cap put on their number.
 */
import { channelStream, meStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { MessageRow, Reaction } from '../../src/protocol/messages.ts';
import type { CommandContext, CommandDeclaration, QueryDeclaration } from './command.ts';
import { conflict, invalid } from './refusals.ts';
import { requireNotArchived, requireRightIn, seeMessage, watchMessage } from './rights.ts';

const RGI = new RegExp('^\\p{RGI_Emoji}$', 'v');
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** In the form that keyboards give, so that one heart is not counted as two kinds. */
function oneEmoji(emoji: string): string {
  if (RGI.test(emoji)) return emoji;
  if (RGI.test(`${emoji}\ufe0f`)) return `${emoji}\ufe0f`;
  const isOne = [...graphemes.segment(emoji)].length === 1 && /\p{Extended_Pictographic}/u.test(emoji);
  if (!isOne) throw invalid('emoji', 'A reaction is one emoji. Choose one and try again.');
  return emoji;
}

export const reactionSet: CommandDeclaration<'reaction.set'> = {
  type: 'reaction.set',
  rate: 'react',
  async handle(context, { messageId, emoji: given, on }) {
    const { message, channel } = await seeMessage(context, messageId);
    requireNotArchived(channel);
    if (on) requireRightIn(context, channel, 'reaction.add', 'react here');
    const emoji = oneEmoji(given);
    if (message.removed) {
      if (on) throw conflict('This message was deleted, so nobody can react to it.');
      return { rev: 0 };
    }
    if (
      on &&
      message.reactions.length >= LIMITS.reactionKinds &&
      !message.reactions.some((one) => one.emoji === emoji)
    ) {
      throw conflict(
        `A message can have at most ${String(LIMITS.reactionKinds)} kinds of reaction. Join one that is there.`,
      );
    }
    const changed = await context.tx.setReaction(messageId, context.actor.memberId, emoji, on);
    if (!changed) return { rev: 0 };
    await writeOwn(context, message);
    const reactions = counted(message.reactions, emoji, on ? 1 : -1);
    return { rev: await context.write(channelStream(message.channelId), { ...message, reactions }) };
  },
};

/** One person fewer with this emoji. */
export function withoutReaction(reactions: readonly Reaction[], emoji: string): Reaction[] {
  return counted(reactions, emoji, -1);
}

/** In the order in which the kinds came. */
function counted(reactions: readonly Reaction[], emoji: string, by: 1 | -1): Reaction[] {
  const known = reactions.some((one) => one.emoji === emoji);
  const all = known ? reactions : [...reactions, { emoji, count: 0 }];
  return all
    .map((one) => (one.emoji === emoji ? { emoji, count: one.count + by } : one))
    .filter(({ count }) => count > 0);
}

async function writeOwn(context: CommandContext, { id, channelId }: MessageRow): Promise<void> {
  const { memberId } = context.actor;
  const emojis = (await context.tx.ownReactions(memberId, [id])).get(id) ?? [];
  const row =
    emojis.length > 0
      ? { kind: 'reaction' as const, id, channelId, emojis: [...emojis] }
      : { kind: 'reaction' as const, id, deleted: true as const };
  await context.write(meStream(memberId), row);
}

export const reactionsList: QueryDeclaration<'reactions.list'> = {
  type: 'reactions.list',
  rate: 'query',
  async answer(context, { messageId, emoji }) {
    await watchMessage(context, messageId);
    const byEmoji = new Map<string, string[]>();
    for (const entry of await context.reader.reactions(messageId)) {
      if (emoji !== undefined && entry.emoji !== oneEmoji(emoji)) continue;
      const known = byEmoji.get(entry.emoji);
      if (known) known.push(entry.memberId);
      else byEmoji.set(entry.emoji, [entry.memberId]);
    }
    return { reactions: [...byEmoji].map(([kind, memberIds]) => ({ emoji: kind, memberIds })) };
  },
};
