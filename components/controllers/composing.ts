/**
 * What the composer of a channel is asked to do by others in the page: edit a message, write an answer, take the focus.
 * An answer travels in the draft, so it outlives a reload; editing does not.
 */
import { atom, type WritableAtom } from 'nanostores';
import type { ChannelHandle } from '../../src/index.ts';

export interface Composing {
  /** The message being edited. */
  readonly editId: string | undefined;
  /** Grows each time the focus is wanted. */
  readonly focus: number;
}

const known = new WeakMap<ChannelHandle, WritableAtom<Composing>>();

export function composingOf(channel: ChannelHandle): WritableAtom<Composing> {
  let composing = known.get(channel);
  if (!composing) known.set(channel, (composing = atom<Composing>({ editId: undefined, focus: 0 })));
  return composing;
}

export function startEditing(channel: ChannelHandle, messageId: string | undefined): void {
  const composing = composingOf(channel);
  composing.set({ editId: messageId, focus: composing.get().focus + (messageId ? 1 : 0) });
}

export function startReply(channel: ChannelHandle, messageId: string): void {
  const composing = composingOf(channel);
  channel.setDraft(channel.draft.get()?.text ?? '', messageId);
  composing.set({ editId: undefined, focus: composing.get().focus + 1 });
}
