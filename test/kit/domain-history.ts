/**
 * A random history of a community, the same for the same seed: every command there is, by different people, about whatever
 * exists just then. Many are refused, as in life; the test asks afterwards that each kind also succeeded.
 */
import { type CommandInput, type CommandType, commandInputs } from '../../src/protocol/commands.ts';
import type { Storage } from '../../server/domain/storage.ts';
import type { Actor } from '../../server/domain/command.ts';
import type { DomainWorld } from './domain-world.ts';

export type Dice = (below: number) => number;

export function seededDice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What there is to act on. Messages and invites stay after they have gone. */
interface Things {
  readonly channels: string[];
  readonly categories: string[];
  readonly roles: string[];
  readonly messages: { readonly id: string; readonly authorId: string; readonly channelId: string }[];
  readonly invites: string[];
}

type Make = { readonly [T in CommandType]: (draw: Draw, things: Things, actor: Actor) => CommandInput<T> };

interface Draw {
  readonly dice: Dice;
  one<T>(list: readonly T[]): T;
  readonly people: readonly Actor[];
  readonly now: number;
  flip(): boolean;
}

const EMOJI = ['👍', '🎉', '❤️', '😀'];
const VIEW = ['channel.view' as const];

const make: Make = {
  'community.update': ({ dice, flip }) => ({
    tagline: `Line ${String(dice(9))}`,
    guests: flip(),
    description: `About ${String(dice(9))}`,
  }),
  'community.leave': () => ({}),
  'category.create': ({ dice }) => ({ name: `Category ${String(dice(1e6))}` }),
  'category.update': ({ one, dice }, { categories }) => ({
    categoryId: one(categories),
    name: `Renamed ${String(dice(1e6))}`,
  }),
  'category.move': ({ one, flip }, { categories }) => ({
    categoryId: one(categories),
    beforeId: flip() ? one(categories) : null,
  }),
  'category.setOverrides': ({ one, flip }, { categories, roles }) => ({
    categoryId: one(categories),
    overrides: [{ target: 'role', id: one(roles), allow: flip() ? VIEW : [], deny: flip() ? ['reaction.add'] : [] }],
  }),
  'category.delete': ({ one }, { categories }) => ({ categoryId: one(categories) }),
  'channel.create': ({ one, dice, flip, people }, { categories, roles }) => ({
    name: `Channel ${String(dice(1e6))}`,
    categoryId: flip() ? one(categories) : null,
    topic: 'What it is for',
    channelType: dice(4) === 0 ? 'announcement' : 'text',
    private: flip(),
    roleIds: [one(roles)],
    memberIds: [one(people).memberId],
  }),
  'channel.update': ({ one, dice }, { channels }) => ({
    channelId: one(channels),
    topic: `Topic ${String(dice(1e6))}`,
    channelType: dice(6) === 0 ? 'announcement' : 'text',
  }),
  'channel.move': ({ one, flip }, { channels, categories }) => ({
    channelId: one(channels),
    categoryId: flip() ? one(categories) : null,
    beforeId: flip() ? one(channels) : null,
  }),
  'channel.setArchived': ({ one, dice }, { channels }) => ({ channelId: one(channels), archived: dice(4) === 0 }),
  'channel.setOverrides': ({ one, flip, people }, { channels, roles }) => ({
    channelId: one(channels),
    overrides: [
      { target: 'role', id: one(roles), allow: flip() ? VIEW : [], deny: flip() ? ['message.send'] : [] },
      { target: 'member', id: one(people).memberId, allow: VIEW, deny: [] },
    ],
  }),
  'message.send': ({ one, dice, people, flip }, { channels, messages, roles }) => {
    const replied = messages.length > 0 && dice(3) === 0 ? one(messages) : undefined;
    const call = one([`<@${one(people).memberId}>`, `<@&${one(roles)}>`, '@everyone', '', '']);
    return {
      channelId: replied?.channelId ?? one(channels),
      text: `${call} **hello** ${String(dice(1e6))}`,
      ...(replied && flip() ? { replyToId: replied.id } : {}),
    };
  },
  'message.edit': ({ one, dice, people }, { messages }, actor) => {
    const own = messages.filter(({ authorId }) => authorId === actor.memberId);
    return {
      messageId: one(own.length > 0 ? own : messages).id,
      text: `edited ${String(dice(1e6))} <@${one(people).memberId}>`,
    };
  },
  'message.delete': ({ one }, { messages }) => ({ messageId: one(messages).id, reason: 'because' }),
  'message.pin': ({ one, flip }, { messages }) => ({ messageId: one(messages).id, on: flip() }),
  'reaction.set': ({ one, dice }, { messages }) => ({
    messageId: one(messages.slice(-4)).id,
    emoji: one(EMOJI),
    on: dice(3) > 0,
  }),
  'readMarker.set': ({ one, dice }, { channels }) => ({ channelId: one(channels), seq: 1 + dice(6) }),
  'readMarker.setUnread': ({ one, dice }, { channels }) => ({ channelId: one(channels), seq: 1 + dice(4) }),
  'readMarker.setAll': () => ({}),
  'notification.setDone': ({ flip }, { messages }) => ({
    notificationIds: messages.slice(-30).map(({ id }) => id),
    done: flip(),
  }),
  'preference.set': ({ one, flip }, { channels }) => ({
    scopeId: one(channels),
    level: flip() ? 'mentions' : null,
    mutedUntil: flip() ? 8_640_000_000_000_000 : null,
  }),
  'block.set': ({ one, flip, people }) => ({ memberId: one(people).memberId, on: flip() }),
  'role.create': ({ dice, flip }) => ({
    name: `Role ${String(dice(1e6))}`,
    permissions: ['message.send'],
    trusted: flip(),
    badge: true,
    mentionable: flip(),
  }),
  'role.update': ({ one, dice }, { roles }) => ({
    roleId: one(roles),
    color: '#123456',
    position: 1 + dice(3),
    permissions: dice(2) ? ['invite.create'] : ['reaction.add'],
  }),
  'role.delete': ({ one }, { roles }) => ({ roleId: one(roles.slice(-2)) }),
  'member.setRoles': ({ one, people }, { roles }) => ({
    memberId: one(people).memberId,
    roleIds: [one(roles), one(roles)],
  }),
  'member.clearPicture': ({ one, people }) => ({ memberId: one(people).memberId }),
  'member.rename': ({ one, dice, people }) => ({ memberId: one(people).memberId, name: `Person ${String(dice(5))}` }),
  'member.timeout': ({ one, now, people, flip }) => ({
    memberId: one(people).memberId,
    until: flip() ? now + 5_000 : 0,
  }),
  'member.remove': ({ one, people }) => ({ memberId: one(people).memberId, reason: 'because' }),
  'member.ban': ({ one, now, people }) => ({ memberId: one(people).memberId, until: now + 5_000 }),
  'member.unban': ({ one, people }) => ({ memberId: one(people).memberId }),
  'profile.update': ({ dice }) => ({ name: `Me ${String(dice(5))}`, about: `I am ${String(dice(9))}` }),
  'invite.create': () => ({ note: 'for a friend', uses: 3 }),
  'invite.revoke': ({ one }, { invites }) => ({ inviteId: one(invites) }),
};

