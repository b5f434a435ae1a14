/** Puts a mention of a person into what one is writing in a channel, and the focus there. */
import type { ChannelHandle } from '../../src/index.ts';
import { composingOf } from '../controllers/composing.ts';

export function mentionIn(channel: ChannelHandle, memberId: string): void {
  const draft = channel.draft.get();
  const text = draft?.text ?? '';
  const gap = text === '' || /\s$/u.test(text) ? '' : ' ';
  channel.setDraft(`${text}${gap}<@${memberId}> `, draft?.replyToId);
  const composing = composingOf(channel);
  composing.set({ editId: undefined, focus: composing.get().focus + 1 });
}
