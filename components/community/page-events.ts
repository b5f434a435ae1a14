/** Turns what happens inside into events for the page: ready, unread, message, error. Each is said once a change. */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { HearthClient, TimelineView } from '../../src/index.ts';
import type { ClientSource } from '../controllers/client-controller.ts';
import { HearthErrorEvent, HearthMessageEvent, HearthReadyEvent, HearthUnreadEvent } from './community-events.ts';
import { DeveloperNote, NO_IDENTITY } from './tell-developer.ts';

export class PageEvents implements ReactiveController {
  readonly #host: ReactiveElement & ClientSource;
  readonly #note = new DeveloperNote((words) => this.complain('unauthenticated', words));
  #client: HearthClient | undefined;
  #stops: (() => void)[] = [];
  #complaint = '';
  #channel: string | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(host: ReactiveElement & ClientSource) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  follow(client: HearthClient, community: string, server: string): void {
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
        const { getToken, token, client: given } = this.#host;
        const isNobody = connection.status === 'signed_out' && connection.reason === 'no_token';
        this.#note.soon(isNobody && !(getToken ?? (token || given)) ? NO_IDENTITY : undefined);
        if (connection.status === 'refused') this.complain(connection.error.code, connection.error.message);
        else if (connection.status === 'waiting' && connection.attempt > 2 && !client.ready.get())
          this.complain(
            'offline',
            `${server} does not answer. Is it the address of the Hearth server, and is it running?`,
          );
      }),
    ];
  }

  /** Messages of others in the open channel, as they arrive. @param channel id or slug */
  watch(client: HearthClient, channel: string | undefined): void {
    if (channel === this.#channel) return;
    this.#stopWatching?.();
    this.#channel = channel;
    if (channel === undefined) return;
    let heard: number | undefined;
    this.#stopWatching = client.channel(channel).timeline.subscribe(({ status, items, hasAfter }: TimelineView) => {
      if (status !== 'ready' || hasAfter) return;
      const from = heard;
      heard = Math.max(from ?? 0, items.findLast(({ message }) => message.seq > 0)?.message.seq ?? 0);
      if (from === undefined) return;
      const me = client.session.me.get()?.id;
      for (const { message } of items)
        if (message.seq > from && message.authorId !== me && !message.removed)
          this.#host.dispatchEvent(new HearthMessageEvent(message.channelId, message.id, message.authorId));
    });
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
    this.#note.soon(undefined);
    this.#stopWatching?.();
    this.#client = this.#channel = this.#stopWatching = undefined;
  }
}
