/**
 * Lets a verified identity in: finds or makes its member, lays the host's claims over it, and refuses who is shut out.
 * Called at each handshake and HTTP request with a token. Nothing is written when nothing changed, so that thousands who
 * come back at once cost reads only.
 */
import { communityStream, meStream } from '../../src/protocol/ids.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import { type Claims, claimedPicture, claimedRoles, readClaimMapping } from './claims.ts';
import { type Actor, Refusal, type WithoutRev } from './command.ts';
import type { CommunityCache } from './community-cache.ts';
import { viewerOf } from './context.ts';
import { claimedName } from './name-policy.ts';
import { isOwnUpload } from './pictures.ts';
import type { Ports } from './ports.ts';
import { banned, NO_LONGER, notFound, unauthenticated } from './refusals.ts';
import { type House, isTrusted, remarkNamesakes, writeMember } from './similar-names.ts';
import type { Account, Reader, Storage } from './storage.ts';
import type { Transact, Unit } from './transact.ts';
import { visiblePlaces } from './visible.ts';

export interface Identity {
  readonly communityId: string;
  /** `host:<issuer>:<sub>` or `own:<memberId>`. */
  readonly subject: string;
  /** When the token was issued, in Unix milliseconds. */
  readonly issuedAt: number;
  /** Of a host's token. Without claims nobody new is made and nothing is changed. */
  readonly claims?: Claims | undefined;
}
export interface Admitted {
  readonly actor: Actor;
  readonly member: MemberRow;
  readonly isNew: boolean;
}
/** Long enough for "until somebody lets you back in". */
export const FOR_EVER = 8_640_000_000_000_000;

export interface PeopleParts {
  readonly storage: Storage;
  readonly transact: Transact;
  readonly cache: CommunityCache;
  readonly ports: Ports;
}

/** @throws Refusal: `banned`, `unauthenticated`, `token_expired`, `not_found`. */
export async function admit(parts: PeopleParts, identity: Identity): Promise<Admitted> {
  const { storage, transact, ports } = parts;
  const known = await look(parts, storage, identity, ports.now());
  if (known && !known.change) return admitted(known, false);
  return transact(
    identity.communityId,
    { actorId: known?.account.memberId ?? '', type: 'member.admit' },
    async (unit) => {
      const found = await look(parts, unit.tx, identity, unit.now);
      if (found) return admitted(await applyChange(unit, found), false);
      return makeMember(parts, unit, identity);
    },
  );
}

interface Found {
  readonly house: House;
  readonly account: Account;
  readonly member: MemberRow;
  /** What the claims would make of them, when that differs. */
  readonly change: { readonly account: Account; readonly member: WithoutRev<MemberRow> } | undefined;
}

function admitted({ member, account, house }: Pick<Found, 'member' | 'account' | 'house'>, isNew: boolean): Admitted {
  return { actor: { communityId: house.community.id, memberId: member.id, ageBand: account.ageBand }, member, isNew };
}

async function readHouse({ cache }: PeopleParts, reader: Reader, communityId: string): Promise<House> {
  const house = await cache.load(reader, communityId);
  if (!house) throw notFound('This community');
  return house;
}

/** A token tells whole seconds only: one of the second in which somebody was put out may be newer. */
const wholeSecond = (ms: number) => ms - (ms % 1000);

async function look(parts: PeopleParts, reader: Reader, identity: Identity, now: number): Promise<Found | undefined> {
  const { communityId, subject, issuedAt, claims } = identity;
  const house = await readHouse(parts, reader, communityId);
  const account = await reader.accountBySubject(communityId, subject);
  const member = account && (await reader.member(communityId, account.memberId));
  if (!member) {
    if (claims) return undefined;
    throw unauthenticated();
  }
  refuseShutOut(account, member, now);
  if (issuedAt < wholeSecond(account.tokensValidFrom)) {
    throw new Refusal({ code: 'token_expired', message: 'You were signed out. Sign in again.' });
  }
  if (member.status === 'removed' && !claims) throw unauthenticated(NO_LONGER);
  return { house, account, member, change: claims && (await changeBy(reader, house, account, member, claims)) };
}

/** @throws Refusal `banned` or `forbidden` to who was put out and not let back in. */
export function refuseShutOut({ bannedUntil }: Account, { status }: MemberRow, now: number): void {
  if (status === 'active' || (bannedUntil ?? (status === 'banned' ? FOR_EVER : 0)) <= now) return;
  if (status === 'banned') throw banned();
  throw new Refusal({
    code: 'forbidden',
    message: 'You were taken out of this community. Ask the people who look after it to let you back in.',
  });
}

