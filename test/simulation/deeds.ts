/** Every command there is, about whatever exists just then. Many are refused, as in life. */
import type { CommandInput, CommandType } from '../../src/protocol/commands.ts';
import type { SeededRandom } from '../kit/fake-clock.ts';
import type { Truth } from './truth.ts';

export interface Stage {
  readonly random: SeededRandom;
  readonly truth: Truth;
  readonly memberId: string;
  readonly now: number;
  readonly invites: readonly string[];
  one<T>(list: readonly T[]): T;
  flip(): boolean;
}

type Makers = { readonly [T in CommandType]: (stage: Stage) => CommandInput<T> | undefined };

const VIEW = ['channel.view' as const];
const EMOJI = ['👍', '🎉', '❤️'];
const FOR_EVER = 8_640_000_000_000_000;

export const channelId = ({ one, truth }: Stage): string => one(truth.channels()).id;
/** Where none is left, one that is not there. */
const NOWHERE = '01890000-0000-7000-8000-000000000000';
const categoryId = ({ random, truth }: Stage): string => random.pick(truth.categories())?.id ?? NOWHERE;
const staff = ({ truth }: Stage) => truth.roles().filter(({ everyone }) => !everyone);
const roleId = (stage: Stage): string => stage.random.pick(staff(stage))?.id ?? NOWHERE;
/** Of those that were there, one. */
export const anyRole = (stage: Stage): string => stage.one(stage.truth.roles()).id;
export const anybody = ({ one, truth }: Stage): string => one(truth.members()).id;
export const anyMessage = ({ one, truth }: Stage) => one(truth.allMessages());
const other = ({ one, truth, memberId }: Stage): string => {
  const others = truth.members().filter(({ id }) => id !== memberId && id !== truth.community.ownerId);
  return others.length > 0 ? one(others).id : memberId;
};
const message = ({ one, truth, random }: Stage) => {
  const all = truth.allMessages().filter(({ removed }) => !removed);
  return random.chance(0.7) ? one(all.slice(-12)) : one(all);
};
const named = ({ random }: Stage, name: string): string => `${name} ${random.below(1_000)}`;

