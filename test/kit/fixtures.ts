/** People, channels and messages for element tests: rows as the server would give them, with only what matters said. */
import type { ChannelRow, CommunityRow, MemberRow, MessageRow, RoleRow, TimelineItem } from '../../src/index.ts';

export const NOON = Date.UTC(2026, 9, 8, 12, 0);

/** Ids of people are UUIDs wherever text can name them; this one is made from a small number. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export function member(id: string, name: string, more: Partial<MemberRow> = {}): MemberRow {
  return {
    kind: 'member',
    id,
    rev: 1,
    name,
    roleIds: [],
    status: 'active',
    joinedAt: 0,
    pictureUrl: null,
    pronouns: '',
    about: '',
    ...more,
  };
}

export function role(id: string, name: string, more: Partial<RoleRow> = {}): RoleRow {
  return {
    kind: 'role',
    id,
    rev: 1,
    name,
    color: null,
    position: 1,
    permissions: [],
    trusted: false,
    badge: true,
    mentionable: true,
    everyone: false,
    ...more,
  };
}

export function community(more: Partial<CommunityRow> = {}): CommunityRow {
  return {
    kind: 'community',
    id: 'alder',
    rev: 1,
    slug: 'alder-grove',
    name: 'Alder Grove Primary',
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
    createdAt: 0,
    ...more,
  };
}

export function channel(id: string, name: string, more: Partial<ChannelRow> = {}): ChannelRow {
  return {
    kind: 'channel',
    id,
    rev: 1,
    communityId: 'alder',
    categoryId: null,
    name,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    type: 'text',
    topic: '',
    guidelines: '',
    icon: null,
    position: 0,
    overrides: [],
    archivedAt: null,
    createdAt: 0,
    lastSeq: 0,
    lastAt: null,
    broadMentions: [],
    ...more,
  };
}

export function message(seq: number, authorId: string, text: string, more: Partial<MessageRow> = {}): MessageRow {
  return {
    kind: 'message',
    id: `m${String(seq)}`,
    rev: seq,
    channelId: 'year-5',
    seq,
    authorId,
    text,
    createdAt: NOON + seq * 60_000,
    reactions: [],
    ...more,
  };
}

export function item(row: MessageRow, more: Partial<TimelineItem> = {}): TimelineItem {
  return { key: row.id, message: row, state: 'sent', pending: false, ...more };
}

export const PEOPLE = {
  elif: member(uuid(1), 'Elif Demir', { roleIds: ['parent'] }),
  ada: member(uuid(2), 'Ms Ada Okafor', { roleIds: ['teacher'] }),
  priya: member(uuid(3), 'Priya Raman', { roleIds: ['parent'] }),
  tom: member(uuid(4), 'Tom Whitlock', { roleIds: ['parent'] }),
  grace: member(uuid(5), 'Grace Liu', { roleIds: ['parent'] }),
} as const;

export const ROLES: readonly RoleRow[] = [
  role('everyone', 'Everyone', {
    everyone: true,
    position: 0,
    badge: false,
    permissions: ['channel.view', 'message.send', 'reaction.add'],
  }),
  role('parent', 'Parent', { position: 1 }),
  role('teacher', 'Teacher', {
    position: 5,
    trusted: true,
    permissions: ['announcement.send', 'message.remove', 'message.pin'],
  }),
];

const SENTENCES = [
  'Is anyone able to share a lift from Larch Road? We’re a car short this week.',
  'Yes.',
  'Please send wellies, a coat and a packed lunch. We leave at 9:15 and are back by 14:30. If it rains we go all the same, the children know the song for it.',
  'Two seats would do it. Happy to drive on the way back.',
  'I can take two from the bus stop.\n\nLeaving at 8:25 sharp.',
  'Lost: one green welly, left foot, size 2.',
];
const { elif, ada, priya, tom, grace } = PEOPLE;
const AUTHORS = [priya, tom, ada, elif, grace, priya, priya, tom];

/** A talk from `from` to `to`, of rows with different heights. */
export function talk(from: number, to: number): MessageRow[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    const seq = from + index;
    return message(seq, (AUTHORS[seq % AUTHORS.length] ?? tom).id, SENTENCES[seq % SENTENCES.length] ?? '');
  });
}
