/**
 * One client for each server and community on a page, shared by all elements that name them, also by those of another
 * copy of the script. The last holder gone, it closes after a short grace, so that moving an element keeps the line.
 */
import { type ClientOptions, createClient, type HearthClient } from '../../src/index.ts';

const GRACE_MS = 10_000;

interface Shared {
  readonly client: HearthClient;
  holders: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

/** On the page rather than in the module: two copies of the script meet here. */
const KEY = Symbol.for('hearth.clients');

function registry(): Map<string, Shared> {
  const page = globalThis as { [KEY]?: Map<string, Shared> | undefined };
  page[KEY] ??= new Map();
  return page[KEY];
}

/** @returns the client and its release. */
export function holdClient(options: ClientOptions): { readonly client: HearthClient; readonly release: () => void } {
  const clients = registry();
  const name = JSON.stringify([options.server, options.community]);
  const shared = clients.get(name) ?? { client: createClient(options), holders: 0, closing: undefined };
  clients.set(name, shared);
  clearTimeout(shared.closing);
  shared.holders++;
  let isHeld = true;
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    if (--shared.holders > 0) return;
    shared.closing = setTimeout(() => {
      clients.delete(name);
      shared.client.close();
    }, GRACE_MS);
  };
  return { client: shared.client, release };
}
