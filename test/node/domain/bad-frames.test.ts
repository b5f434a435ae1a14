/**
 * The corpus of bad frames, as far as the rules decide: every one goes to the domain as a client would send it, in the
 * words of our protocol. What belongs to sockets, tokens and files is tested where they are.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Actor } from '../../../server/domain/command.ts';
import { codeOf, domainWorld, unwrap } from '../../kit/domain-world.ts';

interface BadFrame {
  readonly id: string;
  readonly layer: string;
  readonly op: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly expect: string;
  readonly why: string;
}
type Fields = Record<string, unknown>;

const corpus = JSON.parse(
  readFileSync(new URL('../../../../shared/corpora/bad-frames.json', import.meta.url), 'utf8'),
) as { readonly items: readonly BadFrame[] };

async function stage() {
  const world = await domainWorld({ template: 'school' });
  const { owner, must } = world;
  const ann = await world.person('Ann');
  const bob = await world.person('Bob');
  const moderator = await world.person('Mod', { roles: ['safeguarding'] });
  const channelId = world.channel('lunch-and-clubs');
  const other = world.channel('homework-help');
  const send = async (by: Actor, into: string, text = 'x') =>
    (await must(by, 'message.send', { channelId: into, text })).messageId;
  for (let i = 0; i < 20; i++) await send(bob, channelId, `n ${String(i)}`);
  const own = await send(ann, channelId);
  const bobs = await send(bob, channelId);
  const deleted = await send(ann, channelId);
  await must(ann, 'message.delete', { messageId: deleted });
  await must(ann, 'readMarker.set', { channelId, seq: 20 });
  const { channelId: archived } = await must(owner, 'channel.create', { name: 'Old' });
  await must(owner, 'channel.setArchived', { channelId: archived, archived: true });
  const tenant = unwrap(await world.domain.createCommunity({ slug: 'other', name: 'Other', template: 'empty' }));
  const refs: Fields = {
    'private-channel-not-member': world.channel('staff-room'),
    'other-tenant-channel': Object.values(tenant.channelIds)[0],
    'archived-channel': archived,
    'deleted-channel': world.ports.randomId(),
    'client-id-of-other-user': bobs,
    'message-in-private-channel': await send(owner, world.channel('staff-room')),
    'message-in-other-channel': await send(bob, other),
    'thread-of-other-channel': world.ports.randomId(),
    'admin-user': owner.memberId,
    'other-tenant': tenant.communityId,
    'user-of-other-tenant': tenant.ownerId,
    'message-of-other-user': bobs,
    'deleted-message': deleted,
    'any-message': bobs,
    'other-channel': other,
    self: ann.memberId,
  };
  const head = (await world.storage.head(`channel:${channelId}`)).lastSeq;
  return { world, ann, moderator, channelId, own, bobs, refs, head };
}
type Stage = Awaited<ReturnType<typeof stage>>;

/** A valid frame of each operation, and what the corpus's generic fields are called here. */
const operations: Record<
  string,
  { readonly base: (on: Stage) => Fields; readonly names: Record<string, string>; readonly isQuery?: boolean }
> = {
  send: {
    base: ({ channelId }) => ({ type: 'message.send', channelId, text: 'hello' }),
    names: { body: 'text', clientMsgId: 'opId', replyTo: 'replyToId' },
  },
  read: { base: ({ channelId }) => ({ type: 'readMarker.set', channelId, seq: 21 }), names: {} },
  history: { base: ({ channelId }) => ({ type: 'history', channelId }), names: { beforeSeq: 'before' }, isQuery: true },
  edit: {
    base: ({ own }) => ({ type: 'message.edit', messageId: own, text: 'new' }),
    names: { body: 'text', baseVersion: 'baseRev' },
  },
  delete: { base: ({ own }) => ({ type: 'message.delete', messageId: own }), names: {} },
  react: {
    base: ({ bobs }) => ({ type: 'reaction.set', messageId: bobs, emoji: '👍', on: true }),
    names: { op: 'on' },
  },
  pin: { base: ({ bobs }) => ({ type: 'message.pin', messageId: bobs, on: true }), names: {} },
  moderate: {
    base: ({ moderator }) => ({ type: 'member.ban', memberId: moderator.memberId }),
    names: { userId: 'memberId' },
  },
  role: {
    base: ({ ann, world }) => ({ type: 'member.setRoles', memberId: ann.memberId, roleIds: [world.role('head')] }),
    names: {},
  },
  createChannel: { base: () => ({ type: 'channel.create', name: 'fresh' }), names: { kind: 'channelType' } },
  profile: {
    base: () => ({ type: 'profile.update', name: 'Ann B' }),
    names: { displayName: 'name', avatarUrl: 'pictureUrl' },
  },
  search: { base: () => ({ type: 'search', text: 'hello' }), names: { query: 'text' }, isQuery: true },
  invite: { base: () => ({ type: 'invite.create' }), names: {} },
  subscribe: { base: () => ({}), names: {} },
  join: { base: () => ({}), names: {} },
  resume: { base: () => ({}), names: {} },
};

