/**
 * Finds single members and messages that a view asks for and that are not here: batched, once each, again on every new
 * line and whenever rights change. What the server does not show is known as absent until then.
 */
import type { Envelope } from '../protocol/errors.ts';
import { channelStream } from '../protocol/stream-names.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { QueryFrame } from '../protocol/queries.ts';
import type { Row } from '../protocol/rows.ts';
import { cell } from '../util/cell.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../util/clock.ts';
import type { Logger } from '../util/logger.ts';
import { isMessage, readRows } from './frames.ts';
import { Lookup } from './lookups.ts';
import type { Replica } from './replica.ts';

export interface FinderParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The person's replica while there is a line; undefined otherwise. */
  reachable(): Replica | undefined;
  query(frame: QueryFrame): Promise<Envelope<unknown>>;
}

export class Finder {
  readonly #parts: FinderParts;
  readonly #members: Lookup;
  readonly #messages: Lookup;
  readonly #wantedMembers = new Set<string>();
  /** Message id → channel id. */
  readonly #wantedMessages = new Map<string, string>();
  /** Members and messages that are not there, or not mine to see. */
  readonly absent = cell<ReadonlySet<string>>(new Set());

  constructor(parts: FinderParts) {
    this.#parts = parts;
    const { clock } = parts;
    this.#members = new Lookup({ clock, max: 100, fetch: (memberIds) => this.#fetchMembers(memberIds) });
    this.#messages = new Lookup({ clock, max: 50, fetch: (messageIds) => this.#fetchMessages(messageIds) });
  }

  wantMember(memberId: string): void {
    this.#wantedMembers.add(memberId);
    if (this.#parts.reachable()) this.#members.ask([memberId]);
  }

  wantMessage(channelId: string, messageId: string): void {
    this.#wantedMessages.set(messageId, channelId);
    if (this.#parts.reachable()) this.#messages.ask([messageId]);
  }

  /** Asks for whatever is wanted and still not here. @param anew what was absent may be there now. */
  askAgain(anew: boolean): void {
    const { store, reachable } = this.#parts;
    if (!reachable()) return;
    if (anew) {
      this.absent.set(new Set());
      this.#members.forget();
      this.#messages.forget();
    }
    this.#members.ask([...this.#wantedMembers].filter((id) => !store.rows.get('member', id)));
    for (const [messageId, channelId] of this.#wantedMessages) {
      if (!store.timeline(channelId).find(messageId)) this.#messages.ask([messageId]);
    }
  }

  clear(): void {
    this.#wantedMembers.clear();
    this.#wantedMessages.clear();
    this.absent.set(new Set());
  }

  async #fetchMembers(memberIds: readonly string[]): Promise<boolean> {
    const stream = this.#parts.reachable()?.community;
    const answer = await this.#parts.query({ type: 'members.get', memberIds: [...memberIds] });
    const replica = this.#parts.reachable();
    if (!answer.ok || !stream || replica?.community !== stream) return false;
    const rows = this.rowsOf(answer.result);
    await replica.applier.rows(stream, rows);
    this.#noteAbsent(memberIds, rows);
    return true;
  }

  async #fetchMessages(messageIds: readonly string[]): Promise<boolean> {
    const answer = await this.#parts.query({ type: 'messages.get', messageIds: [...messageIds] });
    const replica = this.#parts.reachable();
    if (!answer.ok || !replica) return false;
    const rows = this.rowsOf(answer.result).filter((row): row is MessageRow => isMessage(row));
    for (const row of rows) {
      if (replica.stream(channelStream(row.channelId))) this.#parts.store.timeline(row.channelId).tellWatched(row);
    }
    this.#noteAbsent(messageIds, rows);
    return true;
  }

  /** The good rows of an answer. */
  rowsOf(result: unknown): readonly Row[] {
    return readRows((result as { readonly rows?: unknown }).rows, this.#parts.logger);
  }

  #noteAbsent(ids: readonly string[], rows: readonly { readonly id: string }[]): void {
    const found = new Set(rows.map(({ id }) => id));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length > 0) this.absent.set(new Set([...this.absent.get(), ...missing]));
  }
}
