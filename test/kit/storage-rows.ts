/** Rows for tests of the storage port: whole, plain, and changed only where a test says so. */
import { channelStream, communityStream } from '../../src/protocol/ids.ts';
import type { CategoryRow, ChannelRow } from '../../src/protocol/channels.ts';
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { MemberRow } from '../../src/protocol/members.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';
import type { Account, InviteRecord, Storage, Transaction } from '../../server/domain/storage.ts';

/** The same UUID for the same number, in order of the numbers. */
export function idOf(n: number): string {
  return `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export const COMMUNITY = idOf(1);
export const CHANNEL = idOf(2);
export const OTHER_CHANNEL = idOf(3);
export const AUTHOR = idOf(4);
export const EVERYONE = idOf(5);
export const CHANNEL_STREAM = channelStream(CHANNEL);
export const COMMUNITY_STREAM = communityStream(COMMUNITY);

export function communityRow(change: Partial<CommunityRow> = {}): CommunityRow {
  return {
    kind: 'community',
    id: COMMUNITY,
    rev: 1,
    slug: 'birch-lane',
    name: 'Birch Lane School',
    description: '',
    tagline: 'Families and staff',
    accent: null,
    pictureUrl: null,
    template: 'school',
    ownerId: null,
    welcome: '',
    reactions: 'named',
    guests: false,
    invitesPaused: false,
    createdAt: 1000,
    ...change,
  };
}

export function channelRow(change: Partial<ChannelRow> = {}): ChannelRow {
  return {
    kind: 'channel',
    id: CHANNEL,
    rev: 1,
    communityId: COMMUNITY,
    categoryId: null,
    name: 'Year 4',
    slug: 'year-4',
    type: 'text',
    topic: '',
    guidelines: '',
    icon: null,
    position: 0,
    overrides: [],
    archivedAt: null,
    createdAt: 1000,
    lastSeq: 0,
    lastAt: null,
    broadMentions: [],
    ...change,
  };
}

export function categoryRow(change: Partial<CategoryRow> = {}): CategoryRow {
  return {
    kind: 'category',
    id: idOf(6),
    rev: 1,
    communityId: COMMUNITY,
    name: 'Classes',
    position: 0,
    overrides: [],
    createdAt: 1000,
    ...change,
  };
}

export function roleRow(change: Partial<RoleRow> = {}): RoleRow {
  return {
    kind: 'role',
    id: EVERYONE,
    rev: 1,
    name: 'Everyone',
    color: null,
    position: 0,
    permissions: ['channel.view'],
    trusted: false,
    badge: false,
    mentionable: false,
    everyone: true,
    ...change,
  };
}

export function memberRow(n: number, name: string, change: Partial<MemberRow> = {}): MemberRow {
  return {
    kind: 'member',
    id: idOf(n),
    rev: 1,
    name,
    roleIds: [],
    status: 'active',
    joinedAt: 1000,
    pictureUrl: null,
    pronouns: '',
    about: '',
    ...change,
  };
}

export function messageRow(n: number, change: Partial<MessageRow> = {}): MessageRow {
  return {
    kind: 'message',
    id: idOf(1000 + n),
    rev: n,
    channelId: CHANNEL,
    seq: n,
    authorId: AUTHOR,
    text: `Message ${n}`,
    createdAt: 1000 + n,
    reactions: [],
    ...change,
  };
}

export function accountOf(memberId: string, change: Partial<Account> = {}): Account {
  const subject = `own:${memberId}`;
  return {
    memberId,
    subject,
    ageBand: 'unknown',
    tokensValidFrom: 0,
    bannedUntil: null,
    claimedRoleIds: [],
    ...change,
  };
}

export function inviteOf(n: number, change: Partial<InviteRecord> = {}): InviteRecord {
  return {
    id: idOf(n),
    communityId: COMMUNITY,
    codeHash: `hash-${n}`,
    creatorId: AUTHOR,
    roleId: null,
    channelId: null,
    note: '',
    createdAt: n,
    expiresAt: null,
    uses: null,
    used: 0,
    revokedAt: null,
    memberId: null,
    ...change,
  };
}

/** Sends a message as the domain does: next seq, next rev, insert. */
export async function send(tx: Transaction, id: string, change: Partial<MessageRow> = {}): Promise<MessageRow> {
  const channelId = change.channelId ?? CHANNEL;
  const seq = await tx.nextSeq(channelId, change.createdAt ?? 1000);
  const rev = await tx.nextRev(channelStream(channelId));
  const row = messageRow(1, { id, channelId, seq, rev, createdAt: 1000 + seq, text: `Message ${seq}`, ...change });
  await tx.insert(channelStream(channelId), row);
  return row;
}

/** As many messages as asked for in one commit, with seqs and revs from 1. */
export async function sendMany(
  storage: Storage,
  count: number,
  change: (n: number) => Partial<MessageRow> = () => ({}),
): Promise<void> {
  await storage.transaction(async (tx) => {
    for (let n = 1; n <= count; n++) await send(tx, idOf(1000 + n), change(n));
  });
}

export async function putMembers(storage: Storage, members: readonly MemberRow[]): Promise<void> {
  await storage.transaction(async (tx) => {
    for (const member of members) await tx.put(COMMUNITY_STREAM, member);
  });
}
