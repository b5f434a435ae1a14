/**
 * People as the others see them: one's own profile, being renamed, leaving, and finding each other. Every change of a name
 * goes through `similar-names.ts`. Who was put out is found only by those who may let them back in.
 */
import { foldText, scoreMatch } from '../../src/model/text-search.ts';
import { collides } from '../../src/model/name-skeleton.ts';
import { communityStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import { changedFields, isEmpty } from './changes.ts';
import { readersPage } from './channel-audience.ts';
import type { CommandContext, CommandDeclaration, QueryContext, QueryDeclaration } from './command.ts';
import { viewerOf } from './context.ts';
import { canRead } from './mentions.ts';
import { putOut } from './moderation.ts';
import { guestName, personName, plainLine, withoutGuest } from './name-policy.ts';
import { isOwnUpload, requirePicture } from './pictures.ts';
import { conflict, forbidden, invalid, notFound } from './refusals.ts';
import { findMember, ownPermissions, refusalSentence, requireRight, watchChannel } from './rights.ts';
import { isMisleading, isTrusted, remarkNamesakes, writeMember } from './similar-names.ts';
import { outranks, rank } from '../../src/model/permissions.ts';

async function rename(context: CommandContext, member: MemberRow, patch: Partial<MemberRow>): Promise<number> {
  const changed = changedFields(member, patch);
  if (isEmpty(changed)) return 0;
  const next = { ...member, ...changed };
  if (changed.name === undefined) return context.write(communityStream(context.actor.communityId), next);
  const rev = await writeMember(context, context, next);
  if (isTrusted(context, member)) {
    await remarkNamesakes(context, context, member.name);
    await remarkNamesakes(context, context, next.name);
  }
  return rev;
}

export const profileUpdate: CommandDeclaration<'profile.update'> = {
  type: 'profile.update',
  rate: 'manage',
  async handle(context, { name, pronouns, about, ...fields }) {
    const { me, now, viewer } = context;
    if ((viewer.timeoutUntil ?? 0) > now) throw forbidden('You are in a time-out and can only read for now.');
    await requirePicture(context, fields.pictureUrl, me.pictureUrl);
    const chosen = name === undefined || name === me.name ? undefined : (me.guest ? guestName : personName)(name);
    const worn = chosen !== undefined && me.guest ? withoutGuest(chosen).trim() : chosen;
    if (worn !== undefined && !collides(worn, me.name) && (await isMisleading(context.tx, context, me, worn))) {
      throw conflict('This name looks like that of somebody people here trust. Choose one that tells you apart.');
    }
    const rev = await rename(context, me, {
      ...fields,
      ...(chosen === undefined ? {} : { name: chosen }),
      ...(pronouns === undefined ? {} : { pronouns: plainLine(pronouns) }),
      ...(about === undefined ? {} : { about: about.normalize('NFC').trim() }),
    });
    return { rev };
  },
};

export const memberRename: CommandDeclaration<'member.rename'> = {
  type: 'member.rename',
  rate: 'manage',
  async handle(context, { memberId, name }) {
    requireRight(context, 'member.rename', 'rename other people');
    const member = await findMember(context, memberId);
    if (!outranks(context.viewer, viewerOf(member, context.community), context.roles)) {
      throw forbidden('You can only rename people below your own role.');
    }
    const rev = await rename(context, member, { name: (member.guest ? guestName : personName)(name) });
    if (rev > 0) context.audit({ subjectId: memberId, detail: { name } });
    return { rev };
  },
};

export const memberClearPicture: CommandDeclaration<'member.clearPicture'> = {
  type: 'member.clearPicture',
  rate: 'manage',
  async handle(context, { memberId }) {
    requireRight(context, 'member.rename', 'take away other people’s pictures');
    const member = await findMember(context, memberId);
    if (!outranks(context.viewer, viewerOf(member, context.community), context.roles)) {
      throw forbidden('You can only take away pictures of people below your own role.');
    }
    if (member.pictureUrl === null) return { rev: 0 };
    if (!isOwnUpload(member.pictureUrl)) {
      throw conflict('This picture comes from the site they sign in with. Ask the people who run it.');
    }
    context.audit({ subjectId: memberId });
    return { rev: await rename(context, member, { pictureUrl: null }) };
  },
};

export const communityLeave: CommandDeclaration<'community.leave'> = {
  type: 'community.leave',
  rate: 'manage',
  async handle(context) {
    if (context.viewer.isOwner) throw forbidden('The owner cannot leave. Give the community to somebody else first.');
    const rev = await putOut(context, context.me, { status: 'removed', bannedUntil: null });
    context.expel(context.actor.memberId, 'removed', 'You have left this community.');
    return { rev };
  },
};

export const membersGet: QueryDeclaration<'members.get'> = {
  type: 'members.get',
  rate: 'query',
  async answer({ reader, actor }, { memberIds }) {
    return { rows: await reader.members(actor.communityId, [...new Set(memberIds)]) };
  },
};

const SEARCH_LIMIT = 20;
/** Readers are picked out after the search, so it must look further than it answers. */
const SEARCH_REACH = 10;

export const membersSearch: QueryDeclaration<'members.search'> = {
  type: 'members.search',
  rate: 'query',
  async answer(context, { text, channelId, roleId, limit = SEARCH_LIMIT }) {
    const query = foldText(text).trim();
    const channel = channelId === undefined ? undefined : await watchChannel(context, channelId);
    const isFiltered = channel !== undefined || roleId !== undefined;
    const found = await beginning(context, query, isFiltered ? limit * SEARCH_REACH : limit * 2);
    const rows = found.filter(
      (member) =>
        (!channel || canRead(context, member, channel)) && (roleId === undefined || member.roleIds.includes(roleId)),
    );
    return { rows: rows.slice(0, limit) };
  },
};

/** Best first. Without a text, the first names of the alphabet. */
async function beginning({ reader, actor }: QueryContext, query: string, limit: number): Promise<readonly MemberRow[]> {
  if (query === '') return (await reader.memberPage(actor.communityId, { status: 'active', limit })).rows;
  const found = await reader.memberSearch(actor.communityId, query.split(/\s+/), limit);
  const scored = found.map((member) => ({ member, score: scoreMatch(query, foldText(member.name)) }));
  return scored.sort((a, b) => b.score - a.score).map(({ member }) => member);
}

const PAGE = 50;

function requireModerator(context: QueryContext): void {
  const own = ownPermissions(context);
  if (!own.has('member.ban') && !own.has('member.remove'))
    throw forbidden(refusalSentence(context, 'see who was removed or banned'));
}

export const membersList: QueryDeclaration<'members.list'> = {
  type: 'members.list',
  rate: 'query',
  async answer(context, { channelId, roleId, status = 'active', after, limit = PAGE }) {
    const { reader, actor, roles } = context;
    if (status !== 'active') {
      requireModerator(context);
      context.guard((later) => Promise.resolve(later).then(requireModerator));
    }
    if (roleId !== undefined && !roles.some(({ id }) => id === roleId)) throw notFound('This role');
    const asked = roles.some((role) => role.id === roleId && role.everyone) ? undefined : roleId;
    if (channelId === undefined) return reader.memberPage(actor.communityId, { roleId: asked, status, after, limit });
    if (status !== 'active') throw invalid('status', 'Only members can read a channel.');
    return readersPage(context, await watchChannel(context, channelId), { roleId: asked, after, limit });
  },
};

const HERE = 50;

/** People are put in order among the first thousand who came; in a larger crowd the rest is only counted. */
const HERE_REACH = 1000;

export const membersHere: QueryDeclaration<'members.here'> = {
  type: 'members.here',
  rate: 'query',
  async answer(context, { channelId, limit = HERE }) {
    const { reader, actor, ports, roles, community } = context;
    const channel = channelId === undefined ? undefined : await watchChannel(context, channelId);
    const ids = ports.present(actor.communityId);
    const active = (await reader.members(actor.communityId, ids.slice(0, HERE_REACH))).filter(
      ({ status }) => status === 'active',
    );
    const found = channel ? active.filter((member) => canRead(context, member, channel)) : active;
    const ranked = found.map((member) => ({ member, height: rank(viewerOf(member, community), roles) }));
    ranked.sort((a, b) => (a.height === b.height ? compareNames(a.member, b.member) : a.height > b.height ? -1 : 1));
    return { rows: ranked.slice(0, limit).map(({ member }) => member), total: channel ? found.length : ids.length };
  },
};

function compareNames(a: MemberRow, b: MemberRow): number {
  const [one, other] = [foldText(a.name), foldText(b.name)];
  return one < other ? -1 : one > other ? 1 : 0;
}
