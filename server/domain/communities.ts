/**
 * Makes a community out of a template: its row, roles, categories, channels, owner, and which claims give which role, all
 * in one transaction. Called by the command line and the seeding; there is no command for it.
 */
import { LIMITS } from '../../src/protocol/limits.ts';
import { channelStream, communityStream } from '../../src/protocol/ids.ts';
import type { CommunityRow, Template } from '../../src/protocol/community.ts';
import type { Override, RoleRow } from '../../src/protocol/roles.ts';
import { channelSlug } from '../../src/model/names.ts';
import { nameSkeleton } from '../../src/model/name-skeleton.ts';
import type { ClaimMapping } from './claims.ts';
import type { WithoutRev } from './command.ts';
import { claimedName, thingName } from './name-policy.ts';
import type { Ports } from './ports.ts';
import { templatePosition } from './positions.ts';
import { conflict, invalid } from './refusals.ts';
import type { CommunityTemplate } from './community-template.ts';
import { templates } from './templates.ts';
import type { Transact, Unit } from './transact.ts';

export interface NewCommunity {
  /** Lower-case letters, digits and hyphens. */
  readonly slug: string;
  readonly name: string;
  readonly template: Template;
  /** Roles, categories and channels of its own, instead of the template's. */
  readonly structure?: CommunityTemplate | undefined;
  readonly tagline?: string | undefined;
  readonly description?: string | undefined;
  readonly accent?: string | null | undefined;
  readonly ownerName?: string | undefined;
  /** `host:<issuer>:<sub>` of who becomes the owner; without it the owner comes by a sign-in link. */
  readonly ownerSubject?: string | undefined;
}
export interface MadeCommunity {
  readonly communityId: string;
  readonly ownerId: string;
  /** Ids by the template's keys. */
  readonly roleIds: Readonly<Record<string, string>>;
  readonly channelIds: Readonly<Record<string, string>>;
  readonly everyoneId: string;
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

export async function makeCommunity(transact: Transact, ports: Ports, wanted: NewCommunity): Promise<MadeCommunity> {
  if (!SLUG.test(wanted.slug))
    throw invalid('slug', 'The address may hold lower-case letters, digits and hyphens only.');
  const name = thingName(wanted.name, LIMITS.name);
  const communityId = ports.randomId();
  const ownerId = ports.randomId();
  return transact(communityId, { actorId: ownerId, type: 'community.create' }, async (unit) => {
    if (await unit.tx.community(wanted.slug))
      throw conflict('A community with this address exists already. Choose another.');
    const template = structureOf(wanted);
    await unit.write(communityStream(communityId), communityOf({ ...wanted, name }, communityId, ownerId, unit.now));
    const { everyoneId, roleIds } = await writeRoles(unit, ports, template);
    const channelIds = await writePlaces(unit, ports, template, everyoneId, roleIds);
    await writeOwner(unit, wanted, ownerId);
    await unit.tx.putSetting(communityId, 'claims', mappingOf(template, roleIds));
    return { communityId, ownerId, roleIds, channelIds, everyoneId };
  });
}

function structureOf({ structure, template }: NewCommunity): CommunityTemplate {
  return structure ?? templates[template];
}

function communityOf(wanted: NewCommunity, id: string, ownerId: string, now: number): WithoutRev<CommunityRow> {
  const { description, tagline, accent, reactions, welcome } = structureOf(wanted);
  return {
    kind: 'community',
    id,
    slug: wanted.slug,
    name: wanted.name,
    description: wanted.description ?? description,
    tagline: wanted.tagline ?? tagline,
    accent: wanted.accent === undefined ? accent : wanted.accent,
    pictureUrl: null,
    template: wanted.template,
    ownerId,
    welcome,
    reactions,
    guests: false,
    invitesPaused: false,
    createdAt: now,
  };
}

async function writeRoles({ write, communityId }: Unit, ports: Ports, template: CommunityTemplate) {
  const stream = communityStream(communityId);
  const everyone: WithoutRev<RoleRow> = {
    kind: 'role',
    id: ports.randomId(),
    name: 'Everyone',
    color: null,
    position: 0,
    permissions: [...template.everyone],
    trusted: false,
    badge: false,
    mentionable: false,
    everyone: true,
  };
  await write(stream, everyone, { isNew: true });
  const roleIds: Record<string, string> = {};
  for (const [index, role] of template.roles.entries()) {
    const id = (roleIds[role.key] = ports.randomId());
    const { name, color = null, permissions, trusted = false, badge = false, mentionable = false } = role;
    const position = template.roles.length - index;
    const row: WithoutRev<RoleRow> = {
      kind: 'role',
      id,
      name,
      color,
      position,
      permissions: [...new Set(permissions)],
      trusted,
      badge,
      mentionable,
      everyone: false,
    };
    await write(stream, row, { isNew: true });
  }
  return { everyoneId: everyone.id, roleIds };
}

/** Hidden from everybody but the named roles; nothing when no role is named. */
export function onlyFor(everyoneId: string, roleIds: readonly string[], memberIds: readonly string[] = []): Override[] {
  return [
    { target: 'role', id: everyoneId, allow: [], deny: ['channel.view'] },
    ...roleIds.map((id): Override => ({ target: 'role', id, allow: ['channel.view'], deny: [] })),
    ...memberIds.map((id): Override => ({ target: 'member', id, allow: ['channel.view'], deny: [] })),
  ];
}

async function writePlaces(
  { write, communityId, now }: Unit,
  ports: Ports,
  template: CommunityTemplate,
  everyoneId: string,
  roleIds: Readonly<Record<string, string>>,
) {
  const overrides = (only: readonly string[] | undefined): Override[] =>
    only
      ? onlyFor(
          everyoneId,
          only.flatMap((key) => roleIds[key] ?? []),
        )
      : [];
  const shared = { communityId, createdAt: now };
  const channelIds: Record<string, string> = {};
  for (const [index, category] of template.categories.entries()) {
    const { name, only } = category;
    const id = ports.randomId();
    await write(
      channelStream(id),
      { kind: 'category', id, ...shared, name, position: templatePosition(index), overrides: overrides(only) },
      { isNew: true },
    );
    for (const [place, channel] of category.channels.entries()) {
      const channelId = (channelIds[channel.key] = ports.randomId());
      await write(
        channelStream(channelId),
        {
          kind: 'channel',
          id: channelId,
          ...shared,
          categoryId: id,
          name: channel.name,
          slug: channelSlug(channel.name),
          type: channel.type ?? 'text',
          topic: channel.topic,
          guidelines: channel.guidelines ?? '',
          icon: channel.icon ?? null,
          position: templatePosition(place),
          overrides: overrides(channel.only),
          archivedAt: null,
          lastSeq: 0,
          lastAt: null,
          broadMentions: [],
        },
        { isNew: true },
      );
    }
  }
  return channelIds;
}

async function writeOwner(
  { tx, write, communityId, now }: Unit,
  { ownerName, ownerSubject }: NewCommunity,
  id: string,
): Promise<void> {
  const name = claimedName(ownerName ?? 'Owner');
  await write(
    communityStream(communityId),
    {
      kind: 'member',
      id,
      name,
      roleIds: [],
      status: 'active',
      joinedAt: now,
      pictureUrl: null,
      pronouns: '',
      about: '',
    },
    { nameSkeleton: nameSkeleton(name) },
  );
  const subject = ownerSubject ?? `own:${id}`;
  await tx.putAccount(communityId, {
    memberId: id,
    subject,
    ageBand: 'unknown',
    tokensValidFrom: 0,
    bannedUntil: null,
    claimedRoleIds: [],
    ...(ownerSubject === undefined ? {} : { claimedName: name }),
  });
}

function mappingOf(template: CommunityTemplate, roleIds: Readonly<Record<string, string>>): ClaimMapping {
  const claimed = template.roles.flatMap(({ key, claims = [] }) =>
    claims.map((claim) => [claim, roleIds[key] ?? ''] as const),
  );
  return { roles: Object.fromEntries(claimed), groups: {} };
}
