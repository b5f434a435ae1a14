/**
 * What is for one person alone, in `me:`: how far they have read, what they are done with, levels, mutes and blocks. A read
 * marker never passes the newest message and moves back only by its own command; what changes nothing writes nothing.
 */
import { permissionsOf } from '../../src/model/permissions.ts';
import { meStream, type StreamName } from '../../src/protocol/ids.ts';
import type { PreferenceRow } from '../../src/protocol/notifications.ts';
import { isDead } from '../../src/protocol/rows.ts';
import type { CommandContext, CommandDeclaration } from './command.ts';
import { viewerOf } from './context.ts';
import { forbidden, invalid, notFound } from './refusals.ts';
import { findMember, seeCategory, seeChannel } from './rights.ts';
import { visiblePlaces } from './visible.ts';

function ownStream({ actor }: CommandContext): StreamName {
  return meStream(actor.memberId);
}

async function markerSeq(context: CommandContext, channelId: string): Promise<number> {
  const row = await context.tx.row(ownStream(context), 'readMarker', channelId);
  return row?.seq ?? 0;
}

function writeMarker(context: CommandContext, channelId: string, seq: number): Promise<number> {
  return context.write(ownStream(context), { kind: 'readMarker', id: channelId, seq, at: context.now });
}

function refuseBeyond(seq: number, lastSeq: number): void {
  if (seq > lastSeq) throw invalid('seq', 'The field “seq” lies beyond the newest message.');
}

export const readMarkerSet: CommandDeclaration<'readMarker.set'> = {
  type: 'readMarker.set',
  rate: 'read',
  async handle(context, { channelId, seq }) {
    const { row } = await seeChannel(context, channelId);
    refuseBeyond(seq, row.lastSeq);
    if (seq <= (await markerSeq(context, channelId))) return { rev: 0 };
    return { rev: await writeMarker(context, channelId, seq) };
  },
};

export const readMarkerSetUnread: CommandDeclaration<'readMarker.setUnread'> = {
  type: 'readMarker.setUnread',
  rate: 'read',
  async handle(context, { channelId, seq }) {
    const { row } = await seeChannel(context, channelId);
    refuseBeyond(seq, row.lastSeq);
    if ((await markerSeq(context, channelId)) === seq - 1) return { rev: 0 };
    return { rev: await writeMarker(context, channelId, seq - 1) };
  },
};

/** Channels that were lost meanwhile are passed over: the wish still makes sense for the others. */
export const readMarkerSetAll: CommandDeclaration<'readMarker.setAll'> = {
  type: 'readMarker.setAll',
  rate: 'manage',
  async handle(context, { channelIds }) {
    const { viewer, roles, now, tx, actor } = context;
    const { channels } = visiblePlaces(viewer, roles, now, await tx.places(actor.communityId));
    const wanted = channels.filter(({ id }) => channelIds === undefined || channelIds.includes(id));
    const known = new Map((await tx.rows(ownStream(context), 'readMarker')).map(({ id, seq }) => [id, seq]));
    let rev = 0;
    for (const { id, lastSeq } of wanted) {
      if (lastSeq > (known.get(id) ?? 0)) rev = await writeMarker(context, id, lastSeq);
    }
    return { rev };
  },
};

export const notificationSetDone: CommandDeclaration<'notification.setDone'> = {
  type: 'notification.setDone',
  rate: 'read',
  async handle(context, { notificationIds, done }) {
    const stream = ownStream(context);
    let rev = 0;
    for (const id of new Set(notificationIds)) {
      const row = await context.tx.row(stream, 'notification', id);
      if (!row || isDead(row) || (row.doneAt !== undefined) === done) continue;
      const { doneAt: _, ...rest } = row;
      rev = await context.write(stream, done ? { ...rest, doneAt: context.now } : rest);
    }
    return { rev };
  },
};

export const preferenceSet: CommandDeclaration<'preference.set'> = {
  type: 'preference.set',
  rate: 'read',
  async handle(context, { scopeId, level, mutedUntil }) {
    await seeScope(context, scopeId);
    const stream = ownStream(context);
    const found = await context.tx.row(stream, 'preference', scopeId);
    const former = found && !isDead(found) ? found : undefined;
    const kept = pick(former, level, mutedUntil);
    if (kept.level === former?.level && kept.mutedUntil === former?.mutedUntil) return { rev: 0 };
    const isBare = kept.level === undefined && kept.mutedUntil === undefined;
    const row = isBare
      ? ({ kind: 'preference', id: scopeId, deleted: true } as const)
      : ({ kind: 'preference', id: scopeId, ...kept } as const);
    return { rev: await context.write(stream, row) };
  },
};

type Settings = Pick<PreferenceRow, 'level' | 'mutedUntil'>;

/** Undefined keeps what was, null goes back to what is inherited. */
function pick(
  former: Settings | undefined,
  level: Settings['level'] | null,
  mutedUntil: number | null | undefined,
): Settings {
  const nextLevel = level === undefined ? former?.level : (level ?? undefined);
  const nextMuted = mutedUntil === undefined ? former?.mutedUntil : (mutedUntil ?? undefined);
  return {
    ...(nextLevel === undefined ? {} : { level: nextLevel }),
    ...(nextMuted === undefined ? {} : { mutedUntil: nextMuted }),
  };
}

/** The community, or a channel or category that one can see. */
async function seeScope(context: CommandContext, scopeId: string): Promise<void> {
  if (scopeId === context.actor.communityId) return;
  const places = await context.tx.places(context.actor.communityId);
  const kind = places.find(({ id }) => id === scopeId)?.kind;
  if (kind === undefined) throw notFound('This place');
  if (kind === 'channel') await seeChannel(context, scopeId, 'This place');
  else await seeCategory(context, scopeId, 'This place');
}

export const blockSet: CommandDeclaration<'block.set'> = {
  type: 'block.set',
  rate: 'read',
  async handle(context, { memberId, on }) {
    if (memberId === context.actor.memberId) throw invalid('memberId', 'You cannot hide yourself.');
    const member = await findMember(context, memberId);
    const { community, roles, now } = context;
    if (on && community.template === 'school') {
      const theirs = permissionsOf({ ...viewerOf(member, community), timeoutUntil: undefined }, roles, now);
      if (theirs.has('message.remove')) throw forbidden('You cannot hide the people who look after this place.');
    }
    const stream = ownStream(context);
    const found = await context.tx.row(stream, 'block', memberId);
    const isBlocked = found !== undefined && !isDead(found);
    if (isBlocked === on) return { rev: 0 };
    const row = on
      ? ({ kind: 'block', id: memberId, at: now } as const)
      : ({ kind: 'block', id: memberId, deleted: true } as const);
    return { rev: await context.write(stream, row) };
  },
};
