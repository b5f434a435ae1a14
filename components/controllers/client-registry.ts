/**
 * One client for each server and community on a page, shared by all elements that name them, also by those of another
 * copy of the script. The last holder gone, it closes after a short grace, so that moving an element keeps the line.
 */
import { type ClientOptions, createClient, type GetToken, type HearthClient } from '../../src/index.ts';

const GRACE_MS = 10_000;

interface Shared {
  readonly client: HearthClient;
  holders: number;
  closing: ReturnType<typeof setTimeout> | undefined;
  /** Who signed the person in last: several elements say the same. */
  identity: Identity | undefined;
}
/** As an element was given it: a function, or a fixed token. */
export type Identity = GetToken | string;

export interface Held {
  readonly client: HearthClient;
  /** Signs in anew, unless another element has just said the same. */
  identify(identity: Identity | undefined): void;
  release(): void;
}

/** On the page rather than in the module: two copies of the script meet here. */
const KEY = Symbol.for('hearth.clients');

function registry(): Map<string, Shared> {
  const page = globalThis as { [KEY]?: Map<string, Shared> | undefined };
  page[KEY] ??= new Map();
  return page[KEY];
}

function identify(shared: Shared, identity: Identity | undefined): void {
  if (identity === shared.identity) return;
  shared.identity = identity;
  if (identity !== undefined)
    void shared.client.session.identify(typeof identity === 'string' ? () => Promise.resolve(identity) : identity);
}

/** @param options `getToken` is asked where no element gives an identity. */
export function holdClient(options: ClientOptions, identity: Identity | undefined): Held {
  const clients = registry();
  const name = JSON.stringify([options.server, options.community]);
  const known = clients.get(name);
  const { getToken, ...rest } = options;
  const shared: Shared = known ?? {
    client: createClient(identity === undefined && getToken ? { ...rest, getToken } : rest),
    holders: 0,
    closing: undefined,
    identity: undefined,
  };
  clients.set(name, shared);
  clearTimeout(shared.closing);
  shared.holders++;
  if (identity !== undefined) identify(shared, identity);
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
  return { client: shared.client, identify: (next) => identify(shared, next), release };
}
