/**
 * Coming in without a host's token: by invite, as a guest, or by a one-time sign-in link (the owner's first visit). Called
 * by the HTTP face before there is any actor; it then gives the new member a token of our own.
 */
import type { InviteLook } from '../../src/protocol/invites.ts';
import { refuseShutOutDevice, rememberDevice } from './devices.ts';
import { guestName, personName, withoutGuest } from './name-policy.ts';
import { type Admitted, addMember, type PeopleParts } from './people.ts';
import { conflict, forbidden, notFound } from './refusals.ts';
import { isStillGiven, isUsable } from './invites.ts';
import { type House, isMisleading } from './similar-names.ts';
import type { InviteRecord, Reader } from './storage.ts';
import type { Unit } from './transact.ts';

const FACES = 4;
const SIGN_IN_LIFETIME_MS = 7 * 86_400_000;

/** Wrong, used up, late and taken back are one answer: nobody learns which codes were ever real. */
function gone() {
  return notFound('This invite');
}

/** Said only to who holds a code that is good. */
function paused() {
  return forbidden('Invites to this community are paused. Try again later.');
}

async function findInvite({ ports }: PeopleParts, reader: Reader, code: string, now: number): Promise<InviteRecord> {
  const invite = await reader.inviteByCode(ports.hashCode(code));
  if (!invite || !isUsable(invite, now)) throw gone();
  return invite;
}

async function houseOf({ cache }: PeopleParts, reader: Reader, communityId: string): Promise<House> {
  const house = await cache.load(reader, communityId);
  if (!house) throw gone();
  return house;
}

async function requireStillGiven(reader: Reader, house: House, invite: InviteRecord, now: number): Promise<void> {
  const maker = await reader.member(house.community.id, invite.creatorId);
  if (!isStillGiven(invite, maker, house, now)) throw gone();
}

/** What the join screen shows to who holds a code. */
export async function lookAtInvite(parts: PeopleParts, code: string): Promise<InviteLook> {
  const { storage, ports } = parts;
  const invite = await findInvite(parts, storage, code, ports.now());
  if (invite.memberId !== null) throw gone();
  const house = await houseOf(parts, storage, invite.communityId);
  const { community } = house;
  await requireStillGiven(storage, house, invite, ports.now());
  if (community.invitesPaused) throw paused();
  const inviter = await storage.member(community.id, invite.creatorId);
  const { rows, total } = await storage.memberPage(community.id, { status: 'active', limit: FACES });
  const { name, slug, tagline, accent, pictureUrl, welcome } = community;
  return {
    community: { name, slug, tagline, accent, pictureUrl },
    invitedBy: inviter?.name ?? '',
    memberCount: total,
    faces: rows.map((member) => ({ id: member.id, name: member.name })),
    rules: welcome,
  };
}

export interface Joined extends Admitted {
  /** Where the invite leads; null for the community's first channel. */
  readonly channelId: string | null;
}

export interface Newcomer {
  readonly name: string;
  /** The hint of the device they come from. */
  readonly device?: string | undefined;
}

async function newcomer(
  parts: PeopleParts,
  unit: Unit,
  house: House,
  { name: rawName, device }: Newcomer,
  more: { roleIds: string[]; guest?: boolean },
): Promise<Admitted> {
  const { communityId, tx, now } = unit;
  if (device !== undefined) await refuseShutOutDevice(parts.ports, tx, { communityId, device, now });
  const own = personName(more.guest ? withoutGuest(rawName) : rawName);
  const name = more.guest ? guestName(rawName) : own;
  if (await isMisleading(tx, house, { id: '', roleIds: more.roleIds }, own)) {
    throw conflict('This name looks like that of somebody people here trust. Choose one that tells you apart.');
  }
  const bare = { name, pictureUrl: null, ageBand: 'unknown', claimedRoleIds: [] } as const;
  const admitted = await addMember(parts, unit, house, { ...bare, ...more });
  if (device !== undefined)
    await rememberDevice(parts.ports, tx, { communityId, device, memberId: admitted.member.id });
  return admitted;
}

export async function joinByInvite(
  parts: PeopleParts,
  { code, ...person }: Newcomer & { readonly code: string },
): Promise<Joined> {
  const { storage, transact, ports } = parts;
  const { communityId, creatorId, memberId } = await findInvite(parts, storage, code, ports.now());
  if (memberId !== null) throw gone();
  return transact(communityId, { actorId: creatorId, type: 'invite.accept' }, async (unit) => {
    const invite = await findInvite(parts, unit.tx, code, unit.now);
    const house = await houseOf(parts, unit.tx, communityId);
    await requireStillGiven(unit.tx, house, invite, unit.now);
    if (house.community.invitesPaused) throw paused();
    const role = house.roles.find(({ id, everyone }) => id === invite.roleId && !everyone);
    await unit.tx.putInvite({ ...invite, used: invite.used + 1 });
    const joined = await newcomer(parts, unit, house, person, { roleIds: role ? [role.id] : [] });
    unit.audit({ subjectId: joined.member.id, detail: { inviteId: invite.id } });
    return { ...joined, channelId: invite.channelId };
  });
}

export async function joinAsGuest(
  parts: PeopleParts,
  { community, ...person }: Newcomer & { readonly community: string },
): Promise<Joined> {
  const row = await parts.storage.community(community);
  if (!row) throw notFound('This community');
  return parts.transact(row.id, { actorId: '', type: 'guest.join' }, async (unit) => {
    const house = await houseOf(parts, unit.tx, row.id);
    if (!house.community.guests) throw forbidden('Guests cannot join this community. Ask for an invite.');
    return { ...(await newcomer(parts, unit, house, person, { roleIds: [], guest: true })), channelId: null };
  });
}

/** A link that signs in this one member, once. @returns its code. */
export async function createSignInCode(parts: PeopleParts, communityId: string, memberId: string): Promise<string> {
  const { transact, ports } = parts;
  const id = ports.randomId();
  const code = ports.inviteCode(id);
  await transact(communityId, { actorId: memberId, type: 'session.link' }, async ({ tx, now }) => {
    if (!(await tx.member(communityId, memberId))) throw notFound('This person');
    await tx.putInvite({
      id,
      communityId,
      codeHash: ports.hashCode(code),
      creatorId: memberId,
      roleId: null,
      channelId: null,
      note: '',
      createdAt: now,
      expiresAt: now + SIGN_IN_LIFETIME_MS,
      uses: 1,
      used: 0,
      revokedAt: null,
      memberId,
    });
  });
  return code;
}

/** Uses up a sign-in link. @throws Refusal `not_found` for every code that opens nothing. */
export async function openSession(parts: PeopleParts, code: string): Promise<Admitted> {
  const { storage, transact, ports } = parts;
  const { communityId, creatorId } = await findInvite(parts, storage, code, ports.now());
  return transact(communityId, { actorId: creatorId, type: 'session.open' }, async ({ tx, now }) => {
    const invite = await findInvite(parts, tx, code, now);
    const member = invite.memberId === null ? undefined : await tx.member(communityId, invite.memberId);
    const account = member && (await tx.account(communityId, member.id));
    if (!account || member.status !== 'active') throw gone();
    await tx.putInvite({ ...invite, used: invite.used + 1 });
    return { actor: { communityId, memberId: member.id, ageBand: account.ageBand }, member, isNew: false };
  });
}
