/**
 * Which channel the frame shows, and at which message: the one in the page's hash, the one the page names, the one read
 * last, the one with the newest message. The community element asks for it with each update until there is one.
 */
import type { HearthClient } from '../../src/index.ts';
import { readRoute, writeRoute } from './hash-route.ts';

export interface ChoiceFrame {
  readonly community?: string | undefined;
  readonly channel?: string | undefined;
  readonly layout: string;
  readonly router: string;
  requestUpdate(): void;
}

export class ChannelChoice {
  readonly #frame: ChoiceFrame;
  readonly #client: () => HearthClient | undefined;
  #channel: string | undefined;
  #message: string | undefined;

  constructor(frame: ChoiceFrame, client: () => HearthClient | undefined) {
    this.#frame = frame;
    this.#client = client;
  }

  /** Id or slug; undefined where there is no channel to show. */
  get channel(): string | undefined {
    return this.#channel;
  }
  /** Id of the message to go to in it. */
  get message(): string | undefined {
    return this.#message;
  }

  take(channel: string, messageId?: string): void {
    this.#channel = channel;
    this.#message = messageId;
    this.#frame.requestUpdate();
    const client = this.#client();
    const row = client?.channel(channel).row.get();
    if (!client || !row) return;
    client.community.setLastChannelId(row.id);
    if (this.#frame.router !== 'hash') return;
    const hash = writeRoute(this.#frame.community ?? '', row.slug, messageId);
    if (location.hash !== hash) history.pushState(null, '', hash);
  }

  /** Goes where the page's hash points. @returns false when it points nowhere in this community. */
  followHash(): boolean {
    const route = readRoute(location.hash, this.#frame.community ?? '');
    if (route) this.take(route.channel, route.messageId);
    return route !== undefined;
  }

  /** When nothing has been chosen yet. @returns whether somebody asked for just this channel, rather than any. */
  begin(client: HearthClient): boolean {
    if (this.followHash()) return true;
    const { channel: wanted, layout } = this.#frame;
    const channels = client.community.groups.get().flatMap((group) => group.channels);
    const isThere = channels.some(({ id, slug }) => id === wanted || slug === wanted);
    if (wanted && (isThere || layout === 'channel')) {
      this.take(wanted);
      return true;
    }
    const last = client.community.lastChannelId();
    const newest = channels.toSorted((one, other) => (other.lastAt ?? 0) - (one.lastAt ?? 0))[0];
    this.#channel = (channels.find(({ id }) => id === last) ?? newest)?.id;
    return false;
  }
}
