/**
 * The promise that holds everything together: all rows changed since a cursor, laid over what was held at it, equal a
 * fresh look. `look` takes a whole picture straight from the storage, `catchUp` brings an older one up to date by `sync`.
 */
import assert from 'node:assert/strict';
import type { Storage } from '../../server/domain/storage.ts';
import type { Actor } from '../../server/domain/command.ts';
import { withOwnReactions } from '../../server/domain/own-reactions.ts';
import { channelStream, communityStream, meStream } from '../../src/protocol/ids.ts';
import { isDead, type Row } from '../../src/protocol/rows.ts';
import type { Cursor, StreamState } from '../../src/protocol/wire.ts';
import { type DomainWorld, unwrap } from './domain-world.ts';

type Rows = ReadonlyMap<string, Row>;
export interface Picture {
  readonly rows: ReadonlyMap<string, Rows>;
  readonly cursors: ReadonlyMap<string, Cursor>;
}

const keyOf = (row: Row): string => `${row.kind} ${row.id}`;
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** Everything this reader may see now, with nothing left out for its size. */
export async function look(world: DomainWorld<Storage>, actor: Actor): Promise<Picture> {
  const { storage } = world;
  const { channels, categories } = (await world.domain.accessOf(actor.communityId, [actor.memberId])).get(
    actor.memberId,
  ) ?? { channels: [], categories: [] };
  const streams = [
    communityStream(actor.communityId),
    meStream(actor.memberId),
    ...[...channels, ...categories].map(({ id }) => channelStream(id)),
  ];
  const rows = new Map<string, Rows>();
  const cursors = new Map<string, Cursor>();
  for (const stream of streams) {
    const all = await storage.changed(stream, 0, EVERYTHING);
    rows.set(stream, lay(new Map(), await withOwnReactions(storage, actor.memberId, all)));
    cursors.set(stream, { epoch: storage.epoch, rev: (await storage.head(stream)).rev });
  }
  return { rows, cursors };
}

function lay(held: Rows, rows: readonly Row[]): Rows {
  const next = new Map(held);
  for (const row of rows) {
    if ((next.get(keyOf(row))?.rev ?? 0) >= row.rev) continue;
    if (isDead(row)) next.delete(keyOf(row));
    else next.set(keyOf(row), row);
  }
  return next;
}

/** As a client does after being away: one sync from the cursors held, then the streams that it learns of. */
export async function catchUp(world: DomainWorld<Storage>, actor: Actor, held: Picture): Promise<Picture> {
  const community = communityStream(actor.communityId);
  const ask = async (streams: readonly string[]) =>
    unwrap(
      await world.domain.sync(actor, {
        streams: streams.map((stream) => ({ stream, since: held.cursors.get(stream) ?? null })),
      }),
    );
  const first = await ask([...held.cursors.keys()]);
  const answer = first[community];
  assert.ok(answer && 'rows' in answer);
  const places = [...(answer.channelIds ?? []), ...(answer.categoryIds ?? [])].map(channelStream);
  const gained = places.filter((stream) => !held.cursors.has(stream));
  const answers = { ...first, ...(gained.length > 0 ? await ask(gained) : {}) };
  const rows = new Map<string, Rows>();
  const cursors = new Map<string, Cursor>();
  for (const stream of [community, meStream(actor.memberId), ...places]) {
    const state = answers[stream];
    assert.ok(state && 'rows' in state, `${stream} was not answered`);
    assert.ok(!state.reset || !held.cursors.has(stream), `${stream} was reset without need`);
    rows.set(stream, withEnd(lay(held.rows.get(stream) ?? new Map<string, Row>(), state.rows), state));
    cursors.set(stream, { epoch: state.epoch, rev: state.rev });
  }
  for (const stream of held.cursors.keys()) {
    if (!rows.has(stream)) assert.ok('error' in (answers[stream] ?? {}), `${stream} was lost without a word`);
  }
  return { rows, cursors };
}

/** Where a channel ends moves without its row; a client takes it from the answer. */
function withEnd(rows: Rows, { lastSeq, lastAt }: StreamState): Rows {
  if (lastSeq === undefined || lastAt === undefined) return rows;
  return new Map(
    [...rows].map(([key, row]) => [key, row.kind === 'channel' && !isDead(row) ? { ...row, lastSeq, lastAt } : row]),
  );
}

export function assertSamePicture(actual: Picture, expected: Picture): void {
  assert.deepEqual([...actual.cursors].sort(), [...expected.cursors].sort());
  for (const [stream, rows] of expected.rows) {
    const sorted = (of: Rows | undefined): Row[] =>
      [...(of ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    assert.deepEqual(sorted(actual.rows.get(stream)), sorted(rows), `the rows of ${stream}`);
  }
}
