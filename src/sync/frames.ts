/**
 * The door for what the server says. Frames are checked by structure only: a row of an unknown kind or with a wrong field
 * is left out and counted, and the rest goes on. Unknown fields stay harmless, since nobody reads them.
 */
import type { BroadMention, LastMessage } from '../protocol/channels.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { Row, RowKind } from '../protocol/rows.ts';
import type { PatchEvent, StreamState } from '../protocol/wire.ts';
import type { Logger } from '../util/logger.ts';

/**
 * Fields by kind: `s` string, `n` number, `b` boolean, `o` object, `S` strings, and arrays of objects with fields of their
 * own. `?` may be absent, `-` may be null.
 */
const REACTION = 'emoji:s count:n mine:b?';
const OVERRIDE = 'target:s id:s allow:S deny:S';
const BROAD_MENTION = 'seq:n authorId:s roleId:s-';
const LAST_MESSAGE = 'seq:n rev:n authorId:s text:s removed:b?';
const SHAPES: Readonly<Record<RowKind, string>> = {
  community:
    'slug:s name:s description:s tagline:s accent:s- pictureUrl:s- template:s ownerId:s- welcome:s reactions:s guests:b invitesPaused:b createdAt:n',
  category: 'name:s position:n overrides:V createdAt:n',
  channel:
    'categoryId:s- name:s slug:s type:s topic:s guidelines:s icon:s- position:n overrides:V archivedAt:n- createdAt:n lastSeq:n lastAt:n- broadMentions:B',
  role: 'name:s color:s- position:n permissions:S trusted:b badge:b mentionable:b everyone:b',
  member:
    'name:s roleIds:S status:s joinedAt:n pictureUrl:s- pronouns:s about:s similarName:b? guest:b? timeoutUntil:n?',
  message:
    'channelId:s seq:n authorId:s text:s createdAt:n editedAt:n? replyToId:s? reactions:R mentions:o? pinned:o? removed:o?',
  reaction: 'channelId:s emojis:S',
  readMarker: 'seq:n at:n',
  notification: 'type:s channelId:s messageId:s seq:n authorId:s createdAt:n doneAt:n?',
  preference: 'level:s? mutedUntil:n?',
  block: 'at:n',
};
const PARTS: Readonly<Record<string, string>> = { R: REACTION, V: OVERRIDE, B: BROAD_MENTION };
const PLAIN: Readonly<Record<string, string>> = { s: 'string', n: 'number', b: 'boolean', o: 'object' };

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isRev = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isOfType(value: unknown, type: string): boolean {
  if (type === 'S') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  const part = PARTS[type];
  if (part !== undefined) return Array.isArray(value) && value.every((each) => isObject(each) && hasShape(each, part));
  return typeof value === PLAIN[type] && value !== null;
}

function hasShape(value: Fields, shape: string): boolean {
  return shape.split(' ').every((field) => {
    const [name = '', type = ''] = field.split(':');
    const content = value[name];
    if (content === undefined) return type.endsWith('?');
    if (content === null) return type.endsWith('-');
    return isOfType(content, type.charAt(0));
  });
}

export function isRow(value: unknown): value is Row {
  if (!isObject(value) || typeof value['id'] !== 'string' || !isRev(value['rev'])) return false;
  const kind = value['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(SHAPES, kind)) return false;
  return value['deleted'] === true ? kind !== 'message' : hasShape(value, SHAPES[kind as RowKind]);
}

/** Only the good rows. */
export function readRows(rows: unknown, logger: Logger): readonly Row[] {
  if (!Array.isArray(rows)) return [];
  const good = rows.filter(isRow);
  if (good.length < rows.length) logger.warn('rows_ignored', rows.length - good.length);
  return good;
}

export const isMessage = (row: Row): row is MessageRow => row.kind === 'message';
export const readMessages = (rows: unknown, logger: Logger): readonly MessageRow[] =>
  readRows(rows, logger).filter(isMessage);

export function readPatch(event: unknown, logger: Logger): PatchEvent | undefined {
  if (!isObject(event)) return undefined;
  const { stream, epoch, from, rev, rows } = event;
  if (typeof stream !== 'string' || typeof epoch !== 'string' || !isRev(from) || !isRev(rev)) return undefined;
  return { stream, epoch, from, rev, rows: readRows(rows, logger) };
}

const ids = (value: unknown): { readonly ids: readonly string[] } | undefined =>
  isOfType(value, 'S') ? { ids: value as string[] } : undefined;

/** One stream's answer; undefined for what is not there, or not mine to see, or no answer at all. */
export function readState(state: unknown, logger: Logger): StreamState | undefined {
  if (!isObject(state)) return undefined;
  const { epoch, rev, rows, reset, lastSeq, lastAt } = state;
  const lastMessage = readLastMessage(state['lastMessage']);
  if (typeof epoch !== 'string' || !isRev(rev)) return undefined;
  const channelIds = ids(state['channelIds']);
  const categoryIds = ids(state['categoryIds']);
  return {
    epoch,
    rev,
    rows: readRows(rows, logger),
    ...(reset === true && { reset: true as const }),
    ...(channelIds && { channelIds: channelIds.ids }),
    ...(categoryIds && { categoryIds: categoryIds.ids }),
    ...(typeof state['hasBefore'] === 'boolean' && { hasBefore: state['hasBefore'] }),
    ...(isRev(lastSeq) && { lastSeq, lastAt: typeof lastAt === 'number' ? lastAt : null }),
    ...(lastMessage && { lastMessage }),
  };
}

export function readBroadMentions(value: unknown): readonly BroadMention[] {
  return isOfType(value, 'B') ? (value as BroadMention[]) : [];
}

export function readLastMessage(value: unknown): LastMessage | undefined {
  return isObject(value) && hasShape(value, LAST_MESSAGE) ? (value as unknown as LastMessage) : undefined;
}
