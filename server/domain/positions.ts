/**
 * Order without telling. Positions of channels and categories are wide apart and grow with time, so a gap says nothing
 * about what stands in it unseen; a move takes the middle between two neighbours and touches one row.
 */
interface Placed {
  readonly id: string;
  readonly position: number;
}
/** Room for new neighbours between two that were made in the same millisecond. */
const STEP = 1024;

/** Behind everything that is there. */
export function lastPosition(placed: readonly Placed[], now: number): number {
  return placed.reduce((last, { position }) => Math.max(last, position + STEP), now * STEP);
}

/** The nth of a template's places. */
export function templatePosition(index: number): number {
  return (index + 1) * STEP * STEP;
}

/**
 * @param others in order, without the one that moves. @param beforeId null or undefined for the end.
 * @returns undefined when no number is left between the neighbours: then `renumber`.
 */
export function positionBefore(
  others: readonly Placed[],
  beforeId: string | null | undefined,
  now: number,
): number | undefined {
  const index = others.findIndex(({ id }) => id === beforeId);
  const next = others[index];
  if (!next) return lastPosition(others, now);
  const previous = others[index - 1]?.position ?? -1;
  const middle = Math.floor((previous + next.position) / 2);
  return middle > previous && middle < next.position ? middle : undefined;
}

/** New positions for all, in the given order. */
export function renumber<P extends Placed>(ordered: readonly P[]): readonly P[] {
  return ordered.map((one, index) => ({ ...one, position: templatePosition(index) }));
}
