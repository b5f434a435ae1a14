/** Order without telling: what everybody sees stands where it would stand if nothing hidden were there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reorder } from '../../../server/domain/positions.ts';
import { seededDice } from '../../kit/domain-history.ts';

const NOW = 1_790_000_000_000;
interface Placed {
  readonly id: string;
  readonly position: number;
}
const isOpen = (id: string): boolean => !id.startsWith('hidden');

/** Carries one before another, or to the end. */
function move(places: readonly Placed[], id: string, beforeId: string | undefined): readonly Placed[] {
  const others = places.filter((one) => one.id !== id);
  const moved = places.find((one) => one.id === id);
  const at = others.findIndex((one) => one.id === beforeId);
  assert.ok(moved);
  const ordered = at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)];
  const next = reorder(ordered, id, isOpen, NOW);
  const placed = ordered.map((one) => ({ id: one.id, position: next.get(one.id) ?? one.position }));
  for (const [index, { position }] of placed.entries())
    if (index > 0) assert.ok(position >= (placed[index - 1]?.position ?? 0), 'the order is the wanted one');
  return placed;
}

test('hundreds of moves leave the order that was wanted, and the open ones where they would stand alone', () => {
  for (let seed = 0; seed < 30; seed++) {
    const dice = seededDice(seed);
    const start = ['a', 'hidden 1', 'b', 'hidden 2', 'hidden 3', 'c', 'd'];
    let all: readonly Placed[] = start.map((id, index) => ({ id, position: NOW + index * 2 ** 20 }));
    let alone: readonly Placed[] = all.filter(({ id }) => isOpen(id));
    for (let step = 0; step < 100; step++) {
      const id = start[dice(start.length)] ?? '';
      const others = all.filter((one) => one.id !== id);
      const at = dice(others.length + 1);
      all = move(all, id, others[at]?.id);
      if (isOpen(id)) alone = move(alone, id, others.slice(at).find((one) => isOpen(one.id))?.id);
      assert.deepEqual(
        all.filter((one) => isOpen(one.id)),
        alone,
        `seed ${String(seed)}, step ${String(step)}`,
      );
    }
  }
});
