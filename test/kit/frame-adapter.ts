/**
 * Maps the collection's generic operations and field names to the real protocol, and expands what it only describes.
 * A frame comes out as the JSON text that travels, for some of them cannot be written by `JSON.stringify`.
 */
import type { FrameWorld } from './frame-fixtures.ts';
import { newId } from './app.ts';
import type { TestClient } from './app-client.ts';

export type Fields = Readonly<Record<string, unknown>>;
export interface FrameItem {
  readonly id: string;
  readonly layer: 'event' | 'sequence' | 'socketio' | 'engine' | 'ws' | 'http';
  readonly op: string;
  readonly set?: Fields;
  readonly raw?: string | { readonly $bin: string };
  readonly steps?: readonly string[];
  readonly expect: string;
  readonly why: string;
}
export interface Mapped {
  readonly event: string;
  /** JSON texts of the arguments. */
  readonly payloads: readonly string[];
}

interface Operation {
  readonly event: 'command' | 'query' | 'sync' | 'signal';
  readonly base: Fields;
  /** Generic name → ours. */
  readonly names?: Readonly<Record<string, string>>;
}

const RAW = '\u0001raw:';

/** Fields of the collection that our protocol does not have: they are dropped, so the frame is accepted without effect. */
export const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  'bf-133': 'an edit names no channel, so it cannot move a message',
  'bf-144': 'a reaction says what should be (`on`), there is no toggle',
  'bf-156': 'there are no direct channels; the kind is ignored',
  'bf-167': 'the age band comes from the host’s token alone',
  'bf-171': 'operators are words like any other',
  'bf-184': 'whose presence it is comes from the connection',
  'bf-214': 'Socket.IO’s recovery is off',
  'bf-215': 'Socket.IO’s recovery is off',
};

function expand(value: unknown, world: FrameWorld, self: TestClient): unknown {
  if (Array.isArray(value)) return value.map((entry) => expand(entry, world, self));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Fields;
  if ('$gen' in fields) return generate(fields);
  if ('$ref' in fields) return fields['$ref'] === 'self' ? self.memberId : world.refs[String(fields['$ref'])];
  if ('$rawjson' in fields) return `${RAW}${String(fields['$rawjson'])}`;
  if ('$bin' in fields) return Buffer.from(String(fields['$bin']), 'base64');
  return Object.fromEntries(Object.entries(fields).map(([key, entry]) => [key, expand(entry, world, self)]));
}

function generate({ $gen, s = '', n = 0, of, depth = 0, kind }: Fields): unknown {
  if ($gen === 'repeat') return String(s).replace('@all', '@everyone').repeat(Number(n));
  if ($gen === 'array') return Array.from({ length: Number(n) }, () => of);
  if ($gen === 'keys')
    return Object.fromEntries(Array.from({ length: Number(n) }, (_, index) => [`k${String(index)}`, index]));
  const [open, close] = kind === 'array' ? ['[', ']'] : ['{"a":', '}'];
  return `${RAW}${open.repeat(Number(depth))}${kind === 'array' ? '' : '1'}${close.repeat(Number(depth))}`;
}

function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /"\\u0001raw:((?:[^"\\]|\\.)*)"/g,
    (_, raw: string) => JSON.parse(`"${raw}"`) as string,
  );
}

