/**
 * Finds the client that an element works with: its own `client` property, else the one of an enclosing community, else
 * a shared one made from `server`, `community` and `getToken` (or `token`). `current` is undefined until one is there.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import { type GetToken, type HearthClient, ownToken } from '../../src/index.ts';
import { ClientConsumer } from './client-context.ts';
import { type Held, holdClient, type Identity } from './client-registry.ts';

/** The properties an element offers to its page; all may stay unset. */
export interface ClientSource {
  client?: HearthClient | undefined;
  server?: string | undefined;
  community?: string | undefined;
  token?: string | undefined;
  getToken?: GetToken | undefined;
  storage?: 'device' | 'memory' | undefined;
}

export class ClientController implements ReactiveController {
  readonly #host: ReactiveElement & ClientSource;
  readonly #context: ClientConsumer;
  #held: (Held & { readonly server: string; readonly community: string }) | undefined;
  #identified: Identity | undefined;

  constructor(host: ReactiveElement & ClientSource) {
    this.#host = host;
    host.addController(this);
    this.#context = new ClientConsumer(host);
  }

  get current(): HearthClient | undefined {
    return this.#host.client ?? this.#context.client ?? this.#held?.client;
  }

  /** True inside a community element, which then owns the frame around. */
  get isNested(): boolean {
    return this.#context.client !== undefined;
  }

  /** For `willUpdate`: takes or changes the shared client as the properties ask. */
  update(): HearthClient | undefined {
    const { community, client, storage } = this.#host;
    const server = this.#host.server === '' ? location.origin : this.#host.server;
    const wantsOwn = !client && !this.#context.client && server && community && this.#host.isConnected;
    if (!wantsOwn) this.#release();
    else if (this.#held?.server !== server || this.#held.community !== community) {
      this.#release();
      const options = { server, community, getToken: ownIdentity(server, community), ...(storage && { storage }) };
      this.#identified = this.#identity();
      this.#held = { server, community, ...holdClient(options, this.#identified) };
    } else if (this.#identity() !== this.#identified) {
      this.#identified = this.#identity();
      this.#held.identify(this.#identified);
    }
    return this.current;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#release();
  }

  #identity(): Identity | undefined {
    return this.#host.getToken ?? (this.#host.token || undefined);
  }

  #release(): void {
    this.#held?.release();
    this.#held = undefined;
    this.#identified = undefined;
  }
}

/** Who came by an invite and is still signed in on this device; nobody, where the page says nothing either. */
function ownIdentity(server: string, community: string): GetToken {
  return async (reason) => {
    if (ownToken(server, community) === null) return null;
    const { createOwnIdentity } = await import('./own-identity.ts');
    return createOwnIdentity(server, community).getToken(reason);
  };
}
