/** The script tag's files, readable from every site: `/hearth.js`, `/elements.js` and the hashed chunks in `/c/`. */
import type { HttpRequest, Route } from './exchange.ts';
import { HttpRefusal } from './exchange.ts';
import { createStaticFiles } from './static-files.ts';

/** The entry is asked for again soon, so that an upgrade reaches every page within minutes. */
const ENTRY = 'public, max-age=300, stale-while-revalidate=86400';
const HASHED = 'public, max-age=31536000, immutable';
const ENTRIES = ['hearth.js', 'elements.js'];

/** @param folder what the build wrote. */
export function clientFileRoutes(folder: string): readonly Route[] {
  const files = createStaticFiles(folder);

  async function entry(request: HttpRequest, name: string) {
    try {
      return await files.answer(request, [name], ENTRY);
    } catch (error) {
      if (!(error instanceof HttpRefusal)) throw error;
      throw new HttpRefusal(
        'unavailable',
        'The script tag’s file has not been built yet. Run “npm run build” on the server and reload.',
      );
    }
  }

  return [
    ...ENTRIES.map((name): Route => ({
      method: 'GET',
      path: `/${name}`,
      kind: 'file',
      handle: (request) => entry(request, name),
    })),
    {
      method: 'GET',
      path: '/c/*',
      kind: 'file',
      handle: (request) => files.answer(request, ['c', request.path.slice('/c/'.length)], HASHED),
    },
  ];
}
