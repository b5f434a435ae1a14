/**
 * How far each channel has come: its newest message, and the mentions of many in it. Kept apart from the channels' rows,
 * so that a message does not disturb the channel list. Unread is worked out from here.
 */
import type { ReadableAtom, WritableAtom } from 'nanostores';
import type { BroadMention, LastMessage } from '../protocol/channels.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { MessageRow } from '../protocol/messages.ts';
import { cell } from '../util/cell.ts';
import { Topic } from './derived.ts';
import { keyed } from '../util/keyed.ts';

export interface Head {
  readonly lastSeq: number;
  readonly lastAt: number | null;
  /** The message at `lastSeq`, when it is known. */
  readonly lastMessage: LastMessage | null;
  /** By seq, ascending. */
  readonly broadMentions: readonly BroadMention[];
}

const NO_HEAD: Head = { lastSeq: 0, lastAt: null, lastMessage: null, broadMentions: [] };

/** The later word about the message at `seq`. */
function laterOf(seq: number, ...known: readonly (LastMessage | null | undefined)[]): LastMessage | null {
  const fitting = known.filter((each) => each?.seq === seq) as LastMessage[];
  return fitting.reduce<LastMessage | null>((last, each) => (each.rev > (last?.rev ?? 0) ? each : last), null);
}

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
    const lastMessage = laterOf(lastSeq, head.lastMessage, news.lastMessage);
    if (lastSeq === head.lastSeq && lastMessage === head.lastMessage && fresh.length === 0) return;
    const all = fresh.length > 0 ? [...head.broadMentions, ...fresh].sort((a, b) => a.seq - b.seq) : head.broadMentions;
    this.#set(channelId, {
      lastSeq,
      lastMessage,
      lastAt: lastSeq > head.lastSeq ? (news.lastAt ?? head.lastAt) : head.lastAt,
      broadMentions: all.slice(-LIMITS.broadMentions),
    });
  }

  /** Takes what these messages, ascending, say about it. */
  take(channelId: string, messages: readonly MessageRow[]): void {
    const last = messages.at(-1);
    if (!last) return;
    const { seq, createdAt, rev, authorId, text, removed } = last;
    const lastMessage = { seq, rev, authorId, text, ...(removed && { removed: true as const }) };
    this.raise(channelId, { lastSeq: seq, lastAt: createdAt, lastMessage });
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
