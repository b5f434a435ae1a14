/**
 * Unread as arithmetic: what lies between the channel's end and the read marker. It is computed anew from rows each
 * time, so it cannot drift, get stuck or fall below zero, in whatever order the rows arrived.
 */

export interface UnreadInput {
  /** The channel's newest seq; 0 for an empty channel. */
  readonly lastSeq: number;
  /** The read marker's seq; 0 when there is no marker. */
  readonly readSeq: number;
  /** Known messages that nobody has to read: one's own and removed ones. Others, and repeats, do no harm. */
  readonly countless: Iterable<number>;
  /** This channel's notifications. */
  readonly notifications: Iterable<UnreadNotification>;
}
export interface UnreadNotification {
  readonly seq: number;
  /** Present once the person has dealt with it. */
  readonly doneAt?: number;
}
export interface Unread {
  readonly unread: number;
  readonly mentions: number;
}

export function countUnread({ lastSeq, readSeq, countless, notifications }: UnreadInput): Unread {
  const skipped = new Set<number>();
  for (const seq of countless) if (seq > readSeq) skipped.add(seq);
  const mentioned = new Set<number>();
  let end = lastSeq;
  for (const { seq, doneAt } of notifications) {
    if (seq <= readSeq || skipped.has(seq)) continue;
    // A notification may overtake the channel's own news: what it speaks of exists all the same.
    end = Math.max(end, seq);
    if (doneAt === undefined) mentioned.add(seq);
  }
  let unread = Math.max(0, end - readSeq);
  for (const seq of skipped) if (seq <= end) unread--;
  return { unread, mentions: mentioned.size };
}
