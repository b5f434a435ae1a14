/**
 * Whom a message really calls. The text says whom it means; rights and audience say whom it reaches. A mention of many
 * without the right stays plain text, a mention of somebody who cannot read the channel calls nobody.
 */
import type { MentionedInText } from '../../src/model/message-text.ts';
import { permissionsOf } from '../../src/model/permissions.ts';
import type { ChannelRow } from '../../src/protocol/channels.ts';
import { channelStream, meStream } from '../../src/protocol/ids.ts';
import { isDead } from '../../src/protocol/rows.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { Mentions, MessageRow } from '../../src/protocol/messages.ts';
import type { CommandContext, QueryContext } from './command.ts';
import { viewerOf } from './context.ts';
import type { SeenChannel } from './rights.ts';

type Writing = Pick<CommandContext, 'tx' | 'write'>;

export function canRead(
  context: Omit<QueryContext, 'guard'>,
  member: MemberRow | undefined,
  { place }: Pick<SeenChannel, 'place'>,
): boolean {
  if (member?.status !== 'active') return false;
  const viewer = viewerOf(member, context.community);
  return permissionsOf(viewer, context.roles, context.now, place).has('channel.view');
}

/** @returns undefined when the message calls nobody. */
export async function reachedBy(
  context: CommandContext,
  channel: SeenChannel,
  called: MentionedInText,
): Promise<Mentions | undefined> {
  const { roles, tx, actor } = context;
  const named = called.memberIds.length > 0 ? await tx.members(actor.communityId, called.memberIds) : [];
  const readers = new Set(named.filter((member) => canRead(context, member, channel)).map(({ id }) => id));
  const memberIds = called.memberIds.filter((id) => readers.has(id));
  const mayCallRoles = channel.permissions.has('mention.role');
  const callable = roles.filter((role) => !role.everyone && (mayCallRoles || role.mentionable)).map(({ id }) => id);
  const roleIds = called.roleIds.filter((id) => callable.includes(id));
  const everyone = (called.everyone || called.here) && channel.permissions.has('mention.everyone');
  return memberIds.length > 0 || roleIds.length > 0 || everyone ? { memberIds, roleIds, everyone } : undefined;
}

/** Tells those called by name and the one who is answered, once each; never the writer, nor who has hidden the writer. */
export async function notifyReached(
  context: CommandContext,
  channel: SeenChannel,
  message: Omit<MessageRow, 'rev'>,
  repliedTo?: MessageRow,
): Promise<void> {
  const mentioned = message.mentions?.memberIds ?? [];
  const targets = new Map<string, 'mention' | 'reply'>(mentioned.map((id) => [id, 'mention']));
  if (repliedTo && !targets.has(repliedTo.authorId)) {
    const author = await context.tx.member(context.actor.communityId, repliedTo.authorId);
    if (canRead(context, author, channel)) targets.set(repliedTo.authorId, 'reply');
  }
  targets.delete(message.authorId);
  for (const [memberId, type] of targets) {
    const stream = meStream(memberId);
    const block = await context.tx.row(stream, 'block', message.authorId);
    if (block && !isDead(block)) continue;
    const { id, channelId, seq, authorId, createdAt } = message;
    await context.write(stream, { kind: 'notification', id, type, channelId, messageId: id, seq, authorId, createdAt });
  }
}

/** The message is gone: so is what told people of it. A notification carries its message's id. */
export async function forgetNotifications(
  context: Writing,
  { row: channel }: Pick<SeenChannel, 'row'>,
  message: MessageRow,
): Promise<void> {
  if (await context.tx.dropBroadMentions(channel.id, message.seq)) await writeHead(context, channel);
  const repliedTo = message.replyToId === undefined ? undefined : await context.tx.message(message.replyToId);
  const told = new Set([...(message.mentions?.memberIds ?? []), ...(repliedTo ? [repliedTo.authorId] : [])]);
  for (const memberId of told) {
    const row = await context.tx.row(meStream(memberId), 'notification', message.id);
    if (row && !isDead(row))
      await context.write(meStream(memberId), { kind: 'notification', id: message.id, deleted: true });
  }
}

/** Mentions of many are kept with the channel, never written a member; the channel's row travels with them. */
export async function keepBroadMentions(
  context: CommandContext,
  { row }: SeenChannel,
  message: Omit<MessageRow, 'rev'>,
): Promise<void> {
  const { seq, authorId, mentions } = message;
  if (!mentions || (!mentions.everyone && mentions.roleIds.length === 0)) return;
  const called = mentions.everyone ? [null] : mentions.roleIds;
  for (const roleId of called) await context.tx.addBroadMention(row.id, { seq, authorId, roleId });
  await writeHead(context, row);
}

async function writeHead(context: Writing, row: ChannelRow): Promise<void> {
  const stream = channelStream(row.id);
  const { lastSeq, lastAt, broadMentions } = await context.tx.head(stream);
  await context.write(stream, { ...row, lastSeq, lastAt, broadMentions: [...broadMentions] });
}
