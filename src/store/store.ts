/** The replica in memory: everything that a view can observe. Written by `sync`, read by the handles. */
import type { MessageRow } from '../protocol/messages.ts';
import type { Clock } from '../util/clock.ts';
import { Ephemeral } from './ephemeral.ts';
import { Heads } from './heads.ts';
import { Rows } from './rows.ts';
import { Timeline } from './timeline.ts';
import { keyed } from '../util/keyed.ts';

export class Store {
  readonly rows = new Rows();
  readonly heads = new Heads();
  readonly ephemeral: Ephemeral;
  /** By message: reactions of mine that the server took, as long as the row that says so still has `rev`. */
  readonly #reacted = new Map<string, { readonly rev: number; readonly emojis: Map<string, boolean> }>();
  readonly #timelines = new Map<string, Timeline>();

  constructor(clock: Clock) {
    this.ephemeral = new Ephemeral(clock);
  }

  /** The same timeline for the same channel each time. */
  timeline(channelId: string): Timeline {
    return keyed(this.#timelines, channelId, () => new Timeline());
  }

  /** Which emoji I have put on a message. */
  ownReactions({ id, reactions }: MessageRow): ReadonlySet<string> {
    const rev = this.rows.revOf('reaction', id);
    const row = this.rows.get('reaction', id);
    const flagged = rev > 0 ? [] : reactions.filter(({ mine }) => mine);
    const own = new Set(row ? row.emojis : flagged.map(({ emoji }) => emoji));
    const recent = this.#reacted.get(id);
    for (const [emoji, on] of recent?.rev === rev ? recent.emojis : []) {
      if (on) own.add(emoji);
      else own.delete(emoji);
    }
    return own;
  }

  /** The server took a reaction of mine; the row that says so comes apart from the message. @param rev the row's, before. */
  noteReaction(messageId: string, emoji: string, on: boolean, rev: number): void {
    const known = this.#reacted.get(messageId);
    const recent = known?.rev === rev ? known : { rev, emojis: new Map<string, boolean>() };
    this.#reacted.set(messageId, recent);
    recent.emojis.set(emoji, on);
  }

  /** Forgets a stream whole, and with a channel its messages. */
  drop(stream: string): void {
    this.rows.drop(stream);
    const channelId = stream.startsWith('channel:') ? stream.slice(8) : undefined;
    if (channelId === undefined) return;
    this.heads.drop(channelId);
    this.#timelines.get(channelId)?.clear('missing');
  }

  clear(): void {
    this.rows.clear();
    this.heads.clear();
    this.ephemeral.clear();
    this.#reacted.clear();
    for (const timeline of this.#timelines.values()) timeline.clear('loading');
  }
}
