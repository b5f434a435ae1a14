/**
 * Makes what a message list shows of one channel: the window's rows with the pending commands replayed over them, and the
 * messages that still wait. An item stays the same object while nothing about it changed, so a view repaints only that.
 */
import type { WireError } from '../protocol/errors.ts';
import type { MessageRow } from '../protocol/messages.ts';
import type { Store } from '../store/store.ts';
import type { Timeline } from '../store/timeline.ts';
import { asMessage, type Overlay, replay } from './optimistic.ts';
import type { PendingCommand } from './outbox.ts';

export type DeliveryState = 'sent' | 'sending' | 'failed';
export interface TimelineItem {
  /** Stable over sending, acknowledgement and patch: the message's id. */
  readonly key: string;
  /** `seq` is 0 while it waits to be sent. */
  readonly message: MessageRow;
  readonly state: DeliveryState;
  /** Why it was not sent; on a sent message, why the last edit, removal or reaction of mine did not take place. */
  readonly failure?: { readonly code: string; readonly message: string };
  /** An edit, removal or reaction of mine on it is still on its way. */
  readonly pending: boolean;
}
export interface TimelineView {
  readonly status: 'loading' | 'ready' | 'failed' | 'missing';
  /** A contiguous window, at most about 300; waiting ones last, only when `hasAfter` is false. */
  readonly items: readonly TimelineItem[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  readonly loading: 'before' | 'after' | 'around' | null;
  /** When something was last pinned in the channel, as far as it came by; Unix milliseconds. */
  readonly pinnedAt: number;
  readonly error?: WireError;
}

interface Made {
  readonly row: MessageRow;
  readonly own: string;
  readonly commands: readonly PendingCommand[];
  readonly item: TimelineItem;
}

export class TimelineViewer {
  readonly #store: Store;
  readonly #timeline: Timeline;
  readonly #channelId: string;
  #made = new Map<string, Made>();
  /** How many others had reacted when a reaction of mine was first replayed: rows since then may count mine. */
  #others = new Map<string, number>();

  constructor(store: Store, timeline: Timeline, channelId: string) {
    this.#store = store;
    this.#timeline = timeline;
    this.#channelId = channelId;
  }

  view(overlay: Overlay, myId: string): TimelineView {
    const timeline = this.#timeline;
    const made = new Map<string, Made>();
    const others = new Map<string, number>();
    const show = (row: MessageRow, commands: readonly PendingCommand[], delivery?: PendingCommand): TimelineItem => {
      const known = this.#made.get(row.id);
      const own = row.reactions.length > 0 ? [...this.#store.ownReactions(row)].join(' ') : '';
      const isSame = known?.own === own && sameRow(known.row, row) && sameCommands(known.commands, commands);
      const next = isSame ? known : { row, own, commands, item: this.#item(row, commands, delivery, myId, others) };
      if (isSame) this.#keepOthers(row.id, commands, others);
      made.set(row.id, next);
      return next.item;
    };
    const items = timeline.rows.map((row) => show(row, overlay.on(row.id)));
    if (timeline.isAtEnd) {
      for (const command of overlay.sends(this.#channelId)) {
        const row = made.has(command.entry.opId) ? undefined : asMessage(command, myId);
        if (row) items.push(show(row, [command, ...overlay.on(row.id)], command));
      }
    }
    this.#made = made;
    this.#others = others;
    const { status, hasBefore, isAtEnd, loading, pinnedAt, error } = timeline;
    return { status, items, hasBefore, hasAfter: !isAtEnd, loading, pinnedAt, ...(error && { error }) };
  }

  #keepOthers(messageId: string, commands: readonly PendingCommand[], others: Map<string, number>): void {
    for (const { entry } of commands) {
      const key = entry.frame.type === 'reaction.set' ? `${messageId} ${entry.frame.emoji}` : '';
      const count = this.#others.get(key);
      if (count !== undefined) others.set(key, count);
    }
  }

  #item(
    row: MessageRow,
    commands: readonly PendingCommand[],
    delivery: PendingCommand | undefined,
    myId: string,
    others: Map<string, number>,
  ): TimelineItem {
    const own = this.#store.ownReactions(row);
    const base =
      row.reactions.length > 0
        ? { ...row, reactions: row.reactions.map((each) => ({ ...each, mine: own.has(each.emoji) })) }
        : row;
    const message = replay(base, commands, myId, (emoji) => {
      const key = `${row.id} ${emoji}`;
      const count = row.reactions.find((each) => each.emoji === emoji)?.count ?? 0;
      const number = others.get(key) ?? this.#others.get(key) ?? count - (own.has(emoji) ? 1 : 0);
      others.set(key, number);
      return number;
    });
    const failure = (delivery?.entry.failure ? delivery : commands.find(({ entry }) => entry.failure))?.entry.failure;
    const isSent = !delivery || delivery.answer !== undefined;
    return {
      key: row.id,
      message,
      state: isSent ? 'sent' : delivery.entry.failure ? 'failed' : 'sending',
      ...(failure && { failure }),
      pending: commands.some((command) => command !== delivery && !command.entry.failure),
    };
  }
}

/** Whether two views show the same: what is done in another channel must not repaint this one. */
export function sameView(a: TimelineView, b: TimelineView): boolean {
  const { items, ...rest } = a;
  const isSameState = Object.entries(rest).every(([name, value]) => b[name as keyof TimelineView] === value);
  return (
    isSameState &&
    a.error === b.error &&
    items.length === b.items.length &&
    items.every((item, at) => item === b.items[at])
  );
}

/** A waiting message is made anew each time: its parts decide. */
function sameRow(a: MessageRow, b: MessageRow): boolean {
  return a === b || (a.rev === b.rev && a.seq === 0 && b.seq === 0);
}

function sameCommands(a: readonly PendingCommand[], b: readonly PendingCommand[]): boolean {
  return (
    a.length === b.length && a.every((command, at) => command.entry === b[at]?.entry && command.answer === b[at].answer)
  );
}
