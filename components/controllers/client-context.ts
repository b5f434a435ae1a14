/**
 * Hands the client down to nested elements, by the events of the Context Community Protocol. The key is `Symbol.for`:
 * elements of another copy of the script understand it too.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { HearthClient } from '../../src/index.ts';

const KEY = Symbol.for('hearth.client');
const REQUEST = 'context-request';

type Take = (client: HearthClient | undefined, stop?: () => void) => void;

interface ClientRequest extends Event {
  readonly context: symbol;
  readonly subscribe: boolean;
  readonly callback: Take;
}

/** Asks those around for the client, now and whenever it changes. */
class ClientRequestEvent extends Event implements ClientRequest {
  readonly context: symbol = KEY;
  readonly subscribe: boolean = true;
  readonly contextTarget: Element;
  readonly callback: Take;
  constructor(contextTarget: Element, callback: Take) {
    super(REQUEST, { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}

export class ClientProvider {
  readonly #takers = new Map<Take, () => void>();
  #client: HearthClient | undefined;

  constructor(host: Element) {
    host.addEventListener(REQUEST, (event) => {
      const { context, callback, subscribe } = event as ClientRequest;
      if (context !== KEY || event.composedPath()[0] === host) return;
      event.stopImmediatePropagation();
      const stop = (): void => void this.#takers.delete(callback);
      if (subscribe) this.#takers.set(callback, stop);
      callback(this.#client, stop);
    });
  }

  provide(client: HearthClient | undefined): void {
    if (client === this.#client) return;
    this.#client = client;
    for (const [take, stop] of this.#takers) take(client, stop);
  }
}

export class ClientConsumer implements ReactiveController {
  readonly #host: ReactiveElement;
  #client: HearthClient | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  get client(): HearthClient | undefined {
    return this.#client;
  }

  hostConnected(): void {
    this.#client = undefined;
    this.#host.dispatchEvent(new ClientRequestEvent(this.#host, this.#take));
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  readonly #take: Take = (client, stop) => {
    if (stop !== this.#stop) this.#stop?.();
    this.#stop = stop;
    this.#client = client;
    this.#host.requestUpdate();
  };
}
