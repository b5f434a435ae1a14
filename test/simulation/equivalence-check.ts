/** I10: all rows changed since any cursor, laid over what was there at it, equal a fresh look. */
import type { Domain } from '../../server/domain/domain.ts';
import { isDead, type Row } from '../../src/protocol/rows.ts';
import type { SeededRandom } from '../kit/fake-clock.ts';
import type { Report } from './said.ts';
import { keyOf, type Truth } from './truth.ts';

interface Reader {
  readonly communityId: string;
  readonly memberId: string;
}

export async function checkEquivalence(
  truth: Truth,
  domain: Domain,
  { communityId, memberId }: Reader,
  epoch: string,
  random: SeededRandom,
  report: Report,
): Promise<void> {
  const streams = [
    `community:${communityId}`,
    `me:${memberId}`,
    ...[...truth.placesOf(memberId)].map((id) => `channel:${id}`),
  ];
  const stream = random.pick(streams) ?? '';
  const log = truth.log.get(stream) ?? [];
  const rev = log.at(-1)?.rev ?? 0;
  const since = Math.max(0, rev - random.below(14));
  const actor = { communityId, memberId, ageBand: 'adult' as const };
  const state = (await domain.syncStreams(actor, [{ stream, since: { epoch, rev: since }, live: true }]))[stream];
  if (!state || 'error' in state) return report(`I10: a sync of ${stream} says that it is not there`);
  const held = new Map<string, Row>();
  if (!state.reset) for (const row of log) if (row.rev <= since) held.set(keyOf(row), row);
  for (const row of state.rows) if ((held.get(keyOf(row))?.rev ?? 0) < row.rev) held.set(keyOf(row), row);
  const oldest = Math.min(
    ...[...held.values()].map((row) => ('seq' in row && row.kind === 'message' ? row.seq : Infinity)),
  );
  for (const [key, row] of truth.streams.get(stream) ?? []) {
    const isOutside =
      state.reset &&
      (isDead(row) || row.kind === 'member' || row.kind === 'reaction' || (row.kind === 'message' && row.seq < oldest));
    if (!isOutside && held.get(key)?.rev !== row.rev)
      report(`I10: rows of ${stream} since ${since} hold ${key} at ${held.get(key)?.rev ?? 0} rather than ${row.rev}`);
  }
  if (state.rev !== rev) report(`I10: a sync of ${stream} stands at ${state.rev} rather than ${rev}`);
}
