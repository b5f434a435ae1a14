/**
 * How far each channel has come: its newest message, and the mentions of many in it. Kept apart from the channels' rows,
 * so that a message does not disturb the channel list. Unread is worked out from here.
 */
import type { ReadableAtom, WritableAtom } from 'nanostores';
import type { BroadMention } from '../protocol/channels.ts';
import type { MessageRow } from '../protocol/messages.ts';
import { LIMITS } from '../protocol/limits.ts';
import { cell } from '../util/cell.ts';
import { Topic } from './derived.ts';
import { keyed } from '../util/keyed.ts';

export interface Head {
  readonly lastSeq: number;
  readonly lastAt: number | null;
  /** By seq, ascending. */
  readonly broadMentions: readonly BroadMention[];
}

const NO_HEAD: Head = { lastSeq: 0, lastAt: null, broadMentions: [] };

export class Heads {
  readonly #heads = new Map<string, WritableAtom<Head>>();
  readonly #topic = new Topic();
  /** Changes with any channel's head. */
  readonly changed: ReadableAtom<number> = this.#topic.changed;

  /** The same atom for the same channel each time. */
  one(channelId: string): ReadableAtom<Head> {
    return this.#atom(channelId);
  }
  get(channelId: string): Head {
    return this.#heads.get(channelId)?.get() ?? NO_HEAD;
  }

  /** Takes what is newer; what is older changes nothing. */
  raise(channelId: string, news: Partial<Head>): void {
    const head = this.get(channelId);
    const lastSeq = Math.max(head.lastSeq, news.lastSeq ?? 0);
    const fresh = (news.broadMentions ?? []).filter(
      ({ seq, roleId }) => !head.broadMentions.some((known) => known.seq === seq && known.roleId === roleId),
    );
    if (lastSeq === head.lastSeq && fresh.length === 0) return;
    const all = fresh.length > 0 ? [...head.broadMentions, ...fresh].sort((a, b) => a.seq - b.seq) : head.broadMentions;
    this.#set(channelId, {
      lastSeq,
      lastAt: lastSeq > head.lastSeq ? (news.lastAt ?? head.lastAt) : head.lastAt,
      broadMentions: all.slice(-LIMITS.broadMentions),
    });
  }

  /** Takes what these messages, ascending, say about it. */
  take(channelId: string, messages: readonly MessageRow[]): void {
    const last = messages.at(-1);
    if (last) this.raise(channelId, { lastSeq: last.seq, lastAt: last.createdAt });
  }

  drop(channelId: string): void {
    if (this.#heads.has(channelId)) this.#set(channelId, NO_HEAD);
  }

  clear(): void {
    for (const channelId of this.#heads.keys()) this.#set(channelId, NO_HEAD);
  }

  #atom(channelId: string): WritableAtom<Head> {
    return keyed(this.#heads, channelId, () => cell(NO_HEAD));
  }

  #set(channelId: string, head: Head): void {
    this.#atom(channelId).set(head);
    this.#topic.touch();
  }
}
