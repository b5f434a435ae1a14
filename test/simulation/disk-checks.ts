/** What must hold of the disk of each browser, at every moment. */
import type { MemoryCache } from '../../src/cache/memory-cache.ts';
import type { Cursor } from '../../src/protocol/wire.ts';
import type { MessageRow } from '../../src/protocol/messages.ts';
import { isDead, type Row } from '../../src/protocol/rows.ts';
import type { Person } from './person.ts';
import type { Report } from './said.ts';
import type { Truth } from './truth.ts';

/** What matters of a message, own reactions aside. */
export const face = (row: MessageRow): string =>
  JSON.stringify([
    ...[row.id, row.seq, row.rev, row.text, row.removed?.by ?? '', row.pinned?.at ?? 0],
    row.reactions.map(({ emoji, count }) => [emoji, count]),
  ]);
const sameMessage = (held: MessageRow | undefined, row: MessageRow): boolean =>
  held !== undefined && face(held) === face(row);

interface DiskNow {
  /** Of the server as it is now. */
  readonly epoch: string;
  /** By stream: the cursor when the disk was looked at before. */
  readonly cursors: Map<string, Cursor>;
}

/** I13: what the disk says it holds, it holds, as new as its cursor says; and no cursor goes back. */
export async function checkDisk(
  truth: Truth,
  disk: MemoryCache,
  { epoch, cursors }: DiskNow,
  report: Report,
): Promise<void> {
  const snapshot = await disk.open();
  const people = [...snapshot.cursors.keys()].filter((name) => name.startsWith('me:'));
  if (people.length > 1) report(`I18: one disk holds ${people.join(' and ')}`);
  for (const [stream, cursor] of snapshot.cursors) {
    const before = cursors.get(stream);
    if (before?.epoch === cursor.epoch && before.rev > cursor.rev)
      report(`I13: the disk’s cursor of ${stream} went back from ${before.rev} to ${cursor.rev}`);
    cursors.set(stream, cursor);
    if (cursor.epoch !== epoch) continue;
    if (stream.startsWith('channel:')) await checkMessages(truth, disk, stream.slice(8), cursor.rev, report);
    const rows = snapshot.rows.filter((each) => each.stream === stream).map(({ row }) => row);
    checkRows(truth, stream, rows, cursor.rev, report);
  }
}

async function checkMessages(
  truth: Truth,
  disk: MemoryCache,
  channelId: string,
  rev: number,
  report: Report,
): Promise<void> {
  const real = new Map(truth.messages(channelId).map((row) => [row.seq, row]));
  for (const { from, to } of await disk.ranges(channelId)) {
    const rows = await disk.messages(channelId, { after: from - 1, limit: 10_000 });
    const held = new Map(rows.map((row) => [row.seq, row]));
    for (let seq = from; seq <= to; seq++) {
      const row = real.get(seq);
      const own = held.get(seq);
      if (row && row.rev <= rev && !sameMessage(own, row))
        report(
          `I13: the disk holds ${seq} of ${channelId} at rev ${own?.rev ?? 0} rather than ${row.rev} under cursor ${rev}`,
        );
    }
  }
}

function checkRows(truth: Truth, stream: string, rows: readonly Row[], rev: number, report: Report): void {
  const held = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  for (const [key, row] of truth.streams.get(stream) ?? []) {
    if (row.kind === 'message' || row.kind === 'member' || row.kind === 'reaction' || isDead(row) || row.rev > rev)
      continue;
    if ((held.get(key)?.rev ?? 0) < row.rev)
      report(`I13: the disk holds ${key} at rev ${held.get(key)?.rev ?? 0} rather than ${row.rev} under cursor ${rev}`);
  }
}

/** I4: what was accepted is on the server or waits as failed in sight; what was shown as sent is there. */
export async function checkKept(truth: Truth, person: Person, report: Report): Promise<void> {
  const real = new Set(truth.allMessages().map(({ id }) => id));
  const outbox = new Map<string, string | undefined>();
  for (const name of person.browser.diskNames) {
    for (const entry of await person.browser.disk(name).outbox()) outbox.set(entry.opId, entry.failure?.code);
  }
  const wasOut = truth.wereOut.has(person.memberId ?? '');
  for (const { opId, text } of person.accepted) {
    if (!real.has(opId) && !outbox.has(opId) && !wasOut) report(`I4: “${text}” of ${person.sub} is gone`);
  }
  for (const id of person.shownSent)
    if (!real.has(id)) report(`I4: ${id} was shown as sent to ${person.sub} and is not there`);
  for (const [opId, failure] of outbox) {
    if (failure === undefined) report(`I15: ${opId} of ${person.sub} still waits`);
    else if (real.has(opId)) report(`I4: ${opId} of ${person.sub} stands as failed (${failure}) and was sent`);
    if (failure === 'too_old') report(`I8: ${opId} of ${person.sub} is called too old after a moment`);
  }
}

/** I18, I31: of what is not mine to see any more, and of who was here before, nothing is left on the device. */
export async function checkForgotten(truth: Truth, person: Person, report: Report): Promise<void> {
  const { browser, sub, memberId = '', hadCrash } = person;
  const places = truth.placesOf(memberId);
  for (const name of browser.diskNames) {
    const { rows, settings } = await browser.disk(name).open();
    const who = settings.get('who') as { readonly memberId: string } | undefined;
    if (who && who.memberId !== memberId) {
      if (!hadCrash) report(`I18: the disk of ${sub} still holds ${who.memberId}`);
      continue;
    }
    const known = rows.filter(({ stream }) => stream.startsWith('channel:')).map(({ stream }) => stream.slice(8));
    for (const id of known) if (!places.has(id)) report(`I31: the disk of ${sub} still holds ${id}`);
    for (const { id } of truth.channels()) {
      if (!places.has(id) && (await browser.disk(name).ranges(id)).length > 0)
        report(`I31: the disk of ${sub} still holds messages of ${id}`);
    }
  }
}

/** I5: in each channel a person's messages stand in the order in which they were put into the outbox. */
export function checkOrder(truth: Truth, { browser, sub, retried }: Person, report: Report): void {
  const rows = new Map(truth.allMessages().map((row) => [row.id, row]));
  const lasts = new Map<string, number>();
  for (const { opId, lane, frame } of browser.enqueued) {
    const row = frame.type === 'message.send' && !retried.has(opId) ? rows.get(opId) : undefined;
    if (!row) continue;
    const key = `${lane} ${row.authorId}`;
    if (row.seq < (lasts.get(key) ?? 0)) report(`I5: ${sub}’s ${opId} stands before an earlier one`);
    lasts.set(key, row.seq);
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
