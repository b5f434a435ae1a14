/**
 * What must hold: some of it at every moment, some once everything has healed. Each check names the invariant of the
 * design that it stands for.
 */
import type { MemoryCache } from '../../src/cache/memory-cache.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import { isDead, type Row } from '../../src/protocol/rows.ts';
import type { PatchEvent } from '../../src/protocol/wire.ts';
import type { WorldTab } from '../kit/world.ts';
import type { Person } from './person.ts';
import type { Truth } from './truth.ts';

export type Report = (violation: string) => void;

/** I31: nothing is said to somebody who could not see it, neither when it came about nor now. */
export function checkSaid(truth: Truth, memberId: string, event: string, payload: unknown, report: Report): void {
  if (event !== 'patch') return;
  const { stream, rows } = payload as PatchEvent;
  if (!stream.startsWith('channel:')) return;
  for (const row of rows) {
    if (row.kind !== 'message') continue;
    const isReader = truth.audiences.get(`${row.id} ${row.rev}`)?.has(memberId) ?? false;
    if (!isReader && !truth.placesOf(memberId).has(stream.slice(8))) report(`I31: ${row.id} was said to ${memberId}`);
  }
}

/** I13: what the disk says it holds, it holds, as new as its cursor says. Reads nothing in the middle of a transaction. */
export async function checkDisk(truth: Truth, disk: MemoryCache, report: Report): Promise<void> {
  const snapshot = await disk.open();
  for (const [stream, cursor] of snapshot.cursors) {
    const isCovered = (row: Row): boolean => row.rev <= cursor.rev;
    if (stream.startsWith('channel:')) {
      const channelId = stream.slice(8);
      const real = new Map(truth.messages(channelId).map((row) => [row.seq, row]));
      for (const range of await disk.ranges(channelId)) {
        const held = new Map(
          (await disk.messages(channelId, { after: range.from - 1, limit: 10_000 })).map((row) => [row.seq, row]),
        );
        for (let seq = range.from; seq <= range.to; seq++) {
          const row = real.get(seq);
          if (row && isCovered(row) && !sameMessage(held.get(seq), row)) {
            report(
              `I13: the disk holds ${seq} of ${channelId} at rev ${held.get(seq)?.rev ?? 0} rather than ${row.rev} under cursor ${cursor.rev}`,
            );
          }
        }
      }
    } else {
      const held = new Map(
        snapshot.rows.filter((each) => each.stream === stream).map(({ row }) => [`${row.kind} ${row.id}`, row]),
      );
      for (const [key, row] of truth.streams.get(stream) ?? []) {
        if (row.kind === 'member' || row.kind === 'reaction' || isDead(row) || !isCovered(row)) continue;
        if (held.get(key)?.rev !== row.rev)
          report(
            `I13: the disk holds ${key} at rev ${held.get(key)?.rev ?? 0} rather than ${row.rev} under cursor ${cursor.rev}`,
          );
      }
    }
  }
}

const face = (row: MessageRow): string =>
  JSON.stringify([
    row.id,
    row.seq,
    row.rev,
    row.text,
    row.removed?.by ?? '',
    row.reactions.map(({ emoji, count }) => [emoji, count]),
  ]);
const sameMessage = (held: MessageRow | undefined, row: MessageRow): boolean =>
  held !== undefined && face(held) === face(row);

/** I5: in each channel a person's messages stand in the order in which they were put into the outbox. */
export function checkOrder(truth: Truth, { browser, sub }: Person, report: Report): void {
  const seqs = new Map(truth.allMessages().map((row) => [row.id, row.seq]));
  const lasts = new Map<string, number>();
  for (const { opId, lane, frame } of browser.enqueued) {
    const seq = frame.type === 'message.send' ? seqs.get(opId) : undefined;
    if (seq === undefined) continue;
    if (seq < (lasts.get(lane) ?? 0)) report(`I5: ${sub}’s ${opId} stands before an earlier one`);
    lasts.set(lane, seq);
  }
}

/** I4: what was accepted is on the server or waits as failed in sight; what was shown as sent is there. */
export async function checkKept(truth: Truth, person: Person, report: Report): Promise<void> {
  const real = new Set(truth.allMessages().map(({ id }) => id));
  const outbox = new Map<string, string | undefined>();
  for (const name of person.browser.diskNames) {
    for (const entry of await person.browser.disk(name).outbox()) outbox.set(entry.opId, entry.failure?.code);
  }
  for (const { opId, text } of person.accepted) {
    if (!real.has(opId) && outbox.get(opId) === undefined && !person.wasBanned)
      report(`I4: “${text}” of ${person.sub} is gone`);
  }
  for (const [id] of person.shownSent)
    if (!real.has(id)) report(`I4: ${id} was shown as sent to ${person.sub} and is not there`);
  for (const [opId, failure] of outbox) {
    if (failure === undefined) report(`I15: ${opId} of ${person.sub} still waits`);
    else if (real.has(opId)) report(`I4: ${opId} of ${person.sub} stands as failed (${failure}) and was sent`);
  }
}

