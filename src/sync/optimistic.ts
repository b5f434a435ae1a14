/**
 * What the person has done already, laid over what the server has said: view = rows + pending commands, replayed in order.
 * Nothing here is ever written into rows; when a command's outcome arrives it simply no longer is among the pending.
 */
import type { MessageRow, Reaction } from '../protocol/messages.ts';
import type { PendingCommand } from './outbox.ts';
import { targetOf } from './outbox.ts';
import { keyed } from '../util/keyed.ts';

const NONE: readonly PendingCommand[] = [];

export class Overlay {
  readonly pending: readonly PendingCommand[];
  readonly #sends = new Map<string, PendingCommand[]>();
  readonly #onMessages = new Map<string, PendingCommand[]>();

  constructor(pending: readonly PendingCommand[]) {
    this.pending = pending;
    for (const command of pending) {
      const { frame } = command.entry;
      if (frame.type === 'message.send') append(this.#sends, frame.channelId, command);
      else append(this.#onMessages, targetOf(frame), command);
    }
  }

  /** Messages on their way into a channel, in order. */
  sends(channelId: string): readonly PendingCommand[] {
    return this.#sends.get(channelId) ?? NONE;
  }
  /** Edits, removals and reactions on their way to a message, in order. */
  on(messageId: string): readonly PendingCommand[] {
    return this.#onMessages.get(messageId) ?? NONE;
  }

  /** Up to which seq a channel is read. @param lastSeq the channel's end. */
  readSeq(channelId: string, markerSeq: number, lastSeq: number): number {
    let seq = markerSeq;
    for (const { entry } of this.pending) {
      const { frame } = entry;
      if (entry.failure || entry.lane !== '') continue;
      if (frame.type === 'readMarker.set' && frame.channelId === channelId) seq = Math.max(seq, frame.seq);
      if (frame.type === 'readMarker.setUnread' && frame.channelId === channelId) seq = Math.min(seq, frame.seq - 1);
      if (frame.type === 'readMarker.setAll' && (frame.channelIds?.includes(channelId) ?? true))
        seq = Math.max(seq, lastSeq);
    }
    return seq;
  }

  /** Whether a notification counts as done, if a pending command says so. */
  isDone(notificationId: string): boolean | undefined {
    let done: boolean | undefined;
    for (const { entry } of this.pending) {
      const { frame } = entry;
      if (frame.type === 'notification.setDone' && frame.notificationIds.includes(notificationId)) done = frame.done;
    }
    return done;
  }
}

function append(lists: Map<string, PendingCommand[]>, key: string | undefined, command: PendingCommand): void {
  if (key === undefined) return;
  keyed(lists, key, () => []).push(command);
}

/** A message that waits to be sent, as a row. */
export function asMessage({ entry, answer }: PendingCommand, authorId: string): MessageRow | undefined {
  const { frame, opId, queuedAt } = entry;
  if (frame.type !== 'message.send') return undefined;
  return {
    kind: 'message',
    id: opId,
    rev: answer?.rev ?? 0,
    seq: answer?.seq ?? 0,
    channelId: frame.channelId,
    authorId,
    text: frame.text,
    createdAt: queuedAt,
    ...(frame.replyToId !== undefined && { replyToId: frame.replyToId }),
    reactions: [],
  };
}

/**
 * The message after the pending commands on it.
 * @param others how many other people have put an emoji on it. It is asked rather than read from the row, because a row
 * may or may not count mine already.
 */
export function replay(
  row: MessageRow,
  commands: readonly PendingCommand[],
  myId: string,
  others: (emoji: string) => number,
): MessageRow {
  let message = row;
  for (const { entry, answer } of commands) {
    const { frame, queuedAt, failure } = entry;
    if (failure || message.removed) continue;
    if (frame.type !== 'reaction.set' && answer && answer.rev <= row.rev) continue; // the row has it already
    if (frame.type === 'message.edit') message = { ...message, text: frame.text, editedAt: queuedAt };
    if (frame.type === 'message.delete') message = remove(message, myId, queuedAt);
    if (frame.type === 'reaction.set')
      message = { ...message, reactions: react(message.reactions, frame.emoji, frame.on, others(frame.emoji)) };
  }
  return message;
}

function remove({ pinned: _, mentions: __, ...rest }: MessageRow, myId: string, at: number): MessageRow {
  return {
    ...rest,
    text: '',
    reactions: [],
    removed: { by: rest.authorId === myId ? 'author' : 'moderator', byId: myId, at },
  };
}

function react(reactions: readonly Reaction[], emoji: string, on: boolean, others: number): Reaction[] {
  const count = others + (on ? 1 : 0);
  const mine = { emoji, count, mine: on };
  const isKnown = reactions.some((each) => each.emoji === emoji);
  const next = isKnown ? reactions.map((each) => (each.emoji === emoji ? mine : each)) : [...reactions, mine];
  return next.filter((each) => each.count > 0);
}
