/** Whether a member may write in a channel just now: only then do others see them typing. */
import { can, sendPermission } from '../../src/model/permissions.ts';
import { channelStream, communityStream } from '../../src/protocol/ids.ts';
import type { Reader } from '../domain/storage.ts';

export async function mayType(reader: Reader, now: number, communityId: string, memberId: string, channelId: string): Promise<boolean> {
  const stream = communityStream(communityId);
  const [community, member] = [await reader.row(stream, 'community', communityId), await reader.member(communityId, memberId)];
  const channel = await reader.row(channelStream(channelId), 'channel', channelId);
  if (!community || !channel || 'deleted' in channel || member?.status !== 'active' || channel.communityId !== communityId) return false;
  const category = channel.categoryId === null ? undefined : await reader.row(channelStream(channel.categoryId), 'category', channel.categoryId);
  const { roleIds, timeoutUntil } = member;
  const viewer = { memberId, roleIds, timeoutUntil, isOwner: community.ownerId === memberId };
  const place = { overrides: channel.overrides, type: channel.type, archivedAt: channel.archivedAt, category };
  return can(viewer, sendPermission(channel.type), await reader.rows(stream, 'role'), now, place);
}