async function operations(item: FrameItem, world: FrameWorld, self: TestClient): Promise<Operation> {
  const { general } = world;
  const create = { opId: newId() };
  const needsOwn = ['edit', 'delete', 'react', 'pin'].includes(item.op);
  const messageId = needsOwn ? await world.ownMessage(self) : '';
  const unbuilt = { event: 'command', base: { type: `${item.op}.create`, ...create } } as const;
  const table: Readonly<Record<string, Operation>> = {
    send: {
      event: 'command',
      base: { type: 'message.send', ...create, channelId: general, text: `hello ${newId()}` },
      names: { body: 'text', clientMsgId: 'opId', replyTo: 'replyToId' },
    },
    edit: {
      event: 'command',
      base: { type: 'message.edit', ...create, messageId, text: 'edited' },
      names: { body: 'text', baseVersion: 'baseRev' },
    },
    delete: { event: 'command', base: { type: 'message.delete', ...create, messageId } },
    react: { event: 'command', base: { type: 'reaction.set', ...create, messageId, emoji: '👍', on: true } },
    pin: { event: 'command', base: { type: 'message.pin', ...create, messageId, on: true } },
    read: { event: 'command', base: { type: 'readMarker.set', ...create, channelId: general, seq: 1 } },
    moderate: {
      event: 'command',
      base: { type: 'member.ban', ...create, memberId: world.owner.memberId },
      names: { userId: 'memberId' },
    },
    role: {
      event: 'command',
      base: {
        type: 'member.setRoles',
        ...create,
        memberId: self.memberId,
        roleIds: [world.app.community.roleIds['head']],
      },
    },
    createChannel: {
      event: 'command',
      base: { type: 'channel.create', ...create, name: `Room ${newId()}` },
      names: { memberIds: 'memberIds' },
    },
    invite: { event: 'command', base: { type: 'invite.create', ...create } },
    profile: {
      event: 'command',
      base: { type: 'profile.update', ...create },
      names: { displayName: 'name', avatarUrl: 'pictureUrl' },
    },
    history: {
      event: 'query',
      base: { type: 'history', channelId: general, limit: 20 },
      names: { beforeSeq: 'before' },
    },
    search: { event: 'query', base: { type: 'search', text: 'message' }, names: { query: 'text' } },
    typing: { event: 'signal', base: { type: 'typing', channelId: general } },
    presence: { event: 'signal', base: { type: 'presence', presence: 'busy' }, names: { status: 'presence' } },
    upload: unbuilt,
    report: unbuilt,
  };
  const found = table[item.op];
  if (!found) throw new Error(`The adapter knows no operation “${item.op}”.`);
  return found;
}

async function specialSeq(fields: Fields, { app, general }: FrameWorld): Promise<Fields> {
  const { lastSeq } = await app.storage.head(`channel:${general}`);
  const mended = Object.entries(fields).map(([key, value]) => {
    const { $beyondHead, $back } = (typeof value === 'object' && value !== null ? value : {}) as {
      $beyondHead?: number;
      $back?: number;
    };
    return [key, $beyondHead === undefined ? ($back === undefined ? value : lastSeq - $back) : lastSeq + $beyondHead];
  });
  return Object.fromEntries(mended) as Fields;
}

function streamsOf(item: FrameItem, fields: Fields, world: FrameWorld): readonly Fields[] {
  const stream = `channel:${world.general}`;
  if (item.op !== 'resume') return [{ stream: `channel:${String(fields['channelId'])}`, since: null }];
  if ('channels' in fields)
    return (fields['channels'] as readonly Fields[]).map(({ id, cursor }) => ({ stream: id, since: cursor }));
  const cursor = fields['cursor'];
  return [
    { stream, ...(typeof cursor === 'object' && cursor !== null && '$remove' in cursor ? {} : { since: cursor }) },
  ];
}

/** The frame as it travels. */
export async function mapFrame(item: FrameItem, world: FrameWorld, self: TestClient): Promise<Mapped> {
  const wanted = await specialSeq(item.set ?? {}, world);
  if (['resume', 'join', 'subscribe'].includes(item.op)) {
    const head = await world.app.storage.head(`channel:${world.general}`);
    const cursor = item.set?.['cursor'] as { $beyondHead?: number } | undefined;
    const fields = {
      ...(expand(wanted, world, self) as Fields),
      ...(cursor?.$beyondHead
        ? { cursor: { epoch: world.app.storage.epoch, rev: head.rev + cursor.$beyondHead } }
        : {}),
    };
    return { event: 'sync', payloads: [toJson({ streams: streamsOf(item, fields, world) })] };
  }
  const { event, base, names = {} } = await operations(item, world, self);
  if ('$whole' in wanted) return { event, payloads: [toJson(expand(wanted['$whole'], world, self))] };
  if ('$args' in wanted)
    return { event, payloads: Array.from({ length: Number(wanted['$args']) }, () => toJson(base)) };
  if ('$rawjson' in wanted) {
    const rest = Object.fromEntries(Object.entries(base).filter(([key]) => key !== 'text'));
    return {
      event,
      payloads: [`${toJson(rest).slice(0, -1)},${String(wanted['$rawjson']).slice(1).replaceAll('"body"', '"text"')}`],
    };
  }
  const frame = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(wanted)) {
    const name = names[key] ?? key;
    if (key.startsWith('$')) continue;
    if (typeof value === 'object' && value !== null && '$remove' in value) frame.delete(name);
    else frame.set(name, value === 'self' && key === 'replyTo' ? frame.get('opId') : expand(value, world, self));
  }
  return { event, payloads: [toJson(Object.fromEntries(frame))] };
}