/** Rare ones would otherwise empty the place. */
const WEIGHT: Partial<Record<CommandType, number>> = {
  'message.send': 12,
  'message.edit': 4,
  'reaction.set': 5,
  'readMarker.set': 3,
  'channel.create': 2,
};

export interface HistoryOptions {
  readonly world: DomainWorld<Storage>;
  /** The first is the owner; the others may be put out and come back. */
  readonly keys: readonly string[];
  readonly dice: Dice;
  readonly steps: number;
  onStep(step: number, people: readonly Actor[]): Promise<void>;
}

/** @returns which commands succeeded, and how often. */
export async function runHistory({
  world,
  keys,
  dice,
  steps,
  onStep,
}: HistoryOptions): Promise<ReadonlyMap<CommandType, number>> {
  const people = await Promise.all(keys.map((key) => world.person(key)));
  const { made, ports } = world;
  const things: Things = {
    channels: Object.values(made.channelIds),
    categories: [],
    roles: [made.everyoneId, ...Object.values(made.roleIds)],
    messages: [],
    invites: [],
  };
  for (const { id, kind } of await world.storage.places(made.communityId))
    if (kind === 'category') things.categories.push(id);
  const pool = (Object.keys(commandInputs) as CommandType[]).flatMap((type) =>
    Array<CommandType>(WEIGHT[type] ?? 1).fill(type),
  );
  const one = <T>(list: readonly T[]): T => list[dice(list.length)] as T;
  const done = new Map<CommandType, number>();
  for (let step = 0; step < steps; step++) {
    ports.advance(1 + dice(900));
    const type = one(pool);
    const actor = dice(3) === 0 ? one(people) : (people[0] as Actor);
    if (things.messages.length === 0 && /^(message\.(?!send)|reaction|notification)/.test(type)) continue;
    if (things.invites.length === 0 && type === 'invite.revoke') continue;
    const draw: Draw = { dice, one, people, now: ports.now(), flip: () => dice(2) === 0 };
    const opId = ports.randomId();
    const input: object = make[type](draw, things, actor);
    const answer = await world.command(actor, type, input, opId);
    if (answer.ok) {
      done.set(type, (done.get(type) ?? 0) + 1);
      note(things, type, opId, input, actor);
    }
    if (step % 10 === 9)
      for (const key of keys)
        await world.domain.admit({
          communityId: made.communityId,
          subject: `host:test:${key}`,
          issuedAt: ports.now(),
          claims: key === 'owner' ? {} : { name: key },
        });
    await onStep(step, people);
  }
  return done;
}

function note(things: Things, type: CommandType, opId: string, input: object, actor: Actor): void {
  const { roleId, categoryId } = input as { readonly roleId?: string; readonly categoryId?: string };
  if (type === 'role.delete') things.roles.splice(things.roles.indexOf(roleId ?? ''), 1);
  if (type === 'category.delete') things.categories.splice(things.categories.indexOf(categoryId ?? ''), 1);
  if (type === 'channel.create') things.channels.push(opId);
  if (type === 'category.create') things.categories.push(opId);
  if (type === 'role.create') things.roles.push(opId);
  if (type === 'invite.create') things.invites.push(opId);
  if (type === 'message.send')
    things.messages.push({ id: opId, authorId: actor.memberId, channelId: (input as { channelId: string }).channelId });
}
