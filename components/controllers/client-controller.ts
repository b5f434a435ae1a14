/**
 * Finds the client that an element works with: its own `client` property, else the one of an enclosing community, else
 * a shared one made from `server`, `community` and `getToken` (or `token`). `current` is undefined until one is there.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { GetToken, HearthClient } from '../../src/index.ts';
import { ClientConsumer } from './client-context.ts';
import { holdClient } from './client-registry.ts';

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
  #held:
    | {
        readonly server: string;
        readonly community: string;
        readonly client: HearthClient;
        readonly release: () => void;
      }
    | undefined;
  #identified: string | GetToken | undefined;

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
      const getToken = this.#getToken();
      this.#held = {
        server,
        community,
        ...holdClient({ server, community, ...(getToken && { getToken }), ...(storage && { storage }) }),
      };
      this.#identified = this.#host.getToken ?? this.#host.token;
    } else this.#identifyAgain();
    return this.current;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#release();
  }

  #getToken(): GetToken | undefined {
    const { getToken, token } = this.#host;
    return getToken ?? (token ? () => Promise.resolve(token) : undefined);
  }

  /** A token that came or changed after the client was made. */
  #identifyAgain(): void {
    const given = this.#host.getToken ?? this.#host.token;
    if (given === this.#identified) return;
    this.#identified = given;
    const getToken = this.#getToken();
    if (getToken) void this.#held?.client.session.identify(getToken);
  }

  #release(): void {
    this.#held?.release();
    this.#held = undefined;
    this.#identified = undefined;
  }
}
