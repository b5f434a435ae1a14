/** The pinned messages of a channel: asked once when it is opened, again when something is pinned; shown as they are by now. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChannelHandle, HearthClient, MessageRow, TimelineView } from '../../src/index.ts';
import type { Readable } from '../controllers/store-controller.ts';

export class Pins implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #channel: ChannelHandle | undefined;
  #seen = '';
  #found: readonly MessageRow[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Newest pin first, each with the state of its message. */
  *rows(read: <T>(atom: Readable<T>) => T): Generator<MessageRow> {
    for (const found of this.#found) {
      const now = this.#channel && read(this.#channel.message(found.id));
      const row = now && now.rev >= found.rev ? now : found;
      if (row.pinned && !row.removed) yield row;
    }
  }

  update(client: HearthClient, channel: ChannelHandle, { status, items, pinnedAt }: TimelineView): void {
    if (status === 'missing') return this.#forget();
    const id = channel.id.get();
    if (!id || client.connection.get().status !== 'online') return;
    const seen = items.filter((item) => item.message.pinned).map((item) => item.key);
    const name = `${id} ${pinnedAt} ${seen.join(' ')}`;
    if (channel === this.#channel && name === this.#seen) return;
    if (channel !== this.#channel) this.#forget();
    this.#channel = channel;
    this.#seen = name;
    void this.#ask(client, channel, id);
  }

  hostDisconnected(): void {
    this.#seen = '';
  }

  #forget(): void {
    this.#channel = undefined;
    this.#found = [];
  }

  async #ask(client: HearthClient, channel: ChannelHandle, channelId: string): Promise<void> {
    const answer = await client.query('pins.list', { channelId });
    if (!answer.ok || channel !== this.#channel) return;
    this.#found = [...answer.result.rows].sort((a, b) => (b.pinned?.at ?? 0) - (a.pinned?.at ?? 0));
    this.#host.requestUpdate();
  }
}
