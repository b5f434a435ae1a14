/** Which messages have just come, while the log stood at its newest: history that loads is none of them. */
import type { TimelineView } from '../../src/index.ts';

/** @returns keys of what came after the last one shown before; undefined when nothing did. */
export function arrivedIn(view: TimelineView, before: TimelineView | undefined): ReadonlySet<string> | undefined {
  if (!before || before.items === view.items || before.hasAfter || before.status !== 'ready') return undefined;
  const known = new Set(before.items.map(({ key }) => key));
  const last = view.items.findLastIndex(({ key }) => known.has(key));
  const arrived = view.items.slice(last + 1);
  return last < 0 || arrived.length === 0 ? undefined : new Set(arrived.map(({ key }) => key));
}
