/**
 * Deeds that the first picture does without: finding people and old messages, and looking after what was not sent. Loaded
 * by the handles soon after that picture, or when one of them is asked for.
 */
import type { MemberRow } from '../protocol/members.ts';
import { isMessage } from '../sync/frames.ts';
import { targetOf, TOO_OLD } from '../sync/outbox.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { MembersHandle } from './handles.ts';

/** Sends again what failed on this message. One that lay too long goes as a new command. */
export async function retry({ replica, newId }: SyncEngine, messageId: string): Promise<void> {
  for (const { entry } of replica?.outbox.pending ?? []) {
    if (!entry.failure || targetOf(entry.frame) !== messageId) continue;
    if (entry.failure.code !== TOO_OLD) await replica?.outbox.note(entry, 0);
    else await replica?.outbox.add({ ...entry.frame, opId: newId() }, entry.lane, [entry.opId]);
  }
}

/** Takes back what has not been sent about this message. @returns the text it held. */
export async function discard({ replica, pending }: SyncEngine, messageId: string): Promise<string | undefined> {
  const frames = pending
    .get()
    .filter(
      ({ entry, answer }) => targetOf(entry.frame) === messageId && !answer && !replica?.flusher.isSending(entry.opId),
    )
    .map(({ entry }) => entry.frame);
  await replica?.outbox.discard(frames.map(({ opId }) => opId));
  const last = frames.findLast((frame) => 'text' in frame);
  return last && 'text' in last ? last.text : undefined;
}

/** A message's seq, from memory or from the server; undefined when it is not there, or not mine to see. */
export async function seqOf(engine: SyncEngine, channelId: string, messageId: string): Promise<number | undefined> {
  const here = engine.store.timeline(channelId).find(messageId);
  if (here) return here.seq;
  const answer = await engine.query({ type: 'messages.get', messageIds: [messageId] });
  const row = answer.ok ? engine.finder.rowsOf(answer.result).find(({ id }) => id === messageId) : undefined;
  return row && isMessage(row) && row.channelId === channelId ? row.seq : undefined;
}

/** Where the server cannot be asked: among those who are here. */
export async function searchMembers(
  engine: SyncEngine,
  here: readonly MemberRow[],
  text: string,
  { channelId, limit = 20 }: Parameters<MembersHandle['search']>[1] = {},
): Promise<readonly MemberRow[]> {
  const place = channelId !== undefined && { channelId };
  const answer = await engine.query({ type: 'members.search', text, limit, ...place });
  if (!answer.ok) {
    const wanted = text.toLocaleLowerCase();
    return here.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).slice(0, limit);
  }
  const rows = engine.finder.rowsOf(answer.result);
  const { replica } = engine;
  if (replica?.community) void replica.applier.rows(replica.community, rows);
  return rows.filter((row) => row.kind === 'member') as MemberRow[];
}
