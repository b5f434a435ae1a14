/** Cuts a page out of a channel: the same rule for every adapter that can list messages on either side of a seq. */
import type { MessageRow } from '../../src/protocol/messages.ts';
import type { MessagePage, MessagePageRequest } from '../domain/storage.ts';

export interface MessageLists {
  /** The newest `limit` messages with a smaller seq, newest first. */
  below(seq: number, limit: number): readonly MessageRow[];
  /** The oldest `limit` messages with a greater seq, oldest first. */
  above(seq: number, limit: number): readonly MessageRow[];
}

/**
 * Without a cursor the newest page. `before` and `after` leave out the seq they name; `around` holds it, with half of the
 * page on either side, and more of one side where the other ends.
 */
export function cutMessagePage(lists: MessageLists, page: MessagePageRequest): MessagePage {
  const { limit } = page;
  if (page.around !== undefined) return around(lists, page.around, limit);
  if (page.after !== undefined) {
    const found = lists.above(page.after, limit + 1);
    return {
      rows: found.slice(0, limit),
      hasBefore: lists.below(page.after + 1, 1).length > 0,
      hasAfter: found.length > limit,
    };
  }
  const found = lists.below(page.before ?? Number.MAX_SAFE_INTEGER, limit + 1);
  const hasAfter = page.before !== undefined && lists.above(page.before - 1, 1).length > 0;
  return { rows: found.slice(0, limit).reverse(), hasBefore: found.length > limit, hasAfter };
}

function around(lists: MessageLists, seq: number, limit: number): MessagePage {
  const older = lists.below(seq, limit + 1);
  const newer = lists.above(seq - 1, limit + 1);
  const olderCount = Math.min(older.length, Math.max(Math.floor(limit / 2), limit - newer.length));
  const newerCount = Math.min(newer.length, limit - olderCount);
  return {
    rows: [...older.slice(0, olderCount).reverse(), ...newer.slice(0, newerCount)],
    hasBefore: older.length > olderCount,
    hasAfter: newer.length > newerCount,
  };
}
