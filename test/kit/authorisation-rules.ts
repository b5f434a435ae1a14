/**
 * Who may do what: the one declared table from which the authorisation matrix is generated. It is written from the design
 * (docs/people-and-roles.md, the threat list), never from the server's answers. A new command or query without a line here
 * does not compile, and its test fails.
 */
import type { CommandType } from '../../src/protocol/commands.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import type { QueryType } from '../../src/protocol/queries.ts';
import { type Permission, PERMISSIONS, PLACE_PERMISSIONS } from '../../src/protocol/roles.ts';

export type Outcome = 'ok' | 'empty' | ErrorCode;
type Input = Readonly<Record<string, unknown>>;

/**
 * What a command is about. `channel`, `category` and `message` lie in a place, for which rights can differ and which not
 * everybody sees; `person`, `role` and `invite` belong to a community; `here` is about oneself or the community at large.
 */
export type Scope = 'here' | 'channel' | 'category' | 'message' | 'person' | 'role' | 'invite';

/** Ids and helpers for making the input of one cell. */
export interface Ingredients {
  /** Of the target: a channel, category, message, person, role or invite, as the scope says. */
  readonly id: string;
  /** Of the channel that the target message stands in. */
  readonly channelId: string;
  readonly roleId: string;
  readonly now: number;
  /** The overrides that the target place has already. */
  readonly overrides: readonly unknown[];
  readonly unique: string;
}

export interface Rule {
  readonly scope: Scope;
  /** Any one of these opens it; nobody needs a right where the list is empty. */
  readonly needs: readonly Permission[];
  readonly input: (with_: Ingredients) => Input;
  /** Whether one may do it in a time-out, where no right is needed. Default: only reading. */
  readonly inTimeOut?: boolean;
  /** What somebody is told who may do it. Default `ok`. */
  readonly allowed?: Outcome;
  /** What somebody is told who lacks the right. Default `forbidden`. */
  readonly without?: Outcome;
  /** What stands for something that one cannot see. Default `not_found`. */
  readonly unseen?: Outcome;
  /** Whether the right is asked before the target is looked for. Default: for what concerns the whole community. */
  readonly rightFirst?: boolean;
  /** The target is one's own: a message that one wrote. */
  readonly own?: boolean;
  /** Nobody but the owner may do it to something above oneself. */
  readonly downwards?: boolean;
  /** The target must be in this state. */
  readonly state?: 'banned';
  /** Changes who acts, so it needs somebody who is not needed again. */
  readonly byTwin?: boolean;
  /** What the owner is told, where nobody holds the owner's place. */
  readonly owner?: Outcome;
}

const channelId = ({ id }: Ingredients) => ({ channelId: id });
const categoryId = ({ id }: Ingredients) => ({ categoryId: id });
const messageId = ({ id }: Ingredients) => ({ messageId: id });
const memberId = ({ id }: Ingredients) => ({ memberId: id });
const nothing = () => ({});

const manage = (scope: Scope, input: Rule['input'], more: Partial<Rule> = {}): Rule => ({
  scope,
  needs: ['channel.manage'],
  input,
  ...more,
});
const people = (needs: Permission, more: Input | ((with_: Ingredients) => Input) = {}): Rule => ({
  scope: 'person',
  needs: [needs],
  downwards: true,
  input: (with_) => ({ memberId: with_.id, ...(typeof more === 'function' ? more(with_) : more) }),
});
/** What everybody may do for themself, also in a time-out. */
const forMyself = (scope: Scope, input: Rule['input'], more: Partial<Rule> = {}): Rule => ({
  scope,
  needs: [],
  inTimeOut: true,
  input,
  ...more,
});