/** I31: of a channel that is not mine to see any more, nothing is left on the device. */
export async function checkForgotten(
  truth: Truth,
  { browser, sub }: Person,
  memberId: string,
  report: Report,
): Promise<void> {
  const places = truth.placesOf(memberId);
  for (const name of browser.diskNames) {
    const { rows } = await browser.disk(name).open();
    const known = rows.filter(({ stream }) => stream.startsWith('channel:')).map(({ stream }) => stream.slice(8));
    for (const id of known) if (!places.has(id)) report(`I31: the disk of ${sub} still holds ${id}`);
    for (const { channelId } of truth.allMessages()) {
      if (!places.has(channelId) && (await browser.disk(name).ranges(channelId)).length > 0)
        report(`I31: the disk of ${sub} still holds messages of ${channelId}`);
    }
  }
}

/** I2: one text was sent once, so it stands once. */
export function checkOnce(truth: Truth, report: Report): void {
  const texts = new Map<string, string>();
  for (const { id, text, removed } of truth.allMessages()) {
    const plain = text.replaceAll('!', '');
    if (!removed && texts.has(plain)) report(`I2: “${plain}” stands twice: ${texts.get(plain) ?? ''} and ${id}`);
    texts.set(plain, id);
  }
}

/** I3, I9, I10: every tab shows what is true, whatever it went through. */
export function checkView(
  truth: Truth,
  tab: WorldTab,
  memberId: string,
  channelIds: readonly string[],
  report: Report,
): void {
  const places = truth.placesOf(memberId);
  const { client, sub } = tab;
  const shown = [
    ...client.community.groups.get().flatMap(({ channels }) => channels),
    ...client.community.archived.get(),
  ].map(({ id }) => id);
  const wanted = [...truth.streams.values()]
    .flatMap((rows) => [...rows.values()])
    .filter((row) => row.kind === 'channel' && places.has(row.id));
  const names = (ids: readonly string[]): string => [...ids].sort().join();
  if (names(shown) !== names(wanted.map(({ id }) => id)))
    report(`I10: ${sub} sees ${shown.length} channels rather than ${wanted.length}`);
  const { waiting } = client.outbox.get();
  if (waiting > 0) report(`I15: ${waiting} still wait in a tab of ${sub}`);
  for (const channelId of channelIds) {
    const view = client.channel(channelId).timeline.get();
    if (!places.has(channelId)) {
      if (view.items.length > 0) report(`I31: ${sub} still shows ${channelId}`);
      continue;
    }
    checkTimeline(truth, tab, memberId, channelId, report);
  }
}

function checkTimeline(
  truth: Truth,
  { client, sub }: WorldTab,
  memberId: string,
  channelId: string,
  report: Report,
): void {
  const view = client.channel(channelId).timeline.get();
  const items = view.items.filter(({ state }) => state === 'sent');
  const real = truth.messages(channelId);
  const first = items[0]?.message.seq ?? 0;
  const newest = real.filter(({ seq }) => seq >= first);
  if (view.hasAfter) return report(`I9: ${sub} is not at the end of ${channelId}`);
  const at = newest.findIndex((row, place) => face(row) !== (items[place] ? face(items[place].message) : ''));
  if (at >= 0 || items.length > newest.length) {
    const shown = items[at] ? face(items[at].message) : 'nothing';
    return report(
      `I9: ${sub} shows ${first}–${items.at(-1)?.message.seq ?? 0} of ${real.length} in ${channelId}; first ${shown} rather than ${newest[at] ? face(newest[at]) : 'nothing'}`,
    );
  }
  if (items.length < Math.min(1, real.length)) report(`I9: ${sub} shows nothing of ${channelId}`);
  const own = truth.streams.get(`me:${memberId}`);
  for (const { message } of items) {
    if (message.removed) continue;
    const row = own?.get(`reaction ${message.id}`);
    const emojis = row && 'emojis' in row ? row.emojis : [];
    const mine = message.reactions.filter((each) => each.mine).map(({ emoji }) => emoji);
    if ([...mine].sort().join() !== [...emojis].sort().join())
      report(`I9: ${sub} shows ${mine.join()} as own on ${message.id} rather than ${emojis.join()}`);
  }
  const marker = own?.get(`readMarker ${channelId}`);
  const readSeq = marker && 'seq' in marker ? marker.seq : 0;
  const unread = client.channel(channelId).unread.get();
  if (unread.readSeq !== readSeq)
    report(`I10: ${sub} has read to ${unread.readSeq} rather than ${readSeq} in ${channelId}`);
  if (unread.unread < 0) report(`I10: ${sub} has ${unread.unread} unread`);
}