export const makers: Makers = {
  'community.update': (stage) => ({ tagline: named(stage, 'Line'), guests: stage.flip() }),
  'community.leave': () => ({}),
  'category.create': (stage) => ({ name: named(stage, 'Category') }),
  'category.update': (stage) => ({ categoryId: categoryId(stage), name: named(stage, 'Category') }),
  'category.move': (stage) => ({ categoryId: categoryId(stage), beforeId: stage.flip() ? categoryId(stage) : null }),
  'category.setOverrides': (stage) => ({
    categoryId: categoryId(stage),
    overrides: [
      { target: 'role', id: roleId(stage), allow: stage.flip() ? VIEW : [], deny: stage.flip() ? VIEW : [] },
      ...(stage.flip() ? [{ target: 'member' as const, id: other(stage), allow: VIEW, deny: [] }] : []),
    ],
  }),
  'category.delete': (stage) => {
    const used = new Set(stage.truth.channels().map((row) => row.categoryId));
    const empty = stage.truth.categories().filter(({ id }) => !used.has(id));
    return empty.length > 0 ? { categoryId: stage.one(empty).id } : undefined;
  },
  'channel.create': (stage) => ({
    name: named(stage, 'Room'),
    categoryId: stage.flip() ? categoryId(stage) : null,
    channelType: stage.random.chance(0.2) ? 'announcement' : 'text',
    private: stage.flip(),
    roleIds: stage.flip() ? [roleId(stage)] : [],
    memberIds: [other(stage)],
  }),
  'channel.update': (stage) => ({ channelId: channelId(stage), topic: named(stage, 'Topic') }),
  'channel.move': (stage) => ({ channelId: channelId(stage), categoryId: stage.flip() ? categoryId(stage) : null }),
  'channel.setArchived': (stage) => ({ channelId: channelId(stage), archived: stage.random.chance(0.3) }),
  'channel.setOverrides': (stage) => ({
    channelId: channelId(stage),
    overrides: [
      { target: 'role', id: stage.one(stage.truth.roles()).id, allow: [], deny: stage.flip() ? VIEW : [] },
      { target: 'member', id: other(stage), allow: stage.flip() ? VIEW : [], deny: [] },
    ],
  }),
  'message.send': (stage) => {
    const where = channelId(stage);
    const call = stage.one([`<@${anybody(stage)}>`, `<@${other(stage)}>`, `<@&${roleId(stage)}>`, '@everyone', '']);
    const replied = stage.truth.messages(where).at(-1);
    return {
      channelId: where,
      text: `${call} said ${stage.random.below(1e9)}`,
      ...(replied && stage.flip() && { replyToId: replied.id }),
    };
  },
  'message.edit': (stage) => {
    const isKept = stage.random.chance(0.7);
    const own = stage.truth
      .allMessages()
      .filter(({ authorId, removed }) => authorId === stage.memberId && Boolean(removed) !== isKept);
    return own.length > 0 ? { messageId: stage.one(own).id, text: `edited ${stage.random.below(1e9)}` } : undefined;
  },
  'message.delete': (stage) => ({ messageId: message(stage).id }),
  'message.pin': (stage) => ({ messageId: message(stage).id, on: stage.flip() }),
  'reaction.set': (stage) => ({ messageId: message(stage).id, emoji: stage.one(EMOJI), on: stage.random.chance(0.7) }),
  'readMarker.set': (stage) => ({ channelId: channelId(stage), seq: 1 + stage.random.below(30) }),
  'readMarker.setUnread': (stage) => ({ channelId: channelId(stage), seq: 1 + stage.random.below(10) }),
  'readMarker.setAll': () => ({}),
  'notification.setDone': (stage) => {
    const own = stage.truth.rows(`me:${stage.memberId}`, 'notification');
    return own.length > 0 ? { notificationIds: [stage.one(own).id], done: stage.flip() } : undefined;
  },
  'preference.set': (stage) => ({
    scopeId: channelId(stage),
    level: stage.flip() ? 'mentions' : null,
    mutedUntil: stage.flip() ? FOR_EVER : null,
  }),
  'block.set': (stage) => ({ memberId: other(stage), on: stage.flip() }),
  'role.create': (stage) => ({ name: named(stage, 'Role'), permissions: ['message.send'], mentionable: stage.flip() }),
  'role.update': (stage) => ({
    roleId: roleId(stage),
    permissions: stage.flip() ? ['channel.view', 'channel.manage'] : ['reaction.add'],
  }),
  'role.delete': (stage) => ({ roleId: roleId(stage) }),
  'member.setRoles': (stage) => ({ memberId: other(stage), roleIds: stage.flip() ? [roleId(stage)] : [] }),
  'member.clearPicture': (stage) => ({ memberId: other(stage) }),
  'member.rename': (stage) => ({ memberId: other(stage), name: named(stage, 'Renamed') }),
  'member.timeout': (stage) => ({ memberId: other(stage), until: stage.flip() ? stage.now + 3_000 : 0 }),
  'member.remove': (stage) => ({ memberId: other(stage) }),
  'member.ban': (stage) => ({ memberId: other(stage), ...(stage.flip() && { until: stage.now + 5_000 }) }),
  'member.unban': (stage) => {
    const out = stage.truth.members().filter(({ status }) => status !== 'active');
    return out.length > 0 ? { memberId: stage.one(out).id } : undefined;
  },
  'profile.update': (stage) => ({ about: named(stage, 'I am') }),
  'invite.create': () => ({ note: 'for a friend', uses: 3 }),
  'invite.revoke': ({ invites, one }) => (invites.length > 0 ? { inviteId: one(invites) } : undefined),
};

/** The others are drawn once each. */
export const WEIGHTS: Partial<Record<CommandType, number>> = {
  ...{ 'message.send': 6, 'message.edit': 3, 'message.delete': 3, 'reaction.set': 3, 'channel.create': 2 },
  ...{ 'channel.setOverrides': 3, 'category.setOverrides': 2, 'channel.update': 3, 'member.setRoles': 7 },
  ...{ 'member.unban': 9, 'category.delete': 2, 'invite.revoke': 2, 'member.ban': 4, 'member.remove': 3 },
  ...{ 'notification.setDone': 14, 'invite.create': 3, 'channel.move': 3, 'role.delete': 2, 'member.timeout': 2 },
};