export const COMMAND_RULES: Readonly<Record<CommandType, readonly Rule[]>> = {
  'community.update': [
    { scope: 'here', needs: ['community.manage'], input: ({ unique }) => ({ tagline: `Line ${unique}` }) },
  ],
  'community.leave': [forMyself('here', nothing, { byTwin: true, owner: 'forbidden' })],
  'category.create': [manage('here', ({ unique }) => ({ name: `Category ${unique}` }))],
  'category.update': [manage('category', categoryId)],
  'category.move': [manage('category', ({ id }) => ({ categoryId: id, beforeId: id }))],
  'category.setOverrides': [manage('category', ({ id, overrides }) => ({ categoryId: id, overrides }))],
  'category.delete': [manage('category', categoryId, { allowed: 'conflict' })], // none of them is empty
  'channel.create': [manage('category', ({ id, unique }) => ({ name: `Channel ${unique}`, categoryId: id }))],
  'channel.update': [manage('channel', ({ id, unique }) => ({ channelId: id, topic: `Topic ${unique}` }))],
  'channel.move': [manage('channel', ({ id }) => ({ channelId: id, categoryId: null, beforeId: id }))],
  'channel.setArchived': [manage('channel', ({ id }) => ({ channelId: id, archived: false }))],
  'channel.setOverrides': [manage('channel', ({ id, overrides }) => ({ channelId: id, overrides }))],
  'message.send': [
    { scope: 'channel', needs: ['message.send'], input: ({ id }) => ({ channelId: id, text: 'Hello' }) },
  ],
  'message.edit': [
    { scope: 'message', needs: ['message.send'], own: true, input: ({ id }) => ({ messageId: id, text: 'Mended' }) },
    { scope: 'message', needs: [], allowed: 'forbidden', input: ({ id }) => ({ messageId: id, text: 'Not mine' }) },
  ],
  'message.delete': [
    forMyself('message', messageId, { own: true }),
    { scope: 'message', needs: ['message.remove'], input: messageId },
  ],
  'message.pin': [{ scope: 'message', needs: ['message.pin'], input: ({ id }) => ({ messageId: id, on: true }) }],
  'reaction.set': [
    { scope: 'message', needs: ['reaction.add'], input: ({ id }) => ({ messageId: id, emoji: '👍', on: true }) },
    forMyself('message', ({ id }) => ({ messageId: id, emoji: '👍', on: false })),
  ],
  'readMarker.set': [forMyself('channel', ({ id }) => ({ channelId: id, seq: 1 }))],
  'readMarker.setUnread': [forMyself('channel', ({ id }) => ({ channelId: id, seq: 1 }))],
  'readMarker.setAll': [forMyself('here', nothing)],
  'notification.setDone': [forMyself('message', ({ id }) => ({ notificationIds: [id], done: true }), { unseen: 'ok' })],
  'preference.set': [
    forMyself('channel', ({ id }) => ({ scopeId: id, level: 'all' })),
    forMyself('category', ({ id }) => ({ scopeId: id, level: 'all' })),
  ],
  'block.set': [forMyself('person', ({ id }) => ({ memberId: id, on: true }), { rightFirst: false })],
  'role.create': [{ scope: 'here', needs: ['role.manage'], input: ({ unique }) => ({ name: `Role ${unique}` }) }],
  'role.update': [
    {
      scope: 'role',
      needs: ['role.manage'],
      downwards: true,
      input: ({ id, unique }) => ({ roleId: id, name: `Role ${unique}` }),
    },
  ],
  'role.delete': [{ scope: 'role', needs: ['role.manage'], downwards: true, input: ({ id }) => ({ roleId: id }) }],
  'member.setRoles': [people('role.manage', ({ roleId }) => ({ roleIds: [roleId] }))],
  'member.rename': [people('member.rename', ({ unique }) => ({ name: `Renamed ${unique}` }))],
  'member.clearPicture': [people('member.rename')],
  'member.timeout': [people('member.timeout', ({ now }) => ({ until: now + 60_000 }))],
  'member.remove': [people('member.remove')],
  'member.ban': [people('member.ban')],
  'member.unban': [{ scope: 'person', needs: ['member.ban'], state: 'banned', rightFirst: false, input: memberId }],
  'profile.update': [{ scope: 'here', needs: [], input: ({ unique }) => ({ about: `About ${unique}` }) }],
  'invite.create': [{ scope: 'here', needs: ['invite.create'], input: nothing }],
  'invite.revoke': [
    { scope: 'invite', needs: ['invite.manage'], without: 'not_found', input: ({ id }) => ({ inviteId: id }) },
  ],
};

const read = (scope: Scope, input: Rule['input'], more: Partial<Rule> = {}): Rule =>
  forMyself(scope, input, { rightFirst: false, ...more });

export const QUERY_RULES: Readonly<Record<QueryType, readonly Rule[]>> = {
  'community.get': [read('here', nothing)],
  history: [read('channel', channelId)],
  'messages.get': [read('message', ({ id }) => ({ messageIds: [id] }), { unseen: 'empty' })],
  'message.versions': [{ scope: 'message', needs: ['message.remove'], input: messageId }],
  'pins.list': [read('channel', channelId)],
  'reactions.list': [read('message', messageId)],
  search: [read('here', () => ({ text: 'secret' })), read('channel', ({ id }) => ({ text: 'secret', channelId: id }))],
  'channel.audience': [read('channel', channelId)],
  'audience.preview': [
    manage('channel', ({ id, overrides }) => ({ placeId: id, overrides })),
    manage('category', ({ id, overrides }) => ({ placeId: id, overrides })),
  ],
  'members.get': [read('person', ({ id }) => ({ memberIds: [id] }), { unseen: 'empty' })],
  'members.search': [read('here', () => ({ text: '' })), read('channel', ({ id }) => ({ text: '', channelId: id }))],
  'members.list': [
    read('here', nothing),
    read('channel', channelId),
    { scope: 'here', needs: ['member.ban', 'member.remove'], input: () => ({ status: 'banned' }) },
  ],
  'members.here': [read('here', nothing), read('channel', channelId)],
  'permissions.preview': [{ scope: 'person', needs: ['role.manage', 'channel.manage'], input: memberId }],
  'invites.list': [{ scope: 'here', needs: ['invite.create', 'invite.manage'], input: nothing }],
  audit: [{ scope: 'here', needs: ['audit.view'], input: nothing }],
};