const ELSEWHERE = new Set(['report', 'upload', 'typing', 'presence', 'auth', 'join', 'subscribe', 'resume']);
/** Looks right here, or is no matter of the rules. */
const HARMLESS: Record<string, string> = {
  'bf-088': 'a function has no more arguments than it reads; the socket counts them',
  'bf-133': 'an edit names no channel: the field is not known and has no effect',
  'bf-167': 'a profile has no such field: it has no effect',
};

function expand(value: unknown, on: Stage): unknown {
  if (Array.isArray(value)) return value.map((one) => expand(one, on));
  if (value === null || typeof value !== 'object') return value;
  const made = value as Fields;
  if ('$ref' in made) return on.refs[String(made['$ref'])];
  if ('$rawjson' in made) return JSON.parse(String(made['$rawjson'])) as unknown;
  if ('$beyondHead' in made) return on.head + Number(made['$beyondHead']);
  if ('$back' in made) return 20 - Number(made['$back']);
  const n = Number(made['n'] ?? made['depth']);
  if (made['$gen'] === 'repeat') return String(made['s']).repeat(n);
  if (made['$gen'] === 'array') return Array.from({ length: n }, () => expand(made['of'], on));
  if (made['$gen'] === 'keys') return Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${String(i)}`, i]));
  if (made['$gen'] === 'nest')
    return Array.from({ length: n }).reduce((inner) => (made['kind'] === 'array' ? [inner] : { a: inner }), null);
  return Object.fromEntries(Object.entries(made).map(([key, one]) => [key, expand(one, on)]));
}

function frameOf({ op, set = {} }: BadFrame, on: Stage): unknown {
  const operation = operations[op];
  assert.ok(operation, op);
  const base: Fields = { opId: on.world.ports.randomId(), ...operation.base(on) };
  if ('$whole' in set) return expand(set['$whole'], on);
  if ('$args' in set && set['$args'] === 0) return undefined;
  for (const [key, value] of Object.entries(set)) {
    if (key === '$rawjson') {
      const raw = JSON.parse(String(value)) as Fields;
      for (const own of Object.keys(raw))
        Object.defineProperty(base, own === 'body' ? 'text' : own, { value: raw[own], enumerable: true });
    } else if (typeof value === 'object' && value !== null && '$remove' in value)
      Reflect.deleteProperty(base, operation.names[key] ?? key);
    else if (!key.startsWith('$'))
      base[operation.names[key] ?? key] = value === 'self' ? base['opId'] : expand(value, on);
  }
  return base;
}

for (const frame of corpus.items.filter(
  ({ layer, op, id }) => layer === 'event' && !ELSEWHERE.has(op) && !(id in HARMLESS),
)) {
  test(`${frame.id}: ${frame.why} → ${frame.expect}`, async () => {
    const on = await stage();
    const { world, ann } = on;
    const sent = frameOf(frame, on);
    const before = world.commits.length;
    const started = performance.now();
    const answer = operations[frame.op]?.isQuery
      ? await world.domain.runQuery(ann, sent)
      : await world.domain.runCommand(ann, sent);
    assert.ok(performance.now() - started < 1000, 'answers within a second');
    assert.deepEqual(world.ports.errors, []);
    assert.equal(({} as Fields)['admin'], undefined);
    if (frame.expect === 'reject') {
      assert.ok(!answer.ok);
      assert.ok(
        ['invalid', 'forbidden', 'not_found', 'conflict', 'too_large'].includes(answer.error.code),
        answer.error.code,
      );
      assert.ok(!/\n|SELECT|\/work|node:/.test(answer.error.message));
      assert.equal(world.commits.length, before, 'nothing changed');
    } else if (frame.expect === 'normalise') {
      assert.equal(codeOf(answer), 'ok');
      for (const { changes } of world.commits.slice(before)) {
        for (const row of changes.flatMap(({ rows }) => rows))
          assert.ok(!('authorId' in row) || row.authorId === ann.memberId);
      }
    } else assert.fail(`no way to check ${frame.expect}`);
  });
}
