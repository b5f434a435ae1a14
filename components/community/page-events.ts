/** Turns what happens inside into events for the page: ready, unread, message, error. Each is said once a change. */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { HearthClient } from '../../src/index.ts';
import { HearthErrorEvent, HearthReadyEvent, HearthUnreadEvent } from './community-events.ts';

export class PageEvents implements ReactiveController {
  readonly #host: ReactiveElement;
  #client: HearthClient | undefined;
  #stops: (() => void)[] = [];
  #complaint = '';

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  follow(client: HearthClient, community: string): void {
    if (client === this.#client) return;
    this.#leave();
    this.#client = client;
    let wasReady = false;
    const tellReady = (ready: boolean): void => {
      if (ready && !wasReady) this.#host.dispatchEvent(new HearthReadyEvent(community, client.session.me.get()?.id));
      wasReady = ready;
    };
    this.#stops = [
      client.ready.subscribe(tellReady),
      client.community.unread.subscribe(
        ({ unread, mentions }) => void this.#host.dispatchEvent(new HearthUnreadEvent(unread, mentions)),
      ),
      client.connection.subscribe((connection) => {
        if (connection.status === 'refused') this.complain(connection.error.code, connection.error.message);
      }),
    ];
  }

  /** Once for the same words: in the console for the developer, as an event for the page. */
  complain(code: string, message: string): void {
    if (message === this.#complaint) return;
    this.#complaint = message;
    console.error(`[hearth] ${message}`);
    this.#host.dispatchEvent(new HearthErrorEvent(code, message));
  }

  #leave(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#client = undefined;
  }
}