/** What everybody may do, and what each person's role adds. */
export const EVERYONE: readonly Permission[] = ['channel.view', 'message.send', 'reaction.add'];
const ALL_BUT_HIGHEST = PERMISSIONS.filter((one) => one !== 'administrator' && one !== 'community.manage');

export interface PersonRule {
  readonly rights: readonly Permission[];
  /** Sees and does everything, whatever a place's overrides say. */
  readonly everywhere?: boolean;
  readonly isOwner?: boolean;
  /** Was let into the closed place by name. */
  readonly isInvited?: boolean;
  readonly isGuest?: boolean;
  readonly isMinor?: boolean;
  readonly isTimedOut?: boolean;
  /** Owns another community and acts from there. */
  readonly isElsewhere?: boolean;
  /** Is no member: what the door says over HTTP and to a new connection. */
  readonly door?: ErrorCode;
  /** What a frame is answered that was under way when they were put out. */
  readonly underWay?: ErrorCode;
}

export const PERSON_RULES = {
  owner: { rights: PERMISSIONS, everywhere: true, isOwner: true },
  administrator: { rights: PERMISSIONS, everywhere: true },
  keeper: { rights: ALL_BUT_HIGHEST },
  moderator: { rights: ['message.remove', 'message.pin', 'member.timeout', 'member.remove', 'audit.view'] },
  author: { rights: ['announcement.send', 'mention.role', 'invite.create'] },
  member: { rights: [] },
  minor: { rights: [], isMinor: true },
  insider: { rights: [], isInvited: true },
  guest: { rights: [], isGuest: true },
  keeperInTimeOut: { rights: ALL_BUT_HIGHEST, isTimedOut: true },
  memberInTimeOut: { rights: [], isTimedOut: true },
  foreigner: { rights: PERMISSIONS, everywhere: true, isElsewhere: true },
  stranger: { rights: [], door: 'unauthenticated' },
  removed: { rights: ALL_BUT_HIGHEST, door: 'forbidden', underWay: 'unauthenticated' },
  banned: { rights: ALL_BUT_HIGHEST, door: 'banned', underWay: 'banned' },
  left: { rights: [], door: 'token_expired', underWay: 'unauthenticated' },
} as const satisfies Readonly<Record<string, PersonRule>>;
export type PersonName = keyof typeof PERSON_RULES;

/**
 * Places: `open` to all; `closed` to all but those let in; in `denied` all may look and do nothing; in `granted` all may do
 * everything. People and roles: `below` everybody who acts, or `above`. `here` for what has no target. `foreign` is another
 * community's, `absent` nobody's.
 */
export type Target = 'open' | 'closed' | 'denied' | 'granted' | 'here' | 'below' | 'above' | 'foreign' | 'absent';

const PLACES: readonly Target[] = ['open', 'closed', 'denied', 'granted', 'foreign', 'absent'];
export function targetsOf({ scope, downwards }: Rule): readonly Target[] {
  if (scope === 'here') return ['here'];
  if (scope === 'channel' || scope === 'category' || scope === 'message') return PLACES;
  return downwards ? ['below', 'above', 'foreign', 'absent'] : ['below', 'foreign', 'absent'];
}

function sees(person: PersonRule, target: Target): boolean {
  if (target === 'absent' || target === 'foreign') return false;
  if (person.isElsewhere) return target === 'here';
  return target !== 'closed' || person.everywhere === true || person.isInvited === true;
}

function rightsAt(person: PersonRule, target: Target): ReadonlySet<Permission> {
  if (person.isTimedOut) return new Set<Permission>(['channel.view']);
  const base: readonly Permission[] = [...EVERYONE, ...person.rights];
  if (person.everywhere) return new Set(PERMISSIONS);
  const ofPlaces: readonly Permission[] = PLACE_PERMISSIONS;
  if (target === 'denied') return new Set(base.filter((one) => one === 'channel.view' || !ofPlaces.includes(one)));
  return new Set(target === 'granted' ? [...base, ...ofPlaces] : base);
}

/** What the table says about one cell. */
export function expected(person: PersonRule, rule: Rule, target: Target, face: 'http' | 'socket'): Outcome {
  if (person.door !== undefined) return face === 'http' ? person.door : (person.underWay ?? person.door);
  if (person.isGuest && face === 'http') return 'forbidden'; // guests keep to the live connection
  const rights = rightsAt(person, target);
  const may = rule.needs.length === 0 || rule.needs.some((one) => rights.has(one));
  const refused = rule.without ?? 'forbidden';
  const rightFirst = rule.rightFirst ?? ['here', 'person', 'role'].includes(rule.scope);
  if (rightFirst && !may) return refused;
  if (!sees(person, target)) return rule.unseen ?? 'not_found';
  if (!may) return refused;
  if (person.isTimedOut && rule.needs.length === 0 && rule.inTimeOut !== true) return 'forbidden';
  if (target === 'above' && rule.downwards && !person.isOwner) return 'forbidden';
  if (person.isOwner && rule.owner !== undefined) return rule.owner;
  return rule.allowed ?? 'ok';
}
