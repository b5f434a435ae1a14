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
 * New positions for those that need one after a move. What everybody sees stands where it would stand if nothing else
 * were there; what is hidden makes room around it, where only its own readers notice.
 * @param ordered the whole neighbourhood as it shall be. @param isOpen whether everybody sees this one.
 */
export function reorder(
  ordered: readonly Placed[],
  movedId: string,
  isOpen: (id: string) => boolean,
  now: number,
): ReadonlyMap<string, number> {
  const board = createBoard(ordered);
  const list = isOpen(movedId) ? ordered.filter(({ id }) => isOpen(id)) : ordered;
  const index = list.findIndex(({ id }) => id === movedId);
  const [low, high] = [board.at(list[index - 1]) ?? -1, board.at(list[index + 1])];
  const former = board.at(list[index]) ?? -1;
  const isThere = low < former && former < (high ?? Number.POSITIVE_INFINITY);
  const middle = high === undefined ? Math.max(low + STEP, now * STEP) : Math.floor((low + high) / 2);
  if (!isThere && middle > low && (high === undefined || middle < high)) board.put(movedId, middle);
  else if (!isThere && isOpen(movedId)) for (const [n, { id }] of list.entries()) board.put(id, templatePosition(n));
  makeRoom(ordered, isOpen, board);
  return board.changed;
}

interface Board {
  at(one: Placed | undefined): number | undefined;
  put(id: string, position: number): void;
  readonly changed: ReadonlyMap<string, number>;
}

function createBoard(ordered: readonly Placed[]): Board {
  const positions = new Map(ordered.map(({ id, position }) => [id, position]));
  const changed = new Map<string, number>();
  return {
    at: (one) => one && positions.get(one.id),
    put(id, position) {
      if (positions.get(id) === position) return;
      positions.set(id, position);
      changed.set(id, position);
    },
    changed,
  };
}

/** Each row of hidden ones is spread between the open ones beside it, where it does not stand there already. */
function makeRoom(ordered: readonly Placed[], isOpen: (id: string) => boolean, board: Board): void {
  let low = -1;
  let hidden: Placed[] = [];
  for (const one of [...ordered, undefined]) {
    if (one && !isOpen(one.id)) {
      hidden.push(one);
      continue;
    }
    const high = board.at(one) ?? Number.POSITIVE_INFINITY;
    const row = [low, ...hidden.map((each) => board.at(each) ?? low), high];
    const rises = row.every((position, n) => n === 0 || position > (row[n - 1] ?? position));
    const gap = high === Number.POSITIVE_INFINITY ? STEP : (high - low) / (hidden.length + 1);
    if (!rises) for (const [n, { id }] of hidden.entries()) board.put(id, Math.floor(low + gap * (n + 1)));
    low = high;
    hidden = [];
  }
}
