/**
 * What a handler asks before it does anything: may I see this place, may I do this in it. Answers come from `can()` alone.
 * A place that the actor cannot see is refused exactly like one that does not exist.
 */
import { type ChannelPlace, type PermissionSet, permissionsOf, type Viewer } from '../../src/model/permissions.ts';
import type { CategoryRow, ChannelRow } from '../../src/protocol/channels.ts';
import { channelStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { Permission } from '../../src/protocol/roles.ts';
import { isDead } from '../../src/protocol/rows.ts';
import type { QueryContext } from './command.ts';
import { forbidden, notFound } from './refusals.ts';
import { visiblePlaces } from './visible.ts';

export interface SeenChannel {
  readonly row: ChannelRow;
  readonly category: CategoryRow | undefined;
  readonly place: ChannelPlace;
  readonly permissions: PermissionSet;
}
export interface SeenCategory {
  readonly row: CategoryRow;
  readonly permissions: PermissionSet;
}
type Context = Omit<QueryContext, 'guard'>;

export function placeOf(row: ChannelRow, category: CategoryRow | undefined): ChannelPlace {
  return { overrides: row.overrides, type: row.type, archivedAt: row.archivedAt, category };
}

/** The living category of this community with that id, seen or not. */
export async function livingCategory(context: Context, categoryId: string | null): Promise<CategoryRow | undefined> {
  if (categoryId === null) return undefined;
  const row = await context.reader.row(channelStream(categoryId), 'category', categoryId);
  return row && !isDead(row) && row.communityId === context.actor.communityId ? row : undefined;
}

export async function seeChannel(context: Context, channelId: string, what = 'This channel'): Promise<SeenChannel> {
  const row = await context.reader.row(channelStream(channelId), 'channel', channelId);
  if (!row || isDead(row) || row.communityId !== context.actor.communityId) throw notFound(what);
  const category = await livingCategory(context, row.categoryId);
  const place = placeOf(row, category);
  const permissions = permissionsOf(context.viewer, context.roles, context.now, place);
  if (!permissions.has('channel.view')) throw notFound(what);
  return { row, category, place, permissions };
}

/** For queries: seen now, and again after reading. */
export async function watchChannel(context: QueryContext, channelId: string): Promise<SeenChannel> {
  const seen = await seeChannel(context, channelId);
  context.guard((later) => seeChannel(later, channelId));
  return seen;
}

/** A category shows when one may see it, or any channel in it. */
export async function seeCategory(context: Context, categoryId: string, what = 'This category'): Promise<SeenCategory> {
  const row = await livingCategory(context, categoryId);
  if (!row) throw notFound(what);
  const permissions = permissionsOf(context.viewer, context.roles, context.now, row);
  if (!permissions.has('channel.view')) {
    const places = await context.reader.places(context.actor.communityId);
    const seen = visiblePlaces(context.viewer, context.roles, context.now, places).categories;
    if (!seen.some(({ id }) => id === categoryId)) throw notFound(what);
  }
  return { row, permissions };
}

/** The message, and the channel it stands in. */
export async function seeMessage(
  context: Context,
  messageId: string,
): Promise<{ readonly message: MessageRow; readonly channel: SeenChannel }> {
  const message = await context.reader.message(messageId);
  if (!message) throw notFound('This message');
  return { message, channel: await seeChannel(context, message.channelId, 'This message') };
}

/** For queries: seen now, and again after reading. */
export async function watchMessage(context: QueryContext, messageId: string): ReturnType<typeof seeMessage> {
  context.guard((later) => seeMessage(later, messageId));
  return seeMessage(context, messageId);
}

/** A member of this community, in whatever state. */
export async function findMember(context: Context, memberId: string): Promise<MemberRow> {
  const member = await context.reader.member(context.actor.communityId, memberId);
  if (!member) throw notFound('This person');
  return member;
}

/** What one may do in the community at large. */
export function ownPermissions(context: Context): PermissionSet {
  return permissionsOf(context.viewer, context.roles, context.now);
}

/** @param deed finishes the sentence "You cannot …". */
export function requireRight(context: Context, permission: Permission, deed: string): void {
  if (!ownPermissions(context).has(permission)) throw forbidden(refusalSentence(context, deed));
}
export function requireRightIn(
  context: Context,
  { permissions }: { readonly permissions: PermissionSet },
  permission: Permission,
  deed: string,
): void {
  if (!permissions.has(permission)) throw forbidden(refusalSentence(context, deed));
}

export function requireNotArchived({ row }: SeenChannel): void {
  if (row.archivedAt !== null) throw forbidden('This channel is archived. You can read it, but nothing in it changes.');
}

export function refusalSentence(
  { viewer, now }: { readonly viewer: Viewer; readonly now: number },
  deed: string,
): string {
  const isTimedOut = (viewer.timeoutUntil ?? 0) > now && !viewer.isOwner;
  return isTimedOut
    ? 'You are in a time-out and can only read for now.'
    : `You cannot ${deed}. The people who look after this community can change that.`;
}
