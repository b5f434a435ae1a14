/** Changes the source of production modules while they are loaded: smaller bounds, and faults planted on purpose. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Edit {
  /** From the root of the repository. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly put: string;
}

const root = join(import.meta.dirname, '..', '..');

/** So that a short history reaches pages, resets and full buffers. */
export const SMALL_BOUNDS: readonly Edit[] = [
  { file: 'src/protocol/limits.ts', find: 'syncRows: 500', put: 'syncRows: 12' },
  { file: 'src/protocol/limits.ts', find: 'broadMentions: 50', put: 'broadMentions: 4' },
  { file: 'src/store/timeline.ts', find: 'WINDOW_MAX = 300', put: 'WINDOW_MAX = 24' },
  { file: 'src/store/timeline.ts', find: 'PAGE = 50', put: 'PAGE = 8' },
  { file: 'src/sync/streams.ts', find: 'WAITING_MAX = 200', put: 'WAITING_MAX = 3' },
  { file: 'server/domain/sync.ts', find: 'FIRST_PAGE = 50', put: 'FIRST_PAGE = 8' },
];

/** @throws when the place is not there, or there twice. */
export function applyEdit(source: string, { file, find, put }: Edit): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${file} holds “${find}” ${parts.length - 1} times rather than once.`);
  return parts.join(put);
}

export function checkEdits(edits: readonly Edit[]): void {
  for (const edit of edits) applyEdit(readFileSync(join(root, edit.file), 'utf8'), edit);
}

/** From now on these modules are loaded as edited; those loaded already stay as they are. */
export function editSources(edits: readonly Edit[]): void {
  const byUrl = new Map<string, Edit[]>();
  for (const edit of edits) {
    const url = pathToFileURL(join(root, edit.file)).href;
    byUrl.set(url, [...(byUrl.get(url) ?? []), edit]);
  }
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const own = byUrl.get(url);
      if (!own) return loaded;
      const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      return { ...loaded, source: own.reduce(applyEdit, text) };
    },
  });
}
