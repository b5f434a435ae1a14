/**
 * Time-out, removal and ban, always of somebody below oneself, always in the audit log. Who is put out loses their roles
 * and every open line at once; a removed person stays out until let back in, a banned one until the ban ends.
 */
import { outranks } from '../../src/model/permissions.ts';
import { communityStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { AuditEntry } from '../../src/protocol/moderation.ts';
import type { CommandContext, CommandDeclaration, QueryContext, QueryDeclaration } from './command.ts';
import { viewerOf } from './context.ts';
import { FOR_EVER } from './people.ts';
import { conflict, forbidden, invalid } from './refusals.ts';
import { findMember, ownPermissions, requireRight } from './rights.ts';
import { isTrusted, remarkNamesakes } from './similar-names.ts';
import { visiblePlaces } from './visible.ts';

const TIMEOUT_MAX_MS = 28 * 86_400_000;

/** Somebody whom the actor may act on. */
async function seeBelow(context: CommandContext, memberId: string): Promise<MemberRow> {
  const member = await findMember(context, memberId);
  if (memberId === context.actor.memberId) throw forbidden('You cannot do this to yourself.');
  if (!outranks(context.viewer, viewerOf(member, context.community), context.roles)) {
    throw forbidden('You can only do this to people below your own role.');
  }
  return member;
}

const because = (reason: string | undefined) => (reason === undefined ? {} : { reason });

export const memberTimeout: CommandDeclaration<'member.timeout'> = {
  type: 'member.timeout',
  rate: 'manage',
  async handle(context, { memberId, until, reason }) {
    requireRight(context, 'member.timeout', 'give people a time-out');
    const member = await seeBelow(context, memberId);
    if (member.status !== 'active') throw conflict('This person is no longer a member.');
    if (until > context.now + TIMEOUT_MAX_MS)
      throw invalid('until', 'A time-out can last at most 28 days. Choose a shorter one.');
    const { timeoutUntil, ...rest } = member;
    const lifts = until <= context.now;
    if (lifts ? (timeoutUntil ?? 0) <= context.now : timeoutUntil === until) return { rev: 0 };
    context.audit({ subjectId: memberId, ...because(reason), detail: { until: lifts ? null : until } });
    const row = lifts ? rest : { ...rest, timeoutUntil: until };
    return { rev: await context.write(communityStream(context.actor.communityId), row) };
  },
};

/** Takes a member out: roles, right to come back, old tokens. The caller closes the lines. */
export async function putOut(
  context: CommandContext,
  member: MemberRow,
  { status, bannedUntil }: { readonly status: 'removed' | 'banned'; readonly bannedUntil: number | null },
): Promise<number> {
  const { communityId } = context.actor;
  const account = await context.tx.account(communityId, member.id);
  if (account) {
    await context.tx.putAccount(communityId, {
      ...account,
      bannedUntil,
      claimedRoleIds: [],
      tokensValidFrom: context.now,
    });
  }
  const { timeoutUntil: _, ...rest } = member;
  const rev = await context.write(communityStream(communityId), { ...rest, status, roleIds: [] });
  if (isTrusted(context, member)) await remarkNamesakes(context, context, member.name);
  context.rightsChanged([member.id]);
  return rev;
}

export const memberRemove: CommandDeclaration<'member.remove'> = {
  type: 'member.remove',
  rate: 'manage',
  async handle(context, { memberId, reason }) {
    requireRight(context, 'member.remove', 'remove people');
    const member = await seeBelow(context, memberId);
    if (member.status !== 'active') return { rev: 0 };
    context.audit({ subjectId: memberId, ...because(reason) });
    const rev = await putOut(context, member, { status: 'removed', bannedUntil: FOR_EVER });
    context.expel(memberId, 'removed', 'You were removed from this community.');
    return { rev };
  },
};

export const memberBan: CommandDeclaration<'member.ban'> = {
  type: 'member.ban',
  rate: 'manage',
  async handle(context, { memberId, reason, until }) {
    requireRight(context, 'member.ban', 'ban people');
    const member = await seeBelow(context, memberId);
    if (until !== undefined && until <= context.now)
      throw invalid('until', 'A ban must end in the future. Choose a later day.');
    const account = await context.tx.account(context.actor.communityId, memberId);
    if (member.status === 'banned' && account?.bannedUntil === (until ?? FOR_EVER)) return { rev: 0 };
    context.audit({ subjectId: memberId, ...because(reason), detail: { until: until ?? null } });
    const rev = await putOut(context, member, { status: 'banned', bannedUntil: until ?? FOR_EVER });
    context.expel(memberId, 'banned', 'You were banned from this community.');
    return { rev };
  },
};

/** Lets somebody come back: after a ban, or after a removal. They are a member again once they come. */
export const memberUnban: CommandDeclaration<'member.unban'> = {
  type: 'member.unban',
  rate: 'manage',
  async handle(context, { memberId, reason }) {
    const member = await findMember(context, memberId);
    const isBanned = member.status === 'banned';
    requireRight(context, isBanned ? 'member.ban' : 'member.remove', 'let people back in');
    const { communityId } = context.actor;
    const account = await context.tx.account(communityId, memberId);
    if (member.status === 'active' || !account || (!isBanned && account.bannedUntil === null)) return { rev: 0 };
    await context.tx.putAccount(communityId, { ...account, bannedUntil: null });
    context.audit({ subjectId: memberId, ...because(reason) });
    if (!isBanned) return { rev: 0 };
    return { rev: await context.write(communityStream(communityId), { ...member, status: 'removed' }) };
  },
};

const PAGE = 50;

export const auditList: QueryDeclaration<'audit'> = {
  type: 'audit',
  rate: 'query',
  async answer(context, { before, commandType: type, limit = PAGE }) {
    requireRight(context, 'audit.view', 'see the log of what was done');
    context.guard((later) =>
      Promise.resolve().then(() => requireRight(later, 'audit.view', 'see the log of what was done')),
    );
    const entries = await context.reader.audit(context.actor.communityId, { before, type, limit: limit + 1 });
    const isSeen = await placeFilter(context);
    return { entries: entries.slice(0, limit).filter(isSeen), hasMore: entries.length > limit };
  },
};

/** What was done in places that the reader cannot see stays unsaid. */
async function placeFilter(context: QueryContext): Promise<(entry: AuditEntry) => boolean> {
  const { reader, viewer, roles, now, actor } = context;
  const { channels, categories } = visiblePlaces(viewer, roles, now, await reader.places(actor.communityId));
  const seen = new Set([...channels, ...categories].map(({ id }) => id));
  const seesAll = ownPermissions(context).has('administrator');
  return ({ type, detail }) => {
    const { channelId, categoryId } = detail;
    if (type === 'category.delete' && seesAll) return true;
    return [channelId, categoryId].every((id) => typeof id !== 'string' || seen.has(id));
  };
}