/** The host's word on roles and age is law; name and picture follow it until a person, or a moderator, has chosen another. */
async function changeBy(
  reader: Reader,
  house: House,
  account: Account,
  member: MemberRow,
  claims: Claims,
): Promise<Found['change']> {
  const mapping = await readClaimMapping(reader, house.community.id);
  const claimedRoleIds = claimedRoles(claims, mapping, house.roles);
  const own = member.roleIds.filter((id) => !account.claimedRoleIds.includes(id) && !claimedRoleIds.includes(id));
  const roleIds = [...own, ...claimedRoleIds];
  const picture = claimedPicture(claims);
  const keepsPicture = member.pictureUrl !== null && isOwnUpload(member.pictureUrl);
  const pictureUrl = keepsPicture ? member.pictureUrl : picture;
  const ageBand = claims.ageBand ?? 'unknown';
  const claimed = claims.name === undefined ? account.claimedName : claimedName(claims.name);
  const name = member.name === account.claimedName ? (claimed ?? member.name) : member.name;
  const next = { ...member, name, roleIds, pictureUrl, status: 'active' as const };
  const known = { ...account, ageBand, claimedRoleIds, bannedUntil: null };
  const nextAccount: Account = claimed === undefined ? known : { ...known, claimedName: claimed };
  const isSame =
    sameIds(member.roleIds, roleIds) &&
    sameIds(account.claimedRoleIds, claimedRoleIds) &&
    member.pictureUrl === pictureUrl &&
    member.status === 'active' &&
    member.name === name &&
    account.claimedName === claimed &&
    account.ageBand === ageBand;
  return isSame ? undefined : { account: nextAccount, member: next };
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

async function applyChange(unit: Unit, found: Found): Promise<Found> {
  const { house, change, member } = found;
  if (!change) return found;
  await unit.tx.putAccount(house.community.id, change.account);
  const wasTrusted = isTrusted(house, member);
  const rev = await writeMember(unit, house, change.member);
  const isNamed = change.member.name !== member.name;
  if (wasTrusted !== isTrusted(house, change.member) || isNamed) await remarkNamesakes(unit, house, member.name);
  if (isNamed) await remarkNamesakes(unit, house, change.member.name);
  unit.rightsChanged([member.id]);
  return { house, account: change.account, member: { ...change.member, rev }, change: undefined };
}

async function makeMember(
  parts: PeopleParts,
  unit: Unit,
  { communityId, subject, claims = {} }: Identity,
): Promise<Admitted> {
  const house = await readHouse(parts, unit.tx, communityId);
  const roleIds = claimedRoles(claims, await readClaimMapping(unit.tx, communityId), house.roles);
  return addMember(parts, unit, house, {
    subject,
    name: claimedName(claims.name),
    claimedName: claimedName(claims.name),
    roleIds: [...roleIds],
    claimedRoleIds: roleIds,
    pictureUrl: claimedPicture(claims),
    ageBand: claims.ageBand ?? 'unknown',
  });
}

export interface NewMember
  extends Pick<Account, 'ageBand' | 'claimedRoleIds'>, Pick<MemberRow, 'name' | 'roleIds' | 'pictureUrl'> {
  /** Without one the member gets a subject of our own: `own:<memberId>`. */
  readonly subject?: string;
  readonly claimedName?: string;
  readonly guest?: boolean;
}

/** Makes the member, and counts everything said so far as read: nobody begins with thousands of unread messages. */
export async function addMember(
  { ports }: PeopleParts,
  unit: Unit,
  house: House,
  person: NewMember,
): Promise<Admitted> {
  const { communityId, tx, now } = unit;
  const id = ports.randomId();
  const {
    name,
    roleIds,
    pictureUrl,
    guest,
    subject = `own:${id}`,
    ageBand,
    claimedRoleIds,
    claimedName: claimed,
  } = person;
  const account: Account = { memberId: id, subject, ageBand, tokensValidFrom: 0, bannedUntil: null, claimedRoleIds };
  await tx.putAccount(communityId, claimed === undefined ? account : { ...account, claimedName: claimed });
  const row: WithoutRev<MemberRow> = {
    kind: 'member',
    id,
    name,
    roleIds: [...roleIds],
    status: 'active',
    joinedAt: now,
    pictureUrl,
    pronouns: '',
    about: '',
    ...(guest ? { guest } : {}),
  };
  const rev = await writeMember(unit, house, row);
  if (isTrusted(house, row)) await remarkNamesakes(unit, house, name);
  const member = (await tx.row(communityStream(communityId), 'member', id)) ?? { ...row, rev };
  const viewer = viewerOf(member, house.community);
  const seen = visiblePlaces(viewer, house.roles, now, await tx.places(communityId));
  for (const { id: channelId, lastSeq } of seen.channels) {
    if (lastSeq > 0) await unit.write(meStream(id), { kind: 'readMarker', id: channelId, seq: lastSeq, at: now });
  }
  return { actor: { communityId, memberId: id, ageBand }, member, isNew: true };
}
