/** Faults planted on purpose, each an edit of production code that a check of the simulation must find. */
import { clientBugs } from './bugs-client.ts';
import { serverBugs } from './bugs-server.ts';
import type { Edit } from './edited-source.ts';

export interface Bug {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export const bugs: readonly Bug[] = [...clientBugs, ...serverBugs].map(([name, file, find, put]) => ({
  name,
  edits: [{ file, find, put }],
}));
