/** Pinned messages of a channel. A pin is a field of the message's row, so it travels and ends with it. */
import { channelStream } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { CommandDeclaration, QueryDeclaration } from './command.ts';
import { withOwnReactions } from './own-reactions.ts';
import { conflict } from './refusals.ts';
import { requireNotArchived, requireRightIn, seeMessage, watchChannel } from './rights.ts';

export const messagePin: CommandDeclaration<'message.pin'> = {
  type: 'message.pin',
  rate: 'manage',
  async handle(context, { messageId, on }) {
    const { message, channel } = await seeMessage(context, messageId);
    requireNotArchived(channel);
    requireRightIn(context, channel, 'message.pin', 'pin messages here');
    if (message.removed) throw conflict('This message was deleted, so it cannot be pinned.');
    const { pinned, ...rest } = message;
    if ((pinned !== undefined) === on) return { rev: 0 };
    if (on && (await context.tx.pins(message.channelId)).length >= LIMITS.pins) {
      throw conflict(`This channel already has ${String(LIMITS.pins)} pinned messages. Unpin one first.`);
    }
    context.audit({ subjectId: message.authorId, detail: { channelId: message.channelId, messageId, on } });
    const row = on ? { ...rest, pinned: { byId: context.actor.memberId, at: context.now } } : rest;
    return { rev: await context.write(channelStream(message.channelId), row) };
  },
};

export const pinsList: QueryDeclaration<'pins.list'> = {
  type: 'pins.list',
  rate: 'query',
  async answer(context, { channelId }) {
    await watchChannel(context, channelId);
    const rows = await context.reader.pins(channelId);
    return { rows: await withOwnReactions(context.reader, context.actor.memberId, rows) };
  },
};
