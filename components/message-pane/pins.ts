/** The pinned messages of a channel: asked once when it is opened, again when a pin on screen changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChannelHandle, HearthClient, MessageRow, TimelineItem } from '../../src/index.ts';

export class Pins implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #channel: ChannelHandle | undefined;
  #seen = '';
  #rows: readonly MessageRow[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Newest pin first. */
  get rows(): readonly MessageRow[] {
    return this.#rows;
  }

  update(client: HearthClient, channel: ChannelHandle, items: readonly TimelineItem[]): void {
    const id = channel.id.get();
    if (!id || client.connection.get().status !== 'online') return;
    const seen = items.filter((item) => item.message.pinned).map((item) => item.key);
    const name = `${id} ${seen.join(' ')}`;
    if (channel === this.#channel && name === this.#seen) return;
    if (channel !== this.#channel) this.#rows = [];
    this.#channel = channel;
    this.#seen = name;
    void this.#ask(client, channel, id);
  }

  hostDisconnected(): void {
    this.#channel = undefined;
    this.#seen = '';
  }

  async #ask(client: HearthClient, channel: ChannelHandle, channelId: string): Promise<void> {
    const answer = await client.query('pins.list', { channelId });
    if (!answer.ok || channel !== this.#channel) return;
    this.#rows = [...answer.result.rows].sort((a, b) => (b.pinned?.at ?? 0) - (a.pinned?.at ?? 0));
    this.#host.requestUpdate();
  }
}
