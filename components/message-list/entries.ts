/** What stands in the log, in order: day dividers, the "new" divider, and messages with the head left out in a group. */
import { DURATIONS, type TimelineItem } from '../../src/index.ts';
import { daysBetween } from '../locales/format.ts';

export interface DayEntry {
  readonly kind: 'day';
  readonly key: string;
  readonly at: number;
}
export interface NewEntry {
  readonly kind: 'new';
  readonly key: 'new';
  readonly count: number;
}
export interface MessageEntry {
  readonly kind: 'message';
  readonly key: string;
  readonly item: TimelineItem;
  /** Continues the message above: same person, same day, within minutes, nothing between. */
  readonly isGrouped: boolean;
}
export type Entry = DayEntry | NewEntry | MessageEntry;

export interface EntryOptions {
  /** Where the "new" divider stands, or null for none. */
  readonly newFromSeq: number | null;
  readonly newCount: number;
  /** Messages that are about to be deleted and can still be brought back. */
  readonly without: ReadonlySet<string>;
}

function continues(item: TimelineItem, above: TimelineItem | undefined): boolean {
  if (!above) return false;
  const { message } = item;
  return (
    above.message.authorId === message.authorId &&
    message.createdAt - above.message.createdAt < DURATIONS.messageGroup &&
    message.replyToId === undefined &&
    !message.removed &&
    !above.message.removed
  );
}

export function entriesOf(items: readonly TimelineItem[], options: EntryOptions): Entry[] {
  const entries: Entry[] = [];
  let above: TimelineItem | undefined;
  let day: number | undefined;
  let isNewShown = options.newFromSeq === null;
  for (const item of items) {
    if (options.without.has(item.key)) continue;
    const { createdAt, seq } = item.message;
    if (day === undefined || daysBetween(day, createdAt) !== 0) {
      entries.push({ kind: 'day', key: `day-${new Date(createdAt).toDateString()}-${item.key}`, at: createdAt });
      above = undefined;
    }
    day = createdAt;
    if (!isNewShown && options.newFromSeq !== null && seq >= options.newFromSeq) {
      entries.push({ kind: 'new', key: 'new', count: options.newCount });
      isNewShown = true;
      above = undefined;
    }
    entries.push({ kind: 'message', key: item.key, item, isGrouped: continues(item, above) });
    above = item;
  }
  return entries;
}

/** Remembers the last answer: most renders change nothing here. */
export class EntryList {
  #asked: readonly unknown[] = [];
  #list: readonly Entry[] = [];

  of(items: readonly TimelineItem[], options: EntryOptions): readonly Entry[] {
    const asked = [items, options.newFromSeq, options.newCount, options.without];
    if (asked.some((value, index) => value !== this.#asked[index])) this.#list = entriesOf(items, options);
    this.#asked = asked;
    return this.#list;
  }
}

/** Whether the last one is mine, waits to be sent, and was not there before. */
export function hasNewOwn(
  items: readonly TimelineItem[],
  before: readonly TimelineItem[] | undefined,
  myId: string | undefined,
): boolean {
  const last = items.at(-1);
  if (!last || !before || last.message.seq !== 0 || last.message.authorId !== myId) return false;
  return !before.some(({ key }) => key === last.key);
}
