/** Faults planted on purpose, each an edit of production code that a check of the simulation must find. */
import type { Edit } from './edited-source.ts';

export interface Bug {
  readonly name: string;
  readonly edits: readonly Edit[];
}
export const bugs: readonly Bug[] = [];
