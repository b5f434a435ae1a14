/** Which ids are spent for ever once used, wherever the row lies. */
import type { RowKind } from '../../src/protocol/rows.ts';

const GLOBAL: ReadonlySet<RowKind> = new Set(['message', 'channel', 'category', 'role']);

/** Other rows are told apart by stream, kind and id: a read marker carries its channel's id. */
export function hasGlobalId(kind: RowKind): boolean {
  return GLOBAL.has(kind);
}
