/**
 * Erasing, as the law asks for it: more than deleting, after which moderators can still read what was written. An erased
 * message leaves an empty place in its channel; an erased person leaves a member without a name whom nobody can be again.
 * Called by the operator's commands. May be run again after an interruption: what is erased already is passed over.
 */
import { channelStream, meStream } from '../../src/protocol/ids.ts';
import type { ChannelRow } from '../../src/protocol/channels.ts';
import { PICTURE_PATH } from '../../src/protocol/fields.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { CommunityCache } from './community-cache.ts';
import { forgetNotifications } from './mentions.ts';
import { withoutReaction } from './reactions.ts';
import { conflict, notFound } from './refusals.ts';
import { isTrusted, remarkNamesakes, writeMember } from './similar-names.ts';
import type { Storage } from './storage.ts';
import type { Transact, Unit } from './transact.ts';

export interface ErasureParts {
  readonly storage: Storage;
  readonly transact: Transact;
  readonly cache: CommunityCache;
}
export interface ErasedMember {
  readonly messageCount: number;
  /** Files that nobody shows any more, to be removed by the caller. */
  readonly pictureNames: readonly string[];
}

const OPERATOR = '';
const NAMELESS = 'Former member';
const PAGE = 100;
const OWN_KINDS = ['readMarker', 'notification', 'preference', 'block', 'reaction'] as const;

export async function eraseMessage(parts: ErasureParts, communityId: string, messageId: string): Promise<null> {
  await parts.transact(communityId, { actorId: OPERATOR, type: 'message.erase' }, async (unit) => {
    const message = await unit.tx.message(messageId);
    const channel = message && (await unit.tx.row(channelStream(message.channelId), 'channel', message.channelId));
    if (!message || !channel || !('communityId' in channel) || channel.communityId !== communityId)
      throw notFound('This message');
    await wipe(unit, channel, message);
    unit.audit({ subjectId: message.authorId, detail: { channelId: message.channelId, messageId } });
  });
  await parts.storage.scrub?.();
  return null;
}

export async function eraseMember(parts: ErasureParts, communityId: string, memberId: string): Promise<ErasedMember> {
  const { storage, transact } = parts;
  const cause = { actorId: OPERATOR, type: 'member.erase' };
  const pictureNames = await transact(communityId, cause, (unit) => erasePerson(parts, unit, memberId));
  let messageCount = 0;
  for (const place of await storage.places(communityId)) {
    if (place.kind !== 'channel') continue;
    for (let before: number | undefined; ;) {
      const page = await storage.messages(place.id, { before, limit: PAGE });
      const ids = page.rows.map(({ id }) => id);
      messageCount += await transact(communityId, cause, (unit) => erasePart(unit, place, memberId, ids));
      before = page.rows[0]?.seq;
      if (!page.hasBefore || before === undefined) break;
    }
  }
  await storage.scrub?.();
  return { messageCount, pictureNames };
}

async function erasePerson({ cache }: ErasureParts, unit: Unit, memberId: string): Promise<readonly string[]> {
  const { tx, communityId, now } = unit;
  const house = await cache.load(tx, communityId);
  const member = house && (await tx.member(communityId, memberId));
  if (!member) throw notFound('This person');
  if (house.community.ownerId === memberId) throw conflict('The owner cannot be erased while the community is theirs.');
  await tx.putAccount(communityId, {
    memberId,
    subject: `erased:${memberId}`,
    ageBand: 'unknown',
    tokensValidFrom: now,
    bannedUntil: null,
    claimedRoleIds: [],
  });
  const { timeoutUntil: _, ...rest } = member;
  const blank = { name: NAMELESS, pronouns: '', about: '', pictureUrl: null, roleIds: [], status: 'removed' as const };
  await writeMember(unit, house, { ...rest, ...blank });
  if (isTrusted(house, member)) await remarkNamesakes(unit, house, member.name);
  for (const kind of OWN_KINDS)
    for (const { id } of await tx.rows(meStream(memberId), kind))
      await unit.write(meStream(memberId), { kind, id, deleted: true });
  for (const invite of await tx.invites(communityId))
    if (invite.creatorId === memberId) await tx.putInvite({ ...invite, note: '', revokedAt: invite.revokedAt ?? now });
  unit.audit({ subjectId: memberId, detail: {} });
  unit.rightsChanged([memberId]);
  unit.expel(memberId, 'removed', 'You were taken out of this community.');
  return dropPicture(unit, member);
}

/** Others may show the same picture: then it stays. */
async function dropPicture({ tx, now }: Unit, { pictureUrl }: MemberRow): Promise<readonly string[]> {
  if (pictureUrl?.startsWith(PICTURE_PATH) !== true) return [];
  const name = pictureUrl.slice(PICTURE_PATH.length);
  if (!(await tx.unusedPictures(now + 1)).some((picture) => picture.name === name)) return [];
  await tx.dropPicture(name);
  return [name];
}

/** @returns how many messages were theirs. */
async function erasePart(
  unit: Unit,
  channel: ChannelRow,
  memberId: string,
  messageIds: readonly string[],
): Promise<number> {
  const { tx } = unit;
  const reacted = await tx.ownReactions(memberId, messageIds);
  let count = 0;
  for (const id of messageIds) {
    const message = await tx.message(id);
    if (!message) continue;
    if (message.authorId === memberId) {
      count++;
      await wipe(unit, channel, message);
      continue;
    }
    const emojis = reacted.get(id) ?? [];
    if (emojis.length === 0) continue;
    for (const emoji of emojis) await tx.setReaction(id, memberId, emoji, false);
    const reactions = emojis.reduce(withoutReaction, message.reactions);
    await unit.write(channelStream(channel.id), { ...message, reactions });
  }
  return count;
}

async function wipe(unit: Unit, channel: ChannelRow, message: MessageRow): Promise<void> {
  const { id, channelId, seq, authorId, createdAt, removed } = message;
  await unit.tx.dropVersions(id);
  if (removed && removed.reason === undefined) return;
  await unit.tx.dropReactions(id);
  await forgetNotifications(unit, { row: channel }, message);
  const { by, byId, at } = removed ?? { by: 'author' as const, byId: authorId, at: unit.now };
  const row = { kind: 'message' as const, id, channelId, seq, authorId, text: '', createdAt, reactions: [] };
  await unit.write(channelStream(channelId), { ...row, removed: { by, byId, at } });
}
