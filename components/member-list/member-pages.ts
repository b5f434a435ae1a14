/** Fetches the member list page by page, in the server's order; a search replaces it. Tells its element when rows came. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HearthClient, MemberRow } from '../../src/index.ts';

const PAGE = 100;

/** Which of the people: all, a role's holders, a channel's readers. */
export interface Which {
  readonly roleId?: string | undefined;
  readonly channelId?: string | undefined;
}

export class MemberPages implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  rows: readonly MemberRow[] = [];
  total = 0;
  hasMore = true;
  failed = false;
  #isBusy = false;
  #client: HearthClient | undefined;
  #of: Which = {};
  #next: { readonly name: string; readonly id: string } | undefined;
  /** Counts the beginnings: an answer to an earlier one is not for this list. */
  #run = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#client = undefined;
  }

  /** Starts over for another community, role or channel. */
  follow(client: HearthClient, of: Which): void {
    if (client === this.#client && of.roleId === this.#of.roleId && of.channelId === this.#of.channelId) return;
    this.#client = client;
    this.#of = of;
    this.#next = undefined;
    this.rows = [];
    this.total = 0;
    this.hasMore = true;
    this.#isBusy = false;
    this.#run++;
    void this.more();
  }

  drop(memberId: string): void {
    const { length } = this.rows;
    this.rows = this.rows.filter(({ id }) => id !== memberId);
    this.total -= length - this.rows.length;
  }

  async more(): Promise<void> {
    const client = this.#client;
    const { roleId, channelId } = this.#of;
    const last = this.#next;
    if (!client || this.#isBusy || !this.hasMore) return;
    this.#isBusy = true;
    const run = this.#run;
    const answer = await client.query('members.list', {
      limit: PAGE,
      status: 'active',
      ...(roleId && { roleId }),
      ...(channelId && { channelId }),
      ...(last && { after: { name: last.name, id: last.id } }),
    });
    if (run !== this.#run || client !== this.#client) return;
    this.#isBusy = false;
    this.failed = !answer.ok;
    if (answer.ok) {
      this.rows = [...this.rows, ...answer.result.rows];
      this.total = answer.result.total;
      this.hasMore = answer.result.hasAfter;
      this.#next = answer.result.next ?? this.rows.at(-1);
      if (answer.result.rows.length === 0 && this.hasMore) return this.more();
    }
    this.#host.requestUpdate();
  }
}
