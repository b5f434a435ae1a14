/**
 * Who is here now, for the upper part of the member list. Asked again, at most every few seconds, when the number of those
 * who are here changes or somebody in it goes. Without an answer there is no upper part.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HearthClient, MemberRow } from '../../src/index.ts';

const AT_MOST = 100;
const AGAIN_MS = 3000;

export class MembersHere implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  rows: readonly MemberRow[] = [];
  /** All who are here, also those beyond the rows. */
  total = 0;
  #client: HearthClient | undefined;
  #channelId: string | undefined;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = -AGAIN_MS;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop?.();
    clearTimeout(this.#timer);
    this.#client = this.#stop = this.#timer = undefined;
  }

  follow(client: HearthClient, channelId: string | undefined): void {
    if (client === this.#client && channelId === this.#channelId) return;
    this.hostDisconnected();
    this.#client = client;
    this.#channelId = channelId;
    this.rows = [];
    this.#askedAt = -AGAIN_MS;
    this.#stop = client.members.onlineCount.listen(() => this.again());
    this.again();
  }

  /** Asks anew, soon. */
  again(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#askedAt + AGAIN_MS - performance.now());
    this.#timer = setTimeout(() => void this.#ask(), wait);
  }

  drop(memberId: string): void {
    const { length } = this.rows;
    this.rows = this.rows.filter(({ id }) => id !== memberId);
    this.total -= length - this.rows.length;
  }

  async #ask(): Promise<void> {
    const client = this.#client;
    const channelId = this.#channelId;
    this.#askedAt = performance.now();
    this.#timer = undefined;
    const answer = await client?.query('members.here', { limit: AT_MOST, ...(channelId && { channelId }) });
    if (client !== this.#client || channelId !== this.#channelId || !answer?.ok) return;
    this.rows = answer.result.rows;
    this.total = answer.result.total;
    this.#host.requestUpdate();
  }
}
