/** Arithmetic on the stretches of a channel's history that are held: sorted, apart, never touching. */
import type { SeqRange, MessagePage } from './cache.ts';

/** Joins stretches that overlap or touch. */
export function joinRanges(ranges: readonly SeqRange[]): readonly SeqRange[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  const joined: SeqRange[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && range.from <= last.to + 1)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else joined.push(range);
  }
  return joined;
}

/** The stretch that holds `seq`, if any. */
export function rangeAt(ranges: readonly SeqRange[], seq: number): SeqRange | undefined {
  return ranges.find((range) => range.from <= seq && seq <= range.to);
}

/**
 * Which seqs a page of held messages spans: the `limit` before or after a seq, else the newest. The neighbour of the seq
 * must be held, otherwise there is nothing to give.
 */
export function heldSpan(ranges: readonly SeqRange[], page: MessagePage): SeqRange | undefined {
  if (page.after !== undefined) {
    const range = rangeAt(ranges, page.after + 1);
    return range && { from: page.after + 1, to: Math.min(range.to, page.after + page.limit) };
  }
  const last = page.before === undefined ? ranges.at(-1)?.to : page.before - 1;
  const range = last === undefined ? undefined : rangeAt(ranges, last);
  return range && last !== undefined ? { from: Math.max(range.from, last - page.limit + 1), to: last } : undefined;
}
