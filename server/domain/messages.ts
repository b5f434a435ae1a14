/**
 * Writing messages: send, edit, delete. A message's id is its command's `opId`, its place the channel's next seq; both are
 * given inside the transaction. Removed text is gone from the row at once; earlier versions stay for who may remove.
 */
import { sendPermission } from '../../src/model/permissions.ts';
import { channelStream } from '../../src/protocol/ids.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { CommandContext, CommandDeclaration } from './command.ts';
import { checkText } from './message-checks.ts';
import { forgetNotifications, keepBroadMentions, notifyReached, reachedBy } from './mentions.ts';
import { conflict, forbidden, invalid, notFound } from './refusals.ts';
import { requireNotArchived, requireRightIn, seeChannel, type SeenChannel, seeMessage } from './rights.ts';

function requireSend(context: CommandContext, channel: SeenChannel): void {
  requireNotArchived(channel);
  const { type } = channel.row;
  const deed = type === 'announcement' ? 'post in this announcement channel' : 'write in this channel';
  requireRightIn(context, channel, sendPermission(type), deed);
}

/** The answered message; one of another channel is refused like one that does not exist. */
async function findReplied(
  context: CommandContext,
  channel: SeenChannel,
  replyToId: string | undefined,
): Promise<MessageRow | undefined> {
  if (replyToId === undefined) return undefined;
  const replied = await context.tx.message(replyToId);
  if (replied?.channelId !== channel.row.id) throw notFound('The message you answer');
  return replied;
}

export const messageSend: CommandDeclaration<'message.send'> = {
  type: 'message.send',
  rate: 'send',
  async handle(context, { channelId, text, replyToId, threadId }) {
    const channel = await seeChannel(context, channelId);
    requireSend(context, channel);
    if (threadId !== undefined) throw notFound('This thread');
    const called = checkText(text);
    const replied = await findReplied(context, channel, replyToId);
    const mentions = await reachedBy(context, channel, called);
    const message: Omit<MessageRow, 'rev'> = {
      kind: 'message',
      id: context.opId,
      channelId,
      seq: await context.tx.nextSeq(channelId, context.now),
      authorId: context.actor.memberId,
      text,
      createdAt: context.now,
      ...(replyToId === undefined ? {} : { replyToId }),
      reactions: [],
      ...(mentions ? { mentions } : {}),
    };
    const rev = await context.write(channelStream(channelId), message, { isNew: true });
    await keepBroadMentions(context, channel, message);
    await notifyReached(context, channel, message, replied?.removed ? undefined : replied);
    return { messageId: message.id, seq: message.seq, rev };
  },
};

export const messageEdit: CommandDeclaration<'message.edit'> = {
  type: 'message.edit',
  rate: 'send',
  async handle(context, { messageId, text, baseRev }) {
    const { message, channel } = await seeMessage(context, messageId);
    if (message.authorId !== context.actor.memberId) throw forbidden('You can only edit your own messages.');
    requireSend(context, channel);
    if (message.removed) throw conflict('This message was deleted, so it cannot be edited.');
    const called = checkText(text);
    checkBase(message, baseRev);
    if (text === message.text) return { rev: 0 };
    const mentions = await reachedBy(context, channel, called);
    const { mentions: _, ...rest } = message;
    await context.tx.addVersion(messageId, {
      text: message.text,
      at: message.editedAt ?? message.createdAt,
      byId: message.authorId,
    });
    const row = { ...rest, text, editedAt: context.now, ...(mentions ? { mentions } : {}) };
    return { rev: await context.write(channelStream(message.channelId), row) };
  },
};

/**
 * A row's rev also rises by reactions and pins, which harm no edit: so a message never edited is never in conflict. For
 * one that was, an older rev may have missed that edit.
 */
function checkBase(message: MessageRow, baseRev: number | undefined): void {
  if (baseRev === undefined) return;
  if (baseRev > message.rev) throw invalid('baseRev', 'The field “baseRev” must be a rev that this message had.');
  if (baseRev < message.rev && message.editedAt !== undefined) {
    throw conflict('This message was edited elsewhere meanwhile. Look at it again before you save.');
  }
}

export const messageDelete: CommandDeclaration<'message.delete'> = {
  type: 'message.delete',
  rate: 'send',
  async handle(context, { messageId, reason }) {
    const { message, channel } = await seeMessage(context, messageId);
    const isAuthor = message.authorId === context.actor.memberId;
    if (!isAuthor) requireRightIn(context, channel, 'message.remove', 'delete messages of others here');
    else if (!channel.permissions.has('message.remove')) requireNotArchived(channel);
    if (message.removed) return { rev: 0 };
    const { id, channelId, seq, authorId, createdAt, replyToId } = message;
    await context.tx.addVersion(id, { text: message.text, at: message.editedAt ?? createdAt, byId: authorId });
    await context.tx.dropReactions(id);
    await forgetNotifications(context, channel, message);
    if (!isAuthor) {
      context.audit({
        subjectId: authorId,
        ...(reason === undefined ? {} : { reason }),
        detail: { channelId, messageId },
      });
    }
    const rev = await context.write(channelStream(channelId), {
      kind: 'message',
      id,
      channelId,
      seq,
      authorId,
      text: '',
      createdAt,
      ...(replyToId === undefined ? {} : { replyToId }),
      reactions: [],
      removed: {
        by: isAuthor ? 'author' : 'moderator',
        byId: context.actor.memberId,
        at: context.now,
        ...(isAuthor || reason === undefined ? {} : { reason }),
      },
    });
    return { rev };
  },
};
